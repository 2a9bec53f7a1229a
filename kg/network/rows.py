"""What a graph tells of who acts on whom, a report at a time, before it is gathered into edges."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import permutations, product

from kg.evidence import Event, Evidence, Kind
from kg.network.participants import arcs, unanswered
from kg.network.reading import Content
from kg.network.signs import AGREED, MEDIATES, PARTY, SPEAKS, ties
from kg.rules import HAPPENED


@dataclass(frozen=True, slots=True)
class Row:
    """One report of one arc; ``target`` is empty where nobody is named to whom it was done."""

    source: str
    target: str
    term: str
    passage: Evidence


def rows(held: Content, *, claims: bool) -> Iterator[Row]:
    """Yield who acts on whom by what is told: facts, events, agreements, who mediates, who speaks about whom.

    Args:
        held: What the graph holds about actors.
        claims: Also what is only said, planned, possible or denied.
    """
    yield from _fact_rows(held, claims=claims)
    yield from _event_rows(held, claims=claims)
    yield from _agreement_rows(held, claims=claims)
    yield from _mediation_rows(held)
    yield from _speech_rows(held)


def as_evidence(report: Evidence, event: Event) -> Evidence:
    """Return a report as evidence of an event: it is at that event's time, and supports it only if that happened."""
    kind: Kind = report.kind if event.status in HAPPENED else "claim"
    first, last = event.earliest, event.latest
    return replace(
        report, kind=kind, event=event.iri, time=event.time, earliest=first, latest=last, dating=event.dating
    )


def _fact_rows(held: Content, *, claims: bool) -> Iterator[Row]:
    rows, past = [], _ended(held)
    for said in held.assertions.values():
        if said.term in ties() and said.objects and not said.former:
            ends = (said.subjects[0], said.objects[0])
            if said.date and said.date < past.get((said.term, frozenset(ends)), ""):
                continue  # a later text calls it former
            ways = (ends, ends[::-1]) if ties()[said.term].symmetric else (ends,)
            rows += [Row(*way, said.term, said) for way in ways]
    stated = {(row.source, row.target, row.term) for row in rows if row.passage.kind == "fact"}
    yield from (row for row in rows if claims or (row.source, row.target, row.term) in stated)


def _ended(held: Content) -> dict[tuple[str, frozenset[str]], str]:
    """Return of ties that texts call former the date of the latest such text."""
    found: dict[tuple[str, frozenset[str]], str] = {}
    for said in held.assertions.values():
        if said.former and said.objects:
            key = said.term, frozenset((said.subjects[0], said.objects[0]))
            found[key] = max(found.get(key, ""), said.date)
    return found


def _event_rows(held: Content, *, claims: bool) -> Iterator[Row]:
    for event in held.events:
        if event.root in ties() and (event.status in HAPPENED or claims):
            act = held.acts.get(event.iri, event)
            told = [as_evidence(held.reports[iri], act) for iri in event.reports if iri in held.reports]
            found = arcs(event, held)
            if not any(held.actors[doer].named and held.actors[target].named for doer, target in found):
                found = [*found, *arcs(act, held)] if act is not event else found  # whom another telling names
            found = found or [(doer, "") for doer in unanswered(event, held)]
            yield from (Row(*arc, event.root, said) for said, arc in product(told, found))
            for said in told:
                between = [*event.actors, *event.recipients]
                yield from (Row(*arc, MEDIATES, said) for arc in product(said.mediators, between))


def _agreement_rows(held: Content, *, claims: bool) -> Iterator[Row]:
    """Yield the parties of one agreement, both ways, by each sentence that names them together.

    A sentence that tells of an event between the two, such as the signing, ties them already.
    """
    named: dict[tuple[str, str, int, int], list[Evidence]] = defaultdict(list)
    for said in held.assertions.values():
        if said.term == PARTY and said.objects and not said.former and (claims or said.kind == "fact"):
            named[said.objects[0], said.graph, said.start, said.end].append(said)
    met = {
        (said.graph, said.start, frozenset(arc))
        for event in held.events
        for said in (held.reports[iri] for iri in event.reports if iri in held.reports)
        for arc in arcs(event, held)
    }
    for together in named.values():
        for one, other in permutations(together, 2):
            ends = one.subjects[0], other.subjects[0]
            if (one.graph, one.start, frozenset(ends)) not in met:
                # Both must be so for the two to have an agreement: what is less sure of them tells.
                yield Row(
                    *ends, AGREED, min(one, other, key=lambda said: (said.kind == "fact", said.confidence, said.iri))
                )


def _mediation_rows(held: Content) -> Iterator[Row]:
    """Yield who brought an agreement about between whom, by the facts that say so."""
    parties_of: dict[str, set[str]] = defaultdict(set)
    brokered = []
    for said in held.assertions.values():
        if said.term == PARTY and said.kind == "fact":
            parties_of[said.objects[0]] |= {*said.subjects}
        elif said.term == "mediatorOf" and said.kind == "fact":
            brokered.append(said)
    for said in brokered:
        ways = product(said.subjects, sorted(parties_of[said.objects[0]]))
        yield from (Row(*way, MEDIATES, said) for way in ways)


def _speech_rows(held: Content) -> Iterator[Row]:
    if not held.attributions:
        return
    parts: dict[str, tuple[str, ...]] = {iri: (*said.subjects, *said.objects) for iri, said in held.assertions.items()}
    for event in held.events:
        taking_part = tuple(sorted({end for arc in arcs(event, held) for end in arc}))
        parts |= dict.fromkeys(event.reports, taking_part)
    for about in (*held.assertions.values(), *held.reports.values()):
        for said in (held.attributions[iri] for iri in about.attributions if iri in held.attributions):
            passage = replace(said, kind="claim", polarity="Affirmed")
            for source, actor in product(said.subjects, parts.get(about.iri, ())):
                yield Row(source, actor, SPEAKS, passage)
