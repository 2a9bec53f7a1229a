"""Entities of a graph that may be one: for an analyst to decide, with what speaks for it and against it.

Two are looked at where their names could be forms of one (`kg.assertions.bearers`), differ in few letters, or where one
is a surname or the initials of the other. Those that a correction keeps apart are not proposed again.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from kg.assertions import Page, Resolution
from kg.assertions.bearer import Bearer, Seen, bearer_of
from kg.assertions.bearers import differ, fit
from kg.assertions.context import agreement
from kg.assertions.name_forms import acronyms, is_single
from kg.corrections.rows import Correction
from kg.lexica.spelling import plain, sound

_NEAR = 0.8  # of the letters of two names that must agree
_SHORT = 5  # letters below which one more or less is another name
_CROWD = 40  # bearers of a mark beyond which it tells nothing
# Points for how two names fit, beside those for what their texts have in common (`kg.assertions.context`).
_NAMES = {"the same name": 3, "another spelling": 2, "nearly the same letters": 2, "the same sound": 2}


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two entities that may be one.

    Attributes:
        less: Key of the one that fewer documents name.
        more: Key of the other one.
        names: Their names, in the same order.
        points: How much speaks for it; what speaks against it counts less.
        speaks_for: Why they may be one.
        against: Why they may not.
    """

    less: str
    more: str
    names: tuple[str, str]
    points: int
    speaks_for: tuple[str, ...]
    against: tuple[str, ...]

    def row(self) -> Correction:
        """Return it as a row to paste into a corrections file, with the evidence as its reason."""
        reasons = [f"for: {'; '.join(self.speaks_for)}"]
        reasons += [f"against: {'; '.join(self.against)}"] if self.against else []
        said = f"{self.names[0]} = {self.names[1]}? {'. '.join(reasons)}"
        return Correction("merge", self.less, self.more, reason=said)


def duplicates(
    pages: Mapping[str, Page],
    resolutions: Mapping[str, Resolution],
    overlays: Mapping[str, Resolution],
    *,
    settled: Iterable[frozenset[str]] = (),
) -> tuple[Duplicate, ...]:
    """Return the pairs that may be one, the likeliest first, then by key.

    Args:
        pages: What each document tells of whom it names, by document id.
        resolutions: Who they are over all documents.
        overlays: Who they are where corrections say otherwise.
        settled: Pairs of keys that corrections keep apart.
    """
    known = _bearers(pages, resolutions, overlays)
    apart = set(settled)
    found = []
    for one, other in _candidates(known):
        if frozenset((one, other)) in apart:
            continue
        less, more = sorted((one, other), key=lambda key: (len(known[key].documents), key))
        if (pair := _compared(less, more, known[less], known[more])) is not None:
            found.append(pair)
    return tuple(sorted(found, key=lambda pair: (-pair.points, pair.less, pair.more)))


def _bearers(
    pages: Mapping[str, Page], resolutions: Mapping[str, Resolution], overlays: Mapping[str, Resolution]
) -> dict[str, Bearer]:
    """Return who bears names that documents compare, by key."""
    seen: dict[str, list[Seen]] = defaultdict(list)
    for document, page in sorted(pages.items()):
        who = {**resolutions.get(document, {}), **overlays.get(document, {})}
        for sighting in page.sightings:
            resolved = who.get(sighting.key)
            key, kind = (resolved.key, resolved.type) if resolved else (sighting.key, sighting.type)
            if key:
                seen[key].append(Seen(document, sighting, pages.__getitem__, kind))
    return {key: bearer_of(sightings) for key, sightings in sorted(seen.items())}


def _candidates(known: Mapping[str, Bearer]) -> list[tuple[str, str]]:
    """Return the pairs that share a mark, sorted."""
    marked: dict[str, list[str]] = defaultdict(list)
    for key, bearer in known.items():
        for mark in sorted(set(_marks(bearer))):
            marked[mark].append(key)
    pairs = {pair for keys in marked.values() if len(keys) <= _CROWD for pair in combinations(keys, 2)}
    return sorted(pairs)


def _marks(bearer: Bearer) -> Iterator[str]:
    for seen in bearer.seen:
        yield from seen.sighting.blocks
    for label in bearer.labels:
        yield f"s:{sound(label)}"
        yield from (f"w:{word}" for word in plain(label).split() if len(word) >= _SHORT)
        yield from (f"a:{letters}" for letters in acronyms(label))
        if label.isupper():
            yield f"a:{label}"


def _compared(less: str, more: str, one: Bearer, other: Bearer) -> Duplicate | None:
    """Return what speaks for and against two being one; None where their names do not suggest it."""
    way = _way(one, other)
    if way is None:
        return None
    shared = agreement(one.profile, other.profile)
    reason = differ(one, other)
    both = one.documents & other.documents
    against = [reason] if reason else []
    against += [f"{min(both)} names both"] if both else []
    against += [f"{one.type} and {other.type}"] if one.type != other.type else []
    against += ["nothing in common but the name"] if not shared.points else []
    points = _NAMES.get(way, 1) + shared.points - 2 * len(against)
    return Duplicate(less, more, (one.label, other.label), points, (way, *shared.grounds()), tuple(against))


def _way(one: Bearer, other: Bearer) -> str | None:
    """Return how the names of two may be one name, or None."""
    if (way := fit(one, other)) is not None:
        return way
    names = [(a, b) for a in sorted(one.labels) for b in sorted(other.labels)]
    if any(plain(a) == plain(b) for a, b in names):
        return "the same name"
    if any(_alike(plain(a), plain(b)) for a, b in names):
        return "nearly the same letters"
    if any(sound(a) == sound(b) for a, b in names):
        return "the same sound"
    if any((a.isupper() and a in acronyms(b)) or (b.isupper() and b in acronyms(a)) for a, b in names):
        return "initials of the name"
    people = one.type == other.type == "Person"
    if people and any(_is_part(a, b) or _is_part(b, a) for a, b in names):
        return "a part of the name"
    return None


def _alike(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _SHORT and Levenshtein.normalized_similarity(one, other) >= _NEAR


def _is_part(short: str, full: str) -> bool:
    words = plain(full).split()
    return is_single(short) and len(words) > 1 and plain(short) in {words[0], words[-1]}
