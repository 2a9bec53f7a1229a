"""Rival numbers of victims of one event: what no two of which can be right, from different sources."""

from collections.abc import Iterator
from itertools import combinations

from kg.comparing.telling import Told, are_apart
from kg.contest import Conflict, account
from kg.evidence import Event, Evidence, asserts
from kg.figures import exclude, figures, in_words


def tolls(told: Told) -> Iterator[Conflict]:
    """Yield the events of which different sources tell numbers of dead, injured ... that exclude each other.

    A source that gives another number later has corrected itself: only its last word counts.
    """
    for event in sorted(told.events.values(), key=lambda event: event.iri):
        held = [said for said in told.reports[event.iri] if asserts(said)]
        for kind in sorted({kind for said in held for kind in figures(said)}):
            if (found := _rivals(event, kind, held)) is not None:
                yield found


def _rivals(event: Event, kind: str, held: list[Evidence]) -> Conflict | None:
    counting = [said for said in held if kind in figures(said)]
    standing = [said for said in counting if not any(corrects(other, said, kind) for other in counting)]
    against = [
        pair
        for pair in combinations(standing, 2)
        if are_apart(*pair) and exclude(*(figures(said)[kind] for said in pair))
    ]
    numbers = sorted({figures(said)[kind] for pair in against for said in pair})
    rival = {said.iri for pair in against for said in pair}
    if not numbers:
        return None
    sides = tuple(
        account(in_words(kind, number), (s for s in standing if s.iri in rival and figures(s)[kind] == number))
        for number in numbers
    )
    ends = tuple(sorted({*event.actors, *event.recipients}))
    return Conflict("toll", event.label, event.root, "", "", ends, (event.iri,), sides)


def corrects(later: Evidence, earlier: Evidence, kind: str) -> bool:
    """Tell whether a source has given another number since; an outlet has, unless it cites two whom it names."""
    if not (earlier.date and later.date > earlier.date) or figures(later)[kind] == figures(earlier)[kind]:
        return False
    named = [{iri for iri in said.speakers if "/group/" not in iri} for said in (earlier, later)]
    same_outlet = bool(later.outlet) and later.outlet == earlier.outlet
    return not are_apart(later, earlier) or (same_outlet and not all(named))
