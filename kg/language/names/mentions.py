"""The mentions of a Doc: names, nationalities, descriptions, pronouns, times and amounts, with their noun phrases.

Names come from the gazetteer first and from the model second; descriptions from a list of nouns, pronouns from another.
In headings and tables only the gazetteer is trusted, since nothing there is a sentence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from spacy.attrs import LOWER, POS
from spacy.strings import StringStore
from spacy.symbols import NOUN, PROPN
from spacy.tokens import Doc, Span

from kg.language.annotations import MentionDict
from kg.language.names import (
    bare_surnames,
    beside_names,
    corrections,
    leader_names,
    matching,
    namesakes,
    nominals,
    party_tags,
    recovery,
    spelled_out,
)
from kg.language.names.name_types import is_public_body, type_by_words
from kg.language.names.spans import AMOUNTS, MentionSpan, tokens_in
from kg.language.syntax.forms import COORDINATOR_FORM, SUBORDINATOR_FORM, has_form, is_proper
from kg.language.syntax.functions import OBJECT, POSSESSOR, PREPOSITIONAL_OBJECT, SUBJECT, serves_as
from kg.language.syntax.tree import tokens_of
from kg.lexica import tables
from kg.lexica.classes import word_class

_ARGUMENT = SUBJECT | OBJECT | POSSESSOR | PREPOSITIONAL_OBJECT
_NOUN_LIKE = frozenset({NOUN, PROPN})
_BODIES = frozenset({"Organization", "ArmedForce"})
_OWNERS = frozenset({"Nationality", "State"})
_LISTS = frozenset({"Place", "Person", "Group"})  # types of names that the model joins by "and"


@dataclass(frozen=True, slots=True)
class ListedWords:
    """Words that describe or stand for something, as numbers of a vocabulary; ``pronouns`` with their mention types."""

    nouns: frozenset[int]
    events: frozenset[int]
    pronouns: Mapping[int, str]


def listed_words(strings: StringStore) -> ListedWords:
    """Return the word lists in the numbers of a vocabulary's strings, which learn them."""
    return ListedWords(
        frozenset(strings.add(word) for word in nominals.noun_types()),
        frozenset(strings.add(word) for word in tables.words("event_nouns.tsv")),
        {strings.add(word): kind for word, kind in _pronouns().items()},
    )


@cache
def _pronouns() -> dict[str, str]:
    return {row["word"]: row["type"] for row in tables.rows("pronouns.tsv") if row["type"]}


def mentions(doc: Doc, prose: list[bool], known: list[MentionSpan], listed: ListedWords) -> list[MentionDict]:
    """Return all mentions, numbered in text order; one per stretch of text.

    Args:
        doc: With parts of speech, tags, parse and entities.
        prose: For each token, whether it stands in text to be read as sentences.
        known: The gazetteer's names in it.
        listed: From `listed_words` of its vocabulary.
    """
    untagged = party_tags.apart(doc, prose)
    known = [name for name in known if untagged[name.start] == prose[name.start]]
    prose = untagged
    guessed = corrections.correct(doc, prose)
    peoples = namesakes.of_people(doc, prose, known, guessed)
    peoples |= {name.start for name in known if beside_names.is_relative(doc, name.start, name.end)}
    found = _merge(doc, [name for name in known if name.start not in peoples], guessed)
    found = spelled_out.widen(doc, found, prose)
    found = bare_surnames.parted(doc, _with_leaders(doc, found, prose))
    inside: list[MentionSpan | None] = [None] * len(doc)
    for name in found:
        if name.type not in AMOUNTS:
            inside[name.start : name.end] = [name] * (name.end - name.start)
    again = bare_surnames.find(doc, prose, found, inside, peoples)
    taken = tokens_in(again)
    for name in again:
        inside[name.start : name.end] = [name] * (name.end - name.start)
    found = [span for span in found if span.start not in taken] + again
    found += _descriptions(doc, prose, listed, inside, found)
    unique: dict[tuple[int, int], MentionSpan] = {}
    for span in found:
        unique.setdefault((span.start, span.end), span)
    ordered = sorted(unique.values(), key=lambda span: (span.start, -span.end))
    return [_mention(doc, number, span) for number, span in enumerate(ordered)]


def _descriptions(
    doc: Doc, prose: list[bool], listed: ListedWords, inside: list[MentionSpan | None], found: list[MentionSpan]
) -> list[MentionSpan]:
    """Return what the first look left: repeated names, nominals, named events, pronouns; names go into ``inside``."""
    free, nouns, events, pronouns = [], [], [], []
    for i, (lower, pos) in enumerate(doc.to_array([LOWER, POS]).tolist()):
        if not prose[i] or inside[i] is not None:
            continue
        if lower in listed.pronouns:
            pronouns.append(i)
        elif pos in _NOUN_LIKE:
            if lower in listed.nouns:
                nouns.append(i)
            elif lower in listed.events:
                events.append(i)
            if pos == PROPN:
                free.append(i)
    more = recovery.find(doc, found, free)
    for name in more:
        inside[name.start : name.end] = [name] * (name.end - name.start)
    more += nominals.find(doc, [i for i in nouns if inside[i] is None], inside)
    known = {i: nominals.named_event(doc, i, inside) for i in events}
    more += [event for event in known.values() if event is not None]
    again = [nominals.event_again(doc, i, [*found, *more]) for i, event in known.items() if event is None]
    more += [event for event in again if event is not None]
    for i in pronouns:  # "US" is none
        if doc[i].text not in matching.lookup() and not nominals.is_expletive(doc[i]):
            more.append(MentionSpan(i, i + 1, listed.pronouns[doc[i].lower], "pronoun"))
    return more


