"""Values of time expressions in ISO 8601, as exact as the text allows.

Every expression denotes a stretch of days. Its value is the smallest calendar unit that holds the stretch: a day, a
month or a year ("last week" is a month if the week lies in one). What lies in no single year has no value. Relative
expressions count from the document's date, never from the clock.
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from kg import dates
from kg.dates import PartialDate
from kg.language.numbers.time_expressions import Expression
from kg.language.numbers.year_parts import season, stage, weekend

type Days = tuple[date, date]
type OpenDays = tuple[date | None, date | None]

_LONG = {"decade": 10, "century": 100}  # years
_DAYS = {"hour": 1, "day": 1, "week": 7}
# How long ago indefinite numbers of units may be, in days: "weeks ago" is at least one and at most three months.
_AGO: dict[str, tuple[int | None, int]] = {
    "hour": (1, 0),
    "day": (14, 1),
    "week": (92, 7),
    "month": (365, 28),
    "year": (None, 365),
}
_RECENT = {"hour": 1, "day": 14, "week": 92, "month": 365, "year": 3653, "decade": 18263}


class Stretch(NamedTuple):
    """What a time expression denotes: its value, the first and the last day it allows, and whether it says the year.

    A side without a day is open: "decades ago" has a last day alone.
    """

    value: str | None
    first: date | None
    last: date | None
    stated: bool


NOTHING = Stretch(None, None, None, stated=False)
_SHORT = 3  # days that a date may take up, for days to be counted from it: "on 3 and 4 May"
_STAGES = frozenset({"beginning", "middle", "end"})
_VAGUE = frozenset({"decade", "era", "years", "past", "recent"})


def resolve(expression: Expression, published: str | None, *, future: bool = False) -> str | None:
    """Return the value of a date expression, or None where it can't be known; arguments as of `stretch`."""
    return stretch(expression, published, future=future).value


def stretch(
    expression: Expression,
    published: str | None,
    *,
    future: bool = False,
    anchor: Days | None = None,
    year: int | None = None,
) -> Stretch:
    """Return what a date expression denotes; nothing where it can't be known.

    Args:
        expression: From `time_expressions.expressions`.
        published: The document's date in ISO 8601, or None; relative expressions need it.
        future: The clause speaks of the future, so a bare month or day of the week lies ahead.
        anchor: First and last day of the date before it in the text: "two days later" counts from there.
        year: The year that the text is telling of there, for a month or a day without one.
    """
    if expression.kind != "date":
        return NOTHING
    days: OpenDays | None
    own = expression.year is not None or expression.form == "era"
    try:
        if expression.form == "later":
            days = _from_anchor(expression, anchor)
        elif expression.form == "era":
            first, last = (expression.bound or "").split("/")
            days = date.fromisoformat(first), date.fromisoformat(last)
        elif year is not None:
            days = _stated(expression._replace(year=year))
        else:
            days = _stated(expression) if own else _relative(expression, published, future=future)
    except (OverflowError, ValueError):  # before the first or after the last day of the calendar
        return NOTHING
    if days is None:
        return NOTHING
    vague = expression.form == "ago" and (not expression.number or expression.unit in _LONG)
    exact = expression.form not in _VAGUE and not vague
    held = dates.holding(day for day in days if day) if exact and all(days) else None
    if expression.form == "ago" and expression.unit == "year" and expression.number and published:
        held = dates.parse(str(int(published[:4]) - expression.number))
    if expression.bound in _STAGES and days[0] and days[1]:
        days = stage(expression.bound or "", days[0], days[1])
    return Stretch(str(held) if held else None, days[0], days[1], own)


def _stated(expression: Expression) -> Days | None:
    """Return the days of a date with a year; both ends of a stretch lie in it, or it passes New Year."""
    year, months, days = expression.year or 0, expression.months, expression.days
    if expression.form == "decade":
        return date(year, 1, 1), date(year + (99 if expression.unit == "century" else 9), 12, 31)
    if expression.until is not None:
        return (date(year, 1, 1), date(expression.until, 12, 31)) if year < expression.until else None
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


def _relative(expression: Expression, published: str | None, *, future: bool) -> OpenDays | None:
    """Return the days of a date without a year, counted from the document's."""
    reference, shift = dates.parse(published), expression.shift
    if reference is None:
        return None
    ahead = shift == 1 or (future and shift != -1)
    if expression.months and expression.form == "unit":
        return season(expression.months, shift or 0, reference.first)
    if expression.months:
        year = _year_of(expression, reference, ahead=ahead)
        return _stated(expression._replace(year=year)) if year else None
    if expression.form == "ago":
        return _ago(expression, reference)
    if expression.form in {"past", "recent"}:
        return _until_now(expression, reference)
    if expression.form == "unit":
        return _unit(expression, reference)
    if reference.precision != "day":  # days can't be told from a document that is dated to a month
        return None
    if expression.form == "weekend":
        return weekend(shift, reference.first, ahead=ahead)
    if expression.weekday is not None:
        day = _weekday(expression.weekday, shift, reference.first, ahead=ahead)
    else:
        day = reference.first + timedelta(days=shift or 0)
    return day - timedelta(days=expression.bound == "night"), day


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


