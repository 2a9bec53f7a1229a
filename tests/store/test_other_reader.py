"""A graph that somebody else owns and that one may not change is queried, shown and served all the same."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from kg.store import GraphStore

ROOT = Path(__file__).parents[2]
NOBODY = 65534


def _around(home: Path) -> dict[str, object]:
    """Return what lets a process run as somebody who owns nothing but a folder."""
    places = os.pathsep.join([str(ROOT), *filter(None, sys.path)])
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "LANG") if name in os.environ}
    env = {"PYTHONPATH": places, "PYTHONDONTWRITEBYTECODE": "1", "HOME": str(home), "TMPDIR": str(home), **kept}
    return {"user": NOBODY, "group": NOBODY, "extra_groups": [], "cwd": "/", "env": env}


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder that anybody may look into, which those of the tests are not."""
    place = Path(tempfile.mkdtemp(prefix="kg-shared-"))
    place.chmod(0o755)
    yield place
    shutil.rmtree(place)


@pytest.fixture(scope="module")
def home(folder: Path) -> Path:
    """The one folder of the reader; the tests are skipped where nobody else can run the program."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can run programs as another user")
    place = folder / "home"
    place.mkdir()
    os.chown(place, NOBODY, NOBODY)
    try:
        words = [sys.executable, "-c", f"import kg.store, kg.page, os; os.listdir({str(folder)!r})"]
        done = subprocess.run(words, **_around(place), capture_output=True, check=False)
    except OSError as err:
        pytest.skip(f"another user can't run {sys.executable} ({err.strerror})")
    if done.returncode:
        pytest.skip(f"another user can't look at what it needs: {done.stderr.decode().splitlines()[-1]}")
    return place


@pytest.fixture(scope="module")
def graph(folder: Path, samples) -> Path:
    """A graph that its owner alone may write."""
    with GraphStore.create_or_open(folder / "graph") as store:
        store.put([samples.first(), samples.second()])
    for path in (folder / "graph", *(folder / "graph").rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder / "graph"


def run(home: Path, *words: object) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "kg.cli", *map(str, words)]
    done = subprocess.run(command, **_around(home), capture_output=True, text=True, check=False, timeout=300)
    said = [line for line in done.stderr.splitlines() if "atplotlib" not in line]  # where its settings are
    return done.returncode, done.stdout, "\n".join(said)


def content(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


READ = {
    "query": ["--name", "allies"],
    "ask": ["Who is allied with Azerbaijan?"],
    "explain": ["Azerbaijan"],
    "network": ["--claims"],
    "conflicts": [],
}


@pytest.mark.parametrize("name", READ)
def test_commands_that_read_work_and_change_nothing(home: Path, graph: Path, name: str) -> None:
    before = content(graph)
    code, out, err = run(home, name, graph, *READ[name])
    assert code == 0
    assert out
    assert not err or err.startswith("kg: 0 rows: ")
    assert content(graph) == before


@pytest.mark.parametrize("name", ["view", "report", "timeline", "map"])
def test_pages_are_drawn(home: Path, graph: Path, name: str) -> None:
    code, _, err = run(home, name, graph, "-o", home / f"{name}.html")
    assert (code, err) == (0, "")
    assert "Azerbaijan" in (home / f"{name}.html").read_text()


def test_it_is_served_from_a_copy(home: Path, graph: Path) -> None:
    words = [sys.executable, "-m", "kg.cli", "serve", str(graph), "--port", "0"]
    with (home / "log").open("w+") as log:
        process = subprocess.Popen(words, **_around(home), stderr=log, stdout=subprocess.DEVNULL)
        try:
            until = time.monotonic() + 120
            while not (said := re.search(r" at (http://\S+)\n", (home / "log").read_text())):
                assert process.poll() is None, (home / "log").read_text()
                assert time.monotonic() < until
                time.sleep(0.05)
            query = quote("SELECT ?l { <https://w3id.org/influence-kg/id/state/AZ> rdfs:label ?l }")
            for path, words in ((f"sparql?query={query}", "Azerbaijan"), ("questions/allies", "Azerbaijan")):
                with urllib.request.urlopen(said[1] + path, timeout=120) as answer:
                    assert words in answer.read().decode()
        finally:
            process.terminate()
            assert process.wait(60) == 0


@pytest.mark.parametrize(
    "words", [["build", "TEXT", "-o", "GRAPH"], ["remove", "GRAPH", "first.txt"]], ids=lambda w: w[0]
)
def test_commands_that_write_say_what_is_missing(home: Path, graph: Path, words: list[str]) -> None:
    (text := home / "a.txt").write_text("Norland attacked Sudria on 3 March 2024.\n")
    before = content(graph)
    code, _, err = run(home, *({"TEXT": text, "GRAPH": graph}.get(word, word) for word in words))
    assert (code, err) == (
        2,
        f"kg: error: {graph}: graph can't be written (Permission denied); allow writing in its folder",
    )
    assert content(graph) == before


@pytest.mark.parametrize("hidden", ["kg.json", "states", "states/1/store", "states/1/store/*.sst"])
def test_what_may_not_be_read_is_named_and_no_new_build_advised(
    home: Path, graph: Path, folder: Path, hidden: str
) -> None:
    copy = shutil.copytree(graph, folder / "copy")
    try:
        for path in copy.glob(hidden):
            path.chmod(0o700 if path.is_dir() else 0o600)
        for name in ("query", "explain"):
            code, _, err = run(home, name, copy, *READ[name])
            assert code == 2
            assert re.fullmatch(
                rf"kg: error: {copy}\S*: (graph )?can't be read \(permission denied\); allow reading it", err
            )
    finally:
        shutil.rmtree(copy)
