"""The sentences behind an entity or a pair."""

from dataclasses import replace

import pytest

from kg.errors import UnknownNameError
from kg.namespaces import BASE_IRI
from kg.store import explain


def brief(rows):
    return [(row.kind, row.statement, row.document) for row in rows]


def test_one_entity_gives_its_facts_events_claims_and_words_in_that_order(graph):
    assert brief(explain(graph, ["Azerbaijan"])) == [
        ("fact", "Azerbaijan measure 66000 person (soldiers)", "first.txt"),
        ("fact", "Türkiye alliedWith Azerbaijan", "first.txt"),
        ("fact", "Türkiye alliedWith Azerbaijan", "second.txt"),
        ("event", "ASSAULT: Orlavia -> Azerbaijan (2024-12-25)", "first.txt"),
        ("event", "ASSAULT: Orlavia -> Azerbaijan (2024-12-25)", "second.txt"),
        ("claim", "Azerbaijan opposes Türkiye", "second.txt"),
    ]


def test_two_entities_give_only_what_is_between_them(graph):
    assert brief(explain(graph, ["Orlavia", "Azerbaijan"])) == [
        ("event", "ASSAULT: Orlavia -> Azerbaijan (2024-12-25)", "first.txt"),
        ("event", "ASSAULT: Orlavia -> Azerbaijan (2024-12-25)", "second.txt"),
    ]
    assert brief(explain(graph, ["Azerbaijan", "Orlavia"])) == brief(explain(graph, ["Orlavia", "Azerbaijan"]))
    assert explain(graph, ["Türkiye", "Orlavia"]) == ()


def test_a_speaker_and_whom_the_words_are_about(graph):
    assert brief(explain(graph, ["Orlavia", "Lena Marsh"])) == [
        ("attribution", "Lena Marsh denies: Orlavia did not attack anyone,", "first.txt")
    ]


def test_a_row_leads_to_the_words_their_place_and_their_source(graph, samples):
    row = explain(graph, ["Türkiye", "Azerbaijan"])[0]
    assert samples.FIRST[row.start : row.end] == row.sentence == "Azerbaijan and Türkiye are allies."
    assert (row.title, row.source, row.date, row.url) == ("A downing", "The Lantern", "2025-01-10", "")
    assert (row.polarity, row.certainty, row.status, row.speaker, row.confidence) == (
        "Affirmed",
        "Certain",
        "",
        "",
        0.9,
    )
    assert row.text() == (
        "[fact] Türkiye alliedWith Azerbaijan (Affirmed, Certain)\n"
        "  “Azerbaijan and Türkiye are allies.”\n"
        "  The Lantern, A downing, 2025-01-10, first.txt, characters 0 to 34"
    )


def test_a_row_marks_the_words_for_the_happening_and_for_those_who_take_part(graph, samples):
    def words(row, spots):
        return [{"first.txt": samples.FIRST, "second.txt": samples.SECOND}[row.document][a:b] for a, b in spots]

    event, _ = [row for row in explain(graph, ["Orlavia", "Azerbaijan"]) if row.kind == "event"]
    assert words(event, [event.trigger]) == ["shot down"]
    assert words(event, event.marks) == ["Orlavia", "Orlavia's air defences"]
    fact = explain(graph, ["Türkiye", "Azerbaijan"])[0]
    assert (fact.trigger, words(fact, fact.marks)) == ((0, 0), ["Azerbaijan", "Türkiye"])
    (said,) = [row for row in explain(graph, ["Lena Marsh", "Orlavia"]) if row.kind == "attribution"]
    assert (words(said, [said.trigger]), words(said, said.marks)) == (["said"], ["Lena Marsh"])
    assert all(row.start <= begin < end <= row.end for row in explain(graph, ["Orlavia"]) for begin, end in row.marks)


def test_a_denial_is_shown_as_such_with_its_speaker(graph):
    (row,) = [row for row in explain(graph, ["Orlavia"]) if row.polarity == "Denied"]
    assert (row.kind, row.status, row.speaker) == ("event", "Denied", "Lena Marsh")
    assert "by Lena Marsh" in row.text()


def test_what_is_only_possible_is_a_claim(graph):
    (row,) = [row for row in explain(graph, ["Azerbaijan", "Turkey"]) if row.kind == "claim"]
    assert (row.certainty, row.speaker) == ("Possible", "Lena Marsh")


@pytest.mark.parametrize("name", ["Turkey", "TÜRKIYE", " türkiye ", BASE_IRI + "state/TR"])
def test_an_entity_is_found_by_any_name_in_any_case_and_by_its_iri(graph, name):
    assert brief(explain(graph, [name])) == brief(explain(graph, ["Türkiye"])) != []


def test_an_unknown_name_gives_those_that_are_near(graph):
    with pytest.raises(UnknownNameError, match=r"nobody named 'Azerbajan'; did you mean Azerbaijan\?"):
        explain(graph, ["Azerbajan"])
    with pytest.raises(UnknownNameError, match="kg query OUT --name entities"):
        explain(graph, ["Qqqq"])


def test_an_event_is_no_entity(graph):
    with pytest.raises(UnknownNameError):
        explain(graph, ["ASSAULT: Orlavia -> Azerbaijan (2024-12-25)"])


@pytest.mark.parametrize("entities", [(), ("Orlavia", "Azerbaijan", "Türkiye")])
def test_only_one_or_two_names_are_taken(graph, entities):
    with pytest.raises(ValueError, match="one or two"):
        explain(graph, entities)


def test_a_speaker_reported_by_another_is_shown_with_him(graph, samples):
    first = samples.first()
    outer = first.attributions[0]
    inner = replace(outer, id="a9", source=None, source_mention=first.assertions[0].subject, within=outer.id)
    told = replace(first.assertions[0], attributed_to=inner.source_mention, attribution=inner.id)
    graph.put([replace(first, attributions=(*first.attributions, inner), assertions=(told,), events=())])
    speakers = {row.speaker for row in explain(graph, ["Azerbaijan"]) if row.kind == "claim"}
    assert "Türkiye, according to Lena Marsh" in speakers
