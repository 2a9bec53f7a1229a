"""Questions of one's own: what they answer, what changed since last time, and what is kept in the graph's folder."""

import json
import shutil
from pathlib import Path

import pytest
from spacy.language import Language

import kg
from kg import history
from kg.bounds import Bounds
from kg.cli.parser import main
from kg.errors import MissingInputError
from kg.questions import Answered, answering
from kg.store import states

ALLIES = """# Who is allied with whom?
# expect: rows >= 1
SELECT ?one ?other { ?a kg:alliedWith ?b . ?a rdfs:label ?one . ?b rdfs:label ?other }
"""
FIRST = {"id": "a", "published": "2025-08-19", "text": "Russia is an ally of Belarus."}
SECOND = {"id": "b", "published": "2025-08-20", "text": "Chad is an ally of Niger."}


def write(folder: Path, **questions: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in questions.items():
        (folder / f"{name}.rq").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, nlp: Language) -> Path:
    """A folder with a text, two questions, and the graph of both."""
    folder = tmp_path_factory.mktemp("first")
    (folder / "texts.jsonl").write_text(json.dumps(FIRST))
    asked = write(folder / "own", allies=ALLIES, arms="# Who supplies arms?\nSELECT ?a { ?a kg:suppliesArmsTo ?b }")
    kg.build(folder / "texts.jsonl", folder / "graph", questions=asked, nlp=nlp).close()
    return folder


@pytest.fixture
def built(tmp_path: Path, first: Path) -> Path:
    """The folder of a graph that asks who is allied, and one that nothing answers."""
    return shutil.copytree(first, tmp_path, dirs_exist_ok=True) / "graph"


def again(built: Path, nlp: Language, *records: dict[str, str], questions: Path | None = None) -> tuple[Answered, ...]:
    """Build once more from these records, and return what became of the questions."""
    texts = built.parent / "more.jsonl"
    texts.write_text("".join(f"{json.dumps(record)}\n" for record in records))
    with kg.build(texts, built, questions=questions, nlp=nlp) as graph:
        found: tuple[Answered, ...] = graph.build_report.questions
    return found


def test_later_builds_ask_again_and_tell_which_rows_came(built: Path, nlp: Language) -> None:
    allies, arms = again(built, nlp, SECOND)
    assert (allies.state, allies.changed, allies.came, allies.went) == ("answered", True, (("Niger", "Chad"),), ())
    assert (arms.state, arms.changed, arms.question) == ("unanswered", False, "Who supplies arms?")
    assert history.history(built)[-1].questions == {"answered": 1, "unanswered": 1, "changed": 1}
    assert [one.changed for one in again(built, nlp, SECOND)] == [False, False]


def test_rows_that_went_are_told_of(built: Path, nlp: Language) -> None:
    allies, _ = again(built, nlp, {"id": "a", "published": "2025-08-19", "text": "All was calm."})
    assert (allies.state, allies.went) == ("failed", (("Belarus", "Russia"),))
    assert allies.failures == ("expected rows >= 1: 0 rows, not rows >= 1",)


def test_an_empty_folder_takes_the_questions_back_and_the_quads_never_know(
    built: Path, tmp_path: Path, nlp: Language
) -> None:
    (tmp_path / "plain.jsonl").write_text(json.dumps(FIRST))
    with kg.build(tmp_path / "plain.jsonl", tmp_path / "plain", nlp=nlp) as plain, kg.open(built) as asked:
        assert list(plain.store.nquads()) == list(asked.store.nquads())
    (tmp_path / "nothing").mkdir()
    assert again(built, nlp, FIRST, questions=tmp_path / "nothing") == ()
    assert not list(built.rglob("questions*"))


def test_a_folder_that_is_missing_is_told_of_before_anything_is_built(tmp_path: Path, nlp: Language) -> None:
    (tmp_path / "texts.jsonl").write_text(json.dumps(FIRST))
    with pytest.raises(MissingInputError, match="no such folder of questions"):
        kg.build(tmp_path / "texts.jsonl", tmp_path / "graph", questions=tmp_path / "none", nlp=nlp)
    assert not (tmp_path / "graph").exists()