def _ago(expression: Expression, reference: PartialDate) -> OpenDays | None:
    """Return the days that "two weeks ago" may mean: exact in days, else as vague as the unit."""
    count, unit, bound = expression.number, expression.unit or "", expression.bound
    first, last = reference.first, reference.last
    if unit in _LONG:
        return _long_ago(count * _LONG[unit], _LONG[unit], bound, reference)
    if first != last and unit != "year":
        return None
    if not count:
        most, least = _AGO[unit]
        return first - timedelta(days=most) if most is not None else None, first - timedelta(days=least)
    if unit == "hour":
        return first - timedelta(days=count // 24 + 1), last - timedelta(days=count // 24)
    if unit == "day":
        return first - timedelta(days=count), last - timedelta(days=count)
    if unit == "week":
        return first - timedelta(weeks=count, days=3), last - timedelta(weeks=count, days=-3)
    if unit == "month":
        return _months_back(first, count)
    return _years_ago(count, bound, reference)


def _years_ago(count: int, bound: str | None, reference: PartialDate) -> OpenDays | None:
    """Return the calendar year of "three years ago"; "nearly" leaves its next half, "more than" the year before."""
    if reference.precision != "day" or bound not in {"under", "over"}:
        return _unit_days(reference.first.year - count)
    day = _years_back(reference.first, count)
    return (day, day + timedelta(days=182)) if bound == "under" else (_years_back(day, 1), day)


def _years_back(day: date, count: int) -> date:
    return day.replace(year=day.year - count, day=min(day.day, monthrange(day.year - count, day.month)[1]))


def _long_ago(years: int, unit: int, bound: str | None, reference: PartialDate) -> OpenDays:
    """Return the years that "two decades ago" may mean, give or take a third; with no number, what is two at least."""
    year = reference.first.year
    if not years:
        return None, date(year - 2 * unit, 12, 31)
    if bound == "half":
        years, unit = unit // 2, unit // 2
    spare = max(unit // 3, 3) if unit < 50 else unit // 10
    first, last = year - years - spare, year - years + spare
    return date(first, 1, 1), date(year - years if bound == "over" else last, 12, 31)


def _until_now(expression: Expression, reference: PartialDate) -> Days | None:
    """Return the days of "in the past two weeks" and "in recent months", which end on the document's."""
    unit = expression.unit or ""
    if reference.precision != "day" or unit not in _RECENT:
        return None
    last = reference.first
    if expression.form == "recent" or expression.bound == "vague":
        return last - timedelta(days=_RECENT[unit]), last
    count = expression.number or 1
    if unit in _DAYS:
        return last - timedelta(days=count * _DAYS[unit]), last
    if unit == "month":
        return last - timedelta(days=31 * count), last
    return _years_back(last, count * _LONG.get(unit, 1)), last


def _from_anchor(expression: Expression, anchor: Days | None) -> Days | None:
    """Return the days of "two days later" and "the next month", counted from the date before it."""
    if anchor is None:
        return None
    (first, last), count, unit = anchor, expression.number, expression.unit or "day"
    if expression.bound == "vague":
        return _vaguely(first, last, unit, back=expression.shift == -1)
    if unit == "year":
        return _unit_days(first.year + count)
    if (first.year, first.month) != (last.year, last.month):
        return None
    if unit == "month":
        return _months_back(first, -count)
    if (last - first).days >= _SHORT or unit not in _DAYS:
        return None
    spare, shift = timedelta(days=3 if unit == "week" and count else 0), timedelta(days=count * _DAYS[unit])
    return first + shift - spare, last + shift + spare


def _vaguely(first: date, last: date, unit: str, *, back: bool) -> Days | None:
    """Return the days of "some days later" and "weeks earlier"."""
    most, least = _AGO.get(unit, (None, 0))
    if most is None:
        return None
    near, far = timedelta(days=least), timedelta(days=most)
    return (first - far, last - near) if back else (first + near, last + far)


def _months_back(day: date, count: int) -> Days | None:
    year, month = divmod(day.year * 12 + day.month - 1 - count, 12)
    return _unit_days(year, month + 1)


def _unit(expression: Expression, reference: PartialDate) -> Days | None:
    """Return the days of "last week", "this month", "next year" or "this summer" (a season gives its year at best)."""
    first, step = reference.first, expression.shift or 0
    if expression.unit == "year":
        return _part(_unit_days(first.year + step), expression, reference)
    if expression.unit == "month" and reference.precision != "year":
        return _part(_months_back(first, -step), expression, reference)
    if expression.unit == "week" and reference.precision == "day":
        monday = first - timedelta(days=first.weekday() - 7 * step)
        return _part((monday, monday + timedelta(days=6)), expression, reference)
    return _unit_days(first.year) if step == 0 and expression.unit is None else None


def _part(days: Days | None, expression: Expression, reference: PartialDate) -> Days | None:
    """Return the days before or after today of "earlier this month" and "later this year"."""
    if days is None or expression.shift != 0 or reference.precision != "day":
        return days
    first, last = days
    today = reference.first
    if expression.bound == "early":
        return first, min(last, today)
    return (max(first, today), last) if expression.bound == "late" else days
