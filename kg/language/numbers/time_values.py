"""Values of time expressions in ISO 8601, as exact as the text allows.

Every expression denotes a stretch of days. Its value is the smallest calendar unit that holds the stretch: a day, a
month or a year ("last week" is a month if the week lies in one). What lies in no single year has no value. Relative
expressions count from the document's date, never from the clock.
"""

from datetime import date, timedelta

from kg import dates
from kg.dates import PartialDate
from kg.language.numbers.time_expressions import Expression

type Days = tuple[date, date]


def resolve(expression: Expression, published: str | None, *, future: bool = False) -> str | None:
    """Return the value of a date expression, or None where it can't be known.

    Args:
        expression: From `time_expressions.expressions`.
        published: The document's date in ISO 8601, or None; relative expressions need it.
        future: The clause speaks of the future, so a bare month or day of the week lies ahead.
    """
    if expression.kind != "date" or expression.form == "decade":
        return None
    try:
        days = _stated(expression) if expression.year is not None else _relative(expression, published, future=future)
    except OverflowError:  # before the first or after the last day of the calendar
        return None
    held = dates.holding(days) if days else None
    return str(held) if held else None


def _stated(expression: Expression) -> Days | None:
    """Return the days of a date with a year; both ends of a stretch lie in it, or it passes New Year."""
    year, months, days = expression.year or 0, expression.months, expression.days
    if not months:
        return _unit_days(year)
    first = _unit_days(year - (months[0] > months[-1]), months[0], days[0] if days else None)
    last = _unit_days(year, months[-1], days[-1] if days else None)
    return (first[0], last[1]) if first and last else None


def _unit_days(year: int, month: int | None = None, day: int | None = None) -> Days | None:
    """Return the first and last day of a year, a month or a day; None if there is none such."""
    written = f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")
    found = dates.parse(written)
    return (found.first, found.last) if found else None


def _relative(expression: Expression, published: str | None, *, future: bool) -> Days | None:
    """Return the days of a date without a year, counted from the document's."""
    reference, shift = dates.parse(published), expression.shift
    if reference is None:
        return None
    ahead = shift == 1 or (future and shift != -1)
    if expression.months:
        year = _year_of(expression, reference, ahead=ahead)
        return _stated(expression._replace(year=year)) if year else None
    if expression.form == "ago":
        return _ago(expression, reference)
    if expression.form == "unit":
        return _unit(expression, reference)
    if reference.precision != "day":  # days can't be told from a document that is dated to a month
        return None
    if expression.weekday is not None:
        day = _weekday(expression.weekday, shift, reference.first, ahead=ahead)
    else:
        day = reference.first + timedelta(days=shift or 0)
    return day, day


def _year_of(expression: Expression, reference: PartialDate, *, ahead: bool) -> int | None:
    """Return the year of the latest such month or day not after the document's date, or the earliest not before it."""
    if reference.precision == "year":
        return None
    today = reference.first
    exact = bool(expression.days) and reference.precision == "day"
    meant = (expression.months[0], expression.days[0] if exact else 0)
    now = (today.month, today.day if exact else 0)
    if expression.shift == 0:
        return today.year
    if ahead:
        return today.year + (meant < now or (meant == now and expression.shift == 1))
    return today.year - (meant > now or (meant == now and expression.shift == -1))


def _weekday(weekday: int, shift: int | None, today: date, *, ahead: bool) -> date:
    """Return the nearest such day: back from the document's date and including it, or ahead of it."""
    if ahead:
        distance = (weekday - today.weekday()) % 7
        return today + timedelta(days=distance or 7 * (shift == 1))
    distance = (today.weekday() - weekday) % 7
    return today - timedelta(days=distance or 7 * (shift == -1))


def _ago(expression: Expression, reference: PartialDate) -> Days | None:
    """Return the days that "two weeks ago" may mean: exact in days, else as vague as the unit."""
    count, unit = expression.number, expression.unit
    first, last = reference.first, reference.last
    if not count or (first != last and unit != "year"):
        return None
    if unit == "day":
        return first - timedelta(days=count), last - timedelta(days=count)
    if unit == "week":
        return first - timedelta(weeks=count, days=3), last - timedelta(weeks=count, days=-3)
    if unit == "month":
        return _months_back(first, count)
    return _unit_days(first.year - count) if unit == "year" else None


def _months_back(day: date, count: int) -> Days | None:
    year, month = divmod(day.year * 12 + day.month - 1 - count, 12)
    return _unit_days(year, month + 1)


def _unit(expression: Expression, reference: PartialDate) -> Days | None:
    """Return the days of "last week", "this month", "next year" or "this summer" (a season gives its year at best)."""
    first, step = reference.first, expression.shift or 0
    if expression.unit == "year":
        return _unit_days(first.year + step)
    if expression.unit == "month" and reference.precision != "year":
        return _months_back(first, -step)
    if expression.unit == "week" and reference.precision == "day":
        monday = first - timedelta(days=first.weekday() - 7 * step)
        return monday, monday + timedelta(days=6)
    return _unit_days(first.year) if step == 0 and expression.unit is None else None
