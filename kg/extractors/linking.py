"""Linking: the key of each mention that the gazetteer knows; whether a capital or seat of power means its state."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from kg.language import annotations
from kg.language.names import listed_bodies, matching
from kg.language.names.identity import identity, said_elsewhere
from kg.language.syntax import blocks


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
        prose, elsewhere = blocks.prose(doc), said_elsewhere(doc)
        for mention in annotations.mentions(doc):
            meant = identity(doc, mention, self.forms, elsewhere, in_prose=prose[mention["start"]])
            if meant is not None:
                mention["key"], mention["type"], mention["metonym"] = meant
        listed_bodies.link(doc, annotations.mentions(doc))
        return doc


@Language.factory(
    "kg_linking",
    requires=["doc._.kg_mentions", "token.pos", "token.lemma", "token.dep", "doc.sents", "doc.ents"],
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
