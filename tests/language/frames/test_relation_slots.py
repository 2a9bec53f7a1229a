"""What a verb, a role, an adjective or a noun that tells of a relation is said of."""

import pytest
from told import told

TWINS = [
    (
        "Norway borders Sweden",
        "Norway's army shelled villages near the border with Sweden.",
        "Ann Hill visited villages near the border with Sweden.",
    ),
    (
        "Norway borders Sweden",
        "Norway massed troops at the border with Sweden.",
        "In Finland, Norway massed troops at the border with Sweden.",
    ),
    ("Norway alliedWith Sweden", "They praised the Norway-Sweden Alliance.", "They praised the Norway-Sweden Fund."),
    ("Norway alliedWith Sweden", "Norway emerged as an ally of Sweden.", "Norway failed as an ally of Sweden."),
    ("Norway alliedWith Sweden", "Norway acts as an ally of Sweden.", "Norway acted as an ally of Sweden."),
    ("Norway alliedWith Sweden", "Norway is an ally of Sweden.", "Norway needs an ally of Sweden."),
    ("Norway alliedWith Sweden", "Norway, an ally of Sweden, left.", "Norway left an ally of Sweden."),
    ("Norway supports Norway-backed militias", "Norway-backed militias left.", "Norway and militias left."),
    ("Norway opposes Sweden", "Norway is hostile to Sweden.", "Norway is polite to Sweden."),
    ("Norway alliedWith Sweden", "The Norway-Sweden alliance grew.", "The Norway of Sweden grew."),
    (
        "Ann Hill siblingOf Carl Bildt",
        "Ann Hill, the sister of Carl Bildt, left.",
        "Ann Hill, the sister-in-law of Carl Bildt, left.",
    ),
    (
        "Norway alliedWith Sweden",
        "Norway maintains an alliance with Sweden.",
        "Norway discusses an alliance with Sweden.",
    ),
]


@pytest.mark.parametrize(("line", "text", "twin"), TWINS, ids=[f"{text} {twin}" for _, text, twin in TWINS])
def test_what_one_wording_tells_its_twin_does_not(nlp, line, text, twin):
    assert line in told(nlp, text)
    assert line not in told(nlp, twin)
