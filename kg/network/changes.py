"""What stands out in a series: bursts of reports, points of change."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kg.errors import InputError
from kg.network.series import Series


@dataclass(frozen=True, slots=True)
class Burst:
    """A run of periods with many reports: first and last period, reports in it, and how sure it is (in nats)."""

    start: str
    end: str
    count: int
    gain: float


@dataclass(frozen=True, slots=True)
class Change:
    """The period from which a series stands at another level; its mean before, and from there to the next change."""

    start: str
    before: float
    after: float


def bursts(
    series: Series, *, totals: Sequence[int] | None = None, ratio: float = 2.0, gamma: float = 1.0
) -> list[Burst]:
    """Return the bursts in the counts of a series, in order of time.

    The two-state automaton of Kleinberg (Data Mining and Knowledge Discovery 7(4), 2003; KDD 2002) for batches. With r
    reports of d in a period, the quiet state expects the overall share p0 = R / D, the burst state p1 = ratio * p0::

        cost(i) = -ln(p_i ** r * (1 - p_i) ** (d - r))        entering a burst costs gamma * ln(number of periods)

    The cheapest sequence of states is found by dynamic programming; a burst's gain is how much it saves over quiet.

    Args:
        series: The series of one pair.
        totals: By period, how many reports of all pairs there are; without, counts are taken as Poisson with mean R / n
            and ``ratio`` times that, cost(i) = mean_i - r * ln(mean_i).
        ratio: How many times the quiet rate a burst has; above 1.
        gamma: How dear it is to enter a burst.

    Raises:
        InputError: If ``totals`` has another length than the series, or the ratio is not above 1.
    """
    counts = np.array(series.counts, dtype=float)
    if ratio <= 1:
        raise InputError(f"a burst's ratio must be above 1, not {ratio}", hint="2 is usual")
    if totals is not None and len(totals) != len(counts):
        raise InputError(f"{len(totals)} totals for {len(counts)} periods", hint="give one total for each period")
    if not counts.sum():
        return []
    quiet, loud = (
        _poisson(counts, ratio) if totals is None else _binomial(counts, np.maximum(np.array(totals), counts), ratio)
    )
    entry = gamma * math.log(max(2, len(counts)))
    found: list[Burst] = []
    for first, last in _runs(_cheapest(quiet, loud, entry)):
        saved = float((quiet - loud)[first : last + 1].sum())
        found.append(Burst(series.periods[first], series.periods[last], int(counts[first : last + 1].sum()), saved))
    return found


def _poisson(counts: NDArray[np.float64], ratio: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    mean = counts.mean()
    return mean - counts * np.log(mean), ratio * mean - counts * np.log(ratio * mean)


def _binomial(
    counts: NDArray[np.float64], totals: NDArray[np.float64], ratio: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    share = min(counts.sum() / totals.sum(), 0.9999 / ratio)  # the burst state's share must stay below 1
    low, high = (-(counts * np.log(p) + (totals - counts) * np.log(1 - p)) for p in (share, ratio * share))
    return low, high


def _cheapest(quiet: NDArray[np.float64], loud: NDArray[np.float64], entry: float) -> list[bool]:
    """Return for each period whether the cheapest sequence of states is in a burst (Viterbi 1967)."""
    calm, busy = float(quiet[0]), float(loud[0]) + entry
    came: list[tuple[bool, bool]] = [(False, False)]
    for low, high in zip(quiet[1:].tolist(), loud[1:].tolist(), strict=True):
        came.append((busy < calm, busy <= calm + entry))
        calm, busy = min(calm, busy) + low, min(busy, calm + entry) + high
    state = busy < calm
    states = []
    for from_busy in reversed(came):
        states.append(state)
        state = from_busy[state]
    return states[::-1]


def _runs(states: Sequence[bool]) -> list[tuple[int, int]]:
    starts = [i for i, state in enumerate(states) if state and (i == 0 or not states[i - 1])]
    ends = [i for i, state in enumerate(states) if state and (i + 1 == len(states) or not states[i + 1])]
    return list(zip(starts, ends, strict=True))


def change_points(
    series: Series, *, most: int = 5, shortest: int = 2, level: float = 0.05, orders: int = 199, seed: int = 0
) -> list[Change]:
    """Return where the mean of the net series changes, in order of time.

    Least-squares segmentation by dynamic programming (Fisher 1958; Auger and Lawrence 1989); the number k of changes is
    that with the least Schwarz criterion (Yao, Statistics and Probability Letters 6(3), 1988)::

        n / 2 * ln(RSS(k) / n) + k * ln(n)

    Periods without a report between the two in which no text tells of both are left out: there is no level to know.
    Changes count only if the same values in random order seldom give as low a criterion (permutation test, as Matteson
    and James, JASA 109(505), 2014): a lone spike in a quiet series is no change of level.

    Args:
        series: The series of one pair, of n known periods; RSS(k) is its least sum of squares about k + 1 means.
        most: At most so many changes.
        shortest: Least number of periods in a segment.
        level: Share of random orders that may do as well.
        orders: Number of random orders; 0 leaves the test out.
        seed: Of the random orders; the same seed gives the same changes.
    """
    told = series.texts or (1,) * len(series.net)
    kept = [place for place, texts in enumerate(told) if texts or series.counts[place]]
    calendar = [series.periods[place] for place in kept]
    values = np.array([series.net[place] for place in kept], dtype=float)
    size = len(values)
    most = min(most, size // shortest - 1)
    if most < 1 or not np.ptp(values):
        return []
    numbers = np.random.default_rng(seed)
    columns = np.stack([values, *(numbers.permutation(values) for _ in range(orders))], axis=1)
    least, split = _segments(columns, most, shortest)
    floor = 1e-9 * float(least[0, 0])  # a perfect fit: its logarithm must stay finite
    penalty = np.arange(most + 1)[:, None] * math.log(size)
    criterion = size / 2 * np.log(np.maximum(least, floor) / size) + penalty
    as_low = criterion.min(axis=0) <= criterion[:, 0].min() + 1e-9  # the order given is one of them
    if orders and as_low.mean() > level:
        return []
    bounds = [size]
    for k in range(int(np.argmin(criterion[:, 0])), 0, -1):
        bounds.append(int(split[k, bounds[-1]]))
    edges = [0, *bounds[::-1]]
    means = [float(values[a:b].mean()) for a, b in pairwise(edges)]
    return [Change(calendar[at], *pair) for at, pair in zip(edges[1:-1], pairwise(means), strict=True)]


def _segments(columns: NDArray[np.float64], most: int, shortest: int) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the least RSS of each column by number of changes, and where the first column's last segment begins.

    The second is by number of changes and of periods considered, to be followed backwards.
    """
    size, width = columns.shape
    sums, squares = (np.concatenate([np.zeros((1, width)), np.cumsum(v, axis=0)]) for v in (columns, columns**2))
    best = np.full((most + 1, size + 1, width), np.inf)
    split = np.zeros((most + 1, size + 1), dtype=np.int64)
    for end in range(shortest, size + 1):
        best[0, end] = squares[end] - sums[end] ** 2 / end
        starts = np.arange(shortest, end - shortest + 1)
        if not len(starts):
            continue
        last = squares[end] - squares[starts] - (sums[end] - sums[starts]) ** 2 / (end - starts)[:, None]
        for k in range(1, most + 1):
            ways = best[k - 1, starts] + last
            best[k, end], split[k, end] = ways.min(axis=0), starts[int(np.argmin(ways[:, 0]))]
    return best[:, size], split
