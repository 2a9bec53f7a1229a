"""What to watch: threats, deadlines, plans and demands that texts tell of and that are open still."""

import re
from collections.abc import Set
from dataclasses import dataclass, field
from datetime import timedelta

from kg import dates
from kg.evidence import Event, Evidence
from kg.lexica.classes import word_class
from kg.network import Network, events
from kg.page.report.happenings import ends, is_known, people
from kg.page.report.period import Period, histories, interval
from kg.page.report.sayings import Sayings
from kg.page.report.wording import backing, introduced, quoted
from kg.page.words.citations import Cites
from kg.page.words.words import day
from kg.rules import HAPPENED

MOST = 6
FRESH = 183  # days before the end of the period in which a text must tell of what has no date of its own
_OPEN = {"Threatened": "threat", "Planned": "plan", "Demanded": "demand"}
_HARMS = frozenset({"ASSAULT", "COERCE"})
_SAID = {"THREATEN": "threat", "REQUEST": "demand"}
_NEAR = 600  # characters between what somebody owes and the sentence that tells for what
_ORDER = ("deadline", "threat", "plan", "demand")


@dataclass(frozen=True, slots=True)
class Watched:
    """Something told to be ahead: what it is, until when or told when, the sentence, who tells it, its sentences.

    ``matter`` is the sentence before that tells what it is about, and its words, where its own does not.
    """

    kind: str
    when: str
    words: str
    source: str
    held: tuple[Evidence, ...]
    matter: tuple[Evidence, str] | None = None
    cites: Cites = field(default_factory=Cites)


def watching(graph: Network, period: Period, known: Sayings) -> tuple[Watched, ...]:
    """Return what is threatened, planned or demanded and not told to have come about, the most pressing first.

    What a text gives a date counts until that date; what has none if a text of the last six months of the period tells
    of it. One of those who take part must have a name, and of one actor each kind is told once, by its latest text, or
    its latest that names him. What leans on another sentence, what asks for restraint alone, and what its own sentence
    says was met, is left out; so is redress for what neither the sentence nor one on the same harm before it tells.
    """
    end = dates.parse(period.last)
    since = str(end.last - timedelta(days=FRESH)) if end else ""
    back, done = histories(graph), _done(graph)
    found = []
    for event in events(graph):
        kind = _kind(event)
        held = [said for said in event.evidence if said.polarity != "Denied" and not _is_past(said, back)]
        told = max((said.date for said in held), default="")
        until = "" if event.status in HAPPENED else _last_day(event)
        fresh = not end or max(since, period.first) <= told <= period.last
        if not kind or not held or not is_known(graph, event) or not (until > period.last if until else fresh):
            continue
        if any(later >= told for later in done.get((event.root, event.actors, event.recipients), ()) if kind == "plan"):
            continue
        told_of = ends(graph, event)
        quotes = [(said, quoted(said, told_of, known.known(said))) for said in held]
        plain = [(said, quote) for said, quote in quotes if quote.alone and not _is_settled(said, kind)]
        if not plain:
            continue
        said, quote = max(
            plain, key=lambda one: ("[" not in one[1].words, one[0].date, one[0].confidence, -one[0].start)
        )
        words = introduced(quote.words, said.sentence, people(graph, event))
        matter = _matter(graph, event, said, known) if _owes(words) else None
        if _owes(words) and matter is None:
            continue
        place = _ORDER.index("deadline" if until else kind)
        found.append(((place, _negative(told), event.iri), kind, until, told, event, held, words, matter))
    found.sort(key=lambda one: one[0])
    seen: set[object] = set()
    rows = []
    for _, kind, until, told, event, held, words, matter in found:
        keys = {(said.graph, said.start) for said in held} | {(kind, iri) for iri in event.actors}
        if not keys & seen:
            when = ", ".join(
                filter(None, (until and f"by {_bound(event, until)}", f"told {day(told)}" if told else "undated"))
            )
            source = backing(held)
            rows.append(Watched(kind, when, words, source, tuple(held), matter))
        seen |= keys
    return tuple(rows[:MOST])


def _owes(words: str) -> bool:
    """Tell whether words speak of redress, and not for what or to whom: "would pay compensation"."""
    owed = "|".join(sorted(word_class("redress")))
    return bool(re.search(rf"(?i)\b(?:{owed})\b(?! (?:\w+ )?(?:for|over|to)\b)", words))


def _matter(graph: Network, event: Event, said: Evidence, known: Sayings) -> tuple[Evidence, str] | None:
    """Return the sentence not far before that tells of harm by those who owe redress, where it stands alone."""
    found = [
        (told, quoted(told, ends(graph, other), known.known(told)))
        for other in events(graph)
        if other.root in _HARMS and {*event.actors} & {*other.actors}
        for told in other.evidence
        if told.graph == said.graph and 0 < said.start - told.start < _NEAR
    ]
    alone = ((told, quote.words) for told, quote in found if quote.alone)
    return min(alone, key=lambda one: one[0].start, default=None)


def _kind(event: Event) -> str:
    return _OPEN.get(event.status, "") or (_SAID.get(event.root, "") if event.status in HAPPENED else "")


def _last_day(event: Event) -> str:
    """Return the last day that a text gives what is ahead, or nothing."""
    found = dates.parse(event.time)
    return str(found.last) if found else event.latest if event.dating in {"stated", "relative"} else ""


def _bound(event: Event, until: str) -> str:
    """Return until when, as exact as the text: a year for its last day."""
    return day(event.time) if event.time else until[:4] if until.endswith("-12-31") else day(until)


def _done(graph: Network) -> dict[tuple[object, ...], list[str]]:
    """Return the last days of what happened, by root, actors and recipients."""
    found: dict[tuple[object, ...], list[str]] = {}
    for event in events(graph):
        if event.status in HAPPENED and event.actors and (last := interval(event)[1]):
            found.setdefault((event.root, event.actors, event.recipients), []).append(last)
    return found


def _is_past(said: Evidence, back: Set[str]) -> bool:
    """Tell whether a threat or demand lay behind when it was told of: "had long demanded", or in a history.

    What a history puts in the present tense holds still.
    """
    if said.term not in _SAID:
        return False
    before = said.sentence[: max(said.trigger[0] - said.start, 0)].split()[-3:]
    return (
        "had" in before
        or before[-2:] == ["having", "been"]
        or (said.graph in back and not said.trigger_words.endswith("s"))
    )


def _is_settled(said: Evidence, kind: str) -> bool:
    """Tell whether a sentence asks for restraint alone, or tells what came of a demand or a threat."""
    after = re.findall(r"[\w-]+", said.sentence[max(said.trigger[1] - said.start, 0) :].casefold())
    if kind == "demand" and word_class("calm").intersection(after):
        return True
    return kind != "plan" and bool(word_class("answered").intersection(after))


def _negative(date: str) -> tuple[int, ...]:
    return tuple(-ord(letter) for letter in date)
