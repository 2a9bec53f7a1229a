"""The name beside a description."""

import pytest
from marked import marked

from kg.language.reference import document_entities

BESIDE = [
    ("[Acme|Organization], a [carmaker|Organization|nominal], fell.", "Acme"),
    ("The [carmaker|Organization|nominal] [Acme|Organization] fell.", "Acme"),
    ("The [city|Place|nominal] of [Basra|Place] was calm.", "Basra"),
    ("The [house|Place|nominal] of [Basra|Place] was calm.", None),
    ("A [group|Group|nominal] called [Dawn|Organization] fell.", "Dawn"),
    ("A [group|Group|nominal] known as [Dawn|Organization] fell.", "Dawn"),
    ("A [group|Group|nominal] attacked by [Dawn|Organization] fell.", "group"),
    ("A [guy|Person|nominal] named [Hill|Person] left.", "Hill"),
    ("The [Acme|Organization] [company|Organization|nominal] fell.", "Acme"),
    ("[Gonzaga|Organization], a [school|Place|nominal], fell.", "Gonzaga"),
    ("[Norland|State|name|state/NO], an [ally|Group|nominal], fell.", "Norway"),
    ("[Norland|State|name|state/NO], a [crowd|Group|nominal], fell.", "crowd"),
    ("[Acme|Organization], a [judge|Person|nominal], fell.", "judge"),  # a firm is no judge
]


@pytest.mark.parametrize(("text", "label"), BESIDE)
def test_a_description_beside_a_name_is_of_what_it_names(parser, text, label):
    entities, mentions = document_entities.entities(marked(parser, text))
    (nominal,) = [m for m in mentions if m["form"] == "nominal"]
    assert (None if nominal["entity"] is None else entities[nominal["entity"]]["label"]) == label


def test_a_lone_word_that_is_called_a_body_is_no_person(parser):
    entities, mentions = document_entities.entities(
        marked(parser, "A [group|Group|nominal] called [Zubrov|Person] fell.")
    )
    assert [e["type"] for e in entities] == ["Group"]
    assert {m["type"] for m in mentions} == {"Group"}
    text = "A [group|Group|nominal] called [Ann Hill|Person] fell."
    assert [e["type"] for e in document_entities.entities(marked(parser, text))[0]] == ["Group", "Person"]
