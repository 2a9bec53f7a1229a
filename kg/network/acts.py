"""One act as one or several events of the graph tell it: what they state together, and whether two could be one act."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from kg import dates
from kg.evidence import Event, Evidence, spanned
from kg.network.signs import ties
from kg.rules import HAPPENED, MUTUAL
from kg.store.events import event_label
from kg.store.gist import Gist, is_headline

AGREEMENT = "agreement"
WEEKS = timedelta(days=62)  # after an event, in which texts still count whom it harmed
# Modes that tell the same attack by its weapons.
_WEAPONS = frozenset({"aerial", "firearms", "heavy-weapons"})


@dataclass(slots=True)
class Act:
    """What events tell together.

    ``doers`` and ``targets`` are those with names, as whom they count; ``own`` are the same as the texts have them.
    ``nameless`` are sides that only hold others; ``mentioned`` those whom its sentences name, where a side is missing.
    ``within`` is what its place lies in; ``gists`` are what its reports are about; ``spots`` where they stand: document
    and first character.
    """

    events: list[Event]
    reports: tuple[Evidence, ...]
    doers: frozenset[str]
    targets: frozenset[str]
    own: tuple[frozenset[str], frozenset[str]]
    nameless: tuple[bool, bool]
    mentioned: frozenset[str]
    place: str
    within: frozenset[str]
    gists: list[Gist]
    spots: frozenset[tuple[str, int]]
    event: Event

    @property
    def key(self) -> str:
        """The IRI of its first event, which stays when it takes over others."""
        return self.events[0].iri

    @property
    def dated(self) -> bool:
        """Whether a text gives its time."""
        return self.event.dated

    @property
    def day(self) -> str:
        """Its day, where it is known exactly."""
        return self.event.time if dates.is_day(self.event.time) else ""

    @property
    def modes(self) -> frozenset[str]:
        """Its PLOVER modes, those of weapons as one."""
        found = frozenset(said.mode for said in self.reports if said.mode)
        return (found - _WEAPONS) | ({"weapons"} if found & _WEAPONS else frozenset())

    @property
    def told(self) -> str:
        """The day on which a text first tells it, or nothing."""
        return min((said.date for said in self.reports if said.date), default="")

    @property
    def headline(self) -> bool:
        """Whether headlines alone tell it."""
        return all(is_headline(said) for said in self.reports)

    @property
    def spoken(self) -> bool:
        """Whether it is done in words, so that there may be several of a day."""
        root = self.event.root
        return root in ties() and ties()[root].quad.startswith("verbal")

    def absorb(self, other: "Act") -> None:
        """Take over what tells another as well."""
        first, second = (self, other) if _exactness(self) <= _exactness(other) else (other, self)
        self.event = _united(first.event, second.event)
        self.events += other.events
        self.reports += other.reports
        self.doers |= other.doers
        self.targets |= other.targets
        self.own = (self.own[0] | other.own[0], self.own[1] | other.own[1])
        self.mentioned |= other.mentioned
        self.place, self.within = (first.place, first.within) if first.place else (second.place, second.within)
        self.gists = [*self.gists, *other.gists]
        self.spots |= other.spots


def could_be_one(one: Act, other: Act) -> bool:
    """Tell whether nothing speaks against two acts being one: root, status, mode, sides, time, place and the dead."""
    a, b = one.event, other.event
    if a.root != b.root or not (a.status == b.status or {a.status, b.status} <= HAPPENED):
        return False
    if a.dead is not None and b.dead is not None and a.dead != b.dead:
        return False
    if one.modes and other.modes and not one.modes & other.modes:
        return False
    places = one.place and other.place and one.place != other.place
    if places and other.place not in one.within and one.place not in other.within:
        return False
    return _sides_agree(one, other) and _times_agree(one, other)


def _sides_agree(one: Act, other: Act) -> bool:
    """Tell whether doers and targets agree: the same, or those of one among those of the other, or not told."""
    straight = _agree(one.doers, other.doers) and _agree(one.targets, other.targets)
    if one.event.root in MUTUAL or AGREEMENT in one.modes | other.modes:
        return straight or (_agree(one.doers, other.targets) and _agree(one.targets, other.doers))
    return straight


def same_sides(one: Act, other: Act) -> bool:
    """Tell whether two acts that agree have the same sides: both tell each, neither does, or one names it elsewhere."""
    pairs = ((one.doers, other.doers, 0), (one.targets, other.targets, 1))
    return any(a and b for a, b, _ in pairs) and all(
        (bool(a) == bool(b) and one.nameless[n] == other.nameless[n])
        or (not one.nameless[n] and not other.nameless[n] and (a or b) <= (other.mentioned if a else one.mentioned))
        for a, b, n in pairs
    )


def names_doers(one: Act, other: Act) -> bool:
    """Tell whether one act has nobody who takes part, and its sentence names those who did the other."""
    empty = not (one.doers or one.targets or any(one.nameless))
    return empty and bool(other.doers) and other.doers <= one.mentioned and not other.targets


def by_others(one: Act, other: Act) -> bool:
    """Tell whether different people or bodies of one state act: two of its ministers, not a minister and the state."""
    return any(
        mine and its and not mine & its and not (mine & side or its & side)
        for mine, its, side in zip(one.own, other.own, (one.doers | one.targets,) * 2, strict=True)
    )


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or one <= other or other <= one


def _times_agree(one: Act, other: Act) -> bool:
    """Tell whether a day fits both; of what is dated by its text alone, any day up to that of the text does."""
    (first, last), (begin, end) = _days(one.event), _days(other.event)
    return max(first, begin) <= min(last or "9", end or "9")


def _days(event: Event) -> tuple[str, str]:
    first, last = spanned(event.time, event.earliest, event.latest)
    return (first if event.dated else "", last)


def _exactness(act: Act) -> tuple[object, ...]:
    """Return a key that sorts the act first whose time, sides and reports are told best."""
    event = act.event
    sides = -sum(map(bool, (event.actors, event.recipients)))
    return not act.dated, -len(event.time), event.latest, sides, -len(event.reports), event.iri


def _united(first: Event, second: Event) -> Event:
    """Return the event that two tell, by the IRI and the time of the first."""
    earliest, latest = _shared_days(first, second)
    return replace(
        first,
        status="Happened" if "Happened" in {first.status, second.status} else first.status,
        place=first.place or second.place,
        where=first.where or second.where,
        dead=first.dead if first.dead is not None else second.dead,
        harmed=first.harmed or second.harmed,
        bounds=first.bounds or second.bounds,
        actors=tuple(sorted({*first.actors, *second.actors})),
        recipients=tuple(sorted({*first.recipients, *second.recipients})),
        reports=tuple(sorted({*first.reports, *second.reports})),
        earliest=earliest,
        latest=latest,
    )


def _shared_days(first: Event, second: Event) -> tuple[str, str]:
    """Return the days that two tellings of an act allow both, or those of the first where they share none.

    What is dated by its text alone bounds an act from above: it was told then.
    """
    if not first.dated:
        earliest = first.earliest if second.dated else min(first.earliest, second.earliest)
        return earliest, min(filter(None, (first.latest, second.latest)), default="")
    (begin, end), (since, until) = first.span, second.span
    earliest = max(begin, since if second.dated else "")
    latest = min(filter(None, (end, until)), default="")
    return (earliest, latest) if not latest or earliest <= latest else (first.earliest, first.latest)


def labelled(event: Event, sides: tuple[Iterable[str], Iterable[str]], names: dict[str, str]) -> Event:
    """Return an event with these sides, and a line to know it by."""
    actors, recipients = (tuple(sorted(side)) for side in sides)
    label = event_label(event.root, (actors, recipients), event.time, lambda iri: names.get(iri, iri)).value
    return replace(event, actors=actors, recipients=recipients, label=label)


def is_soon_after(published: str, event: Event) -> bool:
    """Tell whether a text of a day is of the weeks after an event in which texts still count whom it harmed."""
    told, last = dates.parse(published), dates.parse(event.latest)
    return told is not None and last is not None and last.last <= told.last <= last.last + WEEKS
