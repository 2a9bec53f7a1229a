"""Names of bodies that the text itself shortens: "West African Fishing Union" where "WAFU" stands elsewhere in it.

The acronym tells where the name begins and ends, which model and gazetteer may see otherwise; the name what it is.
"""

from spacy.tokens import Doc

from kg.language.names import aliases
from kg.language.names.matching import lookup
from kg.language.names.name_types import type_by_words
from kg.language.names.person_names import POSSESSIVE_ENDINGS
from kg.language.names.spans import AMOUNTS, MentionSpan
from kg.language.syntax.tree import sentence_of, tokens_of
from kg.lexica.classes import word_class

_BODIES = frozenset({"Organization", "ArmedForce"})
_OWNERS = frozenset({"Nationality", "State"})
_JOINTS = frozenset({"-", "'"})
_FEWEST = 3  # letters of an acronym that tells a name


def widen(doc: Doc, found: list[MentionSpan], prose: list[bool]) -> list[MentionSpan]:
    """Return the names with those that acronyms of the text tell, and with these acronyms, in text order.

    Args:
        doc: The document.
        found: The names so far.
        prose: For each token, whether it stands in text to be read as sentences.
    """
    short = _acronyms(doc, prose)
    starts: dict[str, list[int]] = {}
    for token in doc if short else ():
        if token.is_title and prose[token.i]:
            starts.setdefault(token.lower_[0], []).append(token.i)
    full = {letters: spans for letters in short if (spans := _spelled(doc, starts.get(letters[0], []), letters))}
    for letters, spans in full.items():
        for span in spans:
            found = _with(found, span)
        for at in short[letters]:
            found = _with(found, MentionSpan(at, at + 1, spans[0].type))
    return sorted(found, key=lambda span: (span.start, -span.end)) if full else found


def _acronyms(doc: Doc, prose: list[bool]) -> dict[str, list[int]]:
    """Return the tokens that are acronyms unknown to the gazetteer, by their letters; not of lines in capitals."""
    found: dict[str, list[int]] = {}
    for token in doc:
        if not token.is_upper:
            continue
        letters = token.text.replace(".", "")
        if len(letters) < _FEWEST or not (letters.isupper() and prose[token.i] and aliases.is_acronym(token.text)):
            continue
        if token.text not in lookup() and any(t.is_lower for t in token.sent):
            found.setdefault(letters.lower(), []).append(token.i)
    return found


def _spelled(doc: Doc, starts: list[int], letters: str) -> list[MentionSpan]:
    """Return the runs of capitalised words that end in a body and have the letters as initials."""
    found = []
    for start in starts:
        end = _run_end(doc, start, letters)
        kind = type_by_words([t.text for t in doc[start:end]]) if end else None
        if kind in _BODIES:
            found.append(MentionSpan(start, end, kind or ""))
    return found


def _run_end(doc: Doc, start: int, letters: str) -> int:
    """Return where the words that have the letters as initials end, or 0."""
    have = ""
    for token in tokens_of(doc, start, sentence_of(doc[start])[1]):
        small = (
            token.lower_ in word_class("no-initial") or token.lower_ in POSSESSIVE_ENDINGS or token.text in {"-", "'"}
        )
        if small and have:
            continue
        if not token.text[:1].isupper() or aliases.is_acronym(token.text):
            return 0
        have += "".join(part[0] for part in token.lower_.split("-") if part)
        if not letters.startswith(have):
            return 0
        if have == letters:
            return int(token.i) + 1
    return 0


def _with(found: list[MentionSpan], span: MentionSpan) -> list[MentionSpan]:
    """Return the names with another one, instead of what lies within it or across its bounds; its owner stays."""
    for name in found:
        wider = name.start <= span.start and span.end <= name.end and name.type not in AMOUNTS
        if wider and (name.known or (name.form == "name" and (name.type in _BODIES or name.end - name.start > 1))):
            return found
    kept = [
        name
        for name in found
        if name.end <= span.start
        or span.end <= name.start
        or (name.known and name.type in _OWNERS and span.start <= name.start and name.end < span.end)
    ]
    return [*kept, span]
