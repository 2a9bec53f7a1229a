"""What sources tell against each other: who says what, in their own sentences."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.contest import Account, Conflict, account
from kg.evidence import Event, Evidence, denies
from kg.network import Network, events, sources
from kg.page.conflicts.page import Side, side
from kg.page.report.happenings import ends
from kg.page.report.sayings import Sayings
from kg.page.report.wording import cut, quoted
from kg.page.words.citations import Citations
from kg.page.words.events import said_by, spoken, what
from kg.page.words.words import day, listed, name

SHOWN = 25  # words of a sentence in the first part
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
        about += f", {day(event.time)}" if event.time else ""
    heading = _charged(one, event) or _HEADINGS[one.kind].format(about)
    return Contest(heading, tuple(side(held, citations) for held in one.sides), tuple(words))


def _charged(one: Conflict, event: Event | None) -> str:
    """Return who charges whom, where it is a charge: its matter stands in the sentences."""
    if one.term != "ACCUSE" or one.kind not in _CHARGED:
        return ""
    sides = event.names if event is not None and all(event.names) else tuple(held.by for held in one.sides[:2])
    return _CHARGED[one.kind].format(*(listed([spoken(name(n)) for n in sorted(side)]) for side in sides))


def _by(held: Account) -> str:
    names: Sequence[str] = [name(who) for who in held.by]
    return cut(listed(names[:2]), 8)
