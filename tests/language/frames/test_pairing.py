"""Who takes part with whom."""

import pytest
from told import told

PAIRS = [
    (
        "Chile and Peru accused Bolivia and Ecuador, respectively, of lying.",
        {"ACCUSE Chile > Bolivia", "ACCUSE Peru > Ecuador"},
    ),
    ("Chile and Peru accused Bolivia and Ecuador of lying.", {"ACCUSE Chile+Peru > Bolivia+Ecuador"}),
    ("Chile and Peru respectively accused Bolivia.", {"ACCUSE Chile+Peru > Bolivia"}),
    ("Iran condemned Israel and Turkey the United States.", {"ACCUSE Iran > Israel", "ACCUSE Turkey > United States"}),
    (
        "Chile imposed sanctions on Bolivia, and Peru on Ecuador.",
        {
            "SANCTION Chile > Bolivia",
            "SANCTION Peru > Ecuador",
            "Chile sanctions Bolivia",
            "Peru sanctions Ecuador",
        },
    ),
    (
        "Algeria and Morocco are allies of Russia and Spain respectively.",
        {"Algeria alliedWith Russia", "Morocco alliedWith Spain"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_respectively_pairs_the_first_with_the_first(nlp, text, expected):
    assert told(nlp, text) == expected
