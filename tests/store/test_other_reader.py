"""A graph that somebody else owns and that one may not change is queried, shown and served all the same."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
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


def _around(home: Path, python: Path) -> dict[str, object]:
    """Return what lets an interpreter run as somebody who owns nothing but a folder."""
    places = os.pathsep.join([str(ROOT), *filter(None, sys.path)])
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "LANG") if name in os.environ}
    libraries = filter(None, [str(python.parents[1] / "lib"), kept.get("LD_LIBRARY_PATH")])
    kept["LD_LIBRARY_PATH"] = os.pathsep.join(libraries)
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
    """The one folder of the reader; only root can run programs as another user."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can run programs as another user")
    place = folder / "home"
    place.mkdir()
    os.chown(place, NOBODY, NOBODY)
    return place


def _linked(source: str | Path, target: str | Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # on another disk
        shutil.copy2(source, target)


def _twin(folder: Path) -> Path:
    """Return an interpreter like this one whose files, links to the same, lie in a folder."""
    release = f"python{sys.version_info.major}.{sys.version_info.minor}"
    (folder / "bin").mkdir(parents=True)
    _linked(Path(sys.executable).resolve(), folder / "bin" / release)
    spared = shutil.ignore_patterns("site-packages", "test", "idlelib", "ensurepip", "config-*")
    library = sysconfig.get_path("stdlib")
    shutil.copytree(library, folder / "lib" / release, copy_function=_linked, ignore=spared)
    shared = Path(sysconfig.get_config_var("LIBDIR"), sysconfig.get_config_var("INSTSONAME"))
    if shared.is_file():  # else all of it is in the interpreter
        _linked(shared, folder / "lib" / shared.name)
    return folder / "bin" / release


@pytest.fixture(scope="module")
def python(folder: Path, home: Path) -> Path:
    """This interpreter, or its twin where it lies where nobody else may look, as in somebody's home."""

    def trial(python: Path) -> str:
        words = [python, "-c", f"import kg.store, kg.page, os; os.listdir({str(folder)!r})"]
        try:
            done = subprocess.run(words, **_around(home, python), capture_output=True, check=False)
        except OSError as err:
            return str(err.strerror)
        return done.stderr.decode() if done.returncode else ""

    found = Path(sys.executable)
    if trial(found):
        found = _twin(folder / "python")
        assert trial(found) == ""
    return found


@pytest.fixture(scope="module")
def graph(folder: Path, samples) -> Path:
    """A graph that its owner alone may write."""
    with GraphStore.create_or_open(folder / "graph") as store:
        store.put([samples.first(), samples.second()])
    for path in (folder / "graph", *(folder / "graph").rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder / "graph"


def run(home: Path, python: Path, *words: object) -> tuple[int, str, str]:
    command = [python, "-m", "kg.cli", *map(str, words)]
    done = subprocess.run(command, **_around(home, python), capture_output=True, text=True, check=False, timeout=300)
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
def test_commands_that_read_work_and_change_nothing(home: Path, python: Path, graph: Path, name: str) -> None:
    before = content(graph)
    code, out, err = run(home, python, name, graph, *READ[name])
    assert code == 0
    assert bool(out) == (name != "conflicts")
    assert err == ("" if out else "kg: 0 rows: no source contradicts another")
    assert content(graph) == before


@pytest.mark.parametrize("name", ["view", "report", "timeline", "map"])
def test_pages_are_drawn(home: Path, python: Path, graph: Path, name: str) -> None:
    code, _, err = run(home, python, name, graph, "-o", home / f"{name}.html")
    assert (code, err) == (0, "")
    assert "Azerbaijan" in (home / f"{name}.html").read_text()


def test_it_is_served_from_a_copy(home: Path, python: Path, graph: Path) -> None:
    words = [python, "-m", "kg.cli", "serve", str(graph), "--port", "0"]
    with (home / "log").open("w+") as log:
        process = subprocess.Popen(words, **_around(home, python), stderr=log, stdout=subprocess.DEVNULL)
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
def test_commands_that_write_say_what_is_missing(home: Path, python: Path, graph: Path, words: list[str]) -> None:
    (text := home / "a.txt").write_text("Norland attacked Sudria on 3 March 2024.\n")
    before = content(graph)
    code, _, err = run(home, python, *({"TEXT": text, "GRAPH": graph}.get(word, word) for word in words))
    assert (code, err) == (
        2,
        f"kg: error: {graph}: graph can't be written (Permission denied); allow writing in its folder",
    )
    assert content(graph) == before


@pytest.mark.parametrize("hidden", ["kg.json", "states", "states/1/store", "states/1/store/*.sst"])
def test_what_may_not_be_read_is_named_and_no_new_build_advised(
    home: Path, python: Path, graph: Path, folder: Path, hidden: str
) -> None:
    copy = shutil.copytree(graph, folder / "copy")
    try:
        for path in copy.glob(hidden):
            path.chmod(0o700 if path.is_dir() else 0o600)
        for name in ("query", "explain"):
            code, _, err = run(home, python, name, copy, *READ[name])
            assert code == 2
            assert re.fullmatch(
                rf"kg: error: {copy}\S*: (graph )?can't be read \(permission denied\); allow reading it", err
            )
    finally:
        shutil.rmtree(copy)
