"""Which frames are relations: whose they are, and where words are too weak for one."""

import pytest
from told import told

TWINS = [
    ("Norway fights Sweden", "Norway is fighting Sweden.", "Ann Hill is fighting Carl Bildt."),
    ("Ann Hill parentOf Carl Bildt", "Ann Hill is the mother of Carl Bildt.", "Ann Hill is the mother of a minister."),
    ("Norway alliedWith Sweden", "Norway is an ally of Sweden.", "Norway is a former ally of Sweden."),
    ("Norway alliedWith Sweden", "Norway and Sweden are allies.", "Norway and Sweden have allies."),
    ("Norway alliedWith Sweden", "Norway and Sweden formed an alliance.", "Norway and Sweden left an alliance."),
    ("Norway supports Sweden", "Norway supports Sweden.", "Norway supports reforms in Sweden."),
]


@pytest.mark.parametrize(("line", "text", "twin"), TWINS, ids=[f"{text} {twin}" for _, text, twin in TWINS])
def test_what_one_wording_tells_its_twin_does_not(nlp, line, text, twin):
    assert line in told(nlp, text)
    assert line not in told(nlp, twin)
