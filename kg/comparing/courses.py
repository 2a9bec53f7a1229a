"""How one event came about over the texts: threatened, planned, happened, denied, with the sentence of each change."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from kg import dates
from kg.comparing.telling import Told, days_between, denials
from kg.contest import Conflict, account
from kg.evidence import Event, asserts
from kg.rules import HAPPENED

_AHEAD = ("Threatened", "Planned")
_WITHIN = 92  # days from a plan without a time to what is taken for its outcome
_KIN = {"COOPERATE": "AGREE"}  # roots under which one thing is told before and after

type _Sides = tuple[str, frozenset[str], frozenset[str]]


def courses(told: Told) -> Iterator[Conflict]:
    """Yield the events that were first threatened or planned, with the steps from there on.

    What is ahead and what happened are one if kind and parties are the same, the times agree (or the deed follows
    within three months, where the plan has none), places don't differ, and nothing else fits as well.
    """
    ahead: dict[_Sides, list[Event]] = {}
    real: dict[_Sides, list[Event]] = {}
    for event in sorted(told.events.values(), key=lambda event: (event.time, event.iri)):
        if (key := _key(event)) is None:
            continue
        if any(said.status in _AHEAD and said.polarity == "Affirmed" for said in told.reports[event.iri]):
            ahead.setdefault(key, []).append(event)
        elif event.status in {*HAPPENED, "Denied"}:
            real.setdefault(key, []).append(event)
    for key, plans in sorted(ahead.items(), key=lambda item: (item[0][0], *map(sorted, item[0][1:]))):
        fitting = {plan.iri: [event for event in real.get(key, ()) if _is_outcome(told, plan, event)] for plan in plans}
        for outcome in (*real.get(key, ()), None):  # last, what nothing came of yet
            wanted = [] if outcome is None else [outcome]
            leading = [plan for plan in plans if fitting[plan.iri] == wanted]
            if all(_is_one_plan(told, *pair) for pair in combinations(leading, 2)):
                yield from _course(told, leading, outcome)


def _is_one_plan(told: Told, one: Event, other: Event) -> bool:
    """Tell whether two things that are ahead may be one: times agree, or were told of not long after each other."""
    first, second = dates.parse(one.time), dates.parse(other.time)
    if first and second:
        return first.overlaps(second)
    days = [said.date for event in (one, other) for said in told.reports[event.iri] if said.date]
    return (days_between(min(days, default=""), max(days, default="")) or 0) <= _WITHIN


def _key(event: Event) -> _Sides | None:
    """Return kind and parties of an event; None where they tell too little to know it again."""
    actors, recipients = frozenset(event.actors), frozenset(event.recipients)
    if any("/group/" in iri for iri in actors | recipients) or not actors or not (recipients or event.time):
        return None
    root = _KIN.get(event.root, event.root)
    if root in {"AGREE", "CONSULT"}:  # who is named first says nothing
        return root, actors | recipients, frozenset()
    return root, actors, recipients


def _is_outcome(told: Told, plan: Event, event: Event) -> bool:
    """Tell whether a happening can be what was ahead in the texts that speak of it before."""
    if plan.place and event.place and plan.place != event.place:
        return False
    before, after = told.reports[plan.iri], told.reports[event.iri]
    beside = [(x, y) for x in before for y in after if x.graph == y.graph]
    if any(x.start >= y.start for x, y in beside):
        return False  # what a text goes on to plan is another one
    if plan.time and event.time:
        first, second = dates.parse(plan.time), dates.parse(event.time)
        return bool(first and second and first.precision != "year" and first.overlaps(second))
    said = [day for one in before if (day := dates.parse(one.date))]
    done = [day for one in after if (day := dates.parse(one.when))]
    if not said or not done or plan.time:
        return False
    first_told = min(said).first
    return not beside and all(first_told <= day.first and (day.last - first_told).days <= _WITHIN for day in done)


def _course(told: Told, plans: Sequence[Event], outcome: Event | None) -> Iterator[Conflict]:
    """Yield the steps of an event, if there is more than one."""
    ahead = [said for plan in plans for said in told.reports[plan.iri] if said.polarity == "Affirmed"]
    steps = [(status.lower(), [said for said in ahead if said.status == status]) for status in _AHEAD]
    if outcome is not None:
        held = told.reports[outcome.iri]
        steps.append(("happened", [said for said in held if said.status in HAPPENED and asserts(said)]))
        steps.append(("denied", list(denials(told.reader, held))))
    sides = sorted((account(said, held) for said, held in steps if held), key=lambda side: side.since or "9")
    if plans and len(sides) > 1:
        known = outcome or max(plans, key=lambda plan: (len(plan.time), plan.iri))
        events = tuple(sorted({event.iri for event in (*plans, known)}))
        ends = tuple(sorted({*known.actors, *known.recipients}))
        yield Conflict("course", known.label, known.root, "", "", ends, events, tuple(sides))
