"""Which events of two parties are one but for time, number of victims or status."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from kg.comparing.telling import Told, days_between
from kg.evidence import Event

_NEAR = 31  # days
_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})


def nearest(held: Told, lone: Sequence[str], number: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield pairs of events that only one party each tells of, the nearest first; each event once.

    They have one kind and the same named parties on both sides (or on one, and the same place); what is left to differ
    is the time, by at most a month, the number of victims, and whether it is planned, likely or done.

    Args:
        held: What the parties tell.
        lone: IRIs of events that one party alone tells of.
        number: Which party has which document, by IRI.
    """
    shelves: dict[tuple[object, ...], list[str]] = {}
    for iri in lone:
        if (key := _key(held.events[iri])) is not None:
            shelves.setdefault(key, []).append(iri)
    ranked = []
    for shelf in shelves.values():
        for one, other in combinations(sorted(shelf, key=lambda iri: _party(held, iri, number)), 2):
            first, second = held.events[one], held.events[other]
            apart = days_between(_time(held, first), _time(held, second))
            if _party(held, one, number) != _party(held, other, number) and (apart is None or apart <= _NEAR):
                ranked.append((apart is None, apart or 0, first.dead != second.dead, one, other))
    used: set[str] = set()
    for *_, one, other in sorted(ranked):
        if not used & {one, other}:
            used |= {one, other}
            yield one, other


def _key(event: Event) -> tuple[object, ...] | None:
    actors, recipients = (
        frozenset(iri for iri in side if "/group/" not in iri) for side in (event.actors, event.recipients)
    )
    if event.root in _MUTUAL and len(actors | recipients) > 1:
        return event.root, actors | recipients
    if actors and recipients:
        return event.root, actors, recipients
    return (event.root, actors, recipients, event.place) if (actors or recipients) and event.place else None


def _party(held: Told, iri: str, number: Mapping[str, int]) -> int:
    return min(number[said.graph] for said in held.reports[iri])


def _time(held: Told, event: Event) -> str:
    return event.time or min((said.date for said in held.reports[event.iri] if said.date), default="")
