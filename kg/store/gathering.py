"""Which reports tell of the same happening.

Plain values, no RDF. First the reports of one document are gathered, then what documents tell is gathered across them.
The outcome depends on the set of reports alone: they are sorted from the most exact to the vaguest, and each joins the
one gathering that it fits best, or starts its own where none fits or several fit alike (better two events than a wrong
one).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kg import dates
from kg.evidence import Evidence
from kg.rules import MUTUAL
from kg.store.denials import points, years_of_telling
from kg.store.gist import Gist
from kg.store.grounds import is_reason
from kg.store.likely import Shelf, is_spot

_NEAR = 400  # characters between two speakers' accounts of one thing

type Token = tuple[str, str, str]
"""A root, a year (``2024``), a number of dead (``#38``) or a sentence (``=...``), and the IRI of a participant; or a
root, a day and a place."""


@dataclass(slots=True)
class Gathering:
    """A gathering of reports, with what they state together.

    ``fatalities`` holds every number that is given; ``voiced`` says of documents whether their author denies it;
    ``denied`` are the IRIs of the reports that its reports point back to and deny; ``gists`` are what its charges,
    demands or threats are about; ``told`` are the words of those reports that give a day or month.
    """

    root: str
    real: bool
    actors: set[str]
    recipients: set[str]
    place: str
    within: set[str]
    time: str
    fatalities: set[int]
    documents: set[str]
    voiced: set[tuple[str, bool]]
    wordings: set[str]
    reports: list[Evidence] = field(default_factory=list)
    earliest: str = ""
    latest: str = ""
    denied: set[str] = field(default_factory=set)
    gists: list[Gist] = field(default_factory=list)
    told: list[Gist] = field(default_factory=list)

    def exactness(self) -> tuple[object, ...]:
        """Return a key that sorts the most exact statement first, and equal statements side by side."""
        sides = (sorted(self.actors), sorted(self.recipients))
        stated = (-len(self.time), -sum(map(bool, sides)), not self.fatalities, not self.place)
        return *stated, self.time, *sides, sorted(self.fatalities), self.place, min(r.iri for r in self.reports)

    def absorb(self, other: "Gathering") -> None:
        """Take over the reports of another happening, and what they state beyond this one."""
        swapped = _sides(self, other)[1]
        self.actors |= other.recipients if swapped else other.actors
        self.recipients |= other.actors if swapped else other.recipients
        self.place = self.place or other.place
        self.within |= other.within
        self.time = max(self.time, other.time, key=len)
        self.earliest = max(self.earliest, other.earliest)
        self.latest = min(self.latest or other.latest, other.latest or self.latest)
        self.fatalities |= other.fatalities
        self.documents |= other.documents
        self.voiced |= other.voiced
        self.wordings |= other.wordings
        self.reports += other.reports
        self.denied |= other.denied
        self.gists += other.gists
        self.told += other.told

    def tells_anything(self) -> bool:
        """Tell whether more is known of it than that there was such an event."""
        known = self.actors or self.recipients or self.fatalities or self.place or self.time
        return bool(known) or any(report.harmed for report in self.reports)

    def local(self) -> bool:
        """Tell whether nothing ties it to reports elsewhere: no one takes part, or no time and no number is given."""
        return not (self.actors or self.recipients) or not (self.time or self.fatalities)


def tokens(gathering: Gathering) -> Iterator[Token]:
    """Yield the tokens of a happening; gatherings of different documents must share one to be the same."""
    when = dates.parse(gathering.time)
    years = {str(when.first.year)} if when else years_of_telling(gathering)
    marks = years | {f"#{n}" for n in gathering.fatalities} | {f"={words}" for words in gathering.wordings}
    for mark in sorted(marks):
        for participant in sorted(gathering.actors | gathering.recipients):
            yield gathering.root, mark, participant
    if when and when.precision == "day" and is_spot(gathering.place):
        yield gathering.root, gathering.time, gathering.place


def in_documents(reports: Iterable[Gathering]) -> list[Gathering]:
    """Gather the reports of each document by itself; each comes alone, as from `alone`."""
    by_document: dict[tuple[str, str], list[Gathering]] = {}
    for report in sorted(reports, key=lambda gathering: gathering.reports[0].iri):
        by_document.setdefault((report.reports[0].graph, report.root), []).append(report)
    return [gathering for _, group in sorted(by_document.items()) for gathering in _gather(group)]


def across_documents(gatherings: Iterable[Gathering]) -> list[Gathering]:
    """Gather what documents tell, among those that share a token with one another, directly or over others."""
    gathered = []
    for component in _components(list(gatherings)):
        gathered += _gather(component)
    return sorted(gathered, key=lambda h: min(r.iri for r in h.reports))


def _components(gatherings: list[Gathering]) -> list[list[Gathering]]:
    """Return the gatherings grouped so that no two of different groups share a token."""
    parent = list(range(len(gatherings)))

    def find(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    first: dict[Token, int] = {}
    for number, gathering in enumerate(gatherings):
        for token in tokens(gathering):
            parent[find(number)] = find(first.setdefault(token, number))
    groups: dict[int, list[Gathering]] = {}
    for number, gathering in enumerate(gatherings):
        groups.setdefault(find(number), []).append(gathering)
    return list(groups.values())


def _gather(gatherings: list[Gathering]) -> list[Gathering]:
    gathered: list[Gathering] = []
    shelf = Shelf()
    for gathering in sorted(gatherings, key=Gathering.exactness):
        fitting = (n for n in shelf.like(gathering) if _compatible(gathered[n], gathering))
        ranked = sorted(((_closeness(gathered[n], gathering), n) for n in fitting), reverse=True)
        if ranked and (len(ranked) == 1 or ranked[0][0] > ranked[1][0]):
            at = ranked[0][1]
            shelf.put(at, _absorbed(gathered[at], gathering))
        else:
            shelf.put(len(gathered), gathering)
            gathered.append(gathering)
    return gathered


def _absorbed(one: Gathering, other: Gathering) -> Gathering:
    """Have a gathering take in another; return what it then tells beyond what it told: all of it, or the other's part.

    Of many tellings that say the same, each would else be gone through again with every further one.
    """
    before = (len(one.actors), len(one.recipients), one.place, one.time)
    one.absorb(other)
    if before != (len(one.actors), len(one.recipients), one.place, one.time):
        return one
    return replace(other, actors=one.actors, recipients=one.recipients, place=one.place, time=one.time)


def _closeness(a: Gathering, b: Gathering) -> tuple[int, ...]:
    """Return how far two compatible gatherings agree beyond not contradicting each other.

    Of two days of a month, a text that gives the month alone means neither for its telling both sides as well.
    """
    exact = not (a.time and b.time) or a.time == b.time
    agree = (
        points(a, b),
        a.time == b.time,
        a.fatalities & b.fatalities,
        a.place == b.place,
        exact and a.actors == b.actors and a.recipients == b.recipients,
    )
    return tuple(int(bool(point)) for point in agree)


def _sides(a: Gathering, b: Gathering) -> tuple[int, bool]:
    """Return how many sides two gatherings share (-1 where a side contradicts), and whether only crosswise."""

    def shared(x: set[str], y: set[str]) -> int:
        return int(bool(x & y)) if x and y else 0

    def fit(b_actors: set[str], b_recipients: set[str]) -> int:
        pairs = ((a.actors, b_actors), (a.recipients, b_recipients))
        return -1 if any(_exclude(x, y) for x, y in pairs) else sum(shared(x, y) for x, y in pairs)

    straight = fit(b.actors, b.recipients)
    crosswise = fit(b.recipients, b.actors) if a.root in MUTUAL else -1
    return (crosswise, True) if crosswise > straight else (straight, False)


def _exclude(one: set[str], other: set[str]) -> bool:
    """Tell whether two sides can't be the same: "villagers" of one text may be "civilians" of another."""
    if not one or not other or one & other:
        return False
    documents = {_document_of(iri) for iri in one | other}
    return "" in documents or len(documents) == 1


def _document_of(iri: str) -> str:
    """Return the document of an unnamed group, which is known there alone; nothing for who has a name."""
    return iri.rpartition("/group/")[2].rpartition("/")[0] if "/group/" in iri else ""


def _is_told_otherwise(a: Gathering, b: Gathering) -> bool:
    """Tell whether two speakers give their accounts side by side in one text."""
    return any(
        one.graph == other.graph and abs(one.start - other.start) <= _NEAR and not {*one.speakers} & {*other.speakers}
        for one in a.reports
        for other in b.reports
        if one.speakers and other.speakers
    )


def _compatible(a: Gathering, b: Gathering) -> bool:
    if a.root == b.root and points(a, b):
        return True
    shared, _ = _sides(a, b)
    if a.root != b.root or a.real != b.real or shared < 0:
        return False
    if any((document, not denied) in b.voiced for document, denied in a.voiced):
        return False  # an author does not contradict himself: what he denies is something else
    when, other = dates.parse(a.time), dates.parse(b.time)
    if when and other and not when.overlaps(other):
        return False
    if not (when and other) and max(a.earliest, b.earliest) > min(a.latest or "9", b.latest or "9"):
        return False
    same_number = bool(a.fatalities & b.fatalities)
    same_place = bool(a.place) and a.place == b.place
    if a.place and b.place and not (same_place or same_number or b.place in a.within or a.place in b.within):
        return False
    if a.fatalities and b.fatalities and not same_number:
        # Sources disagree about the number only where the rest leaves no doubt: one day, or one month and place.
        exact = when.precision if when and when == other else None
        certain = (exact == "day" or (exact == "month" and same_place)) and shared == 2
        beside = _is_told_otherwise(a, b) and (not when or not other or when == other)
        return bool(certain or beside or _is_one_spot(a, b))
    return _is_one_spot(a, b) or is_reason(a, b, shared, same_number=same_number)


def _is_one_spot(a: Gathering, b: Gathering) -> bool:
    """Tell whether both took place in one spot on one day, as different texts tell it."""
    when = dates.parse(a.time)
    day = when is not None and when.precision == "day" and a.time == b.time
    return day and a.place == b.place and is_spot(a.place) and not a.documents & b.documents
