"""Sentences made to stand alone: what leans on the sentence before, completed in brackets from what the graph knows."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from kg import dates
from kg.evidence import Evidence, Reference
from kg.lexica import calendar, tables
from kg.lexica.classes import word_class
from kg.page.words.leaning import Leaning, dropped, leanings, referred
from kg.page.words.words import day, in_text, listed, name

CLOSE = 31  # days that a time may span that stands for "ten days earlier"
_DAY, _MONTH = len("2025-06-13"), len("2025-06")
_NAMELESS = re.compile("/(?:group|armed-force)/")  # who may be told by a description: "rebels led by"
_TELLING_MONTHS = re.compile(r"(?i)\b(?:month|year)\b")


@dataclass(frozen=True, slots=True)
class Known:
    """What the graph knows of a sentence, beside its evidence.

    Attributes:
        references: What its words refer to, by characters of the document.
        times: Times (ISO 8601) of all that it reports.
        sides: Names of those who did it, and of those to whom it was done.
        beside: Time in words that stands beside the sentence: what says the same needs no completion, and goes where
            the sentence begins with it.
        years: Whether the page tells of more than one year, so that a day without one is open.
    """

    references: tuple[Reference, ...] = ()
    times: tuple[str, ...] = ()
    sides: tuple[tuple[str, ...], ...] = ()
    beside: str = ""
    years: bool = True


@dataclass(frozen=True, slots=True)
class Completed:
    """A sentence with what completes it, in brackets.

    ``added`` are places of the sentence with what is added there; ``open`` are characters of the completed text that
    lean still; before ``begin`` there is only a time that stands beside it.
    """

    text: str
    open: tuple[tuple[int, int], ...] = ()
    added: tuple[tuple[int, str], ...] = ()
    begin: int = 0

    def place(self, at: int) -> int:
        """Return where a character of the sentence stands in the text."""
        return at + sum(len(words) for spot, words in self.added if spot < at)


def completed(passage: Evidence, known: Known, added: Sequence[tuple[int, str]] = ()) -> Completed:
    """Return a sentence, completed.

    Args:
        passage: The sentence, with the time of what it tells.
        known: What the graph knows beside it.
        added: What is to be added anyway, and where.
    """
    text, here = passage.sentence, [_moved(one, passage.start) for one in known.references]
    found, open_, more = leanings(text, here), list[Leaning](), dict(added)
    dating = [one for one in found if one.kind in {"day", "lapse", "weekday"}]
    sole, begin = len(dating) < 2, 0
    for one in found:
        words = _RESOLVE[one.kind](_Case(text, one, passage, known, tuple(here), sole)) if one.kind in _RESOLVE else ""
        if words and words == known.beside:
            begin = one.end if not text[: one.begin].strip() and one.kind in {"day", "lapse"} else begin
        elif words and one.end not in more:
            more[one.end] = f" [{words}]"
        elif not words and one.end not in more and one.kind != "yearless":
            open_.append(one)
    spots = tuple(sorted(more.items()))
    whole = "".join(_pieces(text, spots))
    told = Completed(whole, (), spots)
    begin += len(text[begin:]) - len(text[begin:].lstrip(", ")) if begin else 0
    return Completed(whole, tuple((told.place(one.begin), told.place(one.end)) for one in open_), spots, begin)


def begun(text: str) -> str:
    """Return a sentence without the word that joins it to the one before: "However, Norland ..." is "Norland ...".

    >>> begun("However, the port is closed."), begun("The port is closed.")
    ('The port is closed.', 'The port is closed.')
    """
    rest = text[len(dropped(text)) :]
    return rest[:1].upper() + rest[1:]


@dataclass(frozen=True, slots=True)
class _Case:
    """Something that leans, with all that may complete it; ``sole``: no other words may tell the time."""

    text: str
    leaning: Leaning
    passage: Evidence
    known: Known
    references: tuple[Reference, ...] = field(default=())
    sole: bool = True

    @property
    def words(self) -> str:
        return self.text[self.leaning.begin : self.leaning.end]


def _moved(one: Reference, start: int) -> Reference:
    return Reference(one.begin - start, one.end - start, one.iri, one.name)


def _pieces(text: str, spots: Sequence[tuple[int, str]]) -> Iterator[str]:
    last = 0
    for at, words in spots:
        yield text[last:at] + words
        last = at
    yield text[last:]


def _time(case: _Case) -> str:
    """Return the time of the event where words such as "that day" or "a day later" are all that dates it."""
    said = case.passage
    first, last = (dates.parse(one) for one in said.span)
    if not case.sole or said.dating not in {"relative", "stated"} or first is None or last is None:
        return ""
    if (last.last - first.first).days > CLOSE and not _TELLING_MONTHS.search(case.words):
        return ""
    days = (str(first.first), str(last.last))
    if days[0] == days[1]:
        return day(days[0])
    if len(said.time) in {_MONTH, len("2025")} and _TELLING_MONTHS.search(case.words):
        return day(said.time)
    if case.leaning.kind == "day":
        return ""
    return f"{first.first.day} to {day(days[1])}" if days[0][:_MONTH] == days[1][:_MONTH] else ""


def _weekday(case: _Case) -> str:
    """Return the date of a day of the week, where the event was on such a day."""
    found = dates.parse(case.passage.time)
    if not case.sole or found is None or found.precision != "day":
        return ""
    return day(str(found)) if calendar.names("weekday")[found.first.weekday()] in case.words else ""


def _published(case: _Case) -> str:
    """Return what "yesterday" or "last month" is by the day of publication."""
    told = dates.parse(case.passage.date)
    if told is None or told.precision != "day":
        return ""
    at, words = told.first, case.words.casefold()
    if words.endswith("year"):
        return str(at.year + _step(words))
    if words.endswith("month"):
        month = at.year * 12 + at.month - 1 + _step(words)
        return day(f"{month // 12}-{month % 12 + 1:02}")
    steps = {"yesterday": -1, "last night": -1, "tomorrow": 1}
    return day(str(at + timedelta(days=steps.get(words, 0))))


def _step(words: str) -> int:
    return {"last": -1, "next": 1}.get(words.partition(" ")[0], 0)


def _year(case: _Case) -> str:
    """Return the year of a day without one, where an event of this sentence is of that day."""
    if not case.known.years or (case.known.beside and case.known.beside.startswith(case.words)):
        return ""
    number = next((number for number, month in enumerate(calendar.names("month"), 1) if month in case.words), 0)
    days = {int(one) for one in re.findall(r"\d+", case.words)}
    spans = {
        (case.passage.earliest, case.passage.latest),
        *((one, one) for one in (case.passage.time, *case.known.times)),
    }
    years = {int(one[:4]) for pair in spans for one in pair if len(one) == _DAY and _is_of(one, number, days)}
    return str(years.pop()) if len(years) == 1 else ""


def _is_of(one: str, month: int, days: set[int]) -> bool:
    found = date.fromisoformat(one)
    return found.month == month and found.day in days


def _pronoun(case: _Case) -> str:
    """Return the name of what a pronoun means, as an owner where it is one."""
    means = referred((case.leaning.begin, case.leaning.end), case.references)
    if means is None or not means.name or _clashes(case, means):
        return ""
    if means.name[:1].islower() and not _NAMELESS.search(means.iri):
        return ""
    words = name(means.name)
    return f"{words}’s" if case.words.casefold() in _owners() else words


def _clashes(case: _Case, means: Reference) -> bool:
    """Tell whether one alone is meant by "they", though it may be a body of many, or is no person by "he"."""
    word = case.words.casefold()
    if word == "it" and _is_object(case):
        return True  # "denied it" may mean what was said
    person = "/person/" in means.iri
    there = any(other.iri == means.iri and other.begin < case.leaning.begin for other in case.references)
    if word in {"they", "them", "their", "theirs"}:
        return person or there
    return word in {"he", "him", "his", "she", "her", "hers"} and not person


def _is_object(case: _Case) -> bool:
    after = case.text[case.leaning.end :].split()
    return not after or after[0][0] in ",.;:–—)" or after[0].casefold() in word_class("preposition") | going_on()


def going_on() -> frozenset[str]:
    """Return the words that go on telling after a clause or an object: "and", "while"."""
    return word_class("going-on") | word_class("conjunction-of-circumstance")


def _owners() -> frozenset[str]:
    return frozenset(row["word"] for row in tables.rows("pronouns.tsv") if row["case"] == "possessive")


def _pair(case: _Case) -> str:
    """Return who "both countries" are, where so many take part on a side, or on both sides together."""
    number = next((n for word, n in (("three", 3), ("four", 4)) if word in case.words.casefold()), 2)
    if case.words.casefold().startswith(("the latter", "the former", "neither", "either")):
        return ""
    sides = [tuple(one for one in side if not one[:1].islower()) for side in case.known.sides]
    together = tuple(dict.fromkeys(one for side in sides for one in side))
    for side in (*sides, together):
        unnamed = [one for one in side if one not in case.text]
        if len(side) == number and len(unnamed) == number:
            return listed([in_text(name(one)) for one in sorted(side)])
    return ""


def _definite(case: _Case) -> str:
    """Return the name of what "the agency" means."""
    means = referred((case.leaning.begin, case.leaning.end), case.references)
    if means is None or not means.name or means.name[:1].islower():
        return ""
    return "" if means.name.casefold() in case.words.casefold() else name(means.name)


_RESOLVE: dict[str, Callable[[_Case], str]] = {
    "day": _time,
    "lapse": _time,
    "weekday": _weekday,
    "published": _published,
    "yearless": _year,
    "pronoun": _pronoun,
    "pair": _pair,
    "definite": _definite,
}
