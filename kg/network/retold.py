"""Events of the graph that are one act, told twice: by a text that takes a president for his state, or without the day.

The graph joins reports that name the same participants. Here, where people and bodies count as their states, their
events are compared once more, by what they are about (`kg.store.gist`):

- deeds of one day between the same two, as long as not two bodies of one state act;
- in one text: the headline and the first that it may mean; what ministers initial and their states sign; the parts of
  one attack, told within a few lines;
- acts of the same two that are alike: of one day or month; without a day, if the one dated act that it may mean lies
  before the text (it takes over its time); both without a day, if the texts are of the same weeks;
- a war or invasion without a day, and the one that its doer began on a day in the three years before;
- flights of as many people, where one text gives the day (`kg.network.flights`).

Where two acts fit an undated one equally well, it stays alone: better told twice than two made one. The outcome depends
on the set of events alone.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from functools import partial
from itertools import product

from kg import dates
from kg.evidence import Event, Evidence
from kg.lexica.classes import word_class
from kg.network.acts import AGREEMENT, Act, by_others, could_be_one, labelled, names_doers, same_sides
from kg.network.clues import Clue, groups_by, pairs_by
from kg.network.flights import Joint, driven, of_one_flight
from kg.network.reading import Content, lands
from kg.network.wars import of_one_war
from kg.rules import HAPPENED
from kg.store.gist import gist, plain, same_deed, stem, words_shared

_JOINABLE = HAPPENED | {"Planned", "Threatened", "Demanded"}
_WEEKS = timedelta(days=31)  # between two texts that tell the same threat or charge without a day
_LINES = 400  # characters between the parts of one attack
_SENTENCES = 4  # of an event that are compared
_ONCE = frozenset({"apologize", "recognize"})  # modes of what is done once for one thing
_RECURRING = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "AID", "COOPERATE"})  # what is done day after day
_COUNT = re.compile(r"\b(dozen|hundred|thousand)s?\b")
_SURE = 3  # words that two share where one names no target

type Step = Callable[[list[Act]], Iterable[tuple[Act, Act]]]


def retold(held: Content, standing: Mapping[str, str]) -> dict[str, Event]:
    """Return by the IRI of each event that is told elsewhere as well the event that all its tellings make together.

    Args:
        held: The events, with their reports.
        standing: As whom actors count, by IRI: the state that they act for, or themselves.
    """
    of_root: dict[str, list[Event]] = defaultdict(list)
    for event in held.events:
        of_root[event.root].append(event)
    joint: list[Joint] = []
    flights: list[Act] = []
    for _, told in sorted(of_root.items()):  # one root at a time: acts of two are never one, and their words take room
        alike = _acts(held, told, standing)
        for step in STEPS:
            alike = _joined(alike, step)
        joint += [(act.event, tuple(act.events)) for act in alike]
        flights += [act for act in alike if driven(act.event)]
    flights = _joined(flights, partial(of_one_flight, held, joint))
    names = {iri: actor.label for iri, actor in held.actors.items()}
    found: dict[str, Event] = {}
    for whole, parts in (*joint, *((act.event, tuple(act.events)) for act in flights)):  # flights as joined last
        if len(parts) > 1:
            sides = [_told_as(side, standing, held) for side in (whole.actors, whole.recipients)]
            found |= dict.fromkeys((event.iri for event in parts), labelled(whole, (sides[0], sides[1]), names))
    return found


def _told_as(side: Iterable[str], standing: Mapping[str, str], held: Content) -> set[str]:
    """Return a side without those whose state stands beside them, and without the nameless beside those with names."""
    everybody = set(side)
    known = {iri for iri in everybody if iri in held.actors and (held.actors[iri].named or iri in standing)}
    there = known or everybody
    return {iri for iri in there if standing.get(iri, iri) not in there - {iri}}


def _acts(held: Content, events: Iterable[Event], standing: Mapping[str, str]) -> list[Act]:
    """Return the events that could have a twin: of whose root and doer, or root and day, there are several."""
    clues: dict[Clue, list[Event]] = defaultdict(list)
    for event in events:
        if event.status in _JOINABLE:
            for clue in _rough(event, standing):
                clues[clue].append(event)
    wanted = {event.iri: event for group in clues.values() if len(group) > 1 for event in group}
    of_text = sorted(wanted.values(), key=lambda event: _text(event, held))  # the reader keeps what few refer to
    return sorted((_act(held, event, standing) for event in of_text), key=lambda act: act.key)


def _text(event: Event, held: Content) -> tuple[str, str]:
    """Return the first document that reports an event, and its IRI."""
    return min((held.reports[iri].graph for iri in event.reports if iri in held.reports), default=""), event.iri


def _rough(event: Event, standing: Mapping[str, str]) -> set[Clue]:
    sides = {standing.get(iri, iri) for iri in event.actors}
    day = {(event.root, event.time)} if dates.is_day(event.time) else set()
    return {(event.root, "by", iri) for iri in sides} | day | {*driven(event)}


def _act(held: Content, event: Event, standing: Mapping[str, str]) -> Act:
    sides = (event.actors, event.recipients)
    named = [
        [i for i in side if standing.get(i, i) != i or i not in held.actors or held.actors[i].named] for side in sides
    ]
    taking_part = tuple({*event.actors, *event.recipients, *(standing.get(i, i) for side in named for i in side)})
    reports = tuple(held.reports[iri] for iri in event.reports if iri in held.reports)
    told = sorted(reports, key=lambda said: (said.graph, said.start))[:_SENTENCES]
    return Act(
        events=[event],
        reports=reports,
        doers=frozenset(standing.get(iri, iri) for iri in named[0]),
        targets=frozenset(standing.get(iri, iri) for iri in named[1]),
        own=(frozenset(named[0]), frozenset(named[1])),
        nameless=(bool(event.actors) and not named[0], bool(event.recipients) and not named[1]),
        mentioned=frozenset() if all(sides) else _mentioned(held, told, standing),
        place=event.place,
        within=lands(held, event.place),
        gists=[gist(said, held.reader.marks(said, taking_part)) for said in told],
        spots=frozenset((said.graph, said.start) for said in reports),
        event=event,
    )


def _mentioned(held: Content, told: Iterable[Evidence], standing: Mapping[str, str]) -> frozenset[str]:
    return frozenset(standing.get(one.iri, one.iri) for said in told for one in held.reader.references(said))


def _joined(acts: list[Act], step: Step) -> list[Act]:
    """Return acts with those joined that a step finds to be one, if nothing that they tell speaks against it."""
    into = {act.key: act for act in acts}
    for one, other in list(step(acts)):
        first, second = into[one.key], into[other.key]
        if first is not second and could_be_one(first, second):
            into |= dict.fromkeys((event.iri for event in second.events), first)
            first.absorb(second)
    return [act for act in acts if into[act.key] is act]


def _certain(acts: list[Act]) -> Iterator[tuple[Act, Act]]:
    """Yield deeds of one day between the same two, but those of two bodies of one state."""
    deeds = [act for act in acts if act.day and not act.spoken]
    for one, other in pairs_by(deeds, lambda act: _arcs(act, act.day)):
        if could_be_one(one, other) and not by_others(one, other):
            yield one, other


def _in_one_text(acts: list[Act]) -> Iterator[tuple[Act, Act]]:
    """Yield what one text tells of an act twice over: in its headline, in one sentence, in the parts of one attack."""
    for _, group in groups_by(acts, lambda act: {(act.event.root, spot[0]) for spot in act.spots}):
        ordered = sorted(group, key=lambda act: (min(act.spots), act.key))
        for act in ordered:
            fitting = [other for other in ordered if other is not act and could_be_one(act, other)]
            if act.headline:
                yield from ((act, other) for other in [one for one in fitting if same_sides(act, one)][:1])
            parts = [other for other in fitting if _is_part(act, other)]
            yield from ((act, other) for other in parts if len(parts) == 1)
            for other in fitting:
                if AGREEMENT in act.modes & other.modes and act.spots & other.spots and same_sides(act, other):
                    yield act, other


def _is_part(act: Act, other: Act) -> bool:
    """Tell whether an attack without a target that has a name is part of another of that day, told a few lines off."""
    near = any(a == b and abs(x - y) <= _LINES for a, x in act.spots for b, y in other.spots)
    lands = {act.place, *act.within}
    same = not act.spots.isdisjoint(other.spots)
    return (
        (same or (near and bool(act.day)))
        and act.day == other.day
        and not (act.spoken or act.targets)
        and bool(other.doers and other.targets)
        and (bool(act.doers) or not act.nameless[0])
        and (not act.place or not lands.isdisjoint({other.place, *other.targets}))
    )


def _of_one_time(acts: list[Act]) -> Iterator[tuple[Act, Act]]:
    """Yield acts that are alike, and of one day or month, or whose words allow the same days."""
    dated = [act for act in acts if act.dated]
    for one, other in _alike(dated, lambda act: [(act.event.root, act.day)] if act.day else _barrages(act)):
        day, mode = bool(one.day) and one.day == other.day, bool(one.modes & other.modes)
        within = mode and _is_within(one, other) and same_deed(one.gists, other.gists)
        least = _least(one, other, near=day or within)
        announced = names_doers(one, other) or names_doers(other, one)
        counted = not set(_barrages(one)).isdisjoint(_barrages(other))
        if (
            (day and mode and announced)
            or (counted and same_sides(one, other))
            or (same_sides(one, other) and words_shared(one.gists, other.gists) >= least)
        ):
            yield one, other


def _barrages(act: Act) -> list[Clue]:
    """Return clues to what is fired by the hundred in the days that a text allows: their count is of all those days."""
    words = frozenset[str]().union(*map(plain, act.gists))
    fired = sorted(words & {stem(word) for word in word_class("missile")})
    counts = {count for said in act.reports for count in _COUNT.findall(said.sentence)}
    return [(act.event.root, *act.event.span, count, thing) for count in sorted(counts) for thing in fired]


def _is_within(one: Act, other: Act) -> bool:
    """Tell whether the times of two acts differ and one lies in the other, as a day in its month."""
    (first, last), (begin, end) = one.event.span, other.event.span
    return (first, last) != (begin, end) and (first <= begin <= end <= last or begin <= first <= last <= end)


def _undated(acts: list[Act]) -> Iterator[tuple[Act, Act]]:
    """Yield acts without a time with the one dated act that each may mean."""
    found: dict[str, list[Act]] = defaultdict(list)
    whole = {act.key: act for act in acts}
    for pair in _alike(acts, lambda act: [clue for mode in act.modes & _ONCE for clue in _arcs(act, mode)]):
        if {act.dated for act in pair} == {True, False}:
            act, day = pair if pair[1].dated else pair[::-1]
            if _means(act, day):
                found[act.key].append(day)
    yield from ((days[0], whole[key]) for key, days in sorted(found.items()) if len(days) == 1)


def _means(act: Act, day: Act) -> bool:
    """Tell whether an act without a time may be told of the same thing as a dated one."""
    news = dates.parse(act.event.earliest)  # a text of the day's news means no old act
    past = dates.parse(day.event.latest)
    if news and past and past.last < news.first - 2 * _WEEKS:
        return False
    if act.modes & day.modes & _ONCE and same_sides(act, day):
        return any(a & b or not a or not b for a in map(plain, act.gists) for b in map(plain, day.gists))
    told = dates.parse(act.told)
    soon = bool(told and past and abs(told.first - past.last) <= _WEEKS)
    return words_shared(act.gists, day.gists) >= _least(act, day, near=soon and act.event.root not in _RECURRING)


def _least(one: Act, other: Act, *, near: bool = False) -> int:
    """Return how many words two acts share at least that are one by their likeness: one fewer where times are near."""
    same = (one.doers, one.targets) == (other.doers, other.targets)
    if not same or by_others(one, other):
        return _SURE
    return (_SURE if one.event.root in _RECURRING else 2) - near


def _of_these_weeks(acts: list[Act]) -> Iterator[tuple[Act, Act]]:
    """Yield acts without a time that are alike, as texts of the same weeks tell them."""
    left = [act for act in acts if not act.dated]
    for one, other in _alike(left, lambda _: []):
        days = [day for act in (one, other) if (day := dates.parse(act.told))]
        near = len(days) == 2 and abs(days[0].first - days[1].first) <= _WEEKS
        if near and same_sides(one, other) and words_shared(one.gists, other.gists) >= _least(one, other):
            yield one, other


def _arcs(act: Act, mark: str) -> list[Clue]:
    """Return clues to acts of the same doer and target that have something else in common as well."""
    return [(act.event.root, mark, *arc) for arc in product(act.doers, act.targets)]


def _alike(acts: list[Act], also: Callable[[Act], Iterable[Clue]]) -> list[tuple[Act, Act]]:
    """Return pairs that could be one and share two words, all their words, or another clue, the most alike first."""

    def words(act: Act) -> Iterator[Clue]:
        for doer, told in product(act.doers or [""], act.gists):
            yield from ((act.event.root, doer, word.lstrip("~")) for word in told)

    def whole(act: Act) -> Iterator[Clue]:
        yield from also(act)
        yield from ((act.event.root, *sorted(act.doers), *sorted(plain(told))) for told in act.gists)

    pairs = (*pairs_by(acts, words, least=2), *pairs_by(acts, whole))
    near = {(one.key, other.key): (one, other) for one, other in pairs}
    told_apart = (pair for pair in near.values() if pair[0].spots.isdisjoint(pair[1].spots))  # else: two acts
    found = [pair for pair in told_apart if could_be_one(*pair)]
    return sorted(found, key=lambda pair: (-words_shared(pair[0].gists, pair[1].gists), pair[0].key, pair[1].key))


STEPS: tuple[Step, ...] = (_certain, _in_one_text, _in_one_text, _of_one_time, _undated, of_one_war, _of_these_weeks)
