"""Who matters in a period, with what they did in the words of the texts."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from kg import dates
from kg.evidence import Evidence, independent
from kg.network import ActorRow, Interval, explain_actor
from kg.network.signs import SPEAKS, ties
from kg.ontology import relations
from kg.page.report.deeds import Deed, when_done
from kg.page.report.deeds import told as told_
from kg.page.report.happenings import Happening
from kg.page.report.period import Period, histories
from kg.page.report.sayings import Sayings
from kg.page.report.standins import below, standing_in
from kg.page.report.weighing import SETTLED, SIGNED, recency
from kg.page.report.wording import backing
from kg.page.words.statements import StatementWriter, hedge, through
from kg.page.words.words import in_text, listed

MOST = 5
DEEDS = 2  # told of each; one beside what stands among the happenings
THERE = 2  # happenings that it leads to
BESIDE = 0.5  # least part of the weight of the first deed that a second one has
LEAST = 0.05  # weight of a deed that is told beside happenings
WORDS = 0.5  # what words weigh of a deed of the same strength
RELATION = 0.6  # a tie that holds, beside an act
NOBODY, WHOLE, UNDATED = 0.6, 0.8, 0.5  # left of the weight of an act on nobody named, in a whole sentence, undated


@dataclass(frozen=True, slots=True)
class Principal:
    """An actor: rank, name, range of its rank in words, rank in the period before, deeds, happenings it is part of.

    ``watched``: nothing else is told of it than what stands under what to watch.
    """

    rank: int
    name: str
    range: str
    before: int | None
    deeds: tuple[Deed, ...]
    there: tuple[Happening, ...]
    watched: bool = False


def principals(
    leading: Sequence[tuple[int, str]],
    writer: StatementWriter,
    period: Period,
    *,
    found: Sequence[Happening],
    ranges: Mapping[str, Interval],
    before: Mapping[str, int],
    known: Sayings,
    ahead: Set[tuple[str, int]] = frozenset(),
) -> tuple[Principal, ...]:
    """Return the leading actors with what they did.

    Args:
        leading: Rank and IRI of each, the highest first.
        writer: Of the network that ranks them.
        period: What lies before it is not told.
        found: The happenings of the report; their sentences are not told again.
        ranges: How each rank would vary with other texts.
        before: Rank by IRI in the period before.
        known: What is known beside the sentences.
        ahead: Document and first character of the sentences under what to watch, which are not told here either.
    """
    used = {*ahead} | {(said.graph, said.start) for one in found for said in one.held}
    return tuple(
        _principal(rank, iri, writer, period, used, found=found, ranges=ranges, before=before, known=known, ahead=ahead)
        for rank, iri in leading[:MOST]
    )


def _principal(
    rank: int, iri: str, writer: StatementWriter, period: Period, used: set[tuple[str, int]], *,
    found: Sequence[Happening], ranges: Mapping[str, Interval], before: Mapping[str, int], known: Sayings,
    ahead: Set[tuple[str, int]],
) -> Principal:  # fmt: skip
    there = _weightiest([one for one in found if iri in one.actors])
    deeds = sorted(_deeds(iri, writer, period, used, found=found, known=known), key=lambda one: one.quoted)
    main = next(
        (
            deed
            for one in _heaviest(there)
            if _is_deed(iri, one) and (deed := below(iri, one, writer, known, main=True))
        ),
        None,
    )
    instead = (
        [main, *deeds[:1]] if main else deeds[: 1 if there else DEEDS] or standing_in(iri, writer, period, there, known)
    )
    told_there = {deed.anchor for deed in instead}
    acts = explain_actor(writer.graph, iri).edges
    return Principal(
        rank,
        writer.label(iri),
        _range(ranges.get(iri)),
        before.get(iri),
        tuple(instead),
        tuple(_told_apart(iri, one, found, writer) for one in there if one.anchor not in told_there),
        any((said.graph, said.start) in ahead for act in acts for said in act.evidence),
    )


def _heaviest(there: Sequence[Happening]) -> list[Happening]:
    return sorted(there, key=lambda one: (-one.weight, one.anchor))


def _is_deed(iri: str, one: Happening) -> bool:
    """Tell whether an actor did something in a happening but talk: then it heads what is told of it."""
    own = [root for u, _, root in one.arcs if u == iri and root in ties()]
    return any(not ties()[root].quad.startswith("verbal") for root in own)


def _told_apart(iri: str, one: Happening, found: Sequence[Happening], writer: StatementWriter) -> Happening:
    """Return a happening with whom it was upon beside its time, where another has the same time."""
    if sum(other.when == one.when for other in found) < 2:
        return one
    whom = sorted(in_text(writer.label(v)) for u, v, _ in one.arcs if u == iri and v in writer.graph)
    return replace(one, when=f"{one.when} (on {listed(whom)})") if whom else one


def _weightiest(found: Sequence[Happening]) -> tuple[Happening, ...]:
    """Return the weightiest of some happenings in their order, those with a time first."""
    kept = sorted(found, key=lambda one: (not one.last, -one.weight))[:THERE]
    kept = [one for one in kept if one.last] or kept[:1]
    return tuple(one for one in found if one in kept)


def _deeds(
    iri: str,
    writer: StatementWriter,
    period: Period,
    used: set[tuple[str, int]],
    *,
    found: Sequence[Happening],
    known: Sayings,
) -> Iterator[Deed]:
    """Yield what an actor did, the weightiest first; marks its sentences as used.

    What stands among the happenings is told there: the same sentence, or the same act on the same day or without one.
    What holds between two, and words of our own, are for those of whom nothing else is told, here or there.
    """
    arcs = {((u, v, term), "") for one in found for u, v, term in one.arcs}
    arcs |= {((u, end, term), one.date) for one in found for u, v, term in one.arcs for end in (v, "")}
    told, there = set[str](), any(iri in one.actors for one in found)
    best = 0.0
    for candidate in sorted(
        _candidates(iri, writer, period, arcs, known), key=lambda one: (one.own, -one.worth, one.held[0])
    ):
        sentences = {(said.graph, said.start) for said in candidate.held}
        if (
            len(told) == (1 if there else DEEDS)
            or candidate.target in told
            or sentences & used
            or (candidate.own and (told or there))
        ):
            continue
        if candidate.worth < max(best * BESIDE, LEAST if there else 0.0):
            continue
        best = best or candidate.worth
        used |= sentences
        told.add(candidate.target)
        held, whole = candidate.held, candidate.whole
        source = ", ".join(filter(None, ("" if whole else hedge(held), backing(held))))
        by = "" if whole else through(held)
        yield Deed(candidate.words, whole, by, when_done(held, candidate.words), source, held)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A deed that may be told, upon whom (empty: nobody named), its sentences, what it weighs."""

    worth: float
    words: str
    whole: bool
    held: tuple[Evidence, ...]
    target: str
    own: bool = False


