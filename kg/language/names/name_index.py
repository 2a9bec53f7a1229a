"""Full names of a text by what a shorter form shares with them, so that a name is set against few others.

Whatever `kg.language.names.person_names.covers` takes for one shares a mark with it; that holds the other way only as
a rule, so that who is found is asked once more.
"""

from collections.abc import Iterator
from itertools import islice

from kg.language.names.given_names import given_name_marks, is_initial
from kg.language.names.person_names import NameWords, joined
from kg.language.names.spellings import spelling_marks
from kg.lexica.classes import word_class

MOST = 64  # names that one is set against: who of so many is meant, no reader knows
_FEW = 16  # names that are sooner looked through than indexed

# a full name and its suffix or ""
type Named = tuple[NameWords, str]
type _Mark = tuple[object, ...]


class NameIndex:
    """Full names in the order in which they were added."""

    def __init__(self) -> None:
        self._names: list[Named] = []
        self._known: set[Named] = set()
        self._places: dict[_Mark, list[int]] = {}
        self._indexed = 0

    def add(self, name: Named) -> None:
        """Add a full name."""
        self._names.append(name)
        self._known.add(name)

    def __contains__(self, name: Named) -> bool:
        return name in self._known

    def like(self, words: NameWords) -> list[Named]:
        """Return the names that can be shortened to words, and others like them, in order; `MOST` at most."""
        if len(self._names) <= _FEW:
            return self._names.copy()
        for place in range(self._indexed, len(self._names)):
            for mark in set(_marks_of_full(self._names[place][0])):
                self._places.setdefault(mark, []).append(place)
        self._indexed = len(self._names)
        found: set[int] = set()
        for mark in _marks_of_short(words):
            found.update(islice(self._places.get(mark, ()), MOST))
        return [self._names[place] for place in sorted(found)[:MOST]]


def _marks_of_full(full: NameWords) -> Iterator[_Mark]:
    yield from (("begins", full[:size]) for size in range(2, len(full) + 1))
    yield from (("joined", spelled) for spelled in ("".join(full), joined(full)))
    yield from (("alone", mark) for mark in {full[0], *spelling_marks(full[-1])})
    last = spelling_marks(full[-1])
    for at, word in enumerate(full[:-1]):
        if at and word in word_class("patronymic-particle"):
            yield ("of", word, full[at + 1])
        initials = [f"letter {word[:1]}"] + ([f"initial {word[:1]}"] if is_initial(word) else [])
        yield from (("given", given, surname) for given in (*given_name_marks(word), *initials) for surname in last)
    yield from (("turned", len(full), first, end) for first in spelling_marks(full[0]) for end in last)


def _marks_of_short(short: NameWords) -> Iterator[_Mark]:
    if len(short) == 1:
        yield from (("alone", mark) for mark in {short[0], *spelling_marks(short[0])})
        return
    yield ("begins", short)
    yield from (("joined", spelled) for spelled in ("".join(short), joined(short)))
    yield ("of", *short[:2])
    first = short[0][:1]
    given = {f"letter {first}"} if is_initial(short[0]) else {*given_name_marks(short[0]), f"initial {first}"}
    yield from (("given", mark, surname) for mark in given for surname in spelling_marks(short[-1]))
    for begins, ends in ((short[1], short[0]), (short[-1], short[-2])):  # the family name first, and last
        yield from (("turned", len(short), a, b) for a in spelling_marks(begins) for b in spelling_marks(ends))
