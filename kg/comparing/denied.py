"""What one source affirms and another denies: of one event, or of one fact."""

from collections.abc import Iterable, Iterator, Sequence

from kg import dates
from kg.comparing.telling import Told, are_apart, days_between, denials, voiced
from kg.contest import Conflict, account
from kg.evidence import Evidence, asserts
from kg.rules import HAPPENED

# Relations change: what a text of another year says need not be about the same time.
_SAME_STATE = 365  # days


def denied(told: Told) -> Iterator[Conflict]:
    """Yield the events and facts that are affirmed by one and denied by another, without a later change of things."""
    seen: set[frozenset[tuple[str, int]]] = set()
    for event in sorted(told.events.values(), key=lambda event: event.iri):
        held = told.reports[event.iri]
        sides = _against(filter(asserts, held), denials(told.reader, held))
        if sides:
            seen.add(_passages(sides))
            ends = tuple(sorted({*event.actors, *event.recipients}))
            yield _conflict(sides, event.label, event.root, ends, (event.iri,))
    for accused in _rejected(told):
        if not any(_passages(accused) <= told_already for told_already in seen):
            event = told.events[accused[0][0].event]
            ends = tuple(sorted({*event.actors, *event.recipients}))
            seen.add(_passages(accused))
            yield _conflict(
                accused, event.label, event.root, ends, (event.iri, *sorted({no.event for _, no in accused}))
            )
    for fact, assertions in told.facts.items():
        pairs = _against(filter(asserts, assertions), denials(told.reader, assertions))
        if pairs and not any(_passages(pairs) <= told_already for told_already in seen):
            ends = told.ends(fact)
            yield _conflict(pairs, told.words(fact), fact[1], ends, ())


def _rejected(told: Told) -> Iterator[list[tuple[Evidence, Evidence]]]:
    """Yield for each accusation the reports that raise it, each with one that rejects it, as the words of these two."""
    reports = {said.iri: said for held in told.reports.values() for said in held if said.term == "ACCUSE"}
    pairs: dict[str, list[tuple[Evidence, Evidence]]] = {}
    for held in told.reports.values():
        for no in held:
            if no.term != "REJECT" or no.status not in HAPPENED:
                continue
            for yes in (reports[iri] for iri in no.denies if iri in reports):
                pairs.setdefault(yes.event, []).append((voiced(told, yes), voiced(told, no)))
    yield from (pairs[iri] for iri in sorted(pairs))


def _against(affirmed: Iterable[Evidence], against: Iterable[Evidence]) -> list[tuple[Evidence, Evidence]]:
    """Return the pairs of a sentence that affirms and one of another source that denies the same."""
    behind = list(affirmed)
    return [(yes, no) for no in against for yes in behind if are_apart(yes, no) and not is_change(yes, no)]


def is_change(yes: Evidence, no: Evidence) -> bool:
    """Tell whether both may be right, each of its own time: done after it was denied, or a state of another year."""
    if yes.status:
        when, denial = dates.parse(yes.when), dates.parse(no.date)
        earlier = bool(when and denial and not no.time and denial.last < when.first)
        return earlier and not no.denies
    apart = days_between(yes.date, no.date)
    ended = bool(yes.until and no.date and yes.until < no.date)
    return ended or (apart is not None and apart > _SAME_STATE)


def _passages(pairs: Sequence[tuple[Evidence, Evidence]]) -> frozenset[tuple[str, int]]:
    return frozenset((one.graph, one.start) for pair in pairs for one in pair)


def _conflict(
    pairs: Sequence[tuple[Evidence, Evidence]], what: str, term: str, ends: tuple[str, ...], events: tuple[str, ...]
) -> Conflict:
    sides = (account("affirmed", (yes for yes, _ in pairs)), account("denied", (no for _, no in pairs)))
    return Conflict("denied", what, term, "", "", ends, events, sides)
