"""Boosted trees that weigh antecedents, and what they are asked about."""

import numpy as np
import pytest

from kg.errors import ModelError
from kg.language.reference import antecedent_ranker

STUMPS = antecedent_ranker.Trees(
    ("a", "b"),
    np.array([[0, 1], [1, 0]]),
    np.array([[0.5, 2.0], [0.0, 0.0]]),
    np.array([[0.0, 1.0, 10.0, 11.0], [0.0, 100.0, 200.0, 300.0]]),
)


def test_scores_are_the_sums_of_the_leaves_reached():
    """The first question gives the highest bit of the leaf; a value at the cut goes left."""
    assert STUMPS.scores([[0.0, 0.0], [1.0, 3.0], [0.5, 2.0]]) == [0.0, 311.0, 300.0]


def test_packaged_trees_know_their_features():
    trees = antecedent_ranker.trees()
    assert trees.columns.shape == trees.cuts.shape
    assert trees.leaves.shape == (len(trees.columns), 2 ** trees.columns.shape[1])
    assert trees.columns.max() < len(trees.names) == len(set(trees.names))


def test_a_missing_file_is_said(monkeypatch):
    monkeypatch.setattr(antecedent_ranker, "MODEL", "absent.npz")
    antecedent_ranker.trees.cache_clear()
    with pytest.raises(ModelError, match=r"absent\.npz"):
        antecedent_ranker.trees()
    antecedent_ranker.trees.cache_clear()
