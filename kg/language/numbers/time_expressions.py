"""Time expressions of English: finding them in a text, and resolving them to ISO 8601 as exactly as the text allows.

Every expression denotes a stretch of days. Its value is the smallest calendar unit that holds the stretch: a day, a
month or a year ("last week" is a month if the week lies in one). What lies in no single year has no value. Relative
expressions count from the document's date, never from the clock.
"""

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from kg import dates
from kg.lexica import tables

type Days = tuple[date, date]


class Expression(NamedTuple):
    """A time expression at characters ``start`` to ``end`` (exclusive).

    ``kind`` is ``date``, ``duration`` or ``set``. ``form`` names the pattern that found it, ``parts`` holds its pieces.
    """

    start: int
    end: int
    kind: str
    form: str
    parts: dict[str, str]


@cache
def _forms(kind: str) -> dict[str, str]:
    """Return the value of each form, in lower case, of one kind of word in ``calendar.tsv``."""
    return {
        form.lower(): row["value"]
        for row in tables.rows("calendar.tsv")
        if row["kind"] == kind
        for form in tables.values(row["forms"])
    }


def _names(kind: str) -> str:
    """Return a capitalised alternation of the names of months or days; a full stop belongs to a short form only."""
    full = [tables.values(row["forms"])[0] for row in tables.rows("calendar.tsv") if row["kind"] == kind]
    short = sorted((form.title() for form in _forms(kind) if form.title() not in full), key=len, reverse=True)
    return rf"(?:(?:{'|'.join(full)})\b|(?:{'|'.join(short)})\b\.?)"


@cache
def _patterns() -> re.Pattern[str]:
    """Return the patterns of all forms as one expression; earlier alternatives win at the same place."""
    month, weekday = _names("month"), _names("weekday")
    day, year = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?", r"(?:1[5-9]|20)\d\d"
    spelled = "|".join(sorted(_forms("number"), key=len, reverse=True))
    number = rf"(?:\d{{1,3}}|{spelled}|several|a few|a couple of|many|some)"
    unit = "|".join(sorted(_forms("unit"), key=len, reverse=True))
    season = "spring|summer|autumn|fall|winter"
    part = r"(?:\s+(?:morning|afternoon|evening|night))?"
    openers = "in|since|during|last|next|this|early|mid|late|until|by|of|throughout"
    roughly = r"(?:(?i:early|mid|late)[-\s])?"
    forms = {
        "iso": rf"{year}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d-])",
        "numeric": rf"\d{{1,2}}([./])\d{{1,2}}\1{year}(?!\d)",
        "monthday": rf"(?:{weekday},?\s+)?{month}\s+{day}\b(?![,.]?\d)(?:(?:,|\s+of)?\s+{year}\b)?",
        "daymonth": rf"(?:{weekday},?\s+)?{day}(?:\s+(?:of\s+)?|-){month}(?:(?:,?\s+|-){year}\b)?",
        "monthyear": rf"{roughly}{month}(?:,|\s+of)?\s+{year}\b",
        "month": rf"(?:(?i:{openers})[-\s]){roughly}{month}(?!(?:,|\s+of)?\s+\d)",
        "weekday": rf"(?:(?i:last|next|this|on|late|early|since|by|until)\s+)?{weekday}{part}",
        "dayword": rf"(?i:today|yesterday|tomorrow|tonight|last\s+night|this\s+(?:morning|afternoon|evening)){part}",
        "unit": rf"(?i:(?:earlier\s+|later\s+)?(?:last|next|this)\s+(?:week|month|year|{season})\b)",
        "ago": rf"(?i:{number}[-\s]+(?:{unit})\s+ago\b)",
        "set": rf"(?i:(?:every|each)\s+(?:{unit}|{weekday})\b|(?:{'|'.join(sorted(_forms('set')))})\b)",
        "duration": rf"(?i:{number}[-\s]+(?:{unit})\b)",
        "season": rf"(?i:{season})(?:\s+of)?\s+{year}\b",
        "decade": r"(?i:early|mid|late)?[-\s]?(?:1[5-9]|20)\d0s\b|'\d0s\b|\d{1,2}(?:st|nd|rd|th)[-\s]century\b",
        "year": rf"(?<!-)(?<![$€£.,\d]){year}(?![-\d%]|[.,]\d|'?s\b)",
    }
    # A lookahead on the first character spares most places the long alternation.
    body = "|".join(f"(?P<{name}>{pattern})" for name, pattern in forms.items())
    numeric = body.replace("([./])", "(?P<separator>[./])").replace(r"\1", "(?P=separator)")
    return re.compile(rf"(?<![\w])(?=[\dA-Zabdefhilmnqstuwy'])(?:{numeric})")


