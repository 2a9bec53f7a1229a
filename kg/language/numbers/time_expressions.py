"""Time expressions of English: where they stand in a text, and what their words say."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.lexica.calendar import forms, names, spellings


class Expression(NamedTuple):
    """A time expression at characters ``start`` to ``end`` (exclusive).

    Attributes:
        kind: ``date``, ``duration`` or ``set``.
        form: The pattern that found it.
        year: The year it names, or that of the date it is joined with.
        months: Its months, 1 to 12, in the order of the text: two for "March to May 2022".
        days: Its days of the month: two for "12-14 March".
        weekday: 0 for Monday.
        number: The number of "three weeks ago", 0 if there is none or an indefinite one.
        unit: ``hour``, ``day``, ``week``, ``month``, ``year``, ``decade`` or ``century``.
        shift: -1 for "last", "yesterday" and "earlier", 0 for "this", 1 for "next", "tomorrow" and "later".
        bound: What narrows it: ``under`` ("nearly three years ago"), ``over``, ``half`` ("half a century ago"),
            ``early`` or ``late`` ("earlier this month"), ``beginning``, ``middle`` or ``end`` ("in early May"),
            ``night`` ("overnight"), ``vague`` ("some days later"); for an ``era``, its first and last day as in
            the table.
        until: The last year of "from 2014 to 2016".
    """

    start: int
    end: int
    kind: str
    form: str
    year: int | None
    months: tuple[int, ...]
    days: tuple[int, ...]
    weekday: int | None
    number: int
    unit: str | None
    shift: int | None
    bound: str | None = None
    until: int | None = None


@cache
def _any(kind: str) -> str:
    """Return an alternation of the words of a kind, the longest first."""
    return "|".join(form.replace(" ", r"\s+") for form in sorted(forms(kind), key=len, reverse=True))


def _any_case(kind: str) -> str:
    """Return an alternation of the names of a kind as the table writes them, the longest first."""
    return "|".join(re.sub(r"[- ]", r"[-\\s]+", form) for form in sorted(spellings(kind), key=len, reverse=True))


def _names(kind: str) -> str:
    """Return a capitalised alternation of the names of months or days; a full stop belongs to a short form only."""
    full = names(kind)
    short = sorted((form.title() for form in forms(kind) if form.title() not in full), key=len, reverse=True)
    return rf"(?:(?:{'|'.join(full)})\b|(?:{'|'.join(short)})\b\.?+)"


# What joins the ends of a stretch, or the dates of a list that share a year.
_DASH = r"\s?[-–—/]\s?"
_JOINED = rf"(?:{_DASH}|\s+(?:and|or|to|through|until|till)\s+(?:the\s+)?)"
_LISTED = re.compile(r"(?:\s*,|\s*[-–—]|,?\s+(?:and|or|to|through|until|till))(?:\s+(?:in|on|from|the))*\s*")


@cache
def _patterns() -> re.Pattern[str]:
    """Return the patterns of all forms as one expression; earlier alternatives win at the same place."""
    month, weekday, unit, season = _names("month"), _names("weekday"), _any("unit"), _any("season")
    day, year = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?", r"(?:1[5-9]|20)\d\d"
    number = rf"(?:\d{{1,3}}|{_any('number')}|{_any('indefinite')})"
    part = rf"(?:\s+(?:{_any('part')}))?"
    bounds = f"{_any('under')}|{_any('over')}|{_any('about')}"
    anchored = r"(?:day|night|morning|afternoon|evening|week|month|year)\b"
    beside = r"(?:before|after)\b(?:\s+that)?(?=\s*[,.;])"
    roughly = rf"(?:(?i:{_any('stage')})[-\s])?"
    of_year, day_ends = rf"(?:,|\s+of)?\s+{year}\b", r"\b(?![,.]?\d)"
    on_day = rf"(?:{weekday},?\s+)?"
    forms = {
        "iso": rf"{year}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d-])",
        "numeric": rf"\d{{1,2}}(?:\.\d{{1,2}}\.|/\d{{1,2}}/){year}(?!\d)",
        "monthdays": rf"{month}\s+{day}(?:{_DASH}{day}{day_ends}(?:{of_year})?|{_JOINED}{day}{of_year})",
        "daysmonth": rf"{day}{_JOINED}{day}(?:\s+(?:of\s+)?|-){month}(?:(?:,?\s+|-){year}\b)?",
        "monthday": rf"{on_day}{month}\s+(?:the\s+)?{day}{day_ends}(?:{of_year})?",
        "daymonth": rf"{on_day}{day}(?:\s+(?:of\s+)?|-){month}(?:(?:,?\s+|-){year}\b)?",
        "months": rf"{month}{_JOINED}{month}{of_year}",
        "monthyear": rf"{roughly}{month}{of_year}",
        "month": rf"(?:(?i:{_any('opener')})[-\s]){roughly}{month}"
        rf"(?!(?:,|\s+of)?\s+(?:{year}|{day})\b(?![,.]\d)|{_JOINED}{month}{of_year})",
        "weekday": rf"(?:(?i:{_any('day opener')})\s+)?{weekday}(?!,?\s+(?:{month}\s+{day}|{day}\s+{month})){part}",
        "dayword": rf"(?i:{_any('day')}){part}",
        "weekend": r"(?i:(?:last|this|the)\s+weekend\b)",
        "holiday": rf"(?:{_any_case('holiday')})\b(?:(?:,|\s+(?:of|in))?\s+{year}\b)?",
        "part": rf"(?i:{_any('part of year')})\s+of\s+{year}\b",
        "unit": rf"(?i:(?:earlier\s+|later\s+)?(?:last|next|this)\s+(?:week|month|year|{season})\b)",
        "past": rf"(?i:(?:the\s+)?(?:past|last)\s+{number}\s+(?:{unit})\b(?!\s+of\b)|(?:the\s+)?past\s+(?:{unit})\b"
        rf"|the\s+last\s+(?:week|month|year|decade)\b(?!\s+of\b))",
        "recent": rf"(?i:recent\s+(?:{unit})\b)",
        "ago": rf"(?i:(?:(?:{bounds})\s+)?(?:(?:half\s+an?|{number})[-\s]+)?(?:{unit})\s+ago\b)",
        "later": rf"(?i:(?:(?:{bounds})\s+)?{number}\s+(?:{unit})\s+(?:later\b|earlier\b|afterwards\b|{beside})"
        rf"|hours\s+(?:later|earlier|afterwards)\b"
        rf"|(?:the|that)\s+(?:very\s+)?(?:{_any('anchor')})\s+{anchored}|that\s+{anchored}"
        rf"|the\s+(?:day|week|month|year)\s+(?:after|before)\b(?=\s*[,.;]))",
        "era": rf"(?:{_any_case('era')})\b",
        "set": rf"(?i:(?:every|each)\s+(?:{unit}|{weekday})\b|(?:{_any('set')})\b)",
        "duration": rf"(?i:{number}[-\s]+(?:{unit})\b)",
        "season": rf"(?i:{season})(?:\s+of)?\s+{year}\b",
        "decade": rf"(?i:{_any('stage')})?[-\s]?(?:1[5-9]|20)\d0s\b|'\d0s\b|\d{{1,2}}(?:st|nd|rd|th)[-\s]century\b",
        "years": rf"(?<![-–\d$€£]){year}(?:–(?:{year}|\d\d)|-{year}|-(?:1[3-9]|[2-9]\d))(?![-–\d%]|[.,]\d|'?s\b)",
        "year": rf"(?:(?i:{_any('stage')})[-\s]|(?<!-)(?<!\d–)(?<![$€£.,\d])){year}(?![-\d%]|–\d|[.,]\d|'?s\b)",
    }
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in forms.items()))


_BEGINNING = re.compile(r"(?<!\w)(?:[\d']|(?=[A-Zabdefhilmnpqrstuwy]|ove)([A-Za-z]{3}|[A-Za-z]{1,2}(?![A-Za-z])))")
_FIRST_KINDS = (
    "month", "weekday", "stage", "opener", "day opener", "day", "under", "over", "about", "number", "indefinite",
    "unit", "era", "set", "season", "holiday", "part of year",
)  # fmt: skip
_FIRST_WORDS = "earlier later last next this the past recent half that every each"


@cache
def _beginnings() -> frozenset[str]:
    """Return the first three letters of all words that a time expression can begin with."""
    words = {form for kind in _FIRST_KINDS for form in forms(kind)}.union(_FIRST_WORDS.split())
    return frozenset(re.sub("[^a-z].*", "", word)[:3] for word in words)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of the patterns; what a word begins with spares most places the long alternation."""
    end, pattern, known = 0, _patterns(), _beginnings()
    for beginning in _BEGINNING.finditer(text):
        word, start = beginning[1], beginning.start()
        if start >= end and (word is None or word.lower() in known) and (match := pattern.match(text, start)):
            end = match.end()
            yield match


