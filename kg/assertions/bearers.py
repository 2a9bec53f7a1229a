"""Who bears full names that may be one: namesakes apart, spellings, nicknames and initials together.

All is computed from the set of sightings of one family of names, so it depends on no order. Where two names could be
one but nothing in common shows it, or a name fits two bearers who are not one, they stay apart, and the reason is kept.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.assertions.bearer import Bearer, Seen, Spot, bearer_of, merged
from kg.assertions.context import Agreement, agreement, contradiction, many_years
from kg.assertions.name_forms import body_mark, body_words, is_generic, name_words, person_ground, suffix
from kg.namespaces import digest

_SAME, _ALONE = "the same name", "nothing in common but the name"
YEARS = "many years lie between the texts"
# Points of agreement that each manner of being another form of a name asks for.
_ASKED = {_SAME: 0, "an initial for the given name": 2, "a nickname": 0, "another spelling": 0}
_ASKED_OTHERWISE = 1
_LARGE = 200  # names of a family of which each two are compared, 0.2 s of CPU; the largest of 840 news articles has 58
_DECISIVE = 2  # points by which one of several bearers must agree better to be chosen


def bearers(family: Iterable[Seen], *, least: int = 0) -> list[Bearer]:
    """Return the bearers of names of one family, those with most documents first.

    Args:
        family: All sightings whose names may be forms of one; any order.
        least: Points that sightings of one and the same name must agree by to be one's.
    """
    known: dict[str, list[Seen]] = {}
    named: dict[tuple[tuple[str, ...], str], list[Seen]] = {}
    for seen in sorted(family, key=lambda s: (s.document, s.sighting)):
        if seen.sighting.fixed:
            known.setdefault(seen.sighting.key, []).append(seen)
        else:
            named.setdefault((seen.sighting.words, suffix(seen.sighting.name)), []).append(seen)
    found = [bearer_of(group) for group in known.values()]
    found += [bearer for group in named.values() for bearer in _namesakes(group, max(least, _least(group[0])))]
    return sorted(_joined(found), key=rank)


def _least(seen: Seen) -> int:
    """Return 1 for a name that bodies of many states have: "Supreme Court"."""
    known = seen.sighting
    return int(seen.type != "Person" and not known.fixed and not known.ties and is_generic(known.label))


def rank(bearer: Bearer) -> tuple[int, str, Spot]:
    """Return a key to sort bearers by: most documents first."""
    return -len(bearer.documents), bearer.plain, min(s.spot for s in bearer.seen)


def _namesakes(group: Sequence[Seen], least: int) -> list[Bearer]:
    """Return the bearers of one and the same name: one, unless what is told of them can't be of one."""
    alike: dict[tuple[object, ...], list[Seen]] = {}
    for number, seen in enumerate(group):
        known, told = seen.sighting, seen.profile
        era = tuple(sorted({month[:4] for month in told.published}))
        each = number if least else 0
        marks = (known.gender, told.states, told.walks, known.born, known.told, era)
        alike.setdefault((each, *marks), []).append(seen)
    found: list[Bearer] = []
    for part in sorted(map(bearer_of, alike.values()), key=rank):
        points = [agreement(part.profile, other.profile).points for other in found]
        reasons = [
            differ(part, other)
            or (_ALONE if points[n] < least else YEARS if least and many_years(part.profile, other.profile) else None)
            for n, other in enumerate(found)
        ]
        open_ = [n for n, reason in enumerate(reasons) if reason is None]
        if open_:
            best = max(open_, key=lambda n: (points[n], -n))
            found[best] = merged(found[best], part)
        else:
            for number, reason in enumerate(reasons):
                found[number].apart[part.spot] = part.apart[found[number].spot] = reason or _ALONE
            found.append(part)
    return found


def differ(a: Bearer, b: Bearer) -> str | None:
    """Return why two bearers are not one whatever their names, or None.

    All that keeps two apart passes here, so that what a user rules can be heard here as well.
    """
    if a.fixed and b.fixed and a.fixed != b.fixed:
        return "known as two"
    return contradiction(a.profile, b.profile)


def fit(a: Bearer, b: Bearer) -> str | None:
    """Return in which way the names of two bearers can be forms of one, or None; all of their names must fit.

    Of several ways it is the one that asks for the least in common.
    """
    people = a.type == "Person"
    if people != (b.type == "Person"):
        return None
    ways = [_way(one, two, people=people) for one in sorted(a.labels) for two in sorted(b.labels)]
    fitting = [way for way in ways if way is not None]
    return min(fitting, key=_asked) if len(fitting) == len(ways) else None


def _asked(way: str) -> int:
    return _ASKED.get(way, _ASKED_OTHERWISE)