def expressions(text: str) -> list[Expression]:
    """Return the time expressions of a text in order, not overlapping. Bare years are only candidates."""
    found = []
    for match in _patterns().finditer(text):
        form = match.lastgroup if match.lastgroup != "separator" else "numeric"
        assert form is not None
        kind = form if form in {"duration", "set"} else "date"
        found.append(Expression(match.start(), match.end(), kind, form, _parts(match.group())))
    return found


_WORD = re.compile(r"\d+(?:st|nd|rd|th)?|[A-Za-z]+")


def _parts(words: str) -> dict[str, str]:
    """Return the pieces of an expression that matter: year, month, day, weekday, number, unit, and its first word."""
    parts: dict[str, str] = {}
    for word in _WORD.findall(words):
        low = word.lower()
        if re.fullmatch(r"\d{4}", low):
            parts["year"] = low
        elif low[0].isdigit():
            parts["day"] = re.sub(r"\D", "", low)
        elif word[0].isupper() and low in _forms("month"):
            parts["month"] = _forms("month")[low]
        elif low in _forms("weekday") and word[0].isupper():
            parts["weekday"] = _forms("weekday")[low]
        elif low in _forms("unit"):
            parts["unit"] = _forms("unit")[low]
        elif low in _forms("number"):
            parts["number"] = _forms("number")[low]
        else:
            parts.setdefault("words", "")
            parts["words"] = f"{parts['words']} {low}".strip()
    parts["text"] = words
    return parts


def days_of(published: str | None) -> Days | None:
    """Return the first and last day of an ISO 8601 date that may lack day and month, or None."""
    known = dates.parse(published)
    return None if known is None else (known.first, known.last)


def iso(days: Days | None) -> str | None:
    """Return the smallest of day, month and year that holds the days, in ISO 8601; None if no year does."""
    held = dates.holding(days) if days else None
    return str(held) if held else None


def resolve(expression: Expression, published: str | None, *, future: bool = False) -> str | None:
    """Return the value of a date expression, or None where it can't be known.

    Args:
        expression: From `expressions`.
        published: The document's date in ISO 8601, or None; relative expressions need it.
        future: The clause speaks of the future, so a bare month or day of the week lies ahead.
    """
    if expression.kind != "date":
        return None
    try:
        value = _resolve(expression, published, future=future)
    except (OverflowError, ValueError):  # before the first or after the last day of the calendar
        return None
    return value if dates.parse(value) else None


def _resolve(expression: Expression, published: str | None, *, future: bool) -> str | None:
    parts, form = expression.parts, expression.form
    if form in {"iso", "numeric"}:
        return _written_in_digits(parts["text"])
    if form == "decade":
        return None
    reference = days_of(published)
    if "year" in parts:
        month, day = parts.get("month"), parts.get("day")
        return iso(days_of("-".join(p.zfill(2) for p in (parts["year"], month, day) if p))) if month else parts["year"]
    if reference is None:
        return None
    words = set(parts.get("words", "").split())
    ahead = "next" in words or (future and not words & {"last", "yesterday"})
    if "month" in parts:
        return _month(int(parts["month"]), int(parts["day"]) if "day" in parts else None, words, reference, ahead=ahead)
    if form == "ago":
        return iso(_ago(parts, reference))
    if form == "unit":
        return iso(_unit(parts, words, reference))
    if reference[0] != reference[1]:  # days can't be told from a document that is dated to a month
        return None
    if "weekday" in parts:
        return _weekday(int(parts["weekday"]), words, reference[0], ahead=ahead)
    shift = 1 if "tomorrow" in words else -1 if words & {"yesterday", "last"} else 0
    return (reference[0] + timedelta(days=shift)).isoformat()


