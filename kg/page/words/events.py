"""Events in words, as the timeline, the map and the report tell them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kg.evidence import Event, denies
from kg.ontology import phrase, roots
from kg.page.words.citations import Citations, Cites
from kg.page.words.statements import hedge
from kg.page.words.words import counted, day, interval, listed, name, standing
from kg.rules import HAPPENED

_BOUNDS = {"atLeast": "at least ", "atMost": "at most "}


@dataclass(frozen=True, slots=True)
class Telling:
    """An event in words.

    Attributes:
        what: Who did what to whom.
        when: Its time, or when it was told of.
        where: Name of its place, or empty.
        dead: How many died or came to other harm, or empty.
        status: Empty where it has happened.
        hedge: Whose word it is, of what has happened.
        quad: Its quad class as one word, such as ``material-conflict``, or ``neutral``.
        cites: Its sentences.
        backing: How many texts and independent origins tell of it, where they are several: ``3 texts, 2 origins``.
    """

    what: str
    when: str
    where: str
    dead: str
    status: str
    hedge: str
    quad: str
    cites: Cites
    backing: str = ""

    @property
    def line(self) -> str:
        """The event in one line."""
        parts = (f"{self.when}: {self.what}", self.where and f"in {self.where}", self.dead, self.status, self.hedge)
        return ", ".join(part for part in parts if part)

    @property
    def sign(self) -> str:
        """``cooperation``, ``hostility`` or ``neutral``."""
        return sign_of(self.quad)


def sign_of(quad: str) -> str:
    """Return ``cooperation``, ``hostility`` or ``neutral`` for a quad class."""
    return "cooperation" if "cooperation" in quad else "hostility" if "conflict" in quad else "neutral"


def tell(event: Event, citations: Citations) -> Telling:
    """Return an event in words, its sentences cited."""
    actors, recipients = (listed(sorted({name(one) for one in side})) for side in event.names)
    told = sorted({said.date for said in event.evidence if said.date})
    happened = event.status in HAPPENED
    return Telling(
        what(event.root, actors, recipients, {said.mode for said in event.evidence}),
        _when(event, told),
        event.where,
        _harm(event),
        "" if happened else standing(event.status),
        hedge(said for said in event.evidence if not denies(said)) if happened else "",
        event.quad.replace(" ", "-") or "neutral",
        citations.cite(event.evidence),
        _backing(event),
    )


def _backing(event: Event) -> str:
    several = event.documents > 1
    return f"{counted(event.documents, 'text')}, {counted(event.origins, 'origin')}" if several else ""


def what(root: str, actors: str, recipients: str, modes: Collection[str] = ()) -> str:
    """Return who did what to whom, where one side or both may not be known."""
    done = (
        f"{phrase(root, modes)} {recipients}"
        if recipients
        else roots()[root].alone
        if root in roots()
        else phrase(root)
    )
    return f"{actors or 'someone unknown'} {done}"


def worded(event: Event) -> str:
    """Return an event in a sentence of our own, without its time and its full stop."""
    actors, recipients = (listed(sorted({name(one) for one in side})) for side in event.names)
    done = what(event.root, actors, recipients, {said.mode for said in event.evidence})
    done += f" in {name(event.where)}" if event.where and event.where not in done else ""
    parts = (done, _harm(event), hedge(event.evidence))
    words = ", ".join(part for part in parts if part)
    return words[:1].upper() + words[1:]


def _harm(event: Event) -> str:
    """Return how many came to harm: "at least 12 people killed, 30 injured"."""
    told = event.bounds
    dead = [f"{bound(told, 'fatalities')}{counted(event.dead, 'person', 'people')} killed"] if event.dead else []
    return ", ".join([*dead, *(f"{bound(told, kind)}{people:,} {kind}" for kind, people in event.harmed)])


def bound(bounds: Iterable[tuple[str, str]], kind: str) -> str:
    """Return the words before a count that is only known to be the least or the most there were, or nothing."""
    return _BOUNDS.get(dict(bounds).get(kind, ""), "")


def _when(event: Event, told: list[str]) -> str:
    """Return the stated time of an event, else the days that it allows, else when it was told of."""
    if event.time:
        return day(event.time)
    if event.latest or event.earliest:
        return interval(event.earliest, event.latest)
    return f"undated, reported {day(told[0])}" if told else "undated"
