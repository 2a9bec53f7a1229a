"""On a terminal one sees how many texts are read of how many; in a pipe nothing."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from kg import texts
from kg.cli.progress import reading
from kg.errors import InputError
from kg.model import Document

_READING = """
import sys
from kg.cli.progress import reading
from kg.model import Document
with reading(sys.argv[1:]) as shown:
    for name in ("[red]first.txt", "x" * 60 + ".txt", "\\x1b[2Jlast.txt"):
        shown.advance(Document(name, "text"))
        shown.bars.refresh()
print("done")
"""


def test_texts_are_counted_without_being_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\xff")
    (tmp_path / "b.jsonl").write_text('{"text": "one"}\n{"text": "two"}')
    (tmp_path / "c.csv").write_text("id,text\n1,one\n2,two\n3,three\n")
    (tmp_path / "empty.csv").touch()
    assert texts.amount([tmp_path]) == 1 + 2 + 3 + 1
    assert texts.amount([tmp_path / "a.txt", tmp_path / "missing.txt"]) == 2
    assert texts.amount([tmp_path, "-"]) is None


def test_a_terminal_shows_number_total_and_name(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text('{"text": "one"}\n{"text": "two"}\n{"text": "three"}\n')
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", _READING, str(tmp_path)]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, env=environment, check=True)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert done.stdout == b"done\n"
    for part in ("0/3", "loading the language model", "1/3", "[red]first.txt", "2/3", "…xxx", "3/3", "together"):
        assert part in shown
    assert "\x1b[2Jlast" not in shown
    assert "x" * 40 not in shown


def test_a_terminal_that_gets_the_lines_gets_nothing_between_them(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text('{"text": "one"}\n')
    code = "import sys; from kg.cli.progress import reading\n"
    code += "with reading(sys.argv[1:], '-') as shown:\n    print(shown.bars)"
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(command, stdout=theirs, stderr=theirs, env={**os.environ, "TERM": "xterm"}, check=True)
    os.close(theirs)
    assert (done.returncode, os.read(ours, 100_000)) == (0, b"None\r\n")
    os.close(ours)


def test_a_pipe_shows_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told: list[object] = []
    with reading([str(tmp_path)]) as shown:
        shown.advance(Document("a", "text"))
        shown.counting(told.append)(InputError("no text"))
    assert len(told) == 1
    assert capsys.readouterr() == ("", "")
