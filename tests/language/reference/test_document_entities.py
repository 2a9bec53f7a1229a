"""The entities of a document, and what they are called."""

import copy

import pytest
from marked import marked

from kg.language import annotations
from kg.language.reference import document_entities

LABELS = [
    ("[Fidan|Person] came. [Hakan Fidan|Person]'s aide left. [Fidan|Person] stayed.", "Hakan Fidan"),
    ("[ANN HILL|Person] came. [Hill|Person] left.", "Ann Hill"),
    ("[ANN HILL|Person] came. [Ann Hill|Person] left.", "Ann Hill"),
    ("[NPL|Organization] came.", "NPL"),
    ("[SUDRAK|Place] fell. [Sudrak|Place] burns.", "Sudrak"),
    ("[NPLF|Organization] came. [Nplf|Organization] left.", "NPLF"),
    ("[-Ann Hill|Person] came.", "Ann Hill"),
    ("[Security analysts|Group|nominal] left.", "security analysts"),
    ("The [Security Council|Group|nominal] left.", "Security Council"),
    ("[Most other analysts|Group|nominal] left.", "analysts"),
    ("They met. Old [analysts|Group|nominal] left.", "analysts"),
    ("[Russian|Nationality|adjective|state/RU] [troops|ArmedForce|nominal] left.", "Russia"),
]


@pytest.mark.parametrize(("text", "label"), LABELS)
def test_the_label_is_the_longest_name_or_the_description(parser, text, label):
    assert document_entities.entities(marked(parser, text))[0][0]["label"] == label


def test_a_state_that_opens_a_description_keeps_its_capital(parser):
    doc = marked(parser, "[Russian|Nationality|adjective|state/RU] troops left.")
    whole = {**annotations.mentions(doc)[0], "end": 2, "head": 1, "type": "ArmedForce", "form": "nominal", "key": None}
    doc._.kg_mentions = [{**whole, "id": 0, "np_end": 2}, {**annotations.mentions(doc)[0], "id": 1}]
    assert {e["label"] for e in document_entities.entities(doc)[0]} == {"Russian troops", "Russia"}


def test_entities_come_in_order_of_first_mention_and_the_docs_own_mentions_stay(parser):
    doc = marked(parser, "The [general|Person|nominal] met [Ann Hill|Person]. [Hill|Organization] left.")
    before = copy.deepcopy(annotations.mentions(doc))
    entities, mentions = document_entities.entities(doc)
    assert [(e["id"], e["label"]) for e in entities] == [(0, "general"), (1, "Ann Hill")]
    assert [m["entity"] for m in mentions] == [0, 1, 1]
    assert annotations.mentions(doc) == before


def test_an_unnamed_speaker_is_not_called_we(parser):
    text = '"[We|pronoun] will pay," said the [government|Organization|nominal].'
    entities, _ = document_entities.entities(marked(parser, text))
    assert [e["label"] for e in entities] == ["government"]
