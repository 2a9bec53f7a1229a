"""What tells whether two bearers of fitting names are one: state, office, walk of life, company, dates, age, gender.

Everything is evidence that can be told in words, and it is kept: why two names count as one, and why two do not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from kg import dates
from kg.assertions.sightings import Page, Sighting, companion
from kg.lexica import gazetteer, tables
from kg.lexica.containment import holders

_GENERATIONS = 55  # years between two acts or texts that one person hardly spans
_TERM = 8  # years after which a name with more initials or a bare surname may be a son's
_LONG = 15  # years between texts that have nothing else in common
_AGE = 2  # years by which two ages of one person may differ
_SEVERAL = 2  # names of people and bodies in common that outweigh one thing that speaks against


@dataclass(frozen=True)
class Profile:
    """What sightings of one bearer tell together, as in `Sighting` and `Page`; ``own`` are its own marks in company.

    ``scene`` are the states that the texts speak of, or of whose places they do.
    """

    genders: frozenset[str] = frozenset()
    ties: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    born: tuple[int, int] | None = None
    told: tuple[int, int] | None = None
    published: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    scene: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()

    @cached_property
    def states(self) -> frozenset[str]:
        """The states that it is of: its own, and those of its bodies and places."""
        return frozenset(state for key in self.ties if (state := _state(key)) is not None)

    @cached_property
    def walks(self) -> frozenset[str]:
        """The walks of life that its roles are of."""
        return frozenset(walk for role in self.roles for walk in _walks().get(role, ()))

    @cached_property
    def months(self) -> frozenset[int]:
        """The months of the texts, as numbers."""
        return frozenset(month for text in self.published if (month := _month(text)))

    @cached_property
    def months_about(self) -> frozenset[int]:
        """The months of the texts with those before and after."""
        return frozenset(month + step for month in self.months for step in (-1, 0, 1))


def profile(sighting: Sighting, page: Page) -> Profile:
    """Return what one document tells of one bearer of a name."""
    return Profile(
        genders=frozenset({sighting.gender} - {""}),
        ties=frozenset(sighting.ties),
        roles=frozenset(sighting.roles),
        born=(sighting.born, sighting.born) if sighting.born else None,
        told=sighting.told if sighting.told[0] else None,
        published=frozenset({page.published[:7]} - {""}),
        company=page.company,
        scene=_scene(page.company),
        own=frozenset({companion(sighting.type, sighting.key, sighting.label)}),
    )


def together(profiles: Sequence[Profile]) -> Profile:
    """Return what several profiles tell of one bearer."""
    if len(profiles) == 1:
        return profiles[0]

    def every(sets: Iterable[frozenset[str]]) -> frozenset[str]:
        return frozenset[str]().union(*sets)

    return Profile(
        genders=every(p.genders for p in profiles),
        ties=every(p.ties for p in profiles),
        roles=every(p.roles for p in profiles),
        born=_span([p.born for p in profiles]),
        told=_span([p.told for p in profiles]),
        published=every(p.published for p in profiles),
        company=every(p.company for p in profiles),
        scene=every(p.scene for p in profiles),
        own=every(p.own for p in profiles),
    )


def _span(given: Iterable[tuple[int, int] | None]) -> tuple[int, int] | None:
    known = [span for span in given if span is not None]
    return (min(first for first, _ in known), max(last for _, last in known)) if known else None


@cache
def _state(key: str) -> str | None:
    """Return the state of a key: its own, or that which a body or place is part of."""
    if key.startswith("state/"):
        return key
    if key.startswith("place/"):
        holder = [level.holder for level in holders(key)][-1:]
        return holder[0] if holder and holder[0].startswith("state/") else None
    owner = gazetteer.entry(key).part_of if gazetteer.known(key) else None
    return owner if owner is not None and owner.startswith("state/") else None


@lru_cache(maxsize=32768)
def _scene(company: frozenset[str]) -> frozenset[str]:
    return frozenset(state for key in company if (state := _state(key)) is not None)


@cache
def _walks() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in tables.rows("walks_of_life.tsv"):
        for word in tables.values(row["words"]):
            found.setdefault(word, set()).add(row["walk"])
    return {word: frozenset(walks) for word, walks in found.items()}


def contradiction(a: Profile, b: Profile) -> str | None:
    """Return why two bearers can't be one, in words, or None; several names in common outweigh state and walk."""
    if _told_genders(a) and _told_genders(b) and not _told_genders(a) & _told_genders(b):
        return "a man and a woman"
    if a.born and b.born and (a.born[0] - b.born[1] > _AGE or b.born[0] - a.born[1] > _AGE):
        return f"born about {a.born[0]} and about {b.born[0]}"
    if (years := _apart(a, b)) > _GENERATIONS:
        return f"{years} years lie between them"
    if len(_friends(a, b)) >= _SEVERAL:
        return None
    if a.genders and b.genders and not _likely_genders(a) & _likely_genders(b):
        return "a man and a woman, as it seems"
    if a.states and b.states and not a.states & b.states:
        return f"of {_listed(a.states)} and of {_listed(b.states)}"
    if a.walks and b.walks and not a.walks & b.walks and not a.roles & b.roles:
        return f"{_listed(a.walks)} and {_listed(b.walks)}"
    if reason := _elsewhere(a, b) or _elsewhere(b, a):
        return reason
    if years > _LONG and agreement(a, b).points == 0:
        return f"{years} years lie between the texts, which have nothing in common"
    return None


