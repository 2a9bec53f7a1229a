"""Cue words of reported speech, thought and attitude, and the attribution that is put together around one."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from kg.language.syntax import functions as fn
from kg.language.syntax.forms import is_nominal, is_proper
from kg.language.syntax.functions import dependents, serves_as
from kg.lexica import dictionary

type Span = tuple[int, int]

ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ship", "cy", "ing")  # ends of abstract nouns
_GROUP = fn.AUXILIARY | fn.PASSIVE_AUXILIARY | fn.NEGATION | fn.ADVERB
_CUT_OFF = fn.APPOSITION | fn.ADVERBIAL_NOUN | fn.OBJECT | fn.CONJUNCT  # what a phrase's first noun is taken for
_LOOSE = frozenset({",", ":", ";", "-", "--", "—", "–"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One reading of a cue word; see the column ``cue`` of the dictionary."""

    word: str
    particle: str
    pos: str
    frames: frozenset[str]
    stance: str
    commits: str

    def factive(self, frame: str) -> bool:
        """Tell whether the author vouches for a content in this frame as well."""
        return self.commits in {"both", "clause" if frame in {"that", "", "inf"} else "object"}


@dataclass(slots=True)
class Candidate:
    """An attribution being put together. Spans are (start, end) tokens.

    ``verb`` is the cue's head token, ``head`` the source's; ``reports`` tells that it may introduce a quotation;
    ``frame`` the reading of the cue that fits; ``own`` that the source is the cue's own subject, not one inherited;
    ``quoting`` the verb that lets a second-hand speaker speak ("quoted him as saying"), with the clause's first token.
    """

    verb: int
    source: Span | None
    head: int | None
    cue: Span
    content: list[Span]
    stance: str
    factive: bool = False
    reports: bool = False
    confidence: float = 0.9
    frame: str = ""
    own: bool = True
    quoting: Span | None = None

    def block(self) -> Span:
        """Return the tokens from the first to the last of the cue and a source that stands beside it."""
        spans = [self.cue, self.source] if self.source and self.own else [self.cue]
        if self.quoting:
            spans.append((self.quoting[1], self.quoting[0] + 1))
        return min(s for s, _ in spans), max(e for _, e in spans)


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """Return the cues by lemma of their first word, those with a particle first."""
    found: dict[str, list[Cue]] = {}
    for lemma, senses in dictionary.having("cues").items():
        for sense in senses:
            readings = (Cue(lemma, sense.particle, sense.kind.lower(), *cue) for cue in sense.cues)
            found.setdefault(lemma, []).extend(readings)
    return {word: tuple(sorted(items, key=lambda c: -len(c.particle))) for word, items in found.items()}


def chosen(readings: list[Cue], frame: str) -> Cue:
    """Return the reading of a cue that allows a frame, or the first."""
    return next((c for c in readings if frame in c.frames), readings[0])


def verb_group(verb: Token, floor: int) -> Span:
    """Return the verb group: auxiliaries, negation and adverbs beside the verb from ``floor`` on, and its particle."""
    start, end = verb.i, verb.i + 1
    for child in reversed(dependents(verb, _GROUP | fn.PARTICLE)):
        if serves_as(child, fn.PARTICLE):
            end = max(end, child.i + 1)
        elif child.i == start - 1 and child.i >= floor:
            start = child.i
    return start, end


def whole(token: Token) -> Span:
    """Return the tokens of a word with all that depends on it."""
    return token.left_edge.i, token.right_edge.i + 1


def source_span(noun: Token) -> Span:
    """Return the noun phrase of a source: without the relative clause or participle that a comma sets off."""
    start, end = whole(noun)
    for clause in dependents(noun, fn.RELATIVE_CLAUSE | fn.ADVERBIAL_CLAUSE | fn.NOUN_CLAUSE):
        left = clause.left_edge.i
        if clause.i > noun.i and noun.doc[left - 1].orth_ == ",":
            end = min(end, left - 1)
    return start, end


def named(noun: Token) -> Token:
    """Return the name right behind a noun that says what it is the name of: "SANA" of "the news agency SANA"."""
    if is_proper(noun):
        return noun
    return next((t for t in dependents(noun, fn.APPOSITION) if is_proper(t) and t.left_edge.i == noun.i + 1), noun)


def source_before(subject: Token, verb: Token) -> tuple[Token, Span]:
    """Return the head and the phrase of a source that stands before its verb, whole where the parser cut it in two.

    "..., the Oslo weekly The Lantern reported": two subjects; "..., the news agency SUNA said": an apposition of what
    stands before the comma, and a subject.
    """
    doc, (start, end) = verb.doc, source_span(subject)
    second = next((t for t in dependents(verb, fn.SUBJECT) if subject.i < t.i < verb.i and t.left_edge.i == end), None)
    if second is not None and is_nominal(doc[end - 1]):
        return second, (start, source_span(second)[1])
    before = doc[start - 1] if start else subject
    if start and is_proper(subject) and is_nominal(before) and before.head.i < before.left_edge.i > 0:
        left = before.left_edge.i
        if doc[left - 1].orth_ == "," and serves_as(before, _CUT_OFF) and start > left:
            return subject, (left, end)
    return named(subject), (start, end)


def trim(doc: Doc, start: int, end: int) -> Span:
    """Return a span without white space, commas and the like at its ends; a full stop stays inside a quotation."""
    while start < end and (doc[start].is_space or doc[start].orth_ in _LOOSE or doc[start].orth_ == "."):
        start += 1
    stop = "." if start < end and doc[start].orth_ not in {'"', "''"} else ""
    while end > start and (doc[end - 1].is_space or doc[end - 1].orth_ in _LOOSE or doc[end - 1].orth_ == stop):
        end -= 1
    return start, end


def trim_end(doc: Doc, end: int) -> int:
    """Return an exclusive end moved left over white space."""
    while end > 1 and doc[end - 1].is_space:
        end -= 1
    return end
