"""Figures, dates and ties in words."""

import re
from collections.abc import Iterable, Sequence

from kg import dates
from kg.lexica.classes import word_class
from kg.ontology import label

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
LONGEST = 120  # characters of a name in running text
JOINERS = "\u200c\u200d"  # they shape the letters beside them in Persian, in Indian scripts and in emoji
_WEB = re.compile(r"https?://[^\s]+\Z", re.IGNORECASE)


def day(written: str) -> str:
    """Return an ISO 8601 date, month or year in words; anything else as it is.

    >>> day("2025-06-03"), day("2025-06"), day("2025")
    ('3 June 2025', 'June 2025', '2025')
    """
    found = dates.parse(written)
    if found is None or str(found) != written:
        return written
    parts = (found.first.day, MONTHS[found.first.month - 1], found.first.year)
    return " ".join(str(part) for part in parts[{"day": 0, "month": 1, "year": 2}[found.precision] :])


def span(first: str, last: str) -> str:
    """Return two dates in words: ``3 June 2025 to 4 July 2025``, once if they are the same, empty if there is none.

    >>> span("2024", "2025-01"), span("2024", "2024")
    ('2024 to January 2025', '2024')
    """
    return " to ".join(dict.fromkeys(day(date) for date in (first, last) if date))


def interval(earliest: str, latest: str) -> str:
    """Return the days that a time allows in words, empty if both sides are open.

    >>> interval("2025-05-01", "2025-05-03"), interval("", "2025-05-03"), interval("1980-01-01", "1989-12-31")
    ('between 1 May 2025 and 3 May 2025', 'on or before 3 May 2025', 'between 1980 and 1989')
    """
    if earliest and latest:
        ends = (
            (earliest[:4], latest[:4])
            if earliest.endswith("-01-01") and latest.endswith("-12-31")
            else (earliest, latest)
        )
        return f"between {day(ends[0])} and {day(ends[1])}" if ends[0] != ends[1] else day(ends[0])
    return f"on or before {day(latest)}" if latest else f"on or after {day(earliest)}" if earliest else ""


def listed(names: Sequence[str]) -> str:
    """Return names as a list in a sentence.

    >>> listed(["A", "B", "C"])
    'A, B and C'
    """
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def in_text(text: str) -> str:
    """Return a name as it stands in a sentence, with its article if it bears one.

    >>> in_text("United States"), in_text("Organization of Turkic States"), in_text("Kosovo Serbs"), in_text("Norland")
    ('the United States', 'the Organization of Turkic States', 'the Kosovo Serbs', 'Norland')
    """
    words = text.partition(" of ")[0].split()
    return f"the {text}" if words and words[0] != "the" and words[-1].casefold() in word_class("article-name") else text


def counted(number: int, word: str, plural: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "text"), counted(1200, "text"), counted(2, "country", "countries")
    ('1 text', '1,200 texts', '2 countries')
    """
    return f"{number:,} {word if number == 1 else plural or word + 's'}"


def name(text: str, longest: int = LONGEST) -> str:
    """Return a name on one line, without control characters, cut where nobody would read on."""
    plain = text if text.isprintable() else "".join(c if c.isprintable() or c in JOINERS else " " for c in text)
    line = " ".join(plain.split()) or "(no name)"
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def web(address: str) -> str:
    """Return an address if it is one of the web (http, https), else nothing."""
    return address if _WEB.match(address) else ""


def kind(type_: str, *, named: bool = True) -> str:
    """Return a kind of actor in words.

    >>> kind("ArmedForce"), kind("Group", named=False)
    ('armed force', 'group, unnamed')
    """
    return label(type_) if named else f"{label(type_)}, unnamed"


def standing(status: str) -> str:
    """Return what pages call the status of an event that no text vouches for.

    Of what is only alleged, possible or supposed, none is known to have been, and none is known to be made up.

    >>> standing("Planned"), standing("Hypothetical")
    ('planned', 'unconfirmed')
    """
    return "unconfirmed" if status == "Hypothetical" else status.lower()


def unique(values: Iterable[str]) -> list[str]:
    """Return values in their order, each once, without empty ones."""
    return [value for value in dict.fromkeys(values) if value]
