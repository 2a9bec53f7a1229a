"""Whose the office of somebody unknown is where its words do not tell."""

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.assertions import collect
from kg.model import Document

TOLD = [
    ("Peru declared an emergency in Trujillo. President Elsa Quispe blamed the gang.", "headOfStateOf", "Peru"),
    ("Poland will send no troops to Ukraine, Prime Minister Adam Wrzos said.", "headOfGovernmentOf", "Poland"),
    ("Kenyan soldiers were killed near the border. Foreign Minister Amina Odek spoke.", "affiliatedWith", "Kenya"),
    ("Thailand's court suspended Prime Minister Anchali Suksan on Tuesday.", "headOfGovernmentOf", "Thailand"),
]
TOLD += [
    (
        "Deputy Secretary of State Anna Lund met Norway's king. The United States agreed.",
        "affiliatedWith",
        "United States",
    ),
    ("Secretary Carter thanked Jamaica. The United States stands by it.", "affiliatedWith", "United States"),
]
OPEN = [
    "Agriculture Secretary Carter thanked Jamaica. The United States stands by it.",
    "The Secretary of State Anna Lund met the king. The United States agreed.",
    "Sudan blamed Egypt for the attack. Prime Minister Omar Halim denied it.",
    "Kenya's foreign minister met President Omar Halim on Monday.",
    "The university cut its budget. President Omar Halim resigned.",
    "Kenya won the match. Vice President Anna Lund spoke.",
    "Kenya won the match. Company President Anna Lund spoke.",
    "Kenya mourned. Former Prime Minister Anna Lund spoke.",
    "Norway paid. Sweden paid. Sweden left. Norway stayed. Sweden wept. Norway signed. President Anna Lund spoke.",
    "America struck back after the attacks. President George Bush kept it safe.",
]


def heads(nlp: Language, text: str) -> list[tuple[str, str]]:
    document = Document(id="d", text=text, published="2016-05-18")
    found = collect(document, nlp(pipeline.make_doc(nlp, document)))
    entities = {entity.id: entity for entity in found.entities}
    of = {mention.id: entities[mention.entity] for mention in found.mentions if mention.entity}
    return [
        (claim.relation, of[claim.object].label)
        for claim in found.assertions
        if claim.object and of[claim.subject].type == "Person" and of[claim.object].type == "State"
    ]


@pytest.mark.parametrize(("text", "relation", "state"), TOLD)
def test_an_office_is_of_the_state_at_issue(nlp: Language, text: str, relation: str, state: str) -> None:
    assert (relation, state) in heads(nlp, text)


@pytest.mark.parametrize("text", OPEN)
def test_an_office_is_of_no_state_where_that_is_open(nlp: Language, text: str) -> None:
    assert heads(nlp, text) == []
