"""Troops sent to help are aid; massed at a border, or just sent, they are a move."""

import pytest
from told import told

CASES = [
    ("Norway sent troops to Sweden to help its government.", "Norway sent troops to Sweden to topple its government."),
    ("Norway sent troops to Sweden, its ally.", "Norway sent troops to Sweden, its neighbour."),
    ("Norway sent troops to allied Sweden.", "Norway sent troops to distant Sweden."),
    ("Norway sent troops to Sweden at its request.", "Norway sent troops to Sweden at its peril."),
]


@pytest.mark.parametrize(("helping", "moving"), CASES)
def test_help_is_told_apart_from_a_move(nlp, helping, moving):
    assert "AID Norway > Sweden" in told(nlp, helping)
    assert "MOBILIZE Norway > Sweden" not in told(nlp, helping)
    assert "MOBILIZE Norway > Sweden" in told(nlp, moving)