def expressions(text: str) -> list[Expression]:
    """Return the time expressions of a text in order, not overlapping. Bare years are only candidates.

    >>> [(one.months, one.days, one.year) for one in expressions("from August 7 to 9 September 2008")]
    [((8,), (7,), 2008), ((9,), (9,), 2008)]
    """
    found: list[Expression] = []
    for match in reversed(list(_matches(text))):
        form = match.lastgroup or ""
        kind = form if form in {"duration", "set"} else "date"
        one = _read(match.group(), match.start(), match.end(), kind, form)
        if found and one.months and one.year is None and _LISTED.fullmatch(text, one.end, found[-1].start):
            one = _sharing_year(one, found[-1])
        found.append(one)
    return found[::-1]


def _sharing_year(one: Expression, following: Expression) -> Expression:
    """Return a date with the year of the next one that it is joined with: "from December 30 to January 2, 2024"."""
    if following.year is None or not following.months:
        return one
    passes = (one.months, one.days) > (following.months, following.days)
    return one._replace(year=following.year - passes)


_WORD = re.compile(r"\d+(?:st|nd|rd|th)?|[A-Za-z]+")


def _read(text: str, start: int, end: int, kind: str, form: str) -> Expression:
    """Return the expression that the words of a match make."""
    numbers: list[int] = []
    months: list[int] = []
    year = weekday = unit = shift = None
    for word in _WORD.findall(text):
        low = word.lower()
        if low.isdigit() and len(low) == 4:
            year = int(low)
        elif low[0].isdigit():
            numbers.append(int(re.sub(r"\D", "", low)))
        elif word[0].isupper() and low in forms("month"):
            months.append(int(forms("month")[low]))
        elif word[0].isupper() and low in forms("weekday"):
            weekday = int(forms("weekday")[low])
        elif low in forms("unit"):
            unit = forms("unit")[low]
        elif low in forms("number"):
            numbers.append(int(forms("number")[low]))
        elif low in forms("shift"):
            shift = int(forms("shift")[low])
    if form in {"iso", "numeric"}:
        months, numbers = _written_in_digits(text, numbers)
    days, number = (tuple(numbers), 0) if months else ((), numbers[0] if numbers else 0)
    words = " ".join(text.lower().replace("-", " ").split())
    if re.search(rf"\b(?:{_any('indefinite')})\b", words):
        number = 0
    found = Expression(start, end, kind, form, year, tuple(months), days, weekday, number, unit, shift)
    return _narrowed(found, words)


