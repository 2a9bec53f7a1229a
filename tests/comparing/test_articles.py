"""Texts and outlets side by side, from text to row."""

import json
from pathlib import Path

import pytest
from spacy.language import Language

import kg
from kg.cli.parser import main
from kg.contest import Comparison
from kg.errors import AmbiguousNameError, InputError, UnknownNameError
from kg.graph import Graph
from kg.store import ask

RAID = "Russia attacked Moldova on {} September 2025, killing 38 people."
SAID = 'Ana Kim said: "The border with Norway will stay open for everybody who wants to leave."'

TEXTS = [
    ("one.txt", "2025-03-12", "Gazette", "Weapons for nobody", "Sweden attacked Norway on 10 March 2025. " + SAID),
    (
        "two.txt",
        "2025-03-13",
        "Courier",
        "A raid denied",
        "Sweden denied that it attacked Norway on 10 March 2025. " + SAID,
    ),
    ("toll-1", "2025-06-02", "Gazette", "Oslo mourns", "On 1 June 2025 a bomb attack in Oslo killed 12 people."),
    ("toll-2", "2025-06-02", "Courier", "Oslo counts", "On 1 June 2025 a bomb attack in Oslo killed 20 people."),
    ("toll-3", "2025-06-04", "Gazette", "Oslo again", "On 1 June 2025 a bomb attack in Oslo killed 25 people."),
    ("day-1", "2025-09-20", "Gazette", "Raid", RAID.format(12)),
    ("day-2", "2025-09-21", "Courier", "The raid", RAID.format(13)),
    (
        "plan",
        "2025-03-01",
        "Gazette",
        "Visit",
        "Ana Kim will visit Poland on 9 March 2025. Chad is not an ally of Niger.",
    ),
    (
        "done",
        "2025-03-10",
        "Courier",
        "Visited",
        "Ana Kim visited Poland on 9 March 2025. Bob Hill met Ana Kim in Kyiv.",
    ),
    ("old", "2010-01-01", "Gazette", "<b>Outside</b> & co", "Finland is not a member of NATO. Bob Hill spoke in Kiev."),
    ("new", "2025-01-01", "Courier", "Inside", "Finland is a member of NATO. Sweden is a member of NATO."),
    ("more", "2025-01-02", "Post", "Members", "Sweden is a member of NATO."),
]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory, nlp: Language) -> Graph:
    folder = tmp_path_factory.mktemp("articles")
    records = [dict(zip(("id", "published", "source", "title", "text"), row, strict=True)) for row in TEXTS]
    (folder / "texts.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return kg.build(folder / "texts.jsonl", folder / "graph", nlp=nlp)


def rows(found: Comparison, how: str, about: str) -> dict[str, tuple[str, ...]]:
    return {row.what: row.notes for row in found.rows if (row.how, row.about) == (how, about)}


def test_what_one_text_denies_the_other_is_contradicted_in(graph: Graph) -> None:
    found = graph.compare("one.txt", "two.txt")
    assert rows(found, "contradicted", "event") == {"ASSAULT: Sweden -> Norway (2025-03-10)": ("affirmed", "denied")}
    (row,) = found.of("contradicted")
    assert [[said.document for said in side] for side in row.sides] == [["one.txt"], ["two.txt"]]


def test_the_same_words_of_a_speaker_are_shared(graph: Graph) -> None:
    found = graph.compare("one.txt", "two.txt")
    assert [what for what in rows(found, "shared", "attribution") if "stay open" in what]
    assert any("that it attacked Norway" in what for what in rows(found, "alone", "attribution"))
    assert {"Norway", "Sweden"} <= rows(found, "shared", "name").keys()


def test_tolls_contradict_each_other_unless_one_outlet_raised_its_own(graph: Graph) -> None:
    assert list(rows(graph.compare("toll-1", "toll-2"), "contradicted", "event").values()) == [
        ("12 killed", "20 killed")
    ]
    assert list(rows(graph.compare("toll-1", "toll-3"), "near", "event").values()) == [("12 killed", "25 killed")]


def test_one_raid_of_two_days_is_contradicted(graph: Graph) -> None:
    found = graph.compare("day-1", "day-2")
    assert list(rows(found, "contradicted", "event").values()) == [("on 2025-09-12", "on 2025-09-13")]
    assert rows(found, "alone", "event") == {}


def test_a_plan_is_near_what_came_of_it(graph: Graph) -> None:
    found = graph.compare("plan", "done")
    assert rows(found, "contradicted", "event") == {}
    assert rows(found, "near", "event") == {
        "CONSULT: Ana Kim -> Poland (2025-03-09)": ("planned, on 2025-03-09, Poland", "happened, on 2025-03-09, Poland")
    }


def test_what_one_alone_denies_is_not_told_as_if_it_were_so(graph: Graph) -> None:
    assert rows(graph.compare("plan", "done"), "alone", "fact")["Niger is allied with Chad"] == ("denied", "")


def test_another_year_is_a_change_and_another_spelling_is_near(graph: Graph) -> None:
    found = graph.compare("old", "new")
    assert found.of("contradicted") == ()
    (notes,) = [notes for what, notes in rows(found, "shared", "fact").items() if what.startswith("Finland")]
    assert notes == ("denied", "affirmed")
    assert rows(graph.compare("old", "done"), "near", "name") in ({}, {"Kyiv": ("Kiev", "Kyiv")})


def test_three_texts_and_whole_outlets_stand_side_by_side(graph: Graph) -> None:
    three = graph.compare("old", "new", "more")
    (row,) = [row for row in three.rows if row.about == "fact" and row.what.startswith("Sweden")]
    assert (row.how, row.tellers()) == ("shared", (1, 2))
    outlets = graph.compare(outlets=["gazette", "Courier"])
    assert [(party.name, len(party.documents)) for party in outlets.parties] == [("Gazette", 6), ("Courier", 5)]
    assert len(outlets.of("contradicted")) == 3


def test_the_packaged_question_gives_the_same_contradictions(graph: Graph) -> None:
    asked = {"document": "one.txt", "other": "two.txt"}
    found = ask(graph.store.raw, name="compare", parameters=asked).table().rows
    python = graph.compare("one.txt", "two.txt")
    assert {row[2] for row in found if row[0] == "contradicted"} == set(rows(python, "contradicted", "event"))
    assert {row[2] for row in found if row[0] == "second"} == set(rows(python, "alone", "event"))
    assert next(row[3:] for row in found if row[0] == "contradicted") == (
        "second",
        "Sweden attacked Norway on 10 March 2025.",
        "Sweden denied that it attacked Norway on 10 March 2025.",
    )
    assert ask(graph.store.raw, name="compare").table().rows == ()


@pytest.mark.parametrize("said", ["two.txt", "news/two.txt", "a raid DENIED", "raid den", "document/two.txt"])
def test_a_text_is_meant_by_id_path_headline_or_iri(graph: Graph, said: str) -> None:
    assert graph.compare("one.txt", said).parties[1].documents[0].id == "two.txt"


def test_who_is_not_meant_is_refused_with_what_there_is(graph: Graph) -> None:
    with pytest.raises(UnknownNameError, match="no document 'nowhere'; kg query OUT --name documents"):
        graph.compare("one.txt", "nowhere")
    with pytest.raises(AmbiguousNameError, match=r"3 documents are 'Oslo'; give an id: toll-1 \(Oslo mourns\); toll-2"):
        graph.compare("one.txt", "Oslo")
    with pytest.raises(UnknownNameError, match="no outlet 'Times'; there are Courier, Gazette, Post"):
        graph.compare(outlets=["Gazette", "Times"])
    with pytest.raises(InputError, match="compares two or more"):
        graph.compare("one.txt")
    with pytest.raises(InputError, match="a document stands on two sides"):
        graph.compare("one.txt", outlets=["Gazette"])


def test_the_command_prints_text_json_or_a_page(
    graph: Graph, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, page = str(graph.path), tmp_path / "side.html"
    assert main(["compare", folder, "one.txt", "two.txt"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("A: Weapons for nobody\nB: A raid denied\n1 contradicted, 0 near, ")
    assert (
        "  B: denied\n    “Sweden denied that it attacked Norway on 10 March 2025.” Courier, 2025-03-13, two.txt" in out
    )
    assert main(["compare", folder, "one.txt", "two.txt", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"][0]["how"] == "contradicted"
    assert main(["compare", folder, "--outlet", "Gazette", "--outlet", "Courier", "--html", str(page)]) == 0
    text = page.read_text(encoding="utf-8")
    assert "Contradicted (3)" in text
    assert "Sweden attacked Norway, 10 March 2025" in text
    assert "-&gt;" not in text
    assert "Only in B: Courier" in text
    assert "&lt;b&gt;Outside&lt;/b&gt; &amp; co" in text
    assert "<b>Outside" not in text
    assert "<script" not in text
    assert main(["compare", folder, "one.txt"]) == 2
    assert "name two documents, or two outlets" in capsys.readouterr().err
