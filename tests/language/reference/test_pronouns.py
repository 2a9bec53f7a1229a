"""What pronouns refer to."""

import pytest
from marked import marked

from kg.language.reference import document_entities

IRAN, IRAQ = "[Iran|State|name|state/IR]", "[Iraq|State|name|state/IQ]"
MEANT = [
    # text, the label of what its last pronoun means
    ("[Hakan Fidan|Person] spoke. [He|pronoun] left early.", "Hakan Fidan"),
    ("[Hakan Fidan|Person] spoke. [She|pronoun] left early.", None),
    ("[Zubrov|Place] spoke to reporters. [He|pronoun] left early.", "Zubrov"),  # taken for a place
    ("They met in [Zubrov|Place]. Ann met [Zubrov|Place]. [He|pronoun] left early.", None),
    ("[Zubrov Bank Hall|Place] spoke to reporters. [He|pronoun] left early.", None),
    ("[ZUBROV|Place] spoke to reporters. [He|pronoun] left early.", None),
    # who speaks
    ('"[I|pronoun] am not sure," said [Maria Novak|Person].', "Maria Novak"),
    (f'"[I|pronoun] am not sure," said {IRAN}.', None),
    ("[Maria Novak|Person] left. [I|pronoun] am not sure.", None),
    (f'"[We|pronoun] will not yield," {IRAN} said.', "Iran"),
    ('"[We|pronoun] will not yield," said [Maria Novak|Person].', None),
    (
        f'{IRAN} voted. "[We|pronoun] will not yield," said the [Iranian|Nationality|adjective|state/IR] minister '
        "[Maria Novak|Person].",
        "Iran",
    ),
    (
        f'{IRAN} voted. "[We|pronoun] will not yield," said the [Iranian|Nationality|adjective|state/IR] poet '
        "[Maria Novak|Person].",
        None,
    ),
    (f'"[I|pronoun] won," [he|pronoun] said of {IRAN} when [Hakan Fidan|Person] left.', None),
    ('[Hakan Fidan|Person] left. "[I|pronoun] won," [he|pronoun] said.', "Hakan Fidan"),
    ("[Hakan Fidan|Person] met [Omar Said|Person]. [He|pronoun] asked [him|pronoun].", "Omar Said"),
    (
        f'{IRAN} voted. "[Our|pronoun] country will win," said the [Iranian|Nationality|adjective|state/IR] judge '
        "[Maria Novak|Person].",
        "Iran",
    ),
    (
        f'{IRAN} voted. "[Our|pronoun] mother will win," said the [Iranian|Nationality|adjective|state/IR] judge '
        "[Maria Novak|Person].",
        None,
    ),
    # relative and reflexive
    ("[Maria Novak|Person], [who|pronoun] leads the group, left.", "Maria Novak"),
    (f"{IRAN} defended [itself|pronoun].", "Iran"),
    (f"{IRAN} said that rebels defended [itself|pronoun].", None),
]


@pytest.mark.parametrize(("text", "label"), MEANT)
def test_a_pronoun_means_what_the_text_tells_or_nothing(parser, text, label):
    entities, mentions = document_entities.entities(marked(parser, text))
    pronoun = [m for m in mentions if m["form"] == "pronoun"][-1]
    assert (None if pronoun["entity"] is None else entities[pronoun["entity"]]["label"]) == label


def test_they_means_all_that_are_joined(parser):
    entities, mentions = document_entities.entities(marked(parser, f"{IRAN} and {IRAQ} met. [They|pronoun] agreed."))
    assert [entities[number]["label"] for number in mentions[-1]["members"]] == ["Iran", "Iraq"]
    _, mentions = document_entities.entities(marked(parser, f"{IRAN} and rain came. [They|pronoun] agreed."))
    assert "members" not in mentions[-1]


def test_a_name_that_he_means_is_a_persons(parser):
    text = "[Zubrov|Place] spoke to reporters. [He|pronoun] left early."
    entities, mentions = document_entities.entities(marked(parser, text))
    assert [e["type"] for e in entities] == ["Person"]
    assert {m["type"] for m in mentions} == {"Person"}
