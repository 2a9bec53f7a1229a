"""The date of publication, where a text or its metadata states one; never guessed."""

import re
from collections.abc import Sequence

from kg.dates import parse

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month{n}>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?|"
    r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_YEAR = r"(?P<year{n}>(?:19|20)\d\d)"
_WORDED = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s{1,3})?(?:"
    + r"(?P<day1>\d{1,2})(?:st|nd|rd|th)?\s{1,3}" + _MONTH.format(n=1) + r",?\s{1,3}" + _YEAR.format(n=1)
    + "|" + _MONTH.format(n=2) + r"\s{1,3}(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}" + _YEAR.format(n=2)
    + r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?)"
)  # fmt: skip
_CLOCK = r"(?:,?\s{0,2}(?:at\s)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s?\(?[a-z]{2,4}\)?(?:\s?[+-]\d{1,2})?)?)?"
_DATE = re.compile(_WORDED, re.IGNORECASE)
_MONTH_OF_YEAR = re.compile(_MONTH.format(n=1) + r",?\s{1,3}" + _YEAR.format(n=1), re.IGNORECASE)
_ISO = re.compile(r"(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?:[T ].*)?")
_STATED = re.compile(
    r"(?:(?:first\s)?(?:published|posted|issued|publication date|date)(?:\s(?:on|at))?\s{0,2}:?\s{0,2})" + _WORDED,
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?:by\s[^|•·]{3,60}[|•·,–—-]\s?|[|•·–—-]\s?)?" + _WORDED + _CLOCK + r"\s?", re.IGNORECASE)
# A place in capitals, perhaps with a country, then the date, perhaps an agency in brackets, then a dash.
_PLACE = r"[A-ZÀ-Þ][A-ZÀ-ÞƏŞĞİ'’. -]{1,40}(?:[,/]\s?[A-Za-zÀ-ž'’. -]{2,40}){0,2}"
_DATELINE = re.compile(_PLACE + r",?\s\(?(?i:" + _WORDED + r")\)?(?:\s?\([^)]{1,40}\))?\s?(?:—|–|--?|:)\s?")
_HEAD, _FOOT = 10, 3  # lines from the top and the bottom in which a date of publication stands


def iso_date(stated: str) -> str | None:
    """Return a stated date as ISO 8601, as exact as it is given, or None if it is no date or an ambiguous one.

    >>> iso_date("12 August 2025"), iso_date("2025-08-12T10:00:00Z"), iso_date("August 2025"), iso_date("08/12/2025")
    ('2025-08-12', '2025-08-12', '2025-08', None)
    """
    stated = stated.strip()[:100]
    if whole := _ISO.fullmatch(stated):
        return _checked("-".join(part for part in whole.groups() if part))
    if found := re.fullmatch(_DATE.pattern + _CLOCK, stated, re.IGNORECASE):
        return _value(found)
    if found := _MONTH_OF_YEAR.fullmatch(stated):
        return _checked(f"{found['year1']}-{_MONTHS.index(found['month1'][:3].lower()) + 1:02d}")
    return None


def find_date(lines: Sequence[str]) -> str | None:
    """Return the date of publication that a text states of itself, or None.

    That is a line such as "Published: 12 August 2025", a line that holds nothing but a date, or a dateline such as
    "BAKU, 12 August 2025 —". A date without a year is not one.

    Args:
        lines: Lines of the text that are not blank, in order; only its top and foot are looked at.
    """
    top = [line[:200] for line in lines[:_HEAD]]
    foot = [line[:200] for line in lines[_HEAD:][-_FOOT:]]
    for pattern, where in ((_STATED, top), (_ALONE, top), (_DATELINE, top), (_STATED, foot)):
        for line in where:
            found = pattern.fullmatch(line) if pattern is _ALONE else pattern.match(line)
            if found and (value := _value(found)):
                return value
    return None


def is_date_line(line: str) -> bool:
    """Tell whether a line says nothing but when the text was published."""
    line = line[:200]
    stated = _STATED.match(line)
    return _ALONE.fullmatch(line) is not None or (stated is not None and len(line) - stated.end() < 30)


def _value(found: re.Match[str]) -> str | None:
    if found["iso"]:
        return iso_date(found["iso"])
    which = "1" if found["day1"] else "2"
    month = _MONTHS.index(found["month" + which][:3].lower()) + 1
    return _checked(f"{found['year' + which]}-{month:02d}-{found['day' + which]:0>2}")


def _checked(date: str) -> str | None:
    known = parse(date)
    return str(known) if known else None
