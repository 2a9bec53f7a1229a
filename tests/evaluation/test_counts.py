"""Counts and their figures, worked out by hand."""

import pytest

from kg.evaluation.counts import Tally, interval, jaccard, overlap, pair_up, score, total


def test_precision_recall_and_f1_of_known_counts() -> None:
    found = score(right=3, predicted=4, gold=6)
    assert (found.precision, found.recall) == (0.75, 0.5)
    assert found.f1 == pytest.approx(0.6)


def test_nothing_predicted_is_zero_not_an_error() -> None:
    assert score(0, 0, 5).f1 == 0.0


def test_macro_f1_is_the_mean_over_labels_that_occur_in_gold() -> None:
    tally = Tally()
    tally.add("a", right=1, predicted=1, gold=1)
    tally.add("b", right=0, predicted=0, gold=2)
    tally.add("only predicted", predicted=5)
    assert tally.macro_f1() == 0.5
    assert tally.micro().precision == pytest.approx(1 / 6)


def test_overlap_and_jaccard_count_characters() -> None:
    assert overlap((0, 5), (3, 9)) == 2
    assert jaccard((0, 5), (3, 9)) == pytest.approx(2 / 9)
    assert overlap((0, 3), (3, 9)) == 0


def test_matching_is_one_to_one_with_the_best_fit_first() -> None:
    predictions, golds = [(0, 10), (0, 4)], [(0, 5), (20, 30)]
    assert pair_up(predictions, golds, jaccard) == [(1, 0)]


def test_the_interval_of_equal_documents_is_a_point() -> None:
    tally = Tally()
    tally.add("a", right=1, predicted=2, gold=2)
    low, high = interval([tally] * 20)
    assert low == high == total([tally]).micro().f1


def test_the_interval_is_the_same_each_time_and_holds_the_figure() -> None:
    tallies = []
    for right in (0, 1, 2, 2, 1, 0, 2, 1):
        tally = Tally()
        tally.add("a", right=right, predicted=2, gold=2)
        tallies.append(tally)
    low, high = interval(tallies)
    assert (low, high) == interval(tallies)
    assert low < total(tallies).micro().f1 < high
