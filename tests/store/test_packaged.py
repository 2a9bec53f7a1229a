"""The packaged questions as they declare themselves; their answers are in test_queries.py and its neighbours."""

import pytest

from kg.errors import UnknownNameError
from kg.ontology import relations
from kg.store import ask, named_queries
from kg.store.packaged import declared, named


@pytest.mark.parametrize("question", named_queries(), ids=lambda question: question.name)
def test_a_question_says_in_words_what_it_asks_and_which_columns_it_gives(graph, question):
    assert question.question.endswith("?")
    columns = ask(graph.raw, name=question.name).table().columns
    assert [column for column in columns if column not in question.columns] == []
    assert all(meaning for meaning in question.parameters.values())


def test_the_facts_counted_are_those_of_all_relations():
    assert {f"kg:{name}" for name in (*relations(), "measure")} <= set(named("corroboration").sparql.split())


def test_a_query_declares_its_columns_and_which_parameters_are_names():
    lines = ("# Who met?", "# Columns: who, day", "# Parameter: actor (entity) - who met", "# Parameter: day - when")
    question = declared("met", "\n".join((*lines, "ASK {}")))
    assert (question.name, question.question, question.columns) == ("met", "Who met?", "who, day")
    assert question.parameters == {"actor": "who met", "day": "when"}
    assert question.entities == {"actor"}


def test_an_unknown_question_is_an_error_that_lists_those_there_are():
    with pytest.raises(UnknownNameError, match="no packaged query 'none'; there are adversaries, "):
        named("none")
