"""Which of many stretches hold a token or touch a stretch, without a look at each."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from kg.language.speech.cues import Span


def holding(spans: Sequence[Span], tokens: Iterable[int]) -> dict[int, list[int]]:
    """Return for each token the numbers of the spans (start, end-exclusive) that hold it, ascending.

    >>> holding([(0, 9), (2, 4), (3, 3)], [3, 5, 9])
    {3: [0, 1], 5: [0], 9: []}
    """
    order = sorted(range(len(spans)), key=lambda number: spans[number])
    found: dict[int, list[int]] = {}
    open_: list[int] = []
    at = 0
    for token in sorted(set(tokens)):
        while at < len(order) and spans[order[at]][0] <= token:
            open_.append(order[at])
            at += 1
        open_ = [number for number in open_ if spans[number][1] > token]
        found[token] = sorted(open_)
    return found


def touching(spans: Iterable[Span]) -> Callable[[int, int], bool]:
    """Return what tells whether a stretch (start, end-exclusive) overlaps one of some spans.

    >>> [touching([(0, 3), (7, 9)])(*stretch) for stretch in ((2, 4), (3, 7), (8, 9))]
    [True, False, True]
    """
    ordered = sorted(spans)
    starts = [start for start, _ in ordered]
    reach = list(accumulate((end for _, end in ordered), max))

    def touches(start: int, end: int) -> bool:
        before = bisect_left(starts, end)
        return before > 0 and reach[before - 1] > start

    return touches
