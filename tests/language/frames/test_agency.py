"""Who acts where a noun stands: a force for its state, nobody in the name of a lawsuit."""

import pytest
from told import told

TWINS = [
    (
        "ASSAULT troops+Its > Sweden",
        "Norway is rich. Its troops attacked Sweden.",
        "Hezbollah is rich. Its troops attacked Sweden.",
    ),
    ("ASSAULT army+Norway > Sweden", "Norway's army attacked Sweden.", "Norway's rebels attacked Sweden."),
    ("ACCUSE Norway > Iran", "Norway accused Iran.", "Norway v. Sweden accused Iran."),
    ("ACCUSE Sweden > Iran", "Sweden accused Iran.", "Norway v. Sweden accused Iran."),
    ("ASSAULT fighters > Sweden", "Dozens of fighters attacked Sweden.", "Dozens of letters attacked Sweden."),
    ("ASSAULT Norwegian > rebels", "Norwegian raids killed rebels.", "Norwegian parades killed rebels."),
    ("ASSAULT Norway > rebels", "Norway's invasion killed rebels.", "Norway's harvest killed rebels."),
    (
        "SUPPORT Norway > people+Sweden",
        "Norway applauded the people of Sweden.",
        "Norway applauded the people in Sweden.",
    ),
    (
        "SUPPORT Norway > Swedish people+Swedish",
        "Norway applauded the Swedish people.",
        "Norway applauded twelve Swedish people.",
    ),
    ("ASSAULT Hamas > Israel", "The wing of Hamas attacked Israel.", "The songs of Hamas attacked Israel."),
    (
        "ASSAULT Norway > air defences+Iran",
        "Norway struck air defences in Iran.",
        "Norway struck soldiers in Iran.",
    ),
    (
        "ASSAULT Norway > air defences+Iran+factories",
        "Norway struck air defences and factories in Iran.",
        "Norway struck soldiers and factories in Iran.",
    ),
    (
        "ASSAULT Norwegian > Hezbollah",
        "A Norwegian strike hit Hezbollah prison.",
        "A Norwegian strike hit Evin prison.",
    ),
    ("ASSAULT Norwegian > Sweden", "Norwegian strikes hit Sweden.", "Norwegian songs hit Sweden."),
]


@pytest.mark.parametrize(("line", "text", "twin"), TWINS, ids=[f"{text} {twin}" for _, text, twin in TWINS])
def test_what_one_wording_tells_its_twin_does_not(nlp, line, text, twin):
    assert line in told(nlp, text)
    assert line not in told(nlp, twin)
