"""The days that a text leaves for what it tells without a date: those of the scene that it tells, or its tense alone.

"On 19 March the army attacked. Sudria condemned it": a text goes on with the day that it last told of, in the past
tense, until its paragraph ends; the past perfect goes before it. A text whose first words tell of days shortly before
its own is news: what is said in it, outside of tales of older days, was said about then. And who "accuses" or "denies"
in the present tense does so in the week of the text. Such days are bounds, never a date.
"""

from bisect import bisect_right
from datetime import date, timedelta
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg import dates
from kg.language import annotations
from kg.language.annotations import EventDict
from kg.language.frames.event_places import SPOKEN
from kg.language.frames.wars import War, during, wars, within
from kg.language.numbers.narrated_time import is_told
from kg.language.numbers.time_index import When, time_index
from kg.language.numbers.told_tenses import tense_told
from kg.language.speech.passages import Layout
from kg.language.syntax import functions as fn
from kg.language.syntax.clauses import clause_of
from kg.language.syntax.forms import is_nominal, is_verbal
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.verbs import is_perfect, is_present, is_progressive, subordinators
from kg.lexica.classes import word_class
from kg.rules import HAPPENED

_TEXTUAL = frozenset({"stated", "relative"})
_TALKED = SPOKEN | {"CONSULT", "AGREE"}
_WEEK, _MONTH, _YEAR = 7, 31, 365  # days
_SEASON = 92  # days
_REACH, _NEAR = 8, 3  # sentences that a scene goes on for, in its paragraph; if something else is done
_LEAD = 3  # sentences of prose that say of what days a text tells
_FEW, _SOME, _MOST = 4, 3, 1.5  # of the dates of a text that is news, a quarter is new; or at least three, two thirds
_DEEPEST = 4  # clauses joined to the first


class _Scene(NamedTuple):
    """From a token on, a text tells of the days from ``first`` to ``last``; of days unknown if these are None.

    ``done`` tells that something was done then; what follows on something else, as that a number was raised, may be
    older.
    """

    at: int
    first: date | None
    last: date | None
    done: bool = False


class _Tale(NamedTuple):
    """What is known of a text: its layout, its scenes and where they begin, its day and of what days it tells.

    ``unknown`` are the tokens of dates whose days nobody knows; ``news`` is the first of the days that a text tells
    of if they lie shortly before it, and ``fresh`` ones are the day's news. ``wars`` are those whose end it dates.
    """

    layout: Layout
    scenes: list[_Scene]
    starts: list[int]
    unknown: tuple[int, ...]
    today: date | None
    news: date | None
    fresh: bool
    wars: list[War]


def tell(doc: Doc) -> None:
    """Give the events of a Doc that have happened the days that their scene or their tense leaves for them.

    Args:
        doc: With its events, whose ``fact`` is written, and its times.
    """
    waiting = [event for event in annotations.events(doc) if _is_open(event)]
    if not waiting:
        return
    tale = _tale(doc)
    for event in waiting:
        found = _days(doc, event, tale)
        if found is not None:
            event["earliest"], event["latest"], event["dating"] = found.earliest, found.latest, found.dating
        elif event.get("earliest") is not None and _is_of_old(doc, event, tale):
            event["earliest"] = None


def _is_open(event: EventDict) -> bool:
    fact = event["fact"]
    told = fact["status"] in HAPPENED and fact["polarity"] == "Affirmed"
    return told and event.get("dating") not in _TEXTUAL and event.get("time", "") is None


def _tale(doc: Doc) -> _Tale:
    layout, published = Layout(doc), dates.parse(doc._.kg_published)
    today = published.first if published is not None and published.precision == "day" else None
    scenes = _scenes(doc, layout, today)
    news, fresh = _news(doc, layout, scenes, today)
    index = time_index(doc)
    unknown = (t["start"] for t in annotations.times(doc) if t["kind"] == "date" and t["start"] not in index)
    return _Tale(layout, scenes, [scene.at for scene in scenes], tuple(unknown), today, news, fresh, wars(doc))


def _scenes(doc: Doc, layout: Layout, today: date | None) -> list[_Scene]:
    """Return the scenes of a text: from its dates that past clauses are told of, and from its dated events."""
    index, found = time_index(doc), []
    deeds = {event["trigger"] for event in annotations.events(doc) if event["root"] not in SPOKEN}
    for time in annotations.times(doc):
        start, end = time["start"], time["end"]
        if time["kind"] != "date" or layout.quote_at(start):
            continue
        if start not in index:
            if layout.sentence(start)[0] in {start, start - 1}:
                found.append(_Scene(end, None, None))  # "Decades later"
        elif (
            index[start].bound == "within"
            and is_told(doc[start:end])
            and _is_asserted(clause := clause_of(doc[time["head"]]))
        ):
            found.append(_scene(end, index[start], today, clause, done=clause.i in deeds))
    for event in annotations.events(doc):
        verb = doc[event["trigger"]]
        told = tense_told(verb) if is_verbal(verb) and event.get("dating") in _TEXTUAL else None
        if told is not None and told.tense == "past" and _is_asserted(told.verb) and not layout.quote_at(verb.i):
            when = When(event.get("time"), event.get("earliest"), event.get("latest"), "relative")
            if when.width <= _YEAR and event["fact"]["status"] in HAPPENED:
                found.append(_scene(verb.i, when, today, verb, done=verb.i in deeds))
    return sorted(found, key=lambda scene: scene.at)