def _way(a: str, b: str, *, people: bool) -> str | None:
    if people:
        return person_ground(a, b)
    if body_words(a) == body_words(b):
        return _SAME
    return "another spelling" if body_mark(a) == body_mark(b) else None


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two bearers, by number, whose names may be one: how much they have in common, in which way, and what."""

    less: int
    a: int
    b: int
    way: str
    shared: Agreement


def _joined(found: list[Bearer]) -> list[Bearer]:
    """Return bearers, those put together whose names are forms of one and who have something in common."""
    pairs = []
    for a, b in _alike(found):
        way = fit(found[a], found[b])
        if way is not None and (way != _SAME or found[a].fixed or found[b].fixed):
            shared = agreement(found[a].profile, found[b].profile)
            pairs.append(_Pair(-shared.points, a, b, way, shared))
    doubts = _doubts(found, pairs)
    now = dict(enumerate(found))
    at = list(range(len(found)))  # where each bearer is now
    for pair in sorted(pairs, key=lambda pair: (pair.less, pair.a, pair.b)):
        one, two = at[pair.a], at[pair.b]
        if one == two:
            continue
        reason = doubts.get((pair.a, pair.b)) or _against(now[one], now[two], pair)
        if reason is not None:
            now[one].apart.setdefault(now[two].spot, reason)
            now[two].apart.setdefault(now[one].spot, reason)
            continue
        joined = merged(now[one], now[two])
        main = joined.label
        for name in joined.labels:
            if name != main:
                joined.grounds.setdefault(name, (pair.way, *pair.shared.grounds()))
        now[one] = joined
        del now[two]
        at = [one if place == two else place for place in at]
    return list(now.values())


def _alike(found: Sequence[Bearer]) -> list[tuple[int, int]]:
    """Return the pairs of bearers to compare, by number, sorted: all, or in a large family those that share a mark.

    A family is chained by marks: among thousands of texts it can hold thousands of names of which few pairs fit. Most
    of those share a mark; that of "Mary Smith" and "Mary Smith Jones" is one that others of the family have.
    """
    if len(found) <= _LARGE:
        return list(combinations(range(len(found)), 2))
    shelves: dict[str, list[int]] = {}
    for number, bearer in enumerate(found):
        several = {seen.sighting.blocks for seen in bearer.seen}
        for mark in {mark for blocks in several for mark in blocks}:
            shelves.setdefault(mark, []).append(number)
    return sorted({pair for shelf in shelves.values() for pair in combinations(shelf, 2)})


def _doubts(found: Sequence[Bearer], pairs: Sequence[_Pair]) -> dict[tuple[int, int], str]:
    """Return the pairs that are in doubt: one of the two fits somebody else as well who is not the other."""
    partners: dict[int, list[_Pair]] = {}
    for pair in pairs:
        partners.setdefault(pair.a, []).append(pair)
        partners.setdefault(pair.b, []).append(pair)
    doubts: dict[tuple[int, int], str] = {}
    for number, own in partners.items():
        for one, two in combinations(own, 2):
            first, second = (found[p.b if p.a == number else p.a] for p in (one, two))
            if fit(first, second) is not None and differ(first, second) is None:
                continue
            for this, other, rival in ((one, two, second), (two, one, first)):
                if -this.less < -other.less + _DECISIVE:
                    doubts[this.a, this.b] = f"{found[number].label} may be {rival.label} as well"
    return doubts


def _against(a: Bearer, b: Bearer, pair: _Pair) -> str | None:
    """Return why two bearers whose names may be one are not put together, or None."""
    if (reason := differ(a, b)) is not None:
        return reason
    if fit(a, b) is None:
        return "other forms of the names do not fit"
    if pair.way == _SAME:
        return None
    if len(a.documents & b.documents) > len(_telling(a, b)):
        return "a text that names both keeps them apart"
    longer = len({len(name_words(name)) for name in (*a.labels, *b.labels)}) > 1
    if longer and many_years(a.profile, b.profile):
        return YEARS
    return None if -pair.less >= _asked(pair.way) else _ALONE


def _telling(a: Bearer, b: Bearer) -> set[str]:
    """Return the documents that give a name of the one to the other."""
    return {
        s.document
        for bearer, other in ((a, b), (b, a))
        for s in bearer.seen
        if any(form in other.labels and form != s.sighting.label for form in s.sighting.forms)
    }


def keys(found: Sequence[Bearer]) -> list[str]:
    """Return a key for each bearer, the same for the same set of sightings.

    It is the plain key, or where several have the same, the first one's (the one with most documents); the others' have
    their state added, or else a digest of the first document that names them.
    """
    taken: set[str] = set()
    result = []
    for bearer in found:
        key = bearer.plain
        if key in taken:
            states = sorted(state.rpartition("/")[2].lower() for state in bearer.profile.states)
            key = f"{bearer.plain}/{'-'.join(states)}"
            if not states or key in taken:
                key = f"{bearer.plain}/{digest(min(bearer.documents))}"
        taken.add(key)
        result.append(key)
    return result
