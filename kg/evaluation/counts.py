"""Counts of right, predicted and gold items, their precision, recall and F1, and how sure those figures are.

Everything is counted document by document, so that the bootstrap can draw documents with replacement (Efron 1979).
"""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

type Interval = tuple[int, int]  # characters (start, end-exclusive)

BOOTSTRAP_DRAWS = 1000
BOOTSTRAP_SEED = 13


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1, each 0 to 1 and 0 where nothing was predicted or nothing is gold."""

    precision: float
    recall: float
    f1: float


def score(right: float, predicted: float, gold: float) -> Score:
    """Return the score of counts."""
    precision = right / predicted if predicted else 0.0
    recall = right / gold if gold else 0.0
    total = precision + recall
    return Score(precision, recall, 2 * precision * recall / total if total else 0.0)


@dataclass(slots=True)
class Tally:
    """Counts (right, predicted, gold) per label."""

    counts: dict[str, list[float]] = field(default_factory=dict)

    def add(self, label: str, *, right: float = 0, predicted: float = 0, gold: float = 0) -> None:
        """Add to the counts of a label."""
        cell = self.counts.setdefault(label, [0, 0, 0])
        for place, number in enumerate((right, predicted, gold)):
            cell[place] += number

    @classmethod
    def share(cls, number: float) -> "Tally":
        """Return the tally of one document of which only a number counts: the mean of such is the micro figure."""
        return cls({"all": [number, 1, 1]})

    def update(self, other: "Tally") -> None:
        """Add another tally's counts."""
        for label, (right, predicted, gold) in other.counts.items():
            self.add(label, right=right, predicted=predicted, gold=gold)

    def micro(self) -> Score:
        """Return the score over all labels together."""
        return score(*(sum(cell[place] for cell in self.counts.values()) for place in range(3)))

    def macro_f1(self) -> float:
        """Return the mean F1 of the labels that occur in gold."""
        found = [score(*cell).f1 for cell in self.counts.values() if cell[2]]
        return sum(found) / len(found) if found else 0.0

    def per_label(self) -> list[tuple[str, Score, float]]:
        """Return (label, score, gold count), the most frequent first."""
        rows = [(label, score(*cell), cell[2]) for label, cell in self.counts.items()]
        return sorted(rows, key=lambda row: (-row[2], row[0]))

    def as_json(self) -> dict[str, float]:
        """Return ``P``, ``R``, ``F1`` and ``macro``, rounded to four decimals."""
        micro = self.micro()
        figures = {"P": micro.precision, "R": micro.recall, "F1": micro.f1, "macro": self.macro_f1()}
        return {name: round(value, 4) for name, value in figures.items()}


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of tallies."""
    found = Tally()
    for tally in tallies:
        found.update(tally)
    return found


def interval(
    tallies: Sequence[Tally], figure: Callable[[Tally], float] = lambda tally: tally.micro().f1
) -> tuple[float, float]:
    """Return the 95 % percentile bootstrap interval of a figure over documents.

    Args:
        tallies: One per document.
        figure: What to compute from the sum of a draw; micro F1 by default.
    """
    draw = random.Random(BOOTSTRAP_SEED)  # nosec B311  # a sample, no secret
    found = sorted(
        figure(total(draw.choices(tallies, k=len(tallies)))) for _ in range(BOOTSTRAP_DRAWS if tallies else 0)
    )
    if not found:
        return 0.0, 0.0
    return found[int(0.025 * len(found))], found[int(0.975 * len(found)) - 1]


def overlap(a: Interval, b: Interval) -> int:
    """Return the number of characters that two intervals share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def jaccard(a: Interval, b: Interval) -> float:
    """Return shared characters over all characters of two intervals."""
    shared = overlap(a, b)
    return shared / (a[1] - a[0] + b[1] - b[0] - shared) if shared else 0.0


def pair_up[P, G](predictions: Sequence[P], golds: Sequence[G], fit: Callable[[P, G], float]) -> list[tuple[int, int]]:
    """Match predictions with golds one to one, best fit first; a fit of 0 is no match. Returns pairs of indices."""
    candidates = sorted(
        ((fit(p, g), -i, -j) for i, p in enumerate(predictions) for j, g in enumerate(golds)), reverse=True
    )
    taken_p: set[int] = set()
    taken_g: set[int] = set()
    pairs = []
    for value, i, j in candidates:
        if value > 0 and -i not in taken_p and -j not in taken_g:
            taken_p.add(-i)
            taken_g.add(-j)
            pairs.append((-i, -j))
    return pairs


def as_interval(value: Sequence[int] | Mapping[str, int]) -> Interval:
    """Return an interval from ``[start, end]`` or ``{"start": ..., "end": ...}``."""
    if isinstance(value, Mapping):
        return value["start"], value["end"]
    return value[0], value[1]
