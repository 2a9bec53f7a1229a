"""Boosted trees that weigh antecedents, and what they are asked about."""

import numpy as np
import pytest
from marked import marked

from kg.errors import ModelError
from kg.language import annotations
from kg.language.reference import antecedent_ranker, mention_positions
from kg.language.reference.antecedent_features import query

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


BINDING = [
    ("[Bob|Person] saw [him|pronoun].", False),
    ("[Bob|Person] said they saw [him|pronoun].", True),
    ("[Bob|Person] saw [his|pronoun] mother.", True),
    ("[He|pronoun] said that [Bob|Person] left.", False),
    ("[His|pronoun] mother said that [Bob|Person] left.", True),
    ("[His|pronoun] brother [Bob|Person] left.", False),
    ("[His|pronoun] wife and [Bob|Person] left.", False),
    ("[His|pronoun] wife Ann met [Bob|Person].", True),
]


@pytest.mark.parametrize(("text", "expected"), BINDING)
def test_binding_conditions(parser, text, expected):
    doc = marked(parser, text)
    where = mention_positions.discourse(doc)
    sites = {m["form"]: mention_positions.site(where, m) for m in annotations.mentions(doc)}
    pronoun, name = sites["pronoun"], sites["name"]
    case = "possessive" if doc[pronoun.head].tag_ == "PRP$" else pronoun.role
    assert antecedent_ranker.allowed(query(where, pronoun, "m", case), name) is expected
