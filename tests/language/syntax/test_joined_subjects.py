"""Subjects joined by more than "and"."""

import pytest

ROLES = [
    ("Iran as well as Russia attacked Israel.", "attacked", "agent", "Iran Russia"),
    ("Poland, as well as Lithuania, sanctioned Belarus.", "sanctioned", "agent", "Poland Lithuania"),
    ("Iran along with Russia condemned Israel.", "condemned", "agent", "Iran Russia"),
    ("Iran, along with Russia, condemned Israel.", "condemned", "agent", "Iran Russia"),
    ("Iran rather than Iraq attacked Israel.", "attacked", "agent", "Iran"),
    ("Together with Egypt, Jordan condemned Israel.", "condemned", "agent", "Egypt Jordan"),
    ("Along with the dispute, Jordan condemned Israel.", "condemned", "agent", "Jordan"),
]


@pytest.mark.parametrize(("sentence", "word", "role", "expected"), ROLES)
def test_all_who_act_together_are_subjects(roles, sentence, word, role, expected):
    assert roles(sentence, word, role) == [expected]
