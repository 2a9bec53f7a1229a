"""Which thing of the gazetteer a name means: by what is written, by other words of its sentence, by what it does."""

from collections.abc import Callable, Mapping
from functools import cache

from spacy.tokens import Doc

from kg.language.annotations import MentionDict
from kg.language.names import matching, metonymy
from kg.language.names.spans import AMOUNTS
from kg.language.syntax.forms import is_nominal, is_verb
from kg.lexica import gazetteer
from kg.lexica.gazetteer import Form

_APPOSED = 5  # tokens within which an apposition has its noun
_OPENING = frozenset({",", "("})

type Told = tuple[tuple[str, frozenset[str]], ...]  # keys that a name can mean, with words that tell
type Elsewhere = Callable[[str], str | None]  # what the text says of a name, by what is written
type Identity = tuple[str, str, bool]  # gazetteer key, mention type, whether a capital or seat stands for its state


def identity(
    doc: Doc, mention: MentionDict, forms: Mapping[str, tuple[Form, ...]], elsewhere: Elsewhere, *, in_prose: bool
) -> Identity | None:
    """Return what a mention means, or None if the gazetteer doesn't know it.

    Args:
        doc: With parse and lemmas.
        mention: One of its mentions.
        forms: The gazetteer's forms by what is written, from `matching.lookup`.
        elsewhere: From `said_elsewhere`, one for the Doc.
        in_prose: False in headings and tables.
    """
    if mention["form"] not in {"name", "adjective"} or mention["type"] in AMOUNTS:
        return None
    written = " ".join(doc[mention["start"] : mention["end"]].text.split())
    told = matching.cues(written)
    meant = _told_by_cue(doc, mention, told, elsewhere) if told else None
    if meant:
        return meant, gazetteer.entry(meant).type, False
    several = forms.get(written) or forms.get(f"the {written}")
    if not several or (in_prose and matching.is_acronym_of_other(doc[mention["start"] : mention["end"]], several)):
        return None
    return _read(doc, mention, several, in_prose=in_prose)


def _told_by_cue(doc: Doc, mention: MentionDict, told: Told, elsewhere: Elsewhere) -> str | None:
    """Return the key that most words of the mention's sentence tell, else of the text: "Atlanta" beside "Georgia".

    "The US state of Georgia" tells most, in the text too.
    """
    start, end = mention["start"], mention["end"]
    said = _said_to_lie_in(doc, start, end, told)
    if said is not None:
        return said
    for span in (doc[start].sent, doc):
        if span is doc:
            said = elsewhere(doc[start:end].text)
            if said is not None:
                return said
        words = {token.text for token in span}
        counts = {key: len(cues & words) for key, cues in told}
        most = max(counts.values())
        if most:
            best = [key for key, count in counts.items() if count == most]
            return best[0] if len(best) == 1 else None
    return None


def said_elsewhere(doc: Doc) -> Elsewhere:
    """Return what tells, by what is written, in which part of a state a Doc says that a place lies; asked once each."""

    @cache
    def said(written: str) -> str | None:
        told = matching.cues(" ".join(written.split()))
        first, _, rest = written.partition(" ")
        length = 1 + len(rest.split())
        places = (t.i for t in doc if t.text == first and doc[t.i : t.i + length].text == written)
        return next((key for at in places if (key := _said_to_lie_in(doc, at, at + length, told))), None)

    return said


def _said_to_lie_in(doc: Doc, start: int, end: int, told: Told) -> str | None:
    """Return the part of a state that words beside a name call so: "the US state of X", "X, a southern US state"."""
    if doc[max(start - 2, 0) : start].text.lower() == "state of":
        whole = _state_before(doc, start - 2)
    else:
        behind = next(
            (t.i for t in doc[end + 1 : end + 1 + _APPOSED] if t.i + 1 < len(doc) and t.text == "state"), None
        )
        if behind is None or doc[end].text not in _OPENING or is_nominal(doc[behind + 1]):
            return None
        between = doc[end + 1 : behind]
        if any(token.is_punct or is_verb(token) for token in between):
            return None
        whole = _state_before(doc, behind)
    keys = [key for key, _ in told if whole is not None and gazetteer.entry(key).part_of == whole]
    return keys[0] if len(keys) == 1 else None


def _state_before(doc: Doc, at: int) -> str | None:
    """Return the key of the state whose name or adjective stands right before a word, or None."""
    forms = (form for length in (2, 1) for form in matching.lookup().get(doc[max(at - length, 0) : at].text, ()))
    return next((form.key for form in forms if form.key.startswith("state/")), None)


def _read(doc: Doc, mention: MentionDict, several: tuple[Form, ...], *, in_prose: bool) -> Identity | None:
    """Return what a name means that may be written for several things; persons are left alone."""
    if mention["type"] == "Person" and not any(gazetteer.entry(f.key).type == "Person" for f in several):
        return None
    form = next((f for f in several if (f.use == "adjective") == (mention["form"] == "adjective")), several[0])
    if form.stands_for and metonymy.acts(doc, mention, in_prose=in_prose):
        return form.stands_for, gazetteer.entry(form.stands_for).type, True
    return form.key, matching.mention_type(form), False
