"""Who held which office when: what a reader of news knows of heads of state and government, ministers and officials.

``leaders.tsv`` has a person a row, ``terms.tsv`` a term of office. Both are indexed when first asked, by their first
cells; a row is read when a name leads to it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from kg import dates
from kg.dates import PartialDate
from kg.errors import LexiconError
from kg.lexica import tables

LEADERS, TERMS = "leaders.tsv", "terms.tsv"
FOLDER = "person/"
# How long an office without a known end is thought to go on after the day on which it was last seen.
_GOES_ON = timedelta(days=4 * 365)
_TRUST, _GENDERS = frozenset({"stated", "guess"}), frozenset({"m", "f", ""})


@dataclass(frozen=True, slots=True)
class Leader:
    """A person who holds or held an office.

    Attributes:
        key: Path of its IRI below the base: ``person/sergey-lavrov``.
        name: The usual full name.
        variants: Other full names, sorted.
        surnames: Folded forms of the surname.
        stated: Whether a source tells which word is the surname; else it is a guess.
        gender: ``m``, ``f`` or None.
        born: Year or date of birth, or None.
        wikidata: Item, or "".
        bearers: How many persons in office bear the surname, as far as the sources go.
    """

    key: str
    name: str
    variants: tuple[str, ...]
    surnames: tuple[str, ...]
    stated: bool
    gender: str | None
    born: str | None
    wikidata: str
    bearers: int


@dataclass(frozen=True, slots=True)
class Term:
    """A term of office.

    Attributes:
        of: Key of the state or body that the office is of.
        kind: ``head_of_state``, ``head_of_government``, ``foreign_minister`` ...
        person: Key of who held it.
        since: First day.
        until: Last day; None if it was still held on ``as_of``.
        as_of: The day on which the source looked.
        office: Its name in English.
        source: Codes of the sources, as the head of the table explains them.
    """

    of: str
    kind: str
    person: str
    since: PartialDate
    until: PartialDate | None
    as_of: PartialDate
    office: str
    source: str

    @property
    def last(self) -> date:
        """The last day on which it may be held: an open one goes on for some years after it was last seen."""
        return self.until.last if self.until else self.as_of.last + _GOES_ON

    def is_known_on(self, day: PartialDate) -> bool:
        """Tell whether a source says that it was held on a day, not only that nothing is known of its end."""
        return self.held(day) and (self.until is not None or day.first <= self.as_of.last)

    def held(self, day: PartialDate, *, before: timedelta = timedelta(), after: timedelta = timedelta()) -> bool:
        """Tell whether it may be held on a day, or was to begin soon after or had ended shortly before it."""
        return self.since.first - before <= day.last and day.first <= self.last + after


def leader(key: str) -> Leader | None:
    """Return the person of a key, or None.

    Raises:
        LexiconError: If the row of that person is malformed; so do all that follow.
    """
    number = _people()[0].get(key.removeprefix(FOLDER)) if key.startswith(FOLDER) else None
    return _leader(number[0]) if number else None


def by_surname(word: str) -> tuple[Leader, ...]:
    """Return the persons who may be meant by a folded surname, in the order of their keys."""
    return tuple(map(_leader, _people()[1].get(word, ())))


def by_sound(sounds: Iterable[str]) -> tuple[Leader, ...]:
    """Return the heads and ministers whose surnames may sound so (`kg.language.names.spellings`), each once."""
    numbers = dict.fromkeys(number for sound in sorted(sounds) for number in _people()[3].get(sound, ()))
    return tuple(map(_leader, numbers))


def by_word(word: str) -> tuple[Leader, ...]:
    """Return the persons in whose names a folded word stands after the first one, or as surname, in that order."""
    return (*by_surname(word), *map(_leader, _people()[2].get(word, ())))


def terms(person: str) -> tuple[Term, ...]:
    """Return the terms of a person, by key; sorted by what they are of, kind and beginning."""
    return tuple(map(_term, _held()[1].get(person.removeprefix(FOLDER), ())))


def holders(of: str, kind: str, day: PartialDate) -> tuple[Leader, ...]:
    """Return who may hold an office of a state or body on a day: nobody, one, or several if the sources leave it open.

    Args:
        of: Key such as ``state/RU``.
        kind: As in `Term`.
        day: A day, month or year; all who held it in that time.

    Who is known to hold it on the day goes before those of whom an end is not known.
    """
    held = [term for number in _held()[0].get((of, kind), ()) if (term := _term(number)).held(day)]
    sure = [term for term in held if term.is_known_on(day)]
    keys = sorted({term.person for term in sure or held})
    return tuple(found for key in keys if (found := leader(key)) is not None)


def holdings(of: str, kind: str, day: PartialDate) -> tuple[tuple[Leader, Term], ...]:
    """Return who is known to hold an office on a day, each with the term; arguments as for `holders`.

    What a user's gazetteer says of that day goes before what the package knows.
    """
    if now := [(held, term) for held, term in _own_offices.get((of, kind), ()) if term.is_known_on(day)]:
        return tuple(now)
    found = ((held, term) for held in holders(of, kind, day) for term in terms(held.key))
    return tuple((h, term) for h, term in found if (term.of, term.kind) == (of, kind) and term.is_known_on(day))


# Of users' gazetteers, by person and by office; filled by `add`.
_own: dict[str, tuple[Leader, tuple[Term, ...]]] = {}
_own_offices: dict[tuple[str, str], list[tuple[Leader, Term]]] = {}


def add(people: Iterable[tuple[Leader, Iterable[Term]]]) -> None:
    """Make people with their terms known to `holdings` for the rest of the process, in place of what is known so."""
    _own.update({person.key: (person, tuple(terms)) for person, terms in people})
    _own_offices.clear()
    for _, (person, held) in sorted(_own.items(), key=lambda item: item[0]):
        for term in held:
            _own_offices.setdefault((term.of, term.kind), []).append((person, term))


def span(since: str, until: str, as_of: str, *, where: str) -> tuple[PartialDate, PartialDate | None, PartialDate]:
    """Return the dates of a term.

    Raises:
        LexiconError: If one is no date, or the end is before the beginning.
    """
    found = [_day(cell, where) if cell else None for cell in (since, until, as_of)]
    first, last, seen = found
    if first is None or seen is None:
        raise LexiconError("a term without a beginning or as_of", where=where, hint="fill it in or delete the row")
    if last is not None and last.last < first.first:
        raise LexiconError(f"until {last} is before {first}", where=where, hint="mend one of the dates")
    return first, last, seen


def check() -> None:
    """Read all rows.

    Raises:
        LexiconError: If one is malformed, has an impossible date or an unknown state, or contradicts another.
    """
    of_item: dict[str, str] = {}
    for key, numbers in _people()[0].items():
        where, found = f"{LEADERS}:{numbers[-1]}", _leader(numbers[-1])
        if len(numbers) > 1:
            raise LexiconError(f"second row of {key!r}", where=where, hint="give one of them another key")
        other = of_item.setdefault(found.wikidata or key, found.key)
        if other != found.key:
            raise LexiconError(f"{found.wikidata} is also {other}", where=where, hint="make one row of both")
    for number, _ in tables.first_cells(TERMS, 1):
        if leader(_term(number).person) is None:
            where, hint = f"{TERMS}:{number}", f"add a row to {LEADERS}"
            raise LexiconError(f"nobody is {_term(number).person!r}", where=where, hint=hint)


def _day(cell: str, where: str) -> PartialDate:
    found = dates.parse(cell)
    if found is None:
        raise LexiconError(f"{cell!r} is no date", where=where, hint="write 2024, 2024-05 or 2024-05-31")
    return found


type _Numbers = dict[str, list[int]]  # of rows


@cache
def _people() -> tuple[_Numbers, _Numbers, _Numbers, _Numbers]:
    """Return where the persons stand: by key, by surname, by other words of the name, by sound of the surname."""
    keys: _Numbers = {}
    surnames: _Numbers = {}
    words: _Numbers = {}
    sounds: _Numbers = {}
    for number, (key, surname, rest, heard, _) in tables.first_cells(LEADERS, 4):
        keys.setdefault(key, []).append(number)
        for found, cell in ((surnames, surname), (words, rest), (sounds, heard)):
            for word in cell.split("|") if cell else ():
                found.setdefault(word, []).append(number)
    return keys, surnames, words, sounds


@cache
def _held() -> tuple[dict[tuple[str, str], list[int]], _Numbers]:
    """Return where the terms stand: by office, by person."""
    offices: dict[tuple[str, str], list[int]] = {}
    persons: _Numbers = {}
    for number, (of, kind, person, _) in tables.first_cells(TERMS, 3):
        offices.setdefault((of, kind), []).append(number)
        persons.setdefault(person, []).append(number)
    return offices, persons


@lru_cache(maxsize=4096)
def _leader(number: int) -> Leader:
    row, where = tables.row(LEADERS, number), f"{LEADERS}:{number}"
    for column, known in (("trust", _TRUST), ("gender", _GENDERS)):
        if row[column] not in known:
            raise LexiconError(f"unknown {column} {row[column]!r}", where=where, hint=f"use one of {sorted(known)}")
    if not row["name"] or not row["bearers"].isdecimal():
        raise LexiconError("a person without name or number of bearers", where=where, hint="fill it in")
    if row["wikidata"] and not re.fullmatch(r"Q[1-9]\d*", row["wikidata"]):
        raise LexiconError(f"{row['wikidata']!r} is no Wikidata item", where=where, hint="items look like Q227")
    return Leader(
        key=FOLDER + row["key"],
        name=row["name"],
        variants=tables.values(row["variants"]),
        surnames=tables.values(row["surname"]),
        stated=row["trust"] == "stated",
        gender=row["gender"] or None,
        born=row["born"] or None,
        wikidata=row["wikidata"],
        bearers=int(row["bearers"]),
    )


@lru_cache(maxsize=4096)
def _term(number: int) -> Term:
    row, where = tables.row(TERMS, number), f"{TERMS}:{number}"
    if row["of"] not in _holders():
        raise LexiconError(f"unknown state or body {row['of']!r}", where=where, hint="mend it, or add it to states.tsv")
    since, until, as_of = span(row["from"], row["until"], row["as_of"], where=where)
    return Term(row["of"], row["kind"], FOLDER + row["person"], since, until, as_of, row["office"], row["source"])


@cache
def _holders() -> frozenset[str]:
    """Return the keys of what an office can be of."""
    states = (f"state/{row['iso2']}" for row in (*tables.rows("states.tsv"), *tables.rows("historic_states.tsv")))
    return frozenset((*states, *(row["key"] for row in tables.rows("organizations.tsv"))))
