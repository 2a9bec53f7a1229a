"""How one event came about over the texts: threatened, planned, happened, denied, with the sentence of each change."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from kg import dates
from kg.comparing.telling import Told, days_between, denials
from kg.contest import Conflict, account
from kg.evidence import Event, asserts
from kg.network.signs import ties
from kg.rules import HAPPENED

_AHEAD = ("Threatened", "Planned")
_WITHIN = 92  # days from a plan without a time to what is taken for its outcome
_TOLD_AFTER = 7  # days after the end of a stated time in which a deed without one is told
_MUTUAL = frozenset({"AGREE", "CONSULT"})  # who is named first says nothing

type _Sides = tuple[str, frozenset[str], frozenset[str]]


def courses(told: Told) -> Iterator[Conflict]:
    """Yield the events that were first threatened or planned, with the steps from there on.

    What is ahead and what happened are one if kind and parties are the same, the times agree (or the deed is dated
    within three months after the text, where the plan has no time), places don't differ, and nothing else fits as well.
    A deed without a time is one if it is a material act, and the only one of its kind between the same.
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
        deeds = real.get(key, [])
        known = [
            deed for deed in deeds if deed.time or (len(deeds) == 1 and ties()[deed.root].quad.startswith("material"))
        ]
        fitting = {plan.iri: [deed for deed in known if _is_outcome(told, plan, deed)] for plan in plans}
        for outcome in (*known, None):  # last, what nothing came of yet
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
    if event.root in _MUTUAL:
        return event.root, actors | recipients, frozenset()
    return event.root, actors, recipients


def _is_outcome(told: Told, plan: Event, event: Event) -> bool:
    """Tell whether a happening can be what was ahead in the texts that speak of it before."""
    if plan.place and event.place and plan.place != event.place:
        return False
    before, after = told.reports[plan.iri], told.reports[event.iri]
    beside = [(x, y) for x in before for y in after if x.graph == y.graph]
    if any(x.start >= y.start for x, y in beside):
        return False  # what a text goes on to plan is another one
    done = [day for one in after if (day := dates.parse(event.time or one.date))]
    meant = dates.parse(plan.time)
    if meant is not None:
        late = timedelta(days=0 if event.time else _TOLD_AFTER)
        fits = all(day.first <= meant.last + late and meant.first <= day.last for day in done)
        return bool(done) and fits and meant.precision != "year"
    said = [day.first for one in before if (day := dates.parse(one.date))]
    if not said or not done or beside:
        return False
    return all(min(said) <= day.first and (day.last - min(said)).days <= _WITHIN for day in done)


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