def _elsewhere(a: Profile, b: Profile) -> str | None:
    """Return why a text that speaks of other states than the one that somebody serves speaks of somebody else."""
    if not a.roles or not a.states or b.states or not b.scene or a.scene & b.scene or a.company & b.company - a.own:
        return None
    return None if a.states & b.scene else f"of {_listed(a.states)}, while the other text is about {_listed(b.scene)}"


def _told_genders(of: Profile) -> frozenset[str]:
    return of.genders & {"m", "f"}


def _likely_genders(of: Profile) -> frozenset[str]:
    return frozenset(gender.lstrip("~") for gender in of.genders)


def _apart(a: Profile, b: Profile) -> int:
    """Return how many years lie between what two bearers are told to have done, or between the texts about them."""
    one, two = a.told or _years(a), b.told or _years(b)
    return max(one[0] - two[1], two[0] - one[1], 0) if one and two else 0


def _years(of: Profile) -> tuple[int, int] | None:
    years = sorted(int(month[:4]) for month in of.published)
    return (years[0], years[-1]) if years else None


def many_years(a: Profile, b: Profile) -> bool:
    """Tell whether so many years lie between the texts that a fuller or a bare name may be another generation's."""
    one, two = _years(a), _years(b)
    return bool(one and two and max(one[0] - two[1], two[0] - one[1]) > _TERM)


def _friends(a: Profile, b: Profile) -> frozenset[str]:
    """Return the people and bodies in whose company both are; states and places are everybody's company."""
    shared = (a.company & b.company) - a.own - b.own
    return frozenset(key for key in shared if not key.startswith(("state/", "place/", "group/")))


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two bearers have in common: points, and (how to tell it, keys or nouns) for each kind of thing."""

    points: int = 0
    common: tuple[tuple[str, frozenset[str]], ...] = ()

    def grounds(self) -> tuple[str, ...]:
        """Return it in words."""
        return tuple(told.format(_listed(keys)) for told, keys in self.common)


def agreement(a: Profile, b: Profile) -> Agreement:
    """Return how much speaks for two bearers being one."""
    states, friends = a.states & b.states, _friends(a, b)
    shared = (
        (2, "both of {}", frozenset(key for key in a.ties & b.ties if not key.startswith("state/"))),
        (2, "both of {}", states),
        (1, "of {}, of which the other text speaks too", frozenset() if states else _spoken(a, b)),
        (2, "both {}", a.roles & b.roles),
        (min(len(friends), 2), "both beside {}", friends),
        (1, "both in texts about {}", a.scene & b.scene | {key for key in a.company & b.company if _is_place(key)}),
    )
    common = tuple((told, keys) for _, told, keys in shared if keys)
    points = sum(worth for worth, _, keys in shared if keys)
    if points and a.months & b.months_about:
        return Agreement(points + 1, (*common, ("in texts of the same time", frozenset())))
    return Agreement(points, common)


def _spoken(a: Profile, b: Profile) -> frozenset[str]:
    return (a.states & b.scene) | (b.states & a.scene)


def _is_place(key: str) -> bool:
    return key.startswith("place/")


def _month(text: str) -> int | None:
    """Return the number of a month since the year 0, None for a year alone."""
    when = dates.parse(text)
    return None if when is None or when.precision == "year" else 12 * when.first.year + when.first.month


def _listed(keys: Iterable[str]) -> str:
    """Return up to three keys in words, sorted."""
    names = sorted({gazetteer.entry(key).label if gazetteer.known(key) else _words(key) for key in keys})
    return ", ".join(names[:3])


def _words(key: str) -> str:
    kind, _, name = key.rpartition("/")
    return " ".join(word.capitalize() for word in name.split("-")) if kind else name
