"""Whether the order of the actors is sure."""

import pytest
from test_report_brief import one, part, row, written  # noqa: F401 - a fixture

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


@pytest.mark.parametrize(("sure", "words"), [(True, "Iran has most"), (False, "Iran seems to have most")])
def test_the_opening_says_whether_the_order_is_sure(written, monkeypatch, sure, words):  # noqa: F811
    monkeypatch.setattr("kg.page.report.page.is_sure", lambda *_: sure)
    said = row("Iran and Armenia signed a pact.", term="AGREE", time="2025-04-01")
    opening = part(written(one(said))).partition(" Who ")[0]
    assert f"{words} influence by what 1 text tells" in opening