def test_the_command_fails_where_an_expectation_does(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["questions", str(built)]) == 0
    out, _ = capsys.readouterr()
    assert out.startswith("name\tstate\trows\tchanged\tquestion\nallies\tanswered\t1\tno\tWho is allied with whom?\n")
    assert out.endswith("questions: 1 answered, 1 unanswered\n")
    other = write(built.parent / "other", allies=ALLIES.replace("rows >= 1", 'row one="Chad"'), no="ASK { }\n#")
    assert main(["questions", str(built), str(other)]) == 1
    out, err = capsys.readouterr()
    assert 'kg: allies: expected row one="Chad": no row one=Chad\n' in err
    assert "no\tanswered\t1\tfirst time" in out


def test_a_bad_query_has_its_place_and_the_others_are_asked(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = write(
        built.parent / "bad", allies=ALLIES, broken="# Broken\nSELECT ?a {\n  ?a kg:leads }", odd="# expect: x\nASK {}"
    )
    (bad / "latin.rq").write_bytes(b"# caf\xe9\nASK { }")
    assert main(["questions", str(built), str(bad), "--json"]) == 2
    found = {one["name"]: one for one in json.loads(capsys.readouterr().out)}
    assert {name: one["state"] for name, one in found.items()} == {
        "allies": "answered", "broken": "bad", "latin": "bad", "odd": "bad",
    }  # fmt: skip
    assert "broken.rq:3:15: SPARQL is broken" in found["broken"]["problem"]
    assert "odd.rq:1: can't expect 'x'" in found["odd"]["problem"]
    assert history.history(built)[-1].questions == {"answered": 1, "bad": 3}


def test_another_query_under_the_same_name_is_asked_for_the_first_time(built: Path) -> None:
    same = write(built.parent / "own", allies=ALLIES.replace("SELECT ?one", "SELECT DISTINCT ?one"))
    with kg.open(built) as graph:
        assert [one.changed for one in graph.questions(same)] == [None, False]


@pytest.mark.parametrize("words", [[], ["empty"]])
def test_without_a_question_the_command_says_what_to_do(
    tmp_path: Path, built: Path, words: list[str], nlp: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    again(built, nlp, FIRST, questions=tmp_path / "empty")
    assert main(["questions", str(built), *(str(tmp_path / word) for word in words)]) == 2
    assert "no question" in capsys.readouterr().err


def test_damaged_answers_are_told_of(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    states.path_of(built, "questions.json").write_text('{"allies": {"rows": 3}}')
    assert main(["questions", str(built)]) == 2
    assert "questions.json: answers to questions are damaged; delete it" in capsys.readouterr().err


def test_a_build_by_the_command_line_fails_where_a_question_does(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts, own = str(built.parent / "texts.jsonl"), write(built.parent / "strict", allies=ALLIES.replace("1", "9"))
    assert main(["build", texts, "-o", str(built), "--questions", str(own)]) == 1
    out, err = capsys.readouterr()
    assert "questions: 1 failed\n" in out
    assert "kg: allies: expected rows >= 9: 1 row, not rows >= 9" in err


ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"GRAPH ?g{n} {{ ?s{n} ?p{n} ?o{n} }}" for n in range(9)) + " }"
LONG = "SELECT * { VALUES ?a { 1 2 3 } }"


def test_one_that_takes_too_long_or_too_many_rows_is_told_of_and_the_others_are_asked(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(built.parent / "some", allies=ALLIES, endless=ENDLESS, long=LONG)
    words = ["questions", str(built), str(folder), "--timeout", "2", "--max-rows", "2"]
    assert main(words) == 2
    err = capsys.readouterr().err
    assert f"kg: {folder}/endless.rq: the query took more than 2 s; " in err
    assert f"kg: {folder}/long.rq: the answer has more than 2 rows; " in err
    kept = json.loads(states.kept(built, "questions.json") or b"")
    assert set(kept) == {"allies", "arms"}


def test_a_build_goes_on_where_a_question_takes_too_much(
    built: Path, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering.asked, "__defaults__", (Bounds(seconds=1.0),))
    asked = write(built.parent / "more", allies=ALLIES, endless=ENDLESS)
    allies, endless = again(built, nlp, SECOND, questions=asked)
    assert (allies.state, allies.rows) == ("answered", (("Belarus", "Russia"), ("Niger", "Chad")))
    assert (endless.state, endless.problem.split(": ")[1][:27]) == ("bad", "the query took more than 1 ")
