"""Commands that read answer where the graph may only be read; questions tell that their answers are not kept."""

import ctypes
import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language

import kg
from kg.cli.parser import main
from kg.store import states

ROOT = Path(__file__).parents[2]
QUESTION = "# Who is allied with whom?\nSELECT ?a ?b { ?a kg:alliedWith ?b }"
TEXTS = [
    {"id": "a", "published": "2025-08-19", "text": "Russia is an ally of Belarus."},
    {"id": "b", "published": "2025-08-20", "text": "Chad is an ally of Niger."},
]
_DROP, _OVERRIDE, _SEARCH = 24, 1, 2  # linux/prctl.h, linux/capability.h


def bound() -> None:
    """Let root have no more of files than their permissions say, in the program that is started."""
    if os.geteuid() == 0:
        for right in (_OVERRIDE, _SEARCH):
            ctypes.CDLL(None).prctl(_DROP, right, 0, 0, 0)


# Runs commands one after another, each given as a list of words, and writes code and standard error of each.
PROGRAM = """
import contextlib, io, json, sys
from kg.cli.parser import main
told = []
for words in json.load(sys.stdin):
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())), contextlib.redirect_stderr(io.StringIO()) as err:
        try:
            told.append((main(words), err.getvalue()))
        except SystemExit as end:
            told.append((end.code, err.getvalue()))
json.dump(told, sys.stdout)
"""


def ran(*commands: tuple[str, ...]) -> list[tuple[int, str]]:
    """Run commands as somebody who is held to the permissions of files; returns code and standard error of each."""
    done = subprocess.run(
        [sys.executable, "-P", "-W", "ignore", "-c", PROGRAM],
        input=json.dumps(commands), check=True, stdout=subprocess.PIPE, text=True, timeout=300, preexec_fn=bound,
        cwd="/", env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    return [(code, err) for code, err in json.loads(done.stdout)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, nlp: Language) -> Iterator[Path]:
    """The folder of a graph of one text, and a folder of questions beside it; nothing in either may be written."""
    place = tmp_path_factory.mktemp("read-only")
    (place / "texts.jsonl").write_text("".join(f"{json.dumps(text)}\n" for text in TEXTS))
    (place / "own").mkdir()
    (place / "own" / "allies.rq").write_text(QUESTION)
    kg.build(place / "texts.jsonl", place / "graph", questions=place / "own", nlp=nlp).close()
    paths = [place / "graph", *(place / "graph").rglob("*")]
    for path in paths:
        path.chmod(path.stat().st_mode & ~0o222)
    yield place / "graph"
    for path in paths:
        path.chmod(path.stat().st_mode | stat.S_IWUSR)


@pytest.mark.skipif(sys.platform != "linux", reason="root is held to permissions as Linux does it")
def test_each_command_that_reads_answers_where_nothing_may_be_written(whole: Path) -> None:
    graph, pages = str(whole), ("view", "report", "timeline", "map")
    commands = (
        ("query", graph, "SELECT ?a ?b { ?a kg:alliedWith ?b }"),  # first, as it forks
        ("ask", graph, "Who is allied with Russia?"),
        ("explain", graph, "Russia"),
        ("conflicts", graph),
        ("compare", graph, "a", "b"),
        ("network", graph),
        *((page, graph, "-o", "-") for page in pages),
        ("validate", graph),
        ("duplicates", graph),
        ("history", graph),
        ("diff", graph, graph),
        ("export", graph, "--format", "nquads", "-o", "-"),
        ("mcp", graph),
    )
    for words, (code, err) in zip(commands, ran(*commands), strict=True):
        assert (code, "denied" in err) == (0, False), (words, err)


@pytest.mark.skipif(sys.platform != "linux", reason="root is held to permissions as Linux does it")
def test_questions_say_in_one_line_that_answers_are_not_kept(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (own := whole.parent / "others").mkdir()
    (own / "more.rq").write_text(QUESTION)
    why = f"{whole}: graph can't be written (Permission denied); allow writing in its folder"
    line = f"kg: the answers are not kept for the next time: {why}\n"
    assert ran(("questions", str(whole), str(own)), ("questions", str(whole), "--json")) == [(0, line), (0, line)]
    assert set(json.loads(states.kept(whole, "questions.json") or b"")) == {"allies"}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no locks of this kind")
def test_questions_are_answered_while_somebody_writes_the_graph(
    tmp_path: Path, nlp: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "texts.jsonl").write_text("".join(f"{json.dumps(text)}\n" for text in TEXTS))
    (own := tmp_path / "own").mkdir()
    (own / "allies.rq").write_text(QUESTION)
    kg.build(tmp_path / "texts.jsonl", graph := tmp_path / "graph", nlp=nlp).close()
    capsys.readouterr()
    handle = states.lock(graph)
    try:
        assert main(["questions", str(graph), str(own)]) == 0
        assert "not kept for the next time: " in (told := capsys.readouterr().err)
        assert "graph is in use by another process" in told
        with kg.open(graph) as opened:
            (one,) = opened.questions(own)
        assert (one.state, "in use" in one.unkept) == ("answered", True)
    finally:
        states.release(handle)
    assert main(["questions", str(graph), str(own)]) == 0
    assert not capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="root is held to permissions as Linux does it")
@pytest.mark.parametrize("part", ["records", "states", "kg.json", "lock"])
def test_a_part_that_may_not_be_read_is_named(whole: Path, part: str) -> None:
    path, mode = whole / part, (whole / part).stat().st_mode
    path.chmod(0)
    try:
        ((code, err),) = ran(("duplicates", str(whole)))
    finally:
        path.chmod(mode)
    if part == "lock":  # which only writers need
        assert code == 0, err
    else:
        assert code == 2
        assert "can't be read (permission denied); allow reading it" in err
        assert part in err