def _merge(doc: Doc, known: list[MentionSpan], guessed: list[MentionSpan]) -> list[MentionSpan]:
    """Return the names of both sources without contradictions, in text order.

    The gazetteer wins, unless its name is a part of a longer proper name ("Paris Hilton", "Bank of America"). A
    nationality or state inside the name of one of its own bodies ("Turkish Foreign Ministry") is kept beside it.
    """
    around = {i: span for span in guessed if span.type not in AMOUNTS for i in range(span.start, span.end)}
    kept: list[MentionSpan] = []
    replaced: set[MentionSpan] = set()
    for name in known:
        touching = {around[i] for i in range(name.start, name.end) if i in around}
        outer = next((span for span in touching if _holds(span, name)), None)
        if outer is None:
            kept.append(name)
            replaced |= touching
        else:
            _settle(doc, name, outer, kept, replaced)
    rest = [span for span in guessed if span not in replaced]
    return sorted([*kept, *rest], key=lambda span: (span.start, -span.end))


def _with_leaders(doc: Doc, found: list[MentionSpan], prose: list[bool]) -> list[MentionSpan]:
    """Return the names with those of known leaders that the model took for something else, or for nothing."""
    wrong, missed = leader_names.find(doc, found, prose)
    right = [replace(span, type="Person") if span in wrong else span for span in found]
    return sorted([*right, *missed], key=lambda span: (span.start, -span.end))


def _holds(outer: MentionSpan, inner: MentionSpan) -> bool:
    return (
        outer.start <= inner.start and inner.end <= outer.end and (outer.start, outer.end) != (inner.start, inner.end)
    )


def _settle(
    doc: Doc, name: MentionSpan, outer: MentionSpan, kept: list[MentionSpan], replaced: set[MentionSpan]
) -> None:
    """Decide between a gazetteer name and the longer name that the model sees around it."""
    rest = [token for token in doc[outer.start : outer.end] if not name.start <= token.i < name.end]
    words = [token.text for token in rest]
    longer = any(is_proper(token) and token.text[:1].isupper() for token in rest)
    joined = any(token.text == "," or has_form(token, COORDINATOR_FORM) for token in rest)
    tie = _is_tie(doc, name, outer)
    if not longer or tie or (joined and outer.type in _LISTS):  # "Could Iran", "Georgia and Adjara": no longer name
        kept.append(name)
        replaced.add(outer)
    elif outer.type == "Person" and name.type == "Nationality" and name.start == outer.start:  # "Russian Ivan Petrov"
        kept += [name, MentionSpan(name.end, outer.end, "Person")]
        replaced.add(outer)
    elif outer.type in _BODIES and name.type in _OWNERS and type_by_words(words) in _BODIES and is_public_body(words):
        kept.append(name)


def _is_tie(doc: Doc, name: MentionSpan, outer: MentionSpan) -> bool:
    """Tell whether a longer name only says what two states have: "the Norland-Sudria Alliance"."""
    before, after = doc[max(0, name.start - 1)].orth_, doc[min(name.end, len(doc) - 1)].orth_
    return "-" in {before, after} and doc[outer.end - 1].lower_ in word_class("tie-name")


def _head(doc: Doc, start: int, end: int) -> int:
    """Return the head of a name; of one that the parse tears apart ("Will Smith" with an auxiliary) its acting part."""
    if end - start > 1:
        outer = [token for token in tokens_of(doc, start, end) if not start <= token.head.i < end]
        acting = [token.i for token in outer if serves_as(token, _ARGUMENT)]
        if len(outer) > 1 and acting:
            return acting[-1]
    return Span(doc, start, end).root.i


def _mention(doc: Doc, number: int, span: MentionSpan) -> MentionDict:
    start, end = span.start, span.end
    described = span.form == "nominal" and not any(
        has_form(token, SUBORDINATOR_FORM) for token in tokens_of(doc, start, end)
    )
    head = end - 1 if described else _head(doc, start, end)  # "Ministry of Defence"
    np_start, np_end = start, end
    if span.form != "pronoun" and span.type not in AMOUNTS:
        np_start, np_end = nominals.bounds(doc[head], start, end)
    return {
        "id": number,
        "start": start,
        "end": end,
        "np_start": np_start,
        "np_end": np_end,
        "head": head,
        "type": span.type,
        "form": span.form,
        "key": None,
        "metonym": False,
        "entity": None,
    }
