"""Whether the order of the actors is sure."""

import pytest

from kg.network import Interval
from kg.page.report.ranks import is_sure


def ranged(rank, best, worst):
    return Interval(0.5, 0.4, 0.6, rank, best, worst, 0.5, 0.5, rank, rank, "")


@pytest.mark.parametrize(
    ("ranges", "sure"),
    [
        ([(1, 1, 1), (2, 2, 3), (3, 4, 5)], True),
        ([(1, 1, 2), (2, 2, 3)], False),
        ([(1, 1, 1), (2, 2, 4), (3, 3, 4)], False),
        ([(1, 1, 6)], True),
        ([], True),
    ],
)
def test_an_order_is_sure_where_no_range_touches_the_next(ranges, sure):
    held = {str(n): ranged(*one) for n, one in enumerate(ranges)}
    assert is_sure([*held], held) is sure


def test_an_actor_whose_rank_has_no_range_says_nothing_of_the_order():
    assert is_sure(["a", "b"], {"a": ranged(1, 1, 9)})
