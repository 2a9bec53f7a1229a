"""The packaged questions on one-sided events, casualties and rival accounts, from text to answer."""

import pytest

from kg.annotated import make_doc
from kg.assertions import collect, from_record, to_record
from kg.model import Document
from kg.store import GraphStore, ask
from kg.store.packaged import named
from kg.store.validation import validate

TEXTS = {
    "one": "Norway said that Sweden attacked its border post on 10 March 2025. "
    "Sweden said that Norway attacked its village on 10 March 2025.",
    "two": "Gunmen killed 12 people and wounded 30 in Oslo. Protests erupted in Bergen. Police detained 45 protesters.",
    "three": "Norway said 14 soldiers were killed in the strike on the base. "
    "Sweden said 40 soldiers were killed in the strike.",
    "four": "On 11 March 2025 at least 20 people were killed in Oslo when unidentified men attacked a market.",
    "five": "On 11 March 2025 at least 23 civilians were killed in an attack in Oslo.",
    "six": "Norway said that Finland attacked its consulate on 12 May 2025.",
    "seven": "Finland said that Norway attacked its consulate on 12 May 2025.",
    "eight": "Finland said that Norway attacked its consulate on 13 May 2025.",
}
BESIDE = "Norway did not attack Denmark itself. Norway did attack Danish ships."
BEHIND = "ASSAULT: unidentified men -> civilians, people (2025-03-11)"
ANSWERS = {
    "one-sided": [
        (None, "ASSAULT", None, "soldiers", None, 14),
        (None, "ASSAULT", None, "soldiers", None, 14),
        (None, "PROTEST", None, None, "Bergen", None),
    ],
    "casualties": [
        (None, "ASSAULT: ? -> soldiers", None, 14, None, None, None, None),
        (None, "ASSAULT: gunmen -> people", "Oslo", 12, 30, None, None, None),
        (None, "COERCE: police -> protesters", None, None, None, None, None, 45),
        ("2025-03-11", BEHIND, "Oslo", 20, None, None, None, None),
    ],
    "rival-accounts": [("ASSAULT: Finland -> Norway", "Norway"), ("ASSAULT: Norway -> Sweden", "Sweden")],
    "fatality-disagreements": [
        ("ASSAULT: ? -> soldiers", 14),
        ("ASSAULT: ? -> soldiers", 40),
        (BEHIND, 20),
        (BEHIND, 23),
    ],
}


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_a_question_on_conflict_is_answered(store, name):
    rows = [tuple(row) for row in ask(store, name=name).table().rows]
    assert [row[: len(ANSWERS[name][0])] for row in rows] == ANSWERS[name]
    assert named(name).question.endswith("?")


def test_one_kind_narrows_the_one_sided(store):
    rows = ask(store, name="one-sided", parameters={"root": "PROTEST"}).table().rows
    assert [row[1] for row in rows] == ["PROTEST"]


def test_an_author_who_denies_one_thing_and_tells_another_contradicts_nobody(tmp_path, nlp):
    document = Document(id="d", text=BESIDE)
    with GraphStore.create_or_open(tmp_path / "graph") as graph:
        graph.put([collect(document, nlp(make_doc(nlp, document)))])
        assert ask(graph.raw, name="contradictions").table().rows == ()
        assert len(ask(graph.raw, "SELECT ?e WHERE { ?e a kg:Event }").table().rows) == 2


CONTESTED = {
    "accuser": ("2025-03-12", "Norway accused Sweden of supplying weapons to Hamas."),
    "denier": ("2025-03-20", "Sweden denied that it supplies weapons to Hamas."),
    "late": ("2025-09-20", "Sweden denied that it attacked Denmark."),
    "early": ("2025-03-12", "Denmark said that Sweden attacked Denmark on 10 March 2025."),
    "both": ("2025-03-12", "Norway said Iran had shelled Oslo. Iran called the report a fabrication."),
}


def test_what_one_tells_and_another_denies_is_contested_in_one_text_or_in_several(tmp_path, nlp):
    documents = [Document(id=name, text=text, published=day) for name, (day, text) in CONTESTED.items()]
    with GraphStore.create_or_open(tmp_path / "graph") as graph:
        for document in documents:  # one by one: what was there before is gathered anew
            graph.put([collect(document, nlp(make_doc(nlp, document)))])
        rows = [(*tuple(row)[:2], row[3]) for row in ask(graph.raw, name="contested").table().rows]
        named_only = ask(graph.raw, name="contested", parameters={"actor": "Iran"}).table().rows
    assert rows == [("AID: Sweden -> Hamas", "Norway", "Sweden"), ("ASSAULT: Iran -> Norway", "Norway", "Iran")]
    assert len(named_only) == 1


def test_tolls_that_are_bounds_say_so_unless_one_gives_the_number_itself(tmp_path, nlp):
    texts = {
        "one": "On 11 March 2025 at least 20 people were killed in Oslo when men attacked a market. "
        "Up to 50 were wounded.",
        "two": "More than 30 people were killed in an attack in Bergen on 12 March 2025.",
        "three": "Exactly 30 people were killed in an attack in Bergen on 12 March 2025.",
    }
    documents = [Document(id=name, text=text) for name, text in texts.items()]
    extractions = [collect(document, nlp(make_doc(nlp, document))) for document in documents]
    assert extractions[0].events[0].bounds == (("fatalities", "atLeast"),)
    assert from_record(to_record(extractions[0])).events == extractions[0].events
    with GraphStore.create_or_open(tmp_path / "graph") as graph:
        graph.put(extractions)
        rows = {(row[3], row[4], row[8]) for row in map(tuple, ask(graph.raw, name="casualties").table().rows)}
        assert validate(graph).conforms
    assert rows == {(20, None, "at least: fatalities"), (None, 50, "at most: injured"), (30, None, None)}
