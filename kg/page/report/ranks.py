"""Rank of the key actors: whether their order is sure, and its course over time as a line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.network import Interval, Network, RankSeries, ranks_over_time
from kg.page.words.words import day

WIDTH, HEIGHT = 132.0, 26.0  # of the line, in its own units
LEAST = 3  # months in which an actor must have a rank for a line to say something


@dataclass(frozen=True, slots=True)
class Course:
    """The course of an actor's rank: the line's points and its end, and the same in words."""

    points: str
    end: tuple[float, float]
    words: str


def is_sure(leading: Sequence[str], ranges: Mapping[str, Interval]) -> bool:
    """Tell whether texts drawn anew would leave actors in their order: no range of a rank touches the next one's.

    Args:
        leading: IRIs, the highest rank first.
        ranges: How the rank of each would vary.
    """
    held = [ranges[iri] for iri in leading if iri in ranges]
    return all(one.worst < other.best for one, other in pairwise(held))


def courses(graph: Network) -> Mapping[str, Course]:
    """Return the course of each actor's rank by month, from its first; those too short to tell are left out."""
    found = {}
    for row in ranks_over_time(graph):
        if sum(rank is not None for rank in row.ranks) >= LEAST:
            found[row.actor] = _course(row)
    return found


def _course(row: RankSeries) -> Course:
    held = [(at, rank) for at, rank in enumerate(row.ranks) if rank is not None]
    size = max(1, len(row.ranks) - 1)
    worst = max(rank for _, rank in held)
    points = [
        (round(WIDTH * at / size, 1), round(3 + (HEIGHT - 6) * (rank - 1) / max(1, worst - 1), 1)) for at, rank in held
    ]
    (first, start), (last, end) = held[0], held[-1]
    best = min(rank for _, rank in held)
    ends = [day(row.periods[at][:7]) for at in (first, last)]
    words = f"rank {start} in {ends[0]}, {end} in {ends[1]}; best {best}, worst {worst}"
    return Course(" ".join(f"{x},{y}" for x, y in points), points[-1], words)
