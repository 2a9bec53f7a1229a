"""Answers are true to their sentences: how many texts say so, who only says so, what is denied or only possible."""

import pytest

from kg.asking.answering import answer
from kg.errors import NotUnderstoodError
from kg.store.queries import select


def _said(found):
    return [(row.standing, row.sentence) for row in found.cited]


def test_who_did_it_with_the_texts_that_say_so(graph):
    found = answer(graph, "Who attacked Sweden?")
    assert found.head.startswith("2 texts say who attacked Sweden: Norway (2 texts)")
    assert ("stated", "Norway attacked Sweden on 10 March 2025.") in _said(found)
    assert ("said", "Sweden said that Norway attacked Sweden.") in _said(found)
    row = found.cited[0]
    assert (row.outlet, row.date, row.document, row.start, row.end) == (
        "The Harbour Gazette",
        "2025-03-14",
        "harbour",
        0,
        len(row.sentence),
    )


def test_a_special_verb_counts_only_where_the_text_has_it(graph):
    found = answer(graph, "Who bombed Sweden?")
    assert [row.sentence for row in found.cited] == ["On 12 March 2025 Norway bombed Sweden again."]
    assert "in other words" not in found.head


def test_yes_is_said_in_sentences_and_no_never(graph):
    assert answer(graph, "Did Norway attack Sweden?").head.startswith("2 texts say that Norway attacked Sweden")
    never = answer(graph, "Did Finland attack Sweden?")
    assert (never.head, never.cited) == ("No text here says that Finland attacked Sweden.", ())
    denied = answer(graph, "Did Denmark attack Norway?")
    assert denied.head == "No text here says that Denmark attacked Norway; 1 text denies it."
    possible = answer(graph, "Did Sweden attack Norway?")
    assert possible.head == "No text here says that Sweden attacked Norway; 1 text tells of it as possible only."


def test_what_is_only_said_is_told_so(graph):
    found = answer(graph, "Did Norway attack Sweden in 2025?")
    assert ("said", "Sweden said that Norway attacked Sweden.") in _said(found)
    assert answer(graph, "Who denies that Denmark attacked Norway?").head == (
        "1 text tells who denies that Denmark attacked Norway: Denmark (1 text)."
    )


def test_a_time_that_is_told_less_exactly_is_told_apart(graph):
    inside = answer(graph, "Who threatened Denmark in April 2025?")
    assert inside.head == "1 text says who threatened Denmark in April 2025: Finland (1 text)."
    perhaps = answer(graph, "Who threatened Denmark on 3 April 2025?")
    assert perhaps.cited == ()
    assert len(perhaps.maybe) == 1
    assert perhaps.head.endswith("1 sentence may be of that time.")
    assert answer(graph, "Who threatened Denmark in May 2025?").maybe == ()


def test_relations_offices_tolls_times_and_speech(graph):
    heads = {
        text: answer(graph, text).head
        for text in (
            "Who are Norway's allies?",
            "Who is the president of Sweden?",
            "How many people were killed in Oslo?",
            "When did Norway bomb Sweden?",
            "What did Denmark demand?",
            "Whom does Norway support?",
        )
    }
    assert heads == {
        "Who are Norway's allies?": "1 text says who is allied with Norway: Finland (1 text).",
        "Who is the president of Sweden?": "1 text says who is president of Sweden: "
        "Anna Berg (1 text, last on 2025-03-14).",
        "How many people were killed in Oslo?": "1 text tells how many people were killed in Oslo, of 1 event: "
        "at least 12 (1 text).",
        "When did Norway bomb Sweden?": "1 text says when Norway bombed Sweden: 2025-03-12 (1 text).",
        "What did Denmark demand?": "1 sentence of 1 text tells that Denmark demands something.",
        "Whom does Norway support?": "1 text says whom Norway supports: Finland (1 text).",
    }


def test_the_query_that_is_shown_gives_the_rows_that_are_cited(graph):
    found = answer(graph, "Who attacked Sweden?")
    assert {str(row[0]) for row in select(graph.raw, found.sparql).rows} >= {row.iri for row in found.cited}


def test_the_text_bounds_what_it_shows(graph):
    found = answer(graph, "Who attacked Sweden?")
    assert found.text(1).splitlines()[0] == found.head
    assert f"... and {len(found.cited) - 1} more" in found.text(1)
    assert found.as_json()["cited"][0]["document"] == "harbour"


@pytest.mark.parametrize("text", ["Did Norway not attack Sweden?", "Who nearly attacked Sweden?"])
def test_what_is_not_understood_is_not_answered(graph, text):
    with pytest.raises(NotUnderstoodError):
        answer(graph, text)


def test_what_befell_somebody_without_who_did_it(graph):
    assert answer(graph, "Who was bombed?").head == "1 text says who was bombed: Sweden (1 text)."
    assert answer(graph, "Who was invaded?").head == "No text here says that anybody was invaded."


def test_one_sentence_is_cited_once(graph):
    found = answer(graph, "What happened between Norway and Sweden?").cited
    assert len({(row.document, row.start, row.statement) for row in found}) == len(found)


def test_what_a_later_text_tells_without_a_time_may_be_of_the_days_before_it(graph):
    found = answer(graph, "Did Norway attack Sweden in April 2025?")
    assert [row.sentence for row in found.maybe] == ["Sweden said that Norway attacked Sweden."]
    assert answer(graph, "Did Norway attack Sweden in January 2025?").maybe == ()


def test_speech_is_told_by_its_own_words(graph):
    found = answer(graph, "What did Denmark demand?").cited[0]
    assert found.statement == "Denmark demanded that Norway withdraw"


def test_a_threat_or_demand_that_is_told_as_an_act_is_told_as_well(graph):
    assert [row.sentence for row in answer(graph, "What did Finland threaten?").cited] == [
        "Finland threatened Denmark in April 2025."
    ]
    assert answer(graph, "What did Finland promise?").cited == ()
