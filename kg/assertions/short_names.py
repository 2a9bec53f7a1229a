"""Whom a short name of one text means in the others: a surname, an acronym or a short form that the text never expands.

It joins somebody only if one bearer is known and the texts have something in common, or if texts that expand it nearly
always mean the same bearer. Else it stays apart, and the reason is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.assertions.bearer import Bearer, Seen, Spot, bearer_of
from kg.assertions.bearers import YEARS, differ
from kg.assertions.context import Agreement, agreement, many_years
from kg.assertions.name_forms import acronyms, body_words, is_single, is_titled, name_words
from kg.assertions.sightings import Sighting
from kg.language.names import aliases
from kg.language.names.spellings import same_spelling

_POINTS = 2  # of agreement that a short name asks for
_MISTAKEN = 3  # that a name asks for which its text takes for another kind of thing
_SURE = 3  # texts that must have such a short name for the bearer
_INITIALS = 3  # letters of an acronym that no text has to expand
_RARE = 4  # letters of an acronym that hardly two bodies of one scene share
_INITIALLED = "the initials of the name"
_USUAL = 10  # times as many texts must mean one bearer by a short name as mean all others
_TEXTS = 5  # texts that make a usage


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom a short name means, if that is clear, and why; whom it is kept apart from, and why."""

    bearer: Bearer | None
    grounds: tuple[str, ...]
    apart: dict[Spot, str]


def is_short(sighting: Sighting) -> bool:
    """Tell whether a sighting has a single word or initials only, so that it may be short for others."""
    if sighting.fixed:
        return False
    if sighting.type == "Person":
        return is_single(sighting.label)
    return " " not in body_words(sighting.label) or aliases.is_acronym(sighting.label)


def choose(seen: Seen, candidates: Sequence[Bearer]) -> Choice:
    """Return whom a short name means among the bearers of full names that it could be short for."""
    apart: dict[Spot, str] = {}
    left: list[tuple[Agreement, Bearer, str]] = []
    for bearer in candidates:
        way = _way(seen.sighting, bearer)
        if way is None:
            continue
        if seen.document in bearer.documents and way == _INITIALLED:
            return Choice(bearer, ("the initials of a name of its text",), apart)
        if seen.document in bearer.documents and is_titled(seen.sighting.label) and len(candidates) == 1:
            return Choice(bearer, ("a title before the surname of one bearer",), apart)
        if seen.document in bearer.documents:
            apart[bearer.spot] = "its text names both"
        elif (reason := differ(bearer_of([seen]), bearer)) is not None:
            apart[bearer.spot] = reason
        elif seen.type == "Person" and many_years(seen.profile, bearer.profile):
            apart[bearer.spot] = YEARS
        else:
            left.append((agreement(seen.profile, bearer.profile), bearer, way))
    if not left:
        return Choice(None, (), apart)
    asked = _asked(seen.sighting, left[0][1])
    shared, bearer, way = left[0] if len(left) == 1 else max(left, key=lambda e: (_usage(seen, e[1]), e[1].spot))
    others = sum(_usage(seen, other) for _, other, _ in left if other is not bearer)
    if len(left) > 1:
        usage = _usage(seen, bearer)
        if usage < _TEXTS or usage < _USUAL * others:
            names = ", ".join(sorted(other.label for _, other, _ in left)[:4])
            return Choice(None, (), apart | {other.spot: f"may be any of {names}" for _, other, _ in left})
        way = "nearly all texts that expand the name mean this bearer"
    if shared.points < asked:
        return Choice(None, (), apart | {bearer.spot: "too little in common but the name"})
    return Choice(bearer, (way, *shared.grounds()), apart)


def _asked(short: Sighting, bearer: Bearer) -> int:
    letters = [letter for letter in short.label if letter.isalpha()]
    if (short.type == "Person") != (bearer.type == "Person"):
        return _MISTAKEN
    return 0 if aliases.is_acronym(short.label) and len(letters) >= _RARE else _POINTS


def _way(short: Sighting, bearer: Bearer) -> str | None:
    """Return in which way a name can be short for a bearer's, or None."""
    if bearer.type == "Person":
        words = name_words(short.label)
        ends = {name_words(label)[-1:] for label in bearer.labels} | {
            (form,) for form in bearer.forms if " " not in form
        }
        if len(words) != 1 or not any(end and same_spelling(words[0], end[0]) for end in ends):
            return None
        if short.type == "Person":
            return "a surname of one bearer"
        return "a person's surname elsewhere" if bearer.forms.get(body_words(short.label), 0) >= _SURE else None
    if short.type == "Person" and not aliases.is_acronym(short.label):
        return None
    if body_words(short.label) in bearer.forms:
        return "a short form that another text expands"
    letters = [letter for letter in short.label if letter.isalpha()]
    if (
        len(letters) >= _INITIALS
        and aliases.is_acronym(short.label)
        and any(acronyms(short.label) & acronyms(label) for label in bearer.labels)
    ):
        return _INITIALLED
    return None


def _usage(seen: Seen, bearer: Bearer) -> int:
    """Return how many documents that name a bearer in full use the short name for it."""
    return bearer.forms.get(body_words(seen.sighting.label), 0)
