"""Rival accounts of one happening that are two events of the graph: who did it, and when."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from pyoxigraph import NamedNode

from kg.comparing.telling import Fact, Told, are_apart, days_between, is_day, voiced
from kg.contest import Conflict, Contested, account
from kg.evidence import Event, Evidence, asserts
from kg.figures import figures
from kg.store.evidence import DEFAULT

_BESIDE = 400  # characters between two speakers' accounts of one thing, as in the question rival-accounts
_MISDATED = 31  # days: a wrong day or month is a slip, a wrong year another event
_TELLING = 3  # victims: that two events cost one or two lives each is nothing special
_SIGNED = "AGREE"  # what the same do in one place only once within days
_BEGUN_ONCE = frozenset({"bornIn", "foundedBy", "memberOf", "partyTo"})
_RENEWED = "partyTo"  # of one name there may be another agreement in another year

_WORD = re.compile(r"\b[a-z]{6,}\b")

type _Key = tuple[str, ...]
type _Pairs = list[tuple[Evidence, Evidence]]


def accounts(told: Told) -> Iterator[Conflict]:
    """Yield the pairs of events that are different answers to who did one thing, from different sources.

    Two speakers give them side by side in one text, or two texts tell of one day and the same place or number of
    victims. Who belongs together ("Norland", "its troops") is no rival.
    """
    for one, other in _candidates(told, _of_a_deed):
        pairs = [pair for pair in _apart(told, one, other) if _is_one_deed(*pair)]
        if pairs and _is_done_by_others(told, one, other):
            said = [f"{told.reader.name(event.actors[0])} did it" for event in (one, other)]
            yield _conflict("account", (one, other), pairs, said)
    yield from _blames(told)


def _blames(told: Told) -> Iterator[Conflict]:
    """Yield the pairs of accusations in which two blame each other: in one sentence, or near by in like words."""
    by_sides: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Evidence]] = {}
    for iri, held in told.reports.items():
        event = told.events[iri]
        if event.root == "ACCUSE" and event.actors and event.recipients:
            raised = by_sides.setdefault((event.actors, event.recipients), [])
            raised.extend(voiced(told, said) for said in held if asserts(said))
    for (actors, recipients), ours in sorted(by_sides.items()):
        if actors >= recipients:
            continue
        pairs = [(x, y) for x in ours for y in by_sides.get((recipients, actors), ()) if _is_one_charge(x, y)]
        found: dict[tuple[str, str], _Pairs] = {}
        for x, y in pairs:
            found.setdefault((x.event, y.event), []).append((x, y))
        for (first, second), told_by in sorted(found.items()):
            one, other = told.events[first], told.events[second]
            names = [told.reader.name(event.actors[0]) for event in (other, one)]
            yield _conflict("account", (one, other), told_by, [f"{name} is to blame" for name in names])


def _is_one_charge(one: Evidence, other: Evidence) -> bool:
    if one.graph != other.graph or abs(one.start - other.start) > _BESIDE:
        return False
    return one.start == other.start or bool(_matter(one) & _matter(other))


def _matter(said: Evidence) -> set[str]:
    """Return the longer words in lower case of what a sentence says after the word of accusing."""
    return set(_WORD.findall(said.sentence[max(said.trigger[1] - said.start, 0) :]))


def times(told: Told) -> Iterator[Conflict]:
    """Yield the pairs of events that are one but for the day, from different sources; and facts begun at two times."""
    for one, other in _candidates(told, _of_a_moment):
        apart = days_between(one.time, other.time)
        if not apart or apart > _MISDATED or not (is_day(one.time) and is_day(other.time)):
            continue
        pairs = [pair for pair in _apart(told, one, other) if all(said.dating != "publication" for said in pair)]
        if pairs and _is_one_party(one, other) and not _tells_both(told, one, other):
            yield _conflict("date", (one, other), pairs, [f"on {event.time}" for event in (one, other)])
    seen: set[frozenset[tuple[str, int]]] = set()  # one sentence tells it of each party
    for fact, held in told.facts.items():
        found = _begun(told, fact, held) if fact[1] in _BEGUN_ONCE else None
        sentences = [{(said.graph, said.start) for said in side.evidence} for side in found.sides] if found else []
        if found is not None and (key := frozenset().union(*sentences)) not in seen:
            seen.add(key)
            yield found


def _candidates(told: Told, keys: Callable[[Event, Evidence], Iterator[_Key]]) -> Iterator[tuple[Event, Event]]:
    """Yield the pairs of events of one root, told as having happened, that share a key; each once, in order."""
    shelves: dict[_Key, set[str]] = {}
    for iri, held in told.reports.items():
        for said in filter(asserts, held):
            for key in keys(told.events[iri], said):
                shelves.setdefault((told.events[iri].root, *key), set()).add(iri)
    pairs = {pair for shelf in shelves.values() for pair in combinations(sorted(shelf), 2)}
    yield from ((told.events[one], told.events[other]) for one, other in sorted(pairs))


def _of_a_deed(event: Event, said: Evidence) -> Iterator[_Key]:
    if not (event.actors and event.recipients):
        return
    if said.speakers:  # a stretch and the next one, so that what is near shares one
        yield from (("text", said.graph, str(said.start // _BESIDE + step)) for step in (0, 1))
    if is_day(said.time):
        yield from (("day", said.time, mark) for mark in _marks(said))


def _of_a_moment(event: Event, said: Evidence) -> Iterator[_Key]:
    if is_day(event.time):
        yield from (("mark", mark) for mark in _marks(said) if mark.startswith("#"))
        if event.root == _SIGNED and event.place and len({*event.actors, *event.recipients}) > 1:
            yield "signed", event.place


def _marks(said: Evidence) -> Iterator[str]:
    """Yield the place of a report if it is no state, and its exact numbers of victims."""
    if "/place/" in said.place:
        yield said.place
    for kind, (number, bound) in figures(said).items():
        if number >= _TELLING and not bound:
            yield f"#{kind} {number}"


def _apart(told: Told, one: Event, other: Event) -> _Pairs:
    first, second = ([said for said in told.reports[event.iri] if asserts(said)] for event in (one, other))
    return [(x, y) for x in first for y in second if are_apart(x, y)]


def _is_one_deed(one: Evidence, other: Evidence) -> bool:
    """Tell whether two reports tell of one deed: side by side as two speakers do, or of one day, place or toll."""
    if one.time and other.time and one.time != other.time:
        return False
    if one.graph == other.graph:
        return abs(one.start - other.start) < _BESIDE and bool(one.speakers and other.speakers)
    return is_day(one.time) and is_day(other.time) and bool({*_marks(one)} & {*_marks(other)})


def _is_done_by_others(told: Told, one: Event, other: Event) -> bool:
    """Tell whether two events have the same victims and other named actors, or swap who acts and who suffers."""
    if {*one.actors} & {*other.actors}:
        return False
    same = bool({*one.recipients} & {*other.recipients})
    swapped = {*one.actors} <= {*other.recipients} and {*other.actors} <= {*one.recipients}
    if not (same or swapped):
        return False
    ends = [NamedNode(iri) for iri in (*one.actors, *other.actors)]
    raw = told.reader.store
    related = any(next(raw.quads_for_pattern(a, None, b, DEFAULT), None) for a in ends for b in ends if a != b)
    return all("/group/" not in end.value for end in ends) and (swapped or not related)


def _is_one_party(one: Event, other: Event) -> bool:
    """Tell whether the same take part in two events, as far as they have names and both are told."""
    if one.place and other.place and one.place != other.place:
        return False
    first, second = (
        [{iri for iri in side if "/group/" not in iri} for side in (event.actors, event.recipients)]
        for event in (one, other)
    )
    if one.root == _SIGNED:
        first, second = [first[0] | first[1]], [second[0] | second[1]]
    agree = [a == b for a, b in zip(first, second, strict=True) if a and b]
    return bool(agree) and all(agree)


def _tells_both(told: Told, one: Event, other: Event) -> bool:
    """Tell whether one text tells of both, so that they are two."""
    first, second = ({said.graph for said in told.reports[event.iri]} for event in (one, other))
    return bool(first & second)


def _begun(told: Told, fact: Fact, held: Sequence[Evidence]) -> Conflict | None:
    """Return what sources say otherwise of when a thing began that begins once."""
    begun = [(said.since or said.time, said) for said in held if asserts(said) and (said.since or said.time)]
    pairs = [
        (one, other)
        for one, other in combinations(begun, 2)
        if are_apart(one[1], other[1])
        and not (one[0].startswith(other[0]) or other[0].startswith(one[0]))
        and (fact[1] != _RENEWED or (days_between(one[0], other[0]) or 0) <= _MISDATED)
    ]
    moments = sorted({when for pair in pairs for when, _ in pair})
    if not pairs:
        return None
    rival = {said.iri for pair in pairs for _, said in pair}
    sides = tuple(
        account(_moment(moment, fact[1]), (said for when, said in begun if when == moment and said.iri in rival))
        for moment in moments
    )
    ends = told.ends(fact)
    return Conflict("date", told.words(fact), fact[1], "", "", ends, (), sides)


def _moment(time: str, relation: str) -> str:
    """Return when a thing began, in words: a membership lasts, a birth or a signature does not."""
    return f"since {time}" if relation == "memberOf" else f"on {time}" if is_day(time) else f"in {time}"


def _conflict(kind: Contested, events: tuple[Event, Event], pairs: _Pairs, said: Sequence[str]) -> Conflict:
    ends = sorted({iri for event in events for iri in (*event.actors, *event.recipients)})
    sides = tuple(account(said[side], (pair[side] for pair in pairs)) for side in (0, 1))
    what = " / ".join(dict.fromkeys(event.label for event in events))
    return Conflict(kind, what, events[0].root, "", "", tuple(ends), tuple(event.iri for event in events), sides)
