"""The days that a text leaves for what it tells without a date: those of the scene that it tells, or its tense alone.

"On 19 March the army attacked. Sudria condemned it": a text goes on with the day that it last told of, in the past
tense, until its paragraph ends; the past perfect goes before it. A text whose first words tell of days shortly before
its own is news: what is said in it, outside of tales of older days, was said about then. And who "accuses" or "denies"
in the present tense does so in the week of the text. Such days are bounds, never a date.
"""

from bisect import bisect_right
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import EventDict
from kg.language.frames.event_places import SPOKEN
from kg.language.frames.scenes import MONTH, SOME, TEXTUAL, WEEK, YEAR, Scene, Tale, is_asserted, tale_of
from kg.language.frames.wars import during, within
from kg.language.numbers.time_index import When
from kg.language.numbers.told_tenses import tense_told
from kg.language.syntax import functions as fn
from kg.language.syntax.clauses import clause_of
from kg.language.syntax.forms import is_nominal, is_verbal
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.verbs import is_perfect, is_present, is_progressive, subordinators
from kg.lexica.classes import word_class
from kg.rules import HAPPENED

_TALKED = SPOKEN | {"CONSULT", "AGREE"}
_SEASON = 92  # days
_REACH, _NEAR = 8, 3  # sentences that a scene goes on for, in its paragraph; if something else is done


def tell(doc: Doc) -> None:
    """Give the events of a Doc that have happened the days that their scene or their tense leaves for them.

    Args:
        doc: With its events, whose ``fact`` is written, and its times.
    """
    waiting = [event for event in annotations.events(doc) if _is_open(event)]
    if not waiting:
        return
    tale = tale_of(doc)
    for event in waiting:
        found = _days(doc, event, tale)
        if found is not None:
            event["earliest"], event["latest"], event["dating"] = found.earliest, found.latest, found.dating
        elif event.get("earliest") is not None and _is_of_old(doc, event, tale):
            event["earliest"] = None


def _is_open(event: EventDict) -> bool:
    fact = event["fact"]
    told = fact["status"] in HAPPENED and fact["polarity"] == "Affirmed"
    return told and event.get("dating") not in TEXTUAL and event.get("time", "") is None


def _days(doc: Doc, event: EventDict, tale: Tale) -> When | None:
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
    if not is_asserted(told.verb) or _is_set_apart(told.verb, tale):
        return None
    later = _is_later(told.verb)
    if told.tense == "perfect":
        return _bounded(scene.first, tale.today) if scene is not None and later else None
    if scene is None:
        found = _of_news(event, verb.i, tale) or _between(verb.i, tale)
    else:
        found = _of_scene(scene, tale.today, later=later)
    return found if later else within(doc, event, told.verb, found, tale.wars)


def _between(at: int, tale: Tale) -> When | None:
    """Return the days between the deed before a paragraph and the day that it goes on with, if few lie between them."""
    number, layout = bisect_right(tale.starts, at - 1) - 1, tale.layout
    if number < 0 or number + 1 >= len(tale.scenes):
        return None
    before, after = tale.scenes[number], tale.scenes[number + 1]
    here = layout.paragraph(at)
    if not before.done or layout.paragraph(before.at - 1) != here - 1 or layout.paragraph(after.at - 1) != here:
        return None
    if bisect_right(layout.starts, after.at - 1) - bisect_right(layout.starts, at) > _NEAR:
        return None
    close = before.first and after.last and before.first <= after.last <= before.first + timedelta(days=2 * WEEK)
    return _bounded(before.first, after.last) if close else None


def _is_of_old(doc: Doc, event: EventDict, tale: Tale) -> bool:
    """Tell whether an event is no news, though told among the first: a past clause in a tale of older days."""
    verb, number = doc[event["trigger"]], bisect_right(tale.starts, event["trigger"]) - 1
    if tale.today is None or is_perfect(verb) or is_present(verb):
        return False
    days = [scene.first for scene in tale.scenes if scene.first is not None]
    if len(days) >= SOME and max(days) < tale.today - timedelta(days=WEEK):
        return True  # all that the text dates is older than its news could be
    first = tale.scenes[number].first if number >= 0 else tale.today
    return first is None or first < tale.today - timedelta(days=MONTH)


def _is_done(noun: Token) -> bool:
    """Tell whether a noun's act is that of its verb: "staged a raid"."""
    return serves_as(noun, fn.OBJECT) and noun.head.lemma_ in word_class("light-verb") and is_verbal(noun.head)


def _is_set_apart(verb: Token, tale: Tale) -> bool:
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


def _before(at: int, tale: Tale, *, at_once: bool) -> Scene | None:
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
        if one.first is None or layout.paragraph(one.at - 1) != here or abs((first - one.first).days) > MONTH:
            break
        first = min(first, one.first)
    return scene._replace(first=first) if until - since <= _REACH else None


def _of_scene(scene: Scene, today: date | None, *, later: bool) -> When | None:
    """Return the days that a scene goes on for: as much longer as its date is vague, and no longer than to the text."""
    if scene.first is None or scene.last is None:
        return None
    width = (scene.last - scene.first).days
    last = scene.last + timedelta(days=MONTH if width <= WEEK else _SEASON if width <= MONTH else YEAR)
    if later:
        return _bounded(scene.first, today)
    return _bounded(scene.first, last if today is None else min(last, today))


def _of_news(event: EventDict, at: int, tale: Tale) -> When | None:
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
    return _bounded(tale.news if answers else tale.news - timedelta(days=WEEK), tale.today)


def _of_today(event: EventDict, verb: Token, tale: Tale) -> When | None:
    """Return the week of the text for what is held or goes on in the present tense: "denies", "is negotiating"."""
    held = event["root"] in SPOKEN and is_present(verb) and has(verb, fn.SUBJECT)
    open_ = subordinators(verb) & word_class("conditional-conjunction")
    if tale.today is None or open_ or not (held or is_progressive(verb)):
        return None
    return When(None, str(tale.today - timedelta(days=WEEK)), str(tale.today), "publication")


def _bounded(first: date | None, last: date | None) -> When | None:
    return When(None, str(first) if first else None, str(last) if last else None, "relative") if first or last else None
