"""Programs of this package import from where the caller does, and never from the folder that they run in."""

import subprocess
from pathlib import Path

import pytest

from kg.programs import command

ECHO = "import json, sys\ndef main(*words):\n    print(json.dumps([*words, 'kg' in sys.modules]))\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder to run in whose files are named as modules, while the module meant is on the path."""
    (own := tmp_path / "own's place").mkdir()
    (own / "echoing.py").write_text(ECHO)
    monkeypatch.syspath_prepend(own)
    (hostile := tmp_path / "texts").mkdir()
    for name in ("json", "echoing", "kg", "pyoxigraph", "sitecustomize", "encodings"):
        (hostile / f"{name}.py").write_text("raise SystemExit('ran the stranger')")
    return hostile


def test_a_program_runs_with_its_arguments_and_not_what_lies_where_it_runs(folder: Path) -> None:
    done = subprocess.run(command("echoing", "a b", "$(c)"), cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, '["a b", "$(c)", false]\n', "")


def test_an_empty_place_on_the_path_is_not_the_folder_it_runs_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend("")
    done = subprocess.run(command("echoing"), cwd=folder, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[false]\n", "")


def test_variables_of_the_environment_add_no_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(folder))
    monkeypatch.setenv("PYTHONSTARTUP", str(folder / "kg.py"))
    done = subprocess.run(command("echoing"), cwd=folder, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[false]\n", "")