def _narrowed(one: Expression, words: str) -> Expression:
    """Return an expression with what its other words make of it: "nearly", "half", "earlier", the end of a range."""
    if one.form == "years":
        first, last = re.findall(r"\d+", words)
        until = int(last) if len(last) == 4 else int(first[:2] + last)
        return one._replace(year=int(first), until=until)
    if one.form == "decade":
        return one._replace(year=_first_of_decade(words), unit="century" if "century" in words else "decade")
    if one.form == "era":
        return one._replace(bound={form.replace("-", " "): days for form, days in forms("era").items()}[words])
    if one.form == "holiday":
        return _on_holiday(one, words)
    if one.form == "later":
        return _anchored(one, words)
    if one.form == "past" and re.search(rf"\b(?:{_any('indefinite')})\b", words):
        return one._replace(bound="vague")
    if one.form in {"season", "unit", "part"}:
        one = _of_year(one, words)
    if one.form in _STAGED and (stage := re.search(rf"\b(?:{_any('stage')})\b", words)):
        return one._replace(bound=forms("stage")[stage[0]])
    bound = next((kind for kind in ("half", *_BOUNDS) if _opens(kind, words)), None)
    return one._replace(bound=bound)


_BOUNDS = ("under", "over", "early", "late", "night")


_STAGED = frozenset({"month", "monthyear", "year"})


def _of_year(one: Expression, words: str) -> Expression:
    """Return a season or a part of a year with its months; "the winter of 2021" may be before or after that year's."""
    kind = "part of year" if one.form == "part" else "season"
    name = re.search(rf"\b(?:{_any(kind)})\b", words)
    if name is None:
        return one
    first, last = map(int, forms(kind)[name[0]].split("-"))
    return one if one.year and first > last else one._replace(months=(first, last), number=0)


def _on_holiday(one: Expression, words: str) -> Expression:
    """Return a holiday with its month and day."""
    name = next(name for name in forms("holiday") if words.startswith(name))
    month, day = map(int, forms("holiday")[name].split("-"))
    return one._replace(months=(month,), days=(day,), number=0, unit=None)


def _opens(kind: str, words: str) -> bool:
    where = re.search if kind == "half" else re.match
    return where(rf"(?:{_any(kind)})\b", words) is not None


def _first_of_decade(words: str) -> int | None:
    """Return the first year of "1990s", "'90s" or "19th century"."""
    digits = next(iter(re.findall(r"\d+", words)), "")
    if "century" in words:
        return 100 * int(digits) - 99
    return int(digits) if len(digits) == 4 else 1900 + int(digits) if int(digits) >= 30 else 2000 + int(digits)


def _anchored(one: Expression, words: str) -> Expression:
    """Return "two days later", "the day before" or "the same week" as a number of units from the date before it."""
    back = bool(re.search(r"\b(?:earlier|before)\b", words))
    if re.search(r"\b(?:later|earlier|afterwards|after|before)\b", words):
        if one.number == 0 and one.unit is not None and f"{one.unit}s" in words:
            return one._replace(shift=-1 if back else 1, bound=None if one.unit == "hour" else "vague")
        one_unit = not {"day", "week", "month", "year"}.isdisjoint(words.split())
        return one._replace(number=(-1 if back else 1) * (one.number or int(one_unit)), shift=0)
    return one._replace(number=int(forms("anchor").get(words.split()[-2], "0")), shift=0)


def _written_in_digits(text: str, numbers: list[int]) -> tuple[list[int], list[int]]:
    """Return month and day of 2024-12-25, 25.12.2024 or 12/25/2024; none where the two could be swapped."""
    first, second = numbers
    if "-" in text:
        return [first], [second]
    if "/" in text and first <= 12 and second <= 12 and first != second:
        return [], []
    return ([second], [first]) if second <= 12 else ([first], [second])
