"""The scenes of a text: the stretches of it that tell of some days, and whether those are the day's news."""

from datetime import date, timedelta
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg import dates
from kg.language import annotations
from kg.language.frames.event_places import SPOKEN
from kg.language.frames.wars import War, wars
from kg.language.numbers.narrated_time import is_told
from kg.language.numbers.time_index import When, time_index
from kg.language.numbers.told_tenses import tense_told
from kg.language.speech.passages import Layout
from kg.language.syntax import functions as fn
from kg.language.syntax.clauses import clause_of
from kg.language.syntax.forms import is_verbal
from kg.language.syntax.functions import serves_as
from kg.language.syntax.verbs import is_perfect
from kg.rules import HAPPENED

TEXTUAL = frozenset({"stated", "relative"})
WEEK, MONTH, YEAR = 7, 31, 365  # days
_LEAD = 3  # sentences of prose that say of what days a text tells
_FEW, SOME, _MOST = 4, 3, 1.5  # of the dates of a text that is news, a quarter is new; or at least three, two thirds
_DEEPEST = 4  # clauses joined to the first


class Scene(NamedTuple):
    """From a token on, a text tells of the days from ``first`` to ``last``; of days unknown if these are None.

    ``done`` tells that something was done then; what follows on something else, as that a number was raised, may be
    older.
    """

    at: int
    first: date | None
    last: date | None
    done: bool = False


class Tale(NamedTuple):
    """What is known of a text: its layout, its scenes and where they begin, its day and of what days it tells.

    ``unknown`` are the tokens of dates whose days nobody knows; ``news`` is the first of the days that a text tells
    of if they lie shortly before it, and ``fresh`` ones are the day's news. ``wars`` are those whose end it dates.
    """

    layout: Layout
    scenes: list[Scene]
    starts: list[int]
    unknown: tuple[int, ...]
    today: date | None
    news: date | None
    fresh: bool
    wars: list[War]


def tale_of(doc: Doc) -> Tale:
    """Return what is known of a text with events, whose ``fact`` is written, and times."""
    layout, published = Layout(doc), dates.parse(doc._.kg_published)
    today = published.first if published is not None and published.precision == "day" else None
    scenes = _scenes(doc, layout, today)
    news, fresh = _news(doc, layout, scenes, today)
    index = time_index(doc)
    unknown = (t["start"] for t in annotations.times(doc) if t["kind"] == "date" and t["start"] not in index)
    return Tale(layout, scenes, [scene.at for scene in scenes], tuple(unknown), today, news, fresh, wars(doc))


def _scenes(doc: Doc, layout: Layout, today: date | None) -> list[Scene]:
    """Return the scenes of a text: from its dates that past clauses are told of, and from its dated events."""
    index, found = time_index(doc), []
    deeds = {event["trigger"] for event in annotations.events(doc) if event["root"] not in SPOKEN}
    for time in annotations.times(doc):
        start, end = time["start"], time["end"]
        if time["kind"] != "date" or layout.quote_at(start):
            continue
        if start not in index:
            if layout.sentence(start)[0] in {start, start - 1}:
                found.append(Scene(end, None, None))  # "Decades later"
        elif (
            index[start].bound == "within"
            and is_told(doc[start:end])
            and is_asserted(clause := clause_of(doc[time["head"]]))
        ):
            found.append(_scene(end, index[start], today, clause, done=clause.i in deeds))
    for event in annotations.events(doc):
        verb = doc[event["trigger"]]
        told = tense_told(verb) if is_verbal(verb) and event.get("dating") in TEXTUAL else None
        if told is not None and told.tense == "past" and is_asserted(told.verb) and not layout.quote_at(verb.i):
            when = When(event.get("time"), event.get("earliest"), event.get("latest"), "relative")
            if when.width <= YEAR and event["fact"]["status"] in HAPPENED:
                found.append(_scene(verb.i, when, today, verb, done=verb.i in deeds))
    return sorted(found, key=lambda scene: scene.at)


def _scene(at: int, when: When, today: date | None, verb: Token, *, done: bool) -> Scene:
    """Return the scene that a date opens; what goes on from a long time, or from what is told as before, is unknown."""
    first, last = (date.fromisoformat(day) if day else None for day in (when.earliest, when.latest))
    known = first is not None and when.bound == "within" and when.width <= YEAR and not is_perfect(verb)
    if not known or (first is not None and today is not None and first > today):
        return Scene(at, None, None)
    return Scene(at, first, last, done)


def _news(doc: Doc, layout: Layout, scenes: list[Scene], today: date | None) -> tuple[date | None, bool]:
    """Return the first of the days shortly before a text that it tells of, or None, and whether it is the day's news.

    It tells of such days if its first sentences do, and it does not look back at many others, or if most of its dates
    are such.
    """
    if today is None or not layout.prose:
        return None, False
    opening = [bounds for bounds in layout.prose if any(is_verbal(doc[i]) for i in range(*bounds))][:_LEAD]
    if not opening:
        return None, False
    dated = {when.at: when for when in time_index(doc).values() if when.width <= YEAR and when.bound == "within"}
    days = {
        at: day for at, when in dated.items() if when.earliest and (day := date.fromisoformat(when.earliest)) <= today
    }
    month, week = today - timedelta(days=MONTH), today - timedelta(days=WEEK)
    near = {at: day for at, day in days.items() if month <= day}
    first = [day for at, day in near.items() if at < opening[0][1] and day >= week and not dated[at].width]
    first += [s.first for s in scenes if s.first is not None and s.at <= opening[-1][1] and month <= s.first <= today]
    if first and _FEW * len(near) >= len(days):
        return min(first), min(first) >= week and 2 * len(near) >= len(days)
    most = len(near) >= SOME and _MOST * len(near) >= len(days)
    return (min(near.values()), True) if most else (None, False)


def is_asserted(verb: Token) -> bool:
    """Tell whether a clause is a main one or joined to one: "Sudria attacked, he said", not "he said that"."""
    perfect = is_perfect(verb)
    for _ in range(_DEEPEST):
        if not serves_as(verb, fn.CONJUNCT) or not is_verbal(verb.head):
            break
        verb = verb.head
    if is_perfect(verb) and not perfect:
        return False  # "Relations had cooled since the summer, when it rained and Sudria attacked"
    return serves_as(verb, fn.ROOT) or (serves_as(verb, fn.THAT_CLAUSE) and verb.i < verb.head.i)