def _scene(at: int, when: When, today: date | None, verb: Token, *, done: bool) -> _Scene:
    """Return the scene that a date opens; what goes on from a long time, or from what is told as before, is unknown."""
    first, last = (date.fromisoformat(day) if day else None for day in (when.earliest, when.latest))
    known = first is not None and when.bound == "within" and when.width <= _YEAR and not is_perfect(verb)
    if not known or (first is not None and today is not None and first > today):
        return _Scene(at, None, None)
    return _Scene(at, first, last, done)


def _news(doc: Doc, layout: Layout, scenes: list[_Scene], today: date | None) -> tuple[date | None, bool]:
    """Return the first of the days shortly before a text that it tells of, or None, and whether it is the day's news.

    It tells of such days if its first sentences do, and it does not look back at many others, or if most of its dates
    are such.
    """
    if today is None or not layout.prose:
        return None, False
    opening = [bounds for bounds in layout.prose if any(is_verbal(doc[i]) for i in range(*bounds))][:_LEAD]
    if not opening:
        return None, False
    dated = {when.at: when for when in time_index(doc).values() if when.width <= _YEAR and when.bound == "within"}
    days = {
        at: day for at, when in dated.items() if when.earliest and (day := date.fromisoformat(when.earliest)) <= today
    }
    month, week = today - timedelta(days=_MONTH), today - timedelta(days=_WEEK)
    near = {at: day for at, day in days.items() if month <= day}
    first = [day for at, day in near.items() if at < opening[0][1] and day >= week and not dated[at].width]
    first += [s.first for s in scenes if s.first is not None and s.at <= opening[-1][1] and month <= s.first <= today]
    if first and _FEW * len(near) >= len(days):
        return min(first), min(first) >= week and 2 * len(near) >= len(days)
    most = len(near) >= _SOME and _MOST * len(near) >= len(days)
    return (min(near.values()), True) if most else (None, False)


def _days(doc: Doc, event: EventDict, tale: _Tale) -> When | None:
    """Return the days of an event, or None where neither scene nor tense bounds them."""
    word = doc[event["trigger"]]
    verb = word.head if is_nominal(word) and _is_done(word) else word
    if not is_verbal(verb) or tale.layout.quote_at(verb.i):
        return None
    told = tense_told(verb)
    if told is None or told.tense == "present":
        return _of_today(event, verb, tale)
    scene = _before(verb.i, tale, at_once=event["root"] not in _TALKED and told.tense == "past")
    if told.tense == "pluperfect":
        main = serves_as(told.verb, fn.ROOT | fn.THAT_CLAUSE | fn.CONJUNCT)
        return _bounded(None, scene.last) if scene is not None and main else None
    if told.tense == "past" and (waged := during(told.verb, tale.wars)) is not None:
        return waged
    if not _is_asserted(told.verb) or _is_set_apart(told.verb, tale):
        return None
    later = _is_later(told.verb)
    if told.tense == "perfect":
        return _bounded(scene.first, tale.today) if scene is not None and later else None
    found = _of_scene(scene, tale.today, later=later) if scene is not None else _of_news(event, verb.i, tale)
    return found if later else within(doc, event, told.verb, found, tale.wars)


def _is_of_old(doc: Doc, event: EventDict, tale: _Tale) -> bool:
    """Tell whether an event is no news, though told among the first: a past clause in a tale of older days."""
    verb, number = doc[event["trigger"]], bisect_right(tale.starts, event["trigger"]) - 1
    if tale.today is None or is_perfect(verb) or is_present(verb):
        return False
    days = [scene.first for scene in tale.scenes if scene.first is not None]
    if len(days) >= _SOME and max(days) < tale.today - timedelta(days=_WEEK):
        return True  # all that the text dates is older than its news could be
    first = tale.scenes[number].first if number >= 0 else tale.today
    return first is None or first < tale.today - timedelta(days=_MONTH)


def _is_done(noun: Token) -> bool:
    """Tell whether a noun's act is that of its verb: "staged a raid"."""
    return serves_as(noun, fn.OBJECT) and noun.head.lemma_ in word_class("light-verb") and is_verbal(noun.head)


