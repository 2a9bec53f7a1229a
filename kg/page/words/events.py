"""Events in words, as the timeline, the map and the report tell them."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kg.evidence import Event, Evidence, denies, independent
from kg.lexica.classes import word_class
from kg.ontology import phrase, roots, told_by
from kg.page.words.citations import Citations, Cites
from kg.page.words.statements import hedge, said_by
from kg.page.words.words import counted, day, in_text, interval, listed, name, standing
from kg.rules import HAPPENED

_BOUNDS = {"atLeast": "at least ", "atMost": "at most "}
_LABEL = re.compile(r"([A-Z]+): (.+?)(?: -> (.+?))?(?: \((\d[-\d]*)\))?\Z")


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
    told = sorted({said.date for said in event.evidence if said.date})
    happened = event.status in HAPPENED
    return Telling(
        begun(of(event)),
        _when(event, told),
        event.where,
        _harm(event),
        "" if happened else standing(event.status),
        hedge(said for said in event.evidence if not denies(said)) if happened else "",
        event.quad.replace(" ", "-") or "neutral",
        citations.cite((*event.evidence, *event.tolls)),
        _backing((*event.evidence, *event.tolls)),
    )


def _backing(passages: Collection[Evidence]) -> str:
    documents = len({said.graph for said in passages})
    return f"{counted(documents, 'text')}, {counted(independent(passages), 'origin')}" if documents > 1 else ""


def of(event: Event) -> str:
    """Return who did what to whom in an event."""
    modes, words = {said.mode for said in event.evidence}, {said_by(said) for said in event.evidence}
    return what(event.root, *event.names, modes, words)


def what(
    root: str,
    actors: Collection[str],
    recipients: Collection[str],
    modes: Collection[str] = (),
    words: Collection[str] = (),
) -> str:
    """Return who did what to whom, where one side or both may not be known.

    Args:
        root: PLOVER root.
        actors: Names of those who did it.
        recipients: Names of those it was done to.
        modes: Modes of its reports.
        words: What their sentences call it (`said_by`).

    >>> what("REQUEST", ["Norland"], ["Sudrian ambassador"], [""], {"demanded"})
    'Norland made a demand of the Sudrian ambassador'
    """
    who, whom = (listed([spoken(name(one)) for one in sorted({*side})]) for side in (actors, recipients))
    if whom:
        done = told_by(root, words) or phrase(root, modes)
        envoys = any(not word_class("ambassador").isdisjoint(one.casefold().split()) for one in recipients)
        done = f"{done.removesuffix(' the envoy of').removesuffix(' envoys of') if envoys else done} {whom}"
    else:
        done = told_by(root, words, alone=True) or (roots()[root].alone if root in roots() else phrase(root))
    return f"{who or 'someone unknown'} {done}"


def spoken(text: str) -> str:
    """Return a name as it stands in a sentence; a description of somebody ("Norlandic ambassador") with its article.

    >>> spoken("United States"), spoken("Norlandic ambassador"), spoken("Norlandic deputy minister")
    ('the United States', 'the Norlandic ambassador', 'a Norlandic deputy minister')
    """
    words = text.partition(" of ")[0].split()
    last = words[-1] if words else ""
    if not last.isalpha() or not last.islower() or words[0].casefold() in {"the", "a", "an"}:
        return in_text(text)
    if last.endswith("s") or last in word_class("plain-people") or last in word_class("people-in-general"):
        return text
    sole = last in word_class("leaning-office") and not {"deputy", "former", "senior"} & {
        one.casefold() for one in words
    }
    return f"{'the' if sole else 'an' if text[0].casefold() in 'aeiou' else 'a'} {text}"


def begun(text: str) -> str:
    """Return words as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def worded(event: Event) -> str:
    """Return an event in a sentence of our own, without its time and its full stop."""
    done = of(event)
    done += f" in {name(event.where)}" if event.where and event.where not in done else ""
    parts = (done, _harm(event), hedge(event.evidence))
    return begun(", ".join(part for part in parts if part))


def labelled(label: str) -> str:
    """Return in words, within a sentence, what the label of an event (or of rivals: ``A / B``) says in codes.

    What is no such label stays as it is.

    >>> labelled("ASSAULT: Norland -> Sudria (2025-06-03)")
    'Norland attacked Sudria, 3 June 2025'
    >>> labelled("Norland is allied with Sudria")
    'Norland is allied with Sudria'
    """
    found = [_LABEL.match(one) for one in label.split(" / ")]
    return " / ".join(_labelled(one) for one in found if one) if all(found) else label


def _labelled(found: re.Match[str]) -> str:
    if found[1] not in roots():
        return found[0]
    who, whom = ([one for one in (side or "").split(", ") if one not in {"", "?"}] for side in found.group(2, 3))
    done = what(found[1], who, whom)
    return f"{done}, {day(found[4])}" if found[4] else done


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
