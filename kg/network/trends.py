"""Which pairs heat up or cool down: conflict told of in the latest periods against those before, text for text.

Texts come and go: what is compared is how hostile the texts are that tell of both actors, never how many there are.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np

from kg.errors import InputError
from kg.network.coverage import Text, last_day, looking_back, placed, texts
from kg.network.graph import Network, counted
from kg.network.periods import Step, period, periods
from kg.network.series import independent

type Course = Literal["heating up", "cooling down", "no clear change", "other outlets", "too few texts", "no texts"]

LEAST = 2  # independent texts in each window, below which nothing is compared
LEVEL = 0.1  # of chance, up to which a change is told as one
EXACT = 5_000  # ways to share texts among the windows that are all tried; of more, so many are drawn


@dataclass(frozen=True, slots=True)
class Window:
    """One of the two windows of a pair.

    Attributes:
        first: Its first day.
        last: Its last day.
        texts: How many independent texts published in it tell of both actors, with whomever.
        outlets: How many outlets these are from.
        conflict: How hostile these texts are: the absolute Goldstein values of the hostile reports between the two
            that a text has of acts in the window, summed, in the mean over the texts; None without a text.
    """

    first: str
    last: str
    texts: int = 0
    outlets: int = 0
    conflict: float | None = None


@dataclass(frozen=True, slots=True)
class Trend:
    """How the conflict of two actors, ``a < b``, goes.

    Attributes:
        a: IRI of the one.
        b: IRI of the other.
        before: The window before the last.
        after: The last window.
        course: ``heating up`` or ``cooling down``; ``no clear change`` where chance would do as much; else why the
            windows can't be compared: ``no texts`` or ``too few texts`` tell of both actors in one of them, or those
            that do are from ``other outlets`` altogether.
        chance: Part of all ways to share the texts among the windows that make as great a difference; None where the
            windows can't be compared.
    """

    a: str
    b: str
    before: Window
    after: Window
    course: Course
    chance: float | None = None

    @property
    def change(self) -> float:
        """Mean conflict of the last window less that of the one before; 0 where they can't be compared."""
        if self.chance is None or self.before.conflict is None or self.after.conflict is None:
            return 0.0
        return self.after.conflict - self.before.conflict


def trends(graph: Network, *, step: Step = "month", window: int = 3, level: float = LEVEL) -> list[Trend]:
    """Return how the conflict of each pair of hostile acts goes, the strongest rise first, the strongest fall last.

    The windows end with the month or week of the last text. An act counts in a window if it lies in it and a text
    published in it tells of it: what later texts retell says what they are about, not what went on. A report without a
    time of its own lies on the day of publication, unless its text looks back (`kg.network.coverage`).

    Whether a change is one is tested by permutation (Pitman 1937): the texts of both windows, each with its conflict,
    are shared among the windows in all ways (or in 5,000 drawn with a seed).

    Args:
        graph: A network as `kg.network.project` makes it.
        step: ``month`` or ``week``.
        window: Periods in a window; where the texts span less than two windows, their time is halved.
        level: A change is told as one where chance is at most this.

    Returns:
        Pairs with a hostile act in either window, whoever tells of it: from the strongest rise to the strongest fall,
        those that can't be compared between them.

    Raises:
        InputError: If the window is below 1 or the step unknown.
    """
    if window < 1:
        raise InputError(f"a window of {window} periods", hint="use 1 or more")
    found = texts(graph)
    calendar = periods({start for text in found if (start := period(text.date, step))}, step)
    width = min(window, len(calendar) // 2)
    if not width:
        return []
    number = {start: place for place, start in enumerate(calendar[-2 * width :])}
    edges = [(calendar[-2 * width], calendar[-width - 1]), (calendar[-width], calendar[-1])]
    blank = (*(Window(first, last_day(last, step)) for first, last in edges),)
    at = {text.iri: number[start] // width for text in found if (start := period(text.date, step)) in number}
    hostile = _hostile(graph, step, number, width, at)
    known = [text for text in found if text.iri in at]
    rows = []
    for (a, b), values in sorted(hostile.items()):
        held = [text for text in known if a in text.actors and b in text.actors]
        sides = [[text for text in held if at[text.iri] == side] for side in (0, 1)]
        rows.append(_trend((a, b), blank, sides, values, level))
    return sorted(rows, key=lambda one: (-one.change, -one.before.texts - one.after.texts, one.a, one.b))


def _hostile(
    graph: Network, step: Step, number: dict[str, int], width: int, at: dict[str, int]
) -> dict[tuple[str, str], dict[str, float]]:
    """Return of pairs with a hostile act in a window the conflict that each text of that window tells of."""
    found: dict[tuple[str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    back = looking_back(graph, step)
    for u, v, data in graph.edges(data=True):
        if not data.get("acts", True) or data["sign"] >= 0 or (data.get("symmetric") and u > v):
            continue
        for said in independent(counted(data.get("evidence", ()))):
            place = number.get(placed(said, step, back) or "")
            if place is not None:
                text = said.origin or said.graph
                told = at.get(text) == place // width
                found[min(u, v), max(u, v)][text] += data.get("strength", 1.0) if told else 0.0
    return found


def _trend(
    pair: tuple[str, str],
    blank: tuple[Window, ...],
    sides: Sequence[Sequence[Text]],
    values: dict[str, float],
    level: float,
) -> Trend:
    outlets = [frozenset[str]().union(*(text.outlets for text in side)) for side in sides]
    conflict = [[values.get(text.iri, 0.0) for text in side] for side in sides]
    before, after = (
        Window(one.first, one.last, len(side), len(own), sum(told) / len(told) if told else None)
        for one, side, own, told in zip(blank, sides, outlets, conflict, strict=True)
    )
    few = min(before.texts, after.texts)
    if few < LEAST:
        return Trend(*pair, before, after, "too few texts" if few else "no texts")
    if all(outlets) and outlets[0].isdisjoint(outlets[1]):
        return Trend(*pair, before, after, "other outlets")
    chance = _chance(*conflict)
    course: Course = "no clear change"
    if chance <= level:
        course = "heating up" if (after.conflict or 0.0) > (before.conflict or 0.0) else "cooling down"
    return Trend(*pair, before, after, course, chance)


def _chance(before: Sequence[float], after: Sequence[float]) -> float:
    """Return the part of the ways to share the values among two sides of these sizes that part their means as far."""
    values = np.array([*before, *after])
    size, fewer = len(values), min(len(before), len(after))
    if not np.ptp(values):
        return 1.0
    if math.comb(size, fewer) <= EXACT:
        chosen = np.array(list(combinations(range(size), fewer)))
    else:
        numbers = np.random.default_rng(0)
        chosen = np.stack([numbers.permutation(size)[:fewer] for _ in range(EXACT - 1)])
        chosen = np.concatenate([chosen, _own(before, after)])  # as it is is one of the ways
    sums = values[chosen].sum(axis=1)
    apart = np.abs(sums / fewer - (values.sum() - sums) / (size - fewer))
    own = abs(sum(before) / len(before) - sum(after) / len(after))
    return float((apart >= own - 1e-9).mean())


def _own(before: Sequence[float], after: Sequence[float]) -> np.ndarray:
    first, size = len(before), len(before) + len(after)
    return np.arange(first)[None] if first <= size - first else np.arange(first, size)[None]
