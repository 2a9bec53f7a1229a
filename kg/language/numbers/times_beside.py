"""The time of what happened before or after a thing whose time is known: "two weeks after the raid in May 2022"."""

from collections.abc import Iterator
from datetime import date, timedelta

from spacy.tokens import Token

from kg import dates
from kg.language.numbers.time_attachment import when_of
from kg.language.numbers.time_expressions import Expression, expressions
from kg.language.numbers.time_index import TimeIndex, When
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import is_nominal, is_verbal
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.verbs import is_past, is_present, is_progressive
from kg.lexica.classes import word_class

_MONTH = 31  # days: what may lie further apart has no calendar unit of its own
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_SPARE = {"day": 0, "week": 3, "month": 15, "year": 182}  # how far from the number of units a thing may be
_FEW = {"day": 14, "week": 92, "month": 365}  # days that an indefinite number of units amounts to at most


def beside(verb: Token, index: TimeIndex) -> When | None:
    """Return the days that the time of another thing leaves for a verb's, or None.

    Args:
        verb: The word that names the event.
        index: From `kg.language.numbers.time_index.time_index`.
    """
    if not is_verbal(verb):
        return None
    for other, joint, after in _others(verb):
        when = when_of(verb.doc, other, index) if index and (is_verbal(other) or is_nominal(other)) else None
        if when is None and not after and joint.i:
            when = _now(other, joint)
        if when is not None and when.bound == "within":
            return _beside(when, joint, after=after, today=verb.doc._.kg_published if is_past(verb) else None)
    return None


def _now(other: Token, joint: Token) -> When | None:
    """Return the day of the text for what goes on in the present, a measured time after something else."""
    published = dates.parse(other.doc._.kg_published)
    goes_on = is_verbal(other) and (is_progressive(other) or (is_present(other) and has(other, fn.SUBJECT)))
    if published is None or published.precision != "day" or not goes_on or not any(_distance(joint.nbor(-1))):
        return None
    return When(None, str(published.first), str(published.last), "relative")


def _others(verb: Token) -> Iterator[tuple[Token, Token, bool]]:
    """Yield what a clause is set before or after: its word, the conjunction, whether the clause comes after."""
    for preposition in dependents(verb, fn.PREPOSITION):
        for noun in dependents(preposition, fn.PREPOSITIONAL_OBJECT):
            yield from _joined(noun, preposition, after=True)
    for clause in dependents(verb, fn.ADVERBIAL_CLAUSE):
        for joint in dependents(clause, fn.SUBORDINATOR):
            yield from _joined(clause, joint, after=True)
    if serves_as(verb, fn.ADVERBIAL_CLAUSE):
        for joint in dependents(verb, fn.SUBORDINATOR):
            yield from _joined(verb.head, joint, after=False)
    elif serves_as(verb, fn.PREPOSITIONAL_CLAUSE) and is_verbal(verb.head.head):  # "left after meeting him"
        yield from _joined(verb.head.head, verb.head, after=False)


def _joined(other: Token, joint: Token, *, after: bool) -> Iterator[tuple[Token, Token, bool]]:
    if joint.lower_ in word_class("time-after"):
        yield other, joint, after
    elif joint.lower_ in word_class("time-before"):
        yield other, joint, not after


def _beside(when: When, joint: Token, *, after: bool, today: str | None) -> When | None:
    first, last = (date.fromisoformat(day) if day else None for day in (when.earliest, when.latest))
    if first is None or last is None:
        return None
    shortest, longest = _distance(joint.doc[joint.i - 1]) if joint.i else (0, None)
    published = dates.parse(today)
    try:
        if after:
            first += timedelta(days=shortest)
            end = None if longest is None else last + timedelta(days=longest)
            if published is not None and first <= published.last:
                end = min(end or published.last, published.last)
            return _known(first, end, when.at)
        return _known(
            None if longest is None else first - timedelta(days=longest), last - timedelta(days=shortest), when.at
        )
    except OverflowError:
        return None


def _known(first: date | None, last: date | None, at: int) -> When:
    near = first is not None and last is not None and (last - first).days <= _MONTH
    held = dates.holding(day for day in (first, last) if day) if near else None
    earliest, latest = (str(day) if day else None for day in (first, last))
    return When(str(held) if held else None, earliest, latest, "relative", at=at)


def _distance(measure: Token) -> tuple[int, int | None]:
    """Return how many days at least and at most a measure spans: "hours", "two weeks", "months"."""
    lemma = measure.lemma_.lower()
    if lemma in word_class("soon-unit"):
        return 0, 1
    phrase = measure.doc[measure.left_edge.i : measure.i + 1].text.lower()
    found = next((one for text in (phrase, f"several {lemma}s") for one in expressions(text) if one.unit), None)
    return (0, None) if found is None else _span(found)


def _span(measure: Expression) -> tuple[int, int | None]:
    unit, count = measure.unit or "", measure.number
    if unit == "hour":
        return 0, 1 + count // 24
    if unit not in _DAYS:
        return 0, None
    if not count:
        return _DAYS[unit], _FEW.get(unit)
    days, spare = count * _DAYS[unit], _SPARE[unit]
    return max(0, days - spare), days + spare
