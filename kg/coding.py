"""PLOVER codes for sentences whose actor and recipient are known: the lexicon's best frame between the two decides.

Where no frame joins them, the nearest event word does; every record gets a code.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.annotated import annotate, sparing
from kg.errors import InputError, KgError, tell
from kg.language import annotations
from kg.language.factuality.effects import intention
from kg.language.factuality.facts import factuality, holders
from kg.language.frames.engine import Frame, frames
from kg.language.frames.participants import participants
from kg.lexica import dictionary
from kg.lexica.senses import Event
from kg.model import Document
from kg.ontology import roots

type Record = Mapping[str, object]
type Code = dict[str, object]
type _Checked = tuple[object, str, tuple[int, int] | None, tuple[int, int] | None]  # id, sentence, source, target

_FALLBACK = ("ACCUSE", 0.05)  # the most frequent root of political news takes what has no event word
_MOST_CHARACTERS = 100_000
_WEAK = 1.5  # below it, not both source and target are in their roles
_MATERIAL = frozenset({"COOPERATE", "AID", "YIELD", "CONSULT"})  # meant, but not done yet, they are agreements
_HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})  # threats


@dataclass(frozen=True, slots=True)
class _Pair:
    """The tokens of source and target; None where a party is implicit or not found in the sentence."""

    source: tuple[int, int] | None
    target: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class _Coding:
    root: str
    trigger: Token | None
    score: float


def code_events(
    nlp: Language,
    records: Iterable[Record],
    *,
    places: Sequence[str] = (),
    on_problem: Callable[[KgError], None] | None = None,
) -> Iterator[Code]:
    """Yield one code for each record, in order.

    Args:
        nlp: A pipeline from `kg.annotated.load`.
        records: ``{"id", "sentence", "source", "target"}``; source and target are substrings of the sentence,
            ``[start, end]`` in characters (end-exclusive), or None where implicit.
        places: What messages call the records, each its own, as ``file:line``; their numbers if none are given.
        on_problem: Called with what is wrong with a record, or what failed on it; it is left out. None raises it.

    Yields:
        ``{"id", "root", "quad", "polarity", "status", "confidence"}``; confidence from 0 to 1.

    Raises:
        InputError: If a record lacks a sentence, or a source or target does not fit it, and ``on_problem`` is None.
        PipelineError: If a component fails on a sentence, and ``on_problem`` is None.
    """
    waiting: dict[str, _Checked] = {}

    def documents() -> Iterator[Document]:
        for where, checked in _usable(records, places, on_problem):
            waiting[where] = checked
            yield Document(id=where, text=checked[1])

    for document, doc in annotate(nlp, documents(), on_problem=on_problem):
        identity, _, source, target = waiting.pop(document.id)
        with sparing(document, on_problem):
            yield {"id": identity, **code(doc, source, target)}


def code(doc: Doc, source: tuple[int, int] | None, target: tuple[int, int] | None) -> Code:
    """Return the code of an annotated sentence between the characters of its source and target."""
    coding = _code(doc, _Pair(_tokens(doc, source), _tokens(doc, target)))
    polarity, status = "Affirmed", "Happened"
    if coding.trigger is not None:
        found = annotations.attributions(doc)
        fact = factuality(coding.trigger, found, holders(found, [coding.trigger.i])[0])
        polarity, status = fact["polarity"], fact["status"]
    return {
        "root": coding.root,
        "quad": roots()[coding.root].influence.quad,
        "polarity": polarity,
        "status": status,
        "confidence": round(min(0.95, max(0.05, coding.score / 3)), 2),
    }


def _usable(
    records: Iterable[Record], places: Sequence[str], on_problem: Callable[[KgError], None] | None
) -> Iterator[tuple[str, _Checked]]:
    """Yield the place of each record that can be coded, with its parts."""
    for number, record in enumerate(records, start=1):
        where = places[number - 1] if places else f"record {number}"
        try:
            checked = _checked(number, record, where)
        except InputError as err:
            tell(err, on_problem)
        else:
            yield where, checked


def _checked(number: int, record: Record, where: str) -> _Checked:
    sentence = record.get("sentence") if isinstance(record, Mapping) else None
    if not isinstance(sentence, str) or not sentence.strip():
        raise InputError("no sentence", where=where, hint='give {"id", "sentence", "source", "target"}')
    if len(sentence) > _MOST_CHARACTERS or (not sentence.isascii() and re.search("[\ud800-\udfff]", sentence)):
        raise InputError("sentence is too long, or holds half a character", where=where, hint="mend or split it")
    spans = [_span(sentence, record.get(name), f"{where}: {name}") for name in ("source", "target")]
    return record.get("id", number), sentence, spans[0], spans[1]


def _span(sentence: str, given: object, where: str) -> tuple[int, int] | None:
    """Return the characters of a party: where the sentence has it, or as given."""
    if given is None or given == "":
        return None
    if isinstance(given, str):
        at = sentence.find(given)
        if at < 0:
            raise InputError(
                f"{given!r} is not in the sentence", where=where, hint="copy it from the sentence, or null"
            )
        return at, at + len(given)
    if isinstance(given, (list, tuple)) and len(given) == 2 and all(type(n) is int for n in given):
        start, end = given
        if 0 <= start < end <= len(sentence):
            return start, end
    raise InputError(
        "neither a substring nor [start, end] in the sentence", where=where, hint="offsets count characters"
    )


def _tokens(doc: Doc, span: tuple[int, int] | None) -> tuple[int, int] | None:
    found = None if span is None else doc.char_span(*span, alignment_mode="expand")
    return None if found is None else (found.start, found.end)


def _code(doc: Doc, pair: _Pair) -> _Coding:
    """Return the root of the best-scored frame, of frames read without regard to types where those are too weak."""
    types = _types(doc, pair)
    best = _best(doc, pair, types, types)
    if best is None or best.score < _WEAK:
        other = _best(doc, pair, None, types)
        if other is not None and (best is None or other.score > best.score + 0.5):
            best = other
    return best or _Coding(_FALLBACK[0], None, _FALLBACK[1])


def _best(doc: Doc, pair: _Pair, types: Mapping[int, str] | None, known: Mapping[int, str]) -> _Coding | None:
    """Return the best-scored frame's root; ties go to the earlier word and the lexicon's order."""
    best: _Coding | None = None
    for word in doc:
        if word.lemma_.lower() not in dictionary.having("event") or _within(word.i, pair.source):
            continue
        for frame in frames(word, "event", types, weak=True):
            if not isinstance(frame.effect, Event):
                continue
            found = _Coding(_in_view(frame, frame.effect.root, known), frame.trigger, _score(frame, pair))
            if best is None or found.score > best.score:
                best = found
    return best


def _types(doc: Doc, pair: _Pair) -> dict[int, str]:
    """Return the type of the mention at each head; where source and target are none, they pass for any."""
    types = dict(participants(doc).types)
    for span in (pair.source, pair.target):
        for index in range(*span) if span else ():
            types.setdefault(index, "Any")
    return types


def _within(index: int, span: tuple[int, int] | None) -> bool:
    return span is not None and span[0] <= index < span[1]


def _score(frame: Frame, pair: _Pair) -> float:
    """Return how well a frame joins source and target: about 2 for both in their roles, and its confidence."""
    sense = frame.sense
    score = frame.effect.confidence + 0.15 * bool(sense.particle) + 0.12 * len(sense.conditions)
    score += _fit(frame.first, frame.trigger, pair.source, among=0.15)
    score += _fit(frame.second, frame.trigger, pair.target, among=0.5)
    if any(_within(t.i, pair.target) for t in frame.first) and not any(_within(t.i, pair.source) for t in frame.first):
        score -= 0.4
    if frame.second_slot in {"comp", "comp_patient"}:  # "threatened to shell": the threat is what happened
        score += 0.5
    if sense.kind == "NOUN" and frame.first_slot != "light":
        score -= 0.3
    return score - 0.04 * sum(1 for _ in frame.trigger.ancestors)


def _fit(tokens: list[Token], trigger: Token, span: tuple[int, int] | None, *, among: float) -> float:
    """Return 1 if the span holds one of the tokens, ``among`` if it lies elsewhere below the trigger, else 0."""
    if span is None:
        return 0.3 if not tokens else 0.0
    if any(_within(token.i, span) for token in tokens):
        return 1.0
    if any(token.left_edge.i < span[1] and span[0] <= token.right_edge.i for token in tokens):
        return 0.8
    if trigger.left_edge.i < span[1] and span[0] <= trigger.right_edge.i:
        return among
    return 0.0


def _in_view(frame: Frame, root: str, types: Mapping[int, str]) -> str:
    """Return the root that a frame codes for in its modality: announced help is agreement, refused help rejection."""
    if frame.sense.flags & {"verbal", "physical"} and any(types.get(token.i) == "Person" for token in frame.first):
        root = "ACCUSE"  # persons attack each other in words
    meant = intention(frame.trigger)
    if meant == "refused" and roots()[root].influence.sign >= 0:
        return "REJECT"
    if meant == "intended" and root in _MATERIAL:
        return "AGREE"
    return "THREATEN" if meant == "intended" and root in _HOSTILE else root
