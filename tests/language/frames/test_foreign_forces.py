"""Whose land forces are on."""

import pytest
from told import told


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Russia has a naval base in Tartus.", True),
        ("Russia keeps troops at Gyumri.", True),
        ("Russia has a naval base in Murmansk.", False),
        ("Russia has a naval base in Nowhere.", False),
    ],
)
def test_forces_in_a_place_of_another_state_are_hosted_there(nlp, text, stated):
    assert any("hostsForcesOf" in line for line in told(nlp, text)) == stated