def _written_in_digits(text: str) -> str | None:
    """Return the value of 2024-12-25, 25.12.2024 or 12/25/2024; the year alone where day and month could be swapped."""
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if numbers[0] > 31:
        year, month, day = numbers
    else:
        first, second, year = numbers
        if "." not in text and first <= 12 and second <= 12 and first != second:
            return str(year)
        day, month = (first, second) if second <= 12 else (second, first)
    return iso(days_of(f"{year:04d}-{month:02d}-{day:02d}"))


def _month(month: int, day: int | None, words: set[str], reference: Days, *, ahead: bool) -> str | None:
    """Return the latest such month (and day) not after the document's date, or the earliest not before it if ahead."""
    first, last = reference
    if (first.year, first.month) != (last.year, last.month):
        return None

    def value(year: int) -> str | None:
        return iso(days_of(f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")))

    same = (month, day or first.day) == (first.month, first.day) if first == last else month == first.month
    later = (
        (month, day or (1 if month > first.month else 0)) > (first.month, last.day if day else 0) if not same else False
    )
    if day is None:
        later = month > first.month
    if "this" in words:
        return value(first.year)
    if ahead:
        passed = not later and (not same or "next" in words)
        return value(first.year + 1 if passed else first.year)
    step_back = later or ("last" in words and same)
    return value(first.year - 1 if step_back else first.year)


def _weekday(weekday: int, words: set[str], today: date, *, ahead: bool) -> str:
    """Return the nearest such day: back from the document's date and including it, or ahead of it."""
    if ahead:
        distance = (weekday - today.weekday()) % 7
        return (today + timedelta(days=distance or 7 * ("next" in words))).isoformat()
    distance = (today.weekday() - weekday) % 7
    return (today - timedelta(days=distance or 7 * ("last" in words))).isoformat()


def _ago(parts: dict[str, str], reference: Days) -> Days | None:
    """Return the days that "two weeks ago" may mean: exact in days, else as vague as the unit."""
    count, unit = int(parts.get("number") or parts.get("day") or 0), parts.get("unit")
    first, last = reference
    if not count or (first != last and unit != "year"):
        return None
    if unit == "day":
        return first - timedelta(days=count), last - timedelta(days=count)
    if unit == "week":
        return first - timedelta(weeks=count, days=3), last - timedelta(weeks=count, days=-3)
    if unit == "month":
        return _months_back(first, count)
    return days_of(str(first.year - count)) if unit == "year" else None


def _months_back(day: date, count: int) -> Days | None:
    years, month = divmod(day.year * 12 + day.month - 1 - count, 12)
    return days_of(f"{years:04d}-{month + 1:02d}")


def _unit(parts: dict[str, str], words: set[str], reference: Days) -> Days | None:
    """Return the days of "last week", "this month", "next year" or "last summer" (a season gives its year at best)."""
    first, last = reference
    step = 1 if "next" in words else -1 if "last" in words else 0
    unit = parts.get("unit")
    if unit == "year":
        return days_of(str(first.year + step))
    if unit == "month" and (first.year, first.month) == (last.year, last.month):
        return _months_back(first, -step)
    if unit == "week" and first == last:
        monday = first - timedelta(days=first.weekday() - 7 * step)
        return monday, monday + timedelta(days=6)
    if step == 0 and unit is None:
        return days_of(str(first.year))
    return None
