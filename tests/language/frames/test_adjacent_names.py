"""Names that stand side by side, and those that only seem to tell of a relation."""

import pytest
from told import told

TWINS = [
    (
        "Ann Hill memberOf Conservative Party",
        "Ann Hill (Conservative Party) spoke.",
        "Ann Hill left the Conservative Party.",
    ),
    ("Ann Hill memberOf World Bank", "Ann Hill is a member of the World Bank.", "Ann Hill (World Bank) spoke."),
    ("Hezbollah locatedIn Lebanon", "Lebanon's Hezbollah spoke.", "Lebanon and Hezbollah spoke."),
    ("Ann Hill memberOf Republican", "Republican Senator Ann Hill spoke.", "Republican pollster Ann Hill spoke."),
    ("Ann Hill memberOf Republicans", "Republicans include Ann Hill.", "Republicans Senator Ann Hill spoke."),
    ("Gulf War partOf Cold War", "The Gulf War in the Cold War ended.", "The Gulf War outlasted the Cold War."),
    ("Gori locatedIn Georgia", "The convoy reached Gori, Georgia.", "The convoy reached Gori and Georgia."),
]


@pytest.mark.parametrize(("line", "text", "twin"), TWINS, ids=[f"{text} {twin}" for _, text, twin in TWINS])
def test_what_one_wording_tells_its_twin_does_not(nlp, line, text, twin):
    assert line in told(nlp, text)
    assert line not in told(nlp, twin)