def _candidates(
    iri: str, writer: StatementWriter, period: Period, arcs: Set[tuple[tuple[str, str, str], str]], known: Sayings
) -> Iterator[_Candidate]:
    """Yield the deeds of an actor that can be told in words that stand alone."""
    back = histories(writer.graph)
    for act in sorted(explain_actor(writer.graph, iri).edges, key=lambda act: (act.target, act.term)):
        relation = act.term in relations()
        if (
            act.term == SPEAKS
            or act.term not in ties()
            or (relation and (act.term == "memberOf" or ties()[act.term].symmetric))
        ):
            continue  # to speak of somebody, to belong to a body, or to be on good terms, is no deed
        held = [said for said in act.evidence if period.has(said)]
        held = [said for said in held if said.dated or not said.event or said.graph not in back]
        arc = (iri, act.target, act.term)
        for event in sorted({said.event for said in held}):
            same = tuple(said for said in held if said.event == event)
            if event and any((arc, said.time) in arcs for said in same):
                continue
            other = writer.graph.nodes.get(act.target)
            words, whole, plain = told_(same, writer.graph.nodes[iri], other, known)
            if words:
                worth = _worth(act.term, same, period) * (1.0 if act.target else NOBODY) * (WHOLE if whole else 1.0)
                yield _Candidate(worth, words, whole, same, act.target, own=relation or not plain)


def _worth(term: str, held: Sequence[Evidence], period: Period) -> float:
    """Return what a deed weighs: the strength of its kind, words less than deeds, confidence, origins, how late."""
    tie = ties()[term]
    strength = (
        tie.strength / 10 * (WORDS if tie.quad.startswith("verbal") else 1.0) * (1.0 if held[0].event else RELATION)
    )
    if any((said.term, said.mode) in SIGNED for said in held):
        strength = SETTLED
    sure, exact = max(said.confidence for said in held), any(dates.is_day(said.time) for said in held)
    when = max((said.when or said.date for said in held), default="")
    origins = 1 + math.log(max(1, independent(held)))
    return strength * sure * origins * (1.0 if exact else UNDATED) * recency(when, period)


def _range(held: Interval | None) -> str:
    if held is None:
        return ""
    return f"{held.best}" if held.best == held.worst else f"{held.best} to {held.worst}"


def leading(actors: Iterable[ActorRow]) -> list[tuple[int, str]]:
    """Return rank and IRI of the actors that have a name and do something; of all if none does."""
    ranked = list(enumerate(actors, start=1))
    chosen = [(rank, row.iri) for rank, row in ranked if row.named and row.influence > 0]
    return chosen or [(rank, row.iri) for rank, row in ranked]
