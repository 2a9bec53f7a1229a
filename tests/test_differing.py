"""What changed between two graphs is told with the sentence that bears it out."""

import json
from pathlib import Path

import pytest
from spacy.language import Language

import kg
from kg.cli.parser import main
from kg.differing import Difference, differences, differences_in_time
from kg.errors import InputError
from kg.store import GraphStore, select

ONE = {
    "id": "a",
    "published": "2025-08-19",
    "source": "Gazette",
    "text": "Russia attacked Ukraine on 12 August 2025. Russia is an ally of Belarus. Ana Kim praised Georgia.",
}
TWO = {
    "id": "b",
    "published": "2025-08-20",
    "source": "Courier",
    "text": "Armenia condemned Russia. Ana Kim met Bob Hill.",
}
HEAD = "action,subject,object,value,author,date,reason\n"


def build(folder: Path, nlp: Language, *records: dict[str, str], rows: str = "") -> Path:
    folder.mkdir()
    (folder / "texts.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    (folder / "corrections.csv").write_text(HEAD + rows, encoding="utf-8")
    corrections = folder / "corrections.csv" if rows else None
    kg.build(folder / "texts.jsonl", folder / "graph", corrections=corrections, nlp=nlp).close()
    return folder / "graph"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, nlp: Language) -> Path:
    return build(tmp_path_factory.mktemp("differing") / "small", nlp, ONE)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, nlp: Language) -> Path:
    return build(tmp_path_factory.mktemp("differing") / "both", nlp, ONE, TWO)


def between(one: Path, two: Path) -> tuple[Difference, ...]:
    with GraphStore.open(one) as before, GraphStore.open(two) as after:
        return differences(before, after)


def told(found: tuple[Difference, ...], about: str) -> list[tuple[str, str]]:
    return [(one.how, one.what) for one in found if one.about == about]


def test_a_graph_does_not_differ_from_itself(both: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert between(both, both) == ()
    assert main(["diff", str(both), str(both)]) == 0
    assert capsys.readouterr().err == "kg: 0 rows: no difference\n"


def test_nor_does_one_where_a_sentence_tells_of_several_events(tmp_path: Path, nlp: Language) -> None:
    text = "Armenia and Azerbaijan accused each other of firing first. Each side threatened the other."
    graph = build(tmp_path / "mutual", nlp, {"id": "a", "published": "2025-08-19", "text": text})
    with GraphStore.open(graph) as store:
        accusing = select(store.raw, "SELECT ?e { ?e a kg:Event ; kg:eventType plover:ACCUSE }").rows
    assert len(accusing) == 2
    assert between(graph, graph) == ()


def test_what_a_new_text_brings_comes_with_its_sentence(small: Path, both: Path) -> None:
    found = between(small, both)
    assert told(found, "document") == [("came", "b")]
    (accused,) = [one for one in found if one.about == "event" and "ACCUSE" in one.what]
    assert (accused.how, accused.before, accused.evidence and accused.evidence.sentence) == (
        "came",
        "",
        "Armenia condemned Russia.",
    )
    assert ("came", "Bob Hill") in told(found, "identity")
    assert {how for how, _ in told(found, "rank")} <= {"came", "changed"}


def test_the_other_way_round_the_same_went(small: Path, both: Path) -> None:
    there, back = between(small, both), between(both, small)
    opposite = {"came": "went", "went": "came"}
    assert sorted((one.about, opposite[one.how], one.what) for one in there if one.how != "changed") == sorted(
        (one.about, one.how, one.what) for one in back if one.how != "changed"
    )


def test_corrections_show_as_what_became_of_things(both: Path, tmp_path: Path, nlp: Language) -> None:
    rows = "merge,Bob Hill,Ana Kim\nreject,Russia,Belarus,alliedWith\nadd,Georgia,Armenia,partnerOf\n"
    found = between(both, build(tmp_path / "corrected", nlp, ONE, TWO, rows=rows))
    assert told(found, "fact") == [
        ("came", "Armenia is a partner of Georgia"),
        ("went", "Belarus is allied with Russia"),
    ]
    assert [one.evidence and one.evidence.outlet for one in found if one.about == "fact"] == ["corrections", "Gazette"]
    (merged,) = [one for one in found if one.what == "Bob Hill" and one.about == "identity"]
    assert (merged.how, merged.after) == ("changed", "now Ana Kim")


def test_an_event_whose_actor_has_another_name_is_changed_not_new(both: Path, tmp_path: Path, nlp: Language) -> None:
    found = between(both, build(tmp_path / "renamed", nlp, ONE, TWO, rows="rename,Russia,,Russian Federation\n"))
    assert {how for how, _ in told(found, "event")} == {"changed"}
    assert ("changed", "Russian Federation") in told(found, "identity")
    assert told(found, "rank") == []


def test_the_command_prints_a_table_or_json(small: Path, both: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(small), str(both)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("about\thow\twhat\tbefore\tafter\tsentence\n")
    assert "“Armenia condemned Russia.” Courier" in out
    assert err.endswith(" differences\n")
    assert main(["diff", str(small), str(both), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["what"] == "b"


def test_two_dates_of_one_graph_differ_as_the_graphs_of_what_was_published_until_then(
    small: Path, both: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with GraphStore.open(both) as graph:
        found = differences_in_time(graph, "2025-08-19", "2025-08")
        assert differences_in_time(graph, "2025-08-19") == found
        assert differences_in_time(graph, "2025-08-20") == ()
        assert ("came", "a") in told(differences_in_time(graph, "2024", "2025-08-19"), "document")
        with pytest.raises(InputError, match="2025 is not before 2024"):
            differences_in_time(graph, "2025", "2024")
    assert found == between(small, both)
    assert main(["diff", str(both), "--from", "2025-08-19"]) == 0
    assert "“Armenia condemned Russia.” Courier" in capsys.readouterr().out


def test_a_text_without_a_date_is_left_out_and_told_of(
    tmp_path: Path, nlp: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    undated = {"id": "c", "text": "Iran praised Armenia."}
    graph = str(build(tmp_path / "undated", nlp, ONE, TWO, undated))
    assert main(["diff", graph, "--from", "2025-08-19"]) == 0
    out, err = capsys.readouterr()
    assert "Iran" not in out
    assert "1 text without a date left out" in err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "diff: nothing to compare with; give a second graph"),
        (["--until", "2025"], "diff: nothing to compare with"),
        (["other", "--from", "2025"], "diff: two graphs and dates at once"),
        (["--from", "May"], "from: 'May' is no date"),
    ],
)
def test_what_can_t_be_compared_says_what_to_do(
    both: Path, words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", str(both), *words]) == 2
    assert message in capsys.readouterr().err