def _is_asserted(verb: Token) -> bool:
    """Tell whether a clause is a main one or joined to one: "Sudria attacked, he said", not "he said that"."""
    perfect = is_perfect(verb)
    for _ in range(_DEEPEST):
        if not serves_as(verb, fn.CONJUNCT) or not is_verbal(verb.head):
            break
        verb = verb.head
    if is_perfect(verb) and not perfect:
        return False  # "Relations had cooled since the summer, when it rained and Sudria attacked"
    return serves_as(verb, fn.ROOT) or (serves_as(verb, fn.THAT_CLAUSE) and verb.i < verb.head.i)


def _is_set_apart(verb: Token, tale: _Tale) -> bool:
    """Tell whether a clause says that it is of another time, of many, or of one that the text does not give."""
    adverbs = {child.lower_ for child in dependents(verb, fn.ADVERB)}
    if adverbs & (word_class("adverb-of-habit") | word_class("time-before")):
        return True
    if any(child.lower_ in word_class("time-of-its-own") for child in dependents(verb, fn.PREPOSITION)):
        return True
    start, end = tale.layout.sentence(verb.i)
    if any(start <= at < end for at in tale.unknown):
        return True
    opening = tale.layout.doc[start]
    return opening.lower_ in word_class("time-of-its-own") and clause_of(opening) == verb


def _is_later(verb: Token) -> bool:
    return any(c.lower_ in word_class("time-afterwards") for c in dependents(verb, fn.ADVERB | fn.PREPOSITION))


def _before(at: int, tale: _Tale, *, at_once: bool) -> _Scene | None:
    """Return the scene that a paragraph is in where a verb stands, or None where it is in none or of unknown days.

    It begins with the first of the dates that follow each other closely in the paragraph. What is done, unlike what is
    said of it, goes on with it only ``at_once``, and with what was done.
    """
    number = bisect_right(tale.starts, at - 1) - 1
    if number < 0:
        return None
    scene, layout = tale.scenes[number], tale.layout
    here = layout.paragraph(at)
    if scene.first is None or layout.paragraph(scene.at - 1) != here:
        return None
    since, until = bisect_right(layout.starts, scene.at - 1), bisect_right(layout.starts, at)
    if at_once:
        between = (layout.doc[layout.starts[i]].sent.root for i in range(since, until - 1))
        if not scene.done or until - since > _NEAR or any(is_present(verb) for verb in between):
            return None
    first = scene.first
    for one in reversed(tale.scenes[:number]):
        if one.first is None or layout.paragraph(one.at - 1) != here or abs((first - one.first).days) > _MONTH:
            break
        first = min(first, one.first)
    return scene._replace(first=first) if until - since <= _REACH else None


def _of_scene(scene: _Scene, today: date | None, *, later: bool) -> When | None:
    """Return the days that a scene goes on for: as much longer as its date is vague, and no longer than to the text."""
    if scene.first is None or scene.last is None:
        return None
    width = (scene.last - scene.first).days
    last = scene.last + timedelta(days=_MONTH if width <= _WEEK else _SEASON if width <= _MONTH else _YEAR)
    if later:
        return _bounded(scene.first, today)
    return _bounded(scene.first, last if today is None else min(last, today))


def _of_news(event: EventDict, at: int, tale: _Tale) -> When | None:
    """Return the days of what is said in a text that is news, if no tale of other days comes right before it."""
    if tale.news is None or not (tale.fresh or event["root"] in _TALKED):
        return None
    number = bisect_right(tale.starts, at - 1) - 1
    if number >= 0:
        scene, layout = tale.scenes[number], tale.layout
        near = layout.paragraph(at) - layout.paragraph(scene.at - 1) <= 1
        if near and (scene.first is None or scene.first < tale.news):
            return None
    answers = event["root"] in SPOKEN and any(scene.done and scene.first == tale.news for scene in tale.scenes)
    return _bounded(tale.news if answers else tale.news - timedelta(days=_WEEK), tale.today)


def _of_today(event: EventDict, verb: Token, tale: _Tale) -> When | None:
    """Return the week of the text for what is held or goes on in the present tense: "denies", "is negotiating"."""
    held = event["root"] in SPOKEN and is_present(verb) and has(verb, fn.SUBJECT)
    open_ = subordinators(verb) & word_class("conditional-conjunction")
    if tale.today is None or open_ or not (held or is_progressive(verb)):
        return None
    return When(None, str(tale.today - timedelta(days=_WEEK)), str(tale.today), "publication")


def _bounded(first: date | None, last: date | None) -> When | None:
    return When(None, str(first) if first else None, str(last) if last else None, "relative") if first or last else None
