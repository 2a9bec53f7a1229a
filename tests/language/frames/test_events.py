"""Which frames are events, whom they befall, and which of them tell the same."""

import pytest
from told import told

from kg.annotated import make_doc
from kg.language import annotations
from kg.model import Document

EVENTS = [
    ("Norway attacked Sweden.", {"ASSAULT Norway > Sweden"}),
    ("Norway attacked itself.", set()),
    ("The army battled rebels.", {"ASSAULT army > rebels"}),
    ("The army battled the electorate.", set()),
    ("Ann Hill attacked Carl Bildt.", {"ACCUSE Ann Hill > Carl Bildt"}),
    ("Norway refused the delivery of twelve howitzers to Sweden.", {"REJECT Norway > Sweden"}),
    ("Norway rejected the transfer of ammunition to Sweden.", {"REJECT Norway > Sweden"}),
    ("Vladimir Putin called Xi Jinping on Monday.", {"CONSULT Vladimir Putin > Xi Jinping"}),
    ("Vladimir Putin called Xi Jinping a friend.", set()),
    # a killing that hangs on an attack is part of it; another clause tells of another
    ("Rebels shelled the army, wounding Norwegian soldiers.", {"ASSAULT Rebels > army"}),
    (
        "Norway's army attacked Sweden, and the army is killing rebels.",
        {"ASSAULT army+Norway > Sweden", "ASSAULT army > rebels"},
    ),
    ("The army shelled Sweden and killed rebels.", {"ASSAULT army > Sweden", "ASSAULT army > rebels"}),
]


@pytest.mark.parametrize(("text", "lines"), EVENTS, ids=[text for text, _ in EVENTS])
def test_exactly_these_events(nlp, text, lines):
    assert {line for line in told(nlp, text) if ">" in line} == lines


def test_number_of_cases():
    assert len(EVENTS) == 12


@pytest.mark.parametrize(
    ("line", "text", "twin"),
    [
        (
            "SUPPORT Norway > Iran",
            "Norway and Iran announced that they would restore relations.",
            "Norway and Iran announced that it would restore relations.",
        ),
        (
            "SUPPORT Norway > Iran",
            "Norway and Iran met. They signed a treaty.",
            "Norway and Iran met. They read a treaty.",
        ),
        (
            "ASSAULT Norway > Iran",
            "Norway and Iran are rich. They clashed.",
            "Norway and Iran are rich. They attacked.",
        ),
        (
            "CONSULT Norway+Iran > Chad",
            "Norway and Iran are rich. They met Chad.",
            "Norway and Iran are rich. They met.",
        ),
    ],
)
def test_those_whom_one_pronoun_means_may_do_it_to_each_other(nlp, line, text, twin):
    assert line in told(nlp, text)
    assert line not in told(nlp, twin)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Norway recalled its ambassador from Moscow.", "recall"),
        ("Norway withdrew its ambassador to Russia.", "recall"),
        ("Norway pulled out its diplomats from Russia.", "recall"),
        ("Norway called home its envoy to Russia.", "recall"),
        ("Norway brought home its ambassador from Moscow.", "recall"),
        ("Norway's recall of its ambassador to Russia was sudden.", "recall"),
        ("Norway's withdrawal of its ambassador from Moscow was sudden.", "recall"),
        ("Norway expelled the Russian ambassador.", "expel"),
        ("Norway sent home two Russian diplomats.", "expel"),
    ],
)
def test_to_call_ones_own_envoys_home_is_not_to_expel_the_others(nlp, text, mode):
    doc = nlp(make_doc(nlp, Document("d", text)))
    assert [(event["root"], event["mode"]) for event in annotations.events(doc)] == [("SANCTION", mode)]


@pytest.mark.parametrize(
    ("line", "text", "twin"),
    [
        ("COERCE Russian > men", "Two men died in Russian custody.", "Two men died in Russian water."),
        ("COERCE Russian > Ann Hill", "Ann Hill died in a Russian prison.", "Ann Hill died in a Russian hospital."),
        (
            "ASSAULT rebels > Bashar al-Assad",
            "The rebels toppled Bashar al-Assad.",
            "The bankers toppled Bashar al-Assad.",
        ),
        (
            "ASSAULT Syrian rebels > Bashar al-Assad",
            "Bashar al-Assad was overthrown by Syrian rebels.",
            "Bashar al-Assad was overthrown by Syrian farmers.",
        ),
        ("ASSAULT rebels > Bashar al-Assad", "Rebels deposed Bashar al-Assad.", "Rebels praised Bashar al-Assad."),
        (
            "ASSAULT rebels > Bashar al-Assad",
            "The rebels ousted Bashar al-Assad.",
            "The voters ousted Bashar al-Assad.",
        ),
    ],
)
def test_deaths_in_custody_and_falls_of_rulers_are_somebodys_deeds(nlp, line, text, twin):
    assert line in {one.replace("Rebels", "rebels") for one in told(nlp, text)}
    assert line not in {one.replace("Rebels", "rebels") for one in told(nlp, twin)}
