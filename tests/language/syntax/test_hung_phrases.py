"""Prepositional phrases hung on what they belong to, where the parser hangs them elsewhere."""

import pytest

ROLES = [
    ("Norland condemned the bombing of its embassy by Sudria.", "bombing", "prep_by", "Sudria"),
    ("The shelling of the town of Goris by Azerbaijan killed two.", "shelling", "prep_by", "Azerbaijan"),
    ("The attack on a convoy by rebels was condemned.", "attack", "prep_by", "rebels"),
    ("Norland condemned the film of a novel by Berg.", "film", "prep_by", ""),
    ("Canada was promised tanks by Egypt.", "promised", "agent", "Egypt"),
    ("Canada warned Egypt of reprisals.", "warned", "prep_of", "reprisals"),
    ("Iran shelled villages near the border with Iraq.", "border", "prep_with", "Iraq"),
    ("Canada answered the raid of 1 May on Egypt.", "raid", "prep_on", "Egypt"),
    ("Canada answered the raid of 1 May with Egypt.", "raid", "prep_with", ""),
    ("Norland laid the blame for the raid on Egypt.", "blame", "prep_on", "Egypt"),
    ("Norland laid the blame for the raid on Egypt.", "raid", "prep_on", ""),
    ("Norland feared the bombing of a camp in revenge for an attack by Sudria.", "attack", "prep_by", "Sudria"),
]


@pytest.mark.parametrize(("sentence", "word", "role", "expected"), ROLES)
def test_a_phrase_hangs_on_what_it_belongs_to(roles, sentence, word, role, expected):
    assert roles(sentence, word, role) == [expected]
