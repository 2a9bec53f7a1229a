"""The year that a text is telling of, as in "On 1 April 2024 they met. On 14 April the talks failed".

A month or a day without a year goes on from the last full date that a past clause before it in the paragraph is told
of; a day soon after that date may begin the next paragraph. What counts from the day of the text ("on Tuesday", "last
week") takes the reader back to its own time.
"""

import re
from typing import NamedTuple

from spacy.tokens import Span

from kg import dates
from kg.dates import PartialDate
from kg.language.numbers.time_expressions import Expression
from kg.language.numbers.time_values import Stretch, stretch
from kg.language.syntax import functions as fn
from kg.language.syntax.clauses import clause_of
from kg.language.syntax.functions import serves_as
from kg.language.syntax.verbs import is_past, is_present
from kg.lexica.classes import word_class

_PARAGRAPH = re.compile(r"\n\s*\n|[.!?:]\s*\n")
_FROM_TODAY = frozenset({"weekday", "weekend", "dayword", "unit", "ago", "past", "recent"})
_NEXT_YEAR = 4  # months: "in November 2020 ... in January" goes on, "in April 2020 ... in March" goes back
_FRESH = 14  # days: what may be the day's news, whatever was told before it
_CLOSE = 45  # days from the date before, within which it goes on with that all the same


class Told(NamedTuple):
    """A date that a text tells of, and the token after it."""

    date: PartialDate
    end: int


def told_after(span: Span, expression: Expression, known: Stretch, before: Told | None) -> Told | None:
    """Return the date that a text is telling of after a time expression.

    Args:
        span: The expression, without its preposition.
        expression: With its year, own or that of what is told.
        known: What it denotes.
        before: The date that was told of before it.
    """
    if expression.kind != "date":
        return before
    if expression.form in _FROM_TODAY:
        return None if known.last else before
    value = dates.parse(known.value)
    if expression.form != "later":
        if expression.months and expression.year is None:
            return None  # a month of its own time
        if value is None or not is_told(span):
            return before
    return Told(value, span.end) if value else before


def is_told(span: Span) -> bool:
    """Tell whether a past clause is dated so: "in June 2023 they met", not "the June 2023 talks", "since June 2023"."""
    first = span.doc[span.start - 1] if span.start and not span[0].is_sent_start else span[0]
    if first.i < span.start and first.lower_ not in word_class("narrating-preposition"):
        return False
    clause = clause_of(span.root)
    return is_past(clause) and not serves_as(clause, fn.RELATIVE_CLAUSE)


def year_told(span: Span, expression: Expression, told: Told) -> int | None:
    """Return the year of a month or a day without one, if it goes on with what was told of before it; else None."""
    if not expression.months or expression.year is not None or expression.shift is not None:
        return None
    doc, clause = span.doc, clause_of(span.root)
    breaks = len(_PARAGRAPH.findall(doc.text, doc[told.end - 1].idx, span.start_char))
    if is_present(clause) or breaks > 1 or (breaks and not expression.days):
        return None
    year = _following(expression, told.date)
    meant, today = stretch(expression, None, year=year).first, dates.parse(doc._.kg_published)
    if meant is None or (today is not None and meant > today.last):
        return None
    close = told.date.precision != "year" and abs((meant - told.date.first).days) <= _CLOSE
    if breaks and not close:
        return None
    if today is not None and expression.days and today.precision == "day":
        own = stretch(expression, doc._.kg_published).first
        if own is not None and (today.first - own).days <= _FRESH and not close:
            return None
    return year


def _following(expression: Expression, told: PartialDate) -> int:
    """Return the year in which a month comes next after a date, or came shortly before it."""
    year, month = told.first.year, told.first.month
    ahead = (expression.months[0] - month) % 12
    return year + int(told.precision != "year" and expression.months[0] < month and ahead <= _NEXT_YEAR)
