"""Times of questions: "in August 2025", "since 2022", "between April and July 2024", "lately"; no clock is asked."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from kg import dates
from kg.asking.question import Period
from kg.lexica import calendar

LATELY = timedelta(days=30)
_BACK = {"day": 1, "week": 7, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True)
class Timed:
    """A question without its time, and the time; ``note`` says what was read into it."""

    text: str
    period: Period | None = None
    note: str = ""
    present: bool = False


def timed(text: str, newest: date | None) -> Timed:
    """Take the time out of a question.

    Args:
        text: The question.
        newest: Day of the newest text of the graph, which "lately" and "this year" are reckoned from.
    """
    for pattern, read in ((_between(), _stretch), (_bounded(), _bound)):
        if (found := pattern.search(text)) and (period := read(found)):
            return Timed(_without(text, found), period)
    if found := _RELATIVE.search(text):
        period = _relative(found, newest) if newest else None
        if period is None:
            return Timed(text)
        note = f"{found[0].strip()!r} is reckoned from the newest text, of {newest}: {period}"
        return Timed(_without(text, found), period, note)
    if found := _NOW.search(text):
        return Timed(_without(text, found), present=True)
    return Timed(text)


_NOW = re.compile(r"\b(?:today|now|nowadays|currently|at present|at the moment)\b", re.I)
_RELATIVE = re.compile(
    r"\b(?:(?P<late>lately|recently)|(?P<day>yesterday)"
    r"|(?:(?:in|during|over) the )?(?P<shift>this|last|past) (?P<unit>day|week|month|year))\b",
    re.I,
)


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


@cache
def _months() -> dict[str, int]:
    return {form: int(value) for form, value in calendar.forms("month").items()}


@cache
def _date() -> str:
    month = "|".join(sorted(_months(), key=len, reverse=True))
    ordinal = r"(?:st|nd|rd|th)?"
    return (
        rf"(?:\d{{4}}-\d\d(?:-\d\d)?|\d{{1,2}}{ordinal}(?: of)? (?:{month})\.?,? \d{{4}}"
        rf"|(?:{month})\.? \d{{1,2}}{ordinal},? \d{{4}}|(?:{month})\.?,? (?:of )?\d{{4}}|\d{{4}}|(?:{month}))"
    )


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"\b(?:between|from) ({_date()}) (?:and|to|until|till) ({_date()})(?!\w)", re.I)


@cache
def _bounded() -> re.Pattern[str]:
    opening = "in|on|during|throughout|of|since|from|after|before|until|till|up to|by|as of"
    return re.compile(rf"\b(?:({opening}) )?(?:the )?(?:year )?({_date()})(?!\w)(?!-)", re.I)


def _stretch(found: re.Match[str]) -> Period | None:
    last = _day(found[2])
    year = re.search(r"\d{4}", found[2])
    first = _day(found[1] if re.search(r"\d{4}", found[1]) or not year else f"{found[1]} {year[0]}")
    if first is None or last is None or first.first > last.last:
        return None
    return Period(found[0].strip(), first.first, last.last)


def _bound(found: re.Match[str]) -> Period | None:
    told = _day(found[2])
    if told is None:
        return None
    words, opening = found[0].strip(), (found[1] or "").lower()
    if opening in {"since", "from"}:
        return Period(words, told.first)
    if opening == "after":
        return Period(words, told.last + timedelta(days=1))
    if opening == "before":
        return Period(words, None, told.first - timedelta(days=1))
    if opening in {"until", "till", "up to", "by"}:
        return Period(words, None, told.last)
    return Period(words, told.first, told.last)


def _day(words: str) -> dates.PartialDate | None:
    """Return the date of its words; None for a month without a year."""
    if found := dates.parse(words):
        return found
    parts = re.findall(r"[a-z]+|\d+", re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|\bof\b", "", words.lower()))
    month = next((_months()[part] for part in parts if part in _months()), None)
    numbers = [part for part in parts if part.isdigit()]
    year = next((number for number in numbers if len(number) == 4), None)
    day = next((number for number in numbers if len(number) < 3), None)
    if month is None or year is None:
        return None
    return dates.parse(f"{year}-{month:02}" + (f"-{int(day):02}" if day else ""))


def _relative(found: re.Match[str], newest: date) -> Period | None:
    words = found[0].strip()
    if found["late"]:
        return Period(words, newest - LATELY, newest)
    if found["day"]:
        return Period(words, newest - timedelta(days=1), newest - timedelta(days=1))
    unit, this = found["unit"].lower(), found["shift"].lower() == "this"
    if found["shift"].lower() == "past" or unit in {"day", "week"}:
        return Period(words, newest - timedelta(days=_BACK[unit] - (1 if this else 0)), newest)
    if unit == "year":
        year = newest.year - (not this)
        return Period(words, date(year, 1, 1), date(year, 12, 31))
    months = newest.year * 12 + newest.month - 1 - (not this)
    year, month = divmod(months, 12)
    return Period(words, date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1]))
