"""Ties of the network as statements in words, each with references to its sentences."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kg.evidence import Evidence
from kg.network import Network
from kg.ontology import phrase, told_by
from kg.page.words.citations import SHOWN, Citations, Cites
from kg.page.words.words import day, interval, listed, name, span, standing, unique
from kg.rules import HAPPENED

type Edge = tuple[str, str, str, dict[str, Any]]
"""Source, target, term and attributes of an edge of the network."""

FEW = 3  # times that are told one by one; of more, the first and the last
SIGNS = {1: "cooperation", -1: "hostility", 0: "neutral"}


@dataclass(frozen=True, slots=True)
class Statement:
    """One tie in words.

    Attributes:
        subject: Name of the one who acts.
        phrase: What stands between the names, such as ``supplies arms to``.
        object: Name of the other.
        when: Time or times in words, or empty.
        sign: ``cooperation``, ``hostility`` or ``neutral``.
        hedge: Whose word it is (``according to X``), or what else restricts it; empty where a text vouches for it.
        through: Names of those through whom a state acts, where the network is folded and no sentence tells of the
            state itself.
        upon: The same of those in whose person it is acted upon.
        cites: Its sentences.
    """

    subject: str
    phrase: str
    object: str
    when: str = ""
    sign: str = "neutral"
    hedge: str = ""
    through: str = ""
    upon: str = ""
    cites: Cites = field(default_factory=Cites)


@dataclass(slots=True)
class StatementWriter:
    """Puts edges of one network into words, with references to the sentences cited on a page."""

    graph: Network
    citations: Citations
    _by_pair: dict[tuple[str, str], list[Edge]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for edge in sorted(self.graph.edges(keys=True, data=True), key=_heaviest):
            u, v, _, data = edge
            if not (data.get("symmetric") and v < u):
                self._by_pair.setdefault((min(u, v), max(u, v)), []).append(edge)

    def label(self, iri: str) -> str:
        """Return the name of an actor."""
        return name(str(self.graph.nodes[iri].get("label", iri)))

    def named(self, iri: str) -> bool:
        """Tell whether an actor has a name, and is not just "protesters"."""
        return bool(self.graph.nodes[iri].get("named", True))

    def between(self, a: str, b: str) -> list[Edge]:
        """Return all edges between two actors, a symmetric one once, the heaviest first."""
        return self._by_pair.get((min(a, b), max(a, b)), [])

    def edges(self) -> Iterator[Edge]:
        """Yield all edges, symmetric ones once."""
        for pair in sorted(self._by_pair):
            yield from self._by_pair[pair]

    def tell(self, edge: Edge, *, most: int = SHOWN) -> Statement:
        """Return an edge as a statement."""
        source, target, term, data = edge
        evidence: tuple[Evidence, ...] = data.get("evidence", ())
        support = [passage for passage in evidence if passage.kind != "claim"] or list(evidence)
        return Statement(
            self.label(source),
            phrased(term, support),
            self.label(target),
            self.when(support),
            SIGNS[data["sign"]],
            hedge(support),
            _those([passage.through for passage in support]),
            _those([passage.upon for passage in support]),
            self.citations.cite(support, most=most),
        )

    @staticmethod
    def when(passages: Iterable[Evidence]) -> str:
        """Return when events happened, or where no text tells, when they were told of; nothing for relations."""
        held = [passage for passage in passages if passage.event]
        times = sorted({p.time for p in held if p.time})
        told = sorted({p.date for p in held if p.date})
        if times:
            days = span(times[0], times[-1]) if len(times) > FEW else listed([day(time) for time in times])
            return days + ("" if all(p.time for p in held) else " and undated")
        known = [p for p in held if p.dating in {"stated", "relative"}]
        if known:
            return interval(min(p.earliest for p in known), max(p.latest for p in known))
        return f"reported {span(told[0], told[-1])}" if told else ""


def said_by(said: Evidence) -> str:
    """Return the first word of what a sentence calls an event, in lower case; ``charge`` where it rejects one.

    Who denies a charge says no to what another says, not to the other.
    """
    if said.denies and said.term == "REJECT":
        return "charge"
    begin, end = (at - said.start for at in said.trigger)
    return said.sentence[max(begin, 0) : max(end, 0)].casefold().partition(" ")[0]


def phrased(term: str, passages: Collection[Evidence]) -> str:
    """Return what stands between two whom these sentences tie, by their words or modes where those agree."""
    return told_by(term, {said_by(said) for said in passages}) or phrase(term, {said.mode for said in passages})


def hedge(passages: Iterable[Evidence]) -> str:
    """Return what restricts a statement that rests on these sentences: a status, or that it is only attributed."""
    held = list(passages)
    statuses = unique(standing(p.status) for p in held if p.status and p.status not in HAPPENED)
    if held and all(p.kind == "claim" for p in held) and statuses:
        return listed(statuses)
    if held and all(p.voice == "speaker" for p in held):
        speakers = unique(name(p.speaker) for p in held)
        return f"according to {listed(speakers[:3])}" + (" and others" if len(speakers) > 3 else "")
    return "only claimed" if held and all(p.kind == "claim" for p in held) else ""


def through(passages: Iterable[Evidence]) -> str:
    """Return those through whom a state acts in sentences of which none tells of the state itself."""
    return _those([passage.through for passage in passages])


def _those(acting: Collection[tuple[str, ...]]) -> str:
    names = unique(name(one) for some in acting for one in some)
    return listed(names[:3]) + (" and others" if len(names) > 3 else "") if all(acting) else ""


def _heaviest(edge: Edge) -> tuple[float, str, str, str]:
    u, v, term, data = edge
    return -data["weight"], u, v, term
