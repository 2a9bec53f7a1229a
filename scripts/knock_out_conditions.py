"""Knock-outs of the conditions of the dictionary: what a word requires in order to name an event or tell of a relation.

A condition such as ``patient=sanction`` is taken off all rows of one root or relation at once.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kg.lexica import classes, dictionary
from kg.lexica.senses import Condition, Sense


@dataclass(frozen=True)
class Removal:
    """One condition or flag, taken off the rows of the dictionary that have it and one effect."""

    effect: str
    condition: Condition | str
    rows: tuple[int, ...]

    @property
    def name(self) -> str:
        return f"{self.effect} requires {''.join(self.condition)}"

    @property
    def rules(self) -> frozenset[str]:
        return frozenset(map(row_name, self.rows))

    @property
    def module(self) -> str:
        return "kg.language.frames.conditions"

    def apply(self) -> None:
        """Take the condition off in this process."""
        _exchange(lambda number, sense: self._without(sense) if number in self.rows else sense)

    def _without(self, sense: Sense) -> Sense:
        left = tuple(condition for condition in sense.conditions if condition != self.condition)
        return replace(sense, conditions=left, flags=sense.flags - {self.condition})


class _Conditions(tuple[Condition, ...]):
    """Conditions that tell when they are asked about."""

    tell: Callable[[], None]

    def __iter__(self) -> Iterator[Condition]:
        self.tell()
        return super().__iter__()


class _Flags(frozenset[str]):
    """Flags that tell when they are asked about."""

    tell: Callable[[], None]

    def __contains__(self, flag: object) -> bool:
        self.tell()
        return super().__contains__(flag)


def row_name(number: int) -> str:
    """Return what the row of a sense is called among the rules that a test calls."""
    return f"row {number}"


def removals() -> Iterator[Removal]:
    """Yield each condition of each root and relation, in order of their names."""
    found: dict[tuple[str, Condition | str], list[int]] = {}
    for number, sense in enumerate(dictionary.senses()):
        effects = [relation.name for relation in sense.relations] + ([sense.event.root] if sense.event else [])
        for effect in effects:
            for condition in (*sense.conditions, *sorted(sense.flags)):
                found.setdefault((effect, condition), []).append(number)
    for effect, condition in sorted(found, key=lambda key: (key[0], "".join(key[1]))):
        yield Removal(effect, condition, tuple(found[effect, condition]))


def tell(told: Callable[[str], None]) -> None:
    """Have each sense tell by its name when its conditions are asked about, in this process."""

    def telling(number: int, sense: Sense) -> Sense:
        conditions, flags = _Conditions(sense.conditions), _Flags(sense.flags)
        conditions.tell = flags.tell = lambda: told(row_name(number))
        return replace(sense, conditions=conditions, flags=flags)

    _exchange(telling)


def _exchange(change: Callable[[int, Sense], Sense]) -> None:
    changed = tuple(change(number, sense) for number, sense in enumerate(dictionary.senses()))
    dictionary.senses = lambda: changed  # type: ignore[assignment]  # has no cache to clear
    for cached in (dictionary.having, dictionary.classes, classes.word_class):
        cached.cache_clear()
