"""What sources tell against each other: who says what, in their own sentences."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.contest import Account, Conflict, account
from kg.evidence import Event, Evidence, denies
from kg.network import Network, events, sources
from kg.page.conflicts.page import Side, side
from kg.page.report.happenings import ends
from kg.page.report.period import interval, when
from kg.page.report.sayings import Sayings
from kg.page.report.wording import cut, is_verb, quoted
from kg.page.words.citations import Citations
from kg.page.words.events import spoken, what
from kg.page.words.leaning import leanings
from kg.page.words.statements import said_by
from kg.page.words.words import day, listed, name

SHOWN = 25  # words of a sentence in the first part
ACT = 8  # words of an act that stand in a heading
_CLAUSE = re.compile(r"[^,;:.!?()–—]+?(?=[,;:.!?()–—]|\s(?:and|but|as|after|before|when|while|which|who|that)\s|$)")
_HEADINGS = {
    "denied": "Whether {}",
    "toll": "How many came to harm: {}",
    "date": "When: {}",
    "account": "Who did it: {}",
}
_CHARGED = {"denied": "The charge of {} against {}", "account": "Who is to blame: {} and {} accuse each other"}


@dataclass(frozen=True, slots=True)
class Contest:
    """A conflict of sources: what it is about, its sides, and who (unless the words say) says what in a sentence."""

    what: str
    sides: tuple[Side, ...]
    words: tuple[tuple[str, str], ...]

    @property
    def named(self) -> str:
        """What it is about, within a sentence."""
        return self.what[:1].lower() + self.what[1:]


def contested(found: Iterable[Conflict], graph: Network, citations: Citations, known: Sayings) -> tuple[Contest, ...]:
    """Return conflicts in words, with their sentences cited."""
    return tuple(_contest(one, graph, citations, known) for one in found)


def within(found: Iterable[Conflict], graph: Network) -> Iterator[Conflict]:
    """Yield the conflicts on which texts or voices of a network differ, where an actor or event of it is concerned.

    The course of an event, from threat to deed, is no conflict of sources.
    """
    texts = {source.iri for source in sources(graph)}
    told = {event.iri for event in events(graph)}
    for one in found:
        if one.kind not in _HEADINGS or not (told.intersection(one.events) or set(graph).intersection(one.actors)):
            continue
        kept = [account(held.said, passages) for held in one.sides if (passages := _of(held, texts))]
        if len(kept) > 1:
            yield replace(one, sides=tuple(kept))


def _of(held: Account, texts: set[str]) -> list[Evidence]:
    return [said for said in held.evidence if said.graph in texts]


def _contest(one: Conflict, graph: Network, citations: Citations, known: Sayings) -> Contest:
    actors_ = [graph.nodes[iri] for iri in one.actors if iri in graph]
    told = {event.iri: event for event in events(graph)}
    held_ = [told[iri] for iri in one.events if iri in told]
    event = next((event for event in held_ if event.root == one.term), None)  # not the answer to it
    words, seen = [], set[tuple[str, int]]()
    for held in one.sides:
        said = held.evidence[0]
        if (said.graph, said.start) not in seen:  # one sentence may tell of both sides
            parts = ends(graph, event) if event else actors_
            sentence = quoted(said, parts, known.known(said), most=SHOWN).words
            words.append(("" if all(who in sentence for who in held.by[:2]) else _by(held), sentence))
        seen.add((said.graph, said.start))
    about = one.what
    if event is not None and any(event.names):
        modes = {said.mode for held in one.sides for said in held.evidence}
        words_ = {said_by(said) for held in one.sides for said in held.evidence if not denies(said)}
        about = what(event.root, *event.names, modes, words_)
        about += f" in {name(event.where)}" if event.where and event.where not in about else ""
        act = _told_as(one, event)
        about += act
        about += f", {when(event)}" if interval(event)[1] else _reported(event) if act else ""
    heading = _charged(one, event) or _HEADINGS[one.kind].format(about)
    return Contest(heading, tuple(side(held, citations) for held in one.sides), tuple(words))


def _told_as(one: Conflict, event: Event) -> str:
    """Return the words of a text for an act of which neither place nor day tells which it is, in quotation marks."""
    if one.kind != "denied" or event.where or len(event.time) == len("2025-06-13"):
        return ""
    words = (_outright(said) for held in one.sides for said in held.evidence if not denies(said))
    return next((f" (“{found}”)" for found in words if found), "")


def _outright(said: Evidence) -> str:
    """Return a verb with the few words after it, where they stand alone."""
    begin, end = (max(at - said.start, 0) for at in said.trigger)
    clause = _CLAUSE.match(said.sentence, begin)
    words = " ".join(clause[0].split()) if clause else ""
    plain = 1 < len(words.split()) <= ACT and not leanings(words) and not any(word in words for word in '“”"')
    return words if plain and is_verb(said.sentence[begin:end]) else ""


def _reported(event: Event) -> str:
    told = max((said.date for said in event.evidence), default="")
    return f", reported {day(told)}" if told else ""


def _charged(one: Conflict, event: Event | None) -> str:
    """Return who charges whom, where it is a charge: its matter stands in the sentences."""
    if one.term != "ACCUSE" or one.kind not in _CHARGED:
        return ""
    sides = event.names if event is not None and all(event.names) else tuple(held.by for held in one.sides[:2])
    return _CHARGED[one.kind].format(*(listed([spoken(name(n)) for n in sorted(side)]) for side in sides))


def _by(held: Account) -> str:
    names: Sequence[str] = [name(who) for who in held.by]
    return cut(listed(names[:2]), 8)
