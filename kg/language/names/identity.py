"""Which thing of the gazetteer a name means: by what is written, by other words of its sentence, by what it does."""

from collections.abc import Mapping

from spacy.tokens import Doc

from kg.language.annotations import MentionDict
from kg.language.names import matching, metonymy
from kg.language.names.spans import AMOUNTS
from kg.lexica import gazetteer
from kg.lexica.gazetteer import Form

type Identity = tuple[str, str, bool]  # gazetteer key, mention type, whether a capital or seat stands for its state


def identity(
    doc: Doc, mention: MentionDict, forms: Mapping[str, tuple[Form, ...]], *, in_prose: bool
) -> Identity | None:
    """Return what a mention means, or None if the gazetteer doesn't know it.

    Args:
        doc: With parse and lemmas.
        mention: One of its mentions.
        forms: The gazetteer's forms by what is written, from `matching.lookup`.
        in_prose: False in headings and tables.
    """
    if mention["form"] not in {"name", "adjective"} or mention["type"] in AMOUNTS:
        return None
    written = " ".join(doc[mention["start"] : mention["end"]].text.split())
    told = matching.cues(written)
    meant = _told_by_cue(doc, mention, told) if told else None
    if meant:
        return meant, gazetteer.entry(meant).type, False
    several = forms.get(written) or forms.get(f"the {written}")
    if not several or (in_prose and matching.is_acronym_of_other(doc[mention["start"] : mention["end"]], several)):
        return None
    return _read(doc, mention, several, in_prose=in_prose)


def _told_by_cue(doc: Doc, mention: MentionDict, told: tuple[tuple[str, frozenset[str]], ...]) -> str | None:
    """Return the key that most words of the mention's sentence tell, else of the text: "Atlanta" beside "Georgia"."""
    for span in (doc[mention["start"]].sent, doc):
        words = {token.text for token in span}
        counts = {key: len(cues & words) for key, cues in told}
        most = max(counts.values())
        if most:
            best = [key for key, count in counts.items() if count == most]
            return best[0] if len(best) == 1 else None
    return None


def _read(doc: Doc, mention: MentionDict, several: tuple[Form, ...], *, in_prose: bool) -> Identity | None:
    """Return what a name means that may be written for several things; persons are left alone."""
    if mention["type"] == "Person" and not any(gazetteer.entry(f.key).type == "Person" for f in several):
        return None
    form = next((f for f in several if (f.use == "adjective") == (mention["form"] == "adjective")), several[0])
    if form.stands_for and metonymy.acts(doc, mention, in_prose=in_prose):
        return form.stands_for, gazetteer.entry(form.stands_for).type, True
    return form.key, matching.mention_type(form), False
