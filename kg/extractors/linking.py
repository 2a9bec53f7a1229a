"""Linking: the key of each mention that the gazetteer knows; whether a capital or seat of power means its state."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from kg.language import annotations
from kg.language.annotations import MentionDict
from kg.language.names import matching, metonymy
from kg.lexica import gazetteer
from kg.lexica.gazetteer import Form


class Linking:
    """Callable that sets ``key``, ``type`` and ``metonym`` of the mentions. Holds the forms of names by their text."""

    def __init__(self, path: str | None) -> None:
        self.path = path
        self.forms = matching.lookup(path)

    def __setstate__(self, state: dict[str, object]) -> None:
        """Read a user's gazetteer again in another process, so that its entries are known there too."""
        self.__init__(state["path"])  # type: ignore[misc]  # path is all that makes a Linking

    def __getstate__(self) -> dict[str, object]:
        return {"path": self.path}

    def __call__(self, doc: Doc) -> Doc:
        """Return the Doc with its mentions linked."""
        prose = annotations.prose(doc)
        for mention in annotations.mentions(doc):
            if mention["form"] not in {"name", "adjective"} or mention["type"] in {"Time", "Money", "Quantity"}:
                continue
            written = " ".join(doc[mention["start"] : mention["end"]].text.split())
            told = matching.cues(written)
            meant = told and _told_by_cue(doc, mention, told)
            if meant:
                mention["key"], mention["type"] = meant, gazetteer.entry(meant).type
                continue
            several = self.forms.get(written) or self.forms.get(f"the {written}")
            if several:
                _link(doc, mention, several, in_prose=prose[mention["start"]])
        return doc


def _told_by_cue(doc: Doc, mention: MentionDict, told: tuple[tuple[str, frozenset[str]], ...]) -> str | None:
    """Return the key that a word in the mention's sentence tells: "Atlanta" beside "Georgia"."""
    words = {token.text for token in doc[mention["start"]].sent}
    return next((key for key, cues in told if not cues.isdisjoint(words)), None)


def _link(doc: Doc, mention: MentionDict, several: tuple[Form, ...], *, in_prose: bool) -> None:
    """Set what is known of a name that may be written for several things; leave persons alone."""
    if mention["type"] == "Person" and not any(gazetteer.entry(f.key).type == "Person" for f in several):
        return
    form = next((f for f in several if (f.use == "adjective") == (mention["form"] == "adjective")), several[0])
    mention["key"], mention["type"] = form.key, matching.mention_type(form)
    if form.stands_for and metonymy.acts(doc, mention, in_prose=in_prose):
        mention["key"], mention["metonym"] = form.stands_for, True
        mention["type"] = gazetteer.entry(form.stands_for).type


@Language.factory(
    "kg_linking",
    requires=["doc._.kg_mentions"],
    assigns=["doc._.kg_mentions"],
    default_config={"gazetteer": None},
)
def make_linking(nlp: Language, name: str, gazetteer: str | None) -> Callable[[Doc], Doc]:
    """Make the component.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        gazetteer: Path of a user's own gazetteer, the same as for ``kg_entities``.

    Raises:
        InputError: If the user's gazetteer can't be used.
    """
    annotations.register()
    return Linking(gazetteer)
