"""Ctrl-C: exit code 130 and one line, whether Python heeds it or compiled code is at work."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg import cli
from kg.cli import commands, interruption


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("validate", "g"), interruption.FAREWELL),
        (("build", "t", "-o", "g"), "kg: interrupted; what was done is kept, run the same command again to go on"),
    ],
)
def test_an_interrupted_command_says_that_it_can_be_run_again(
    words: tuple[str, ...], line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        signal.raise_signal(signal.SIGINT)

    before = signal.getsignal(signal.SIGINT)
    monkeypatch.setattr("kg.open", interrupted, raising=False)
    monkeypatch.setattr(commands, "reading", interrupted)
    assert cli.main(words) == 130
    assert capsys.readouterr() == ("", f"{line}\n")
    assert signal.getsignal(signal.SIGINT) is before
    assert signal.set_wakeup_fd(-1) == -1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to a child alone")
def test_compiled_code_does_not_keep_it_waiting(tmp_path: Path) -> None:
    program = tmp_path / "deaf.py"
    program.write_text(
        "import signal\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # ignored in the background
        "import pyoxigraph as o\n"
        "from kg.cli.interruption import heeded\n"
        "store = o.Store()\n"
        "place = o.NamedNode('urn:p')\n"
        "store.extend(o.Quad(o.NamedNode(f'urn:{n}'), place, o.NamedNode('urn:o')) for n in range(5000))\n"
        "with heeded('interrupted'):\n"
        "    print('ready', flush=True)\n"
        "    list(store.query('SELECT (COUNT(*) AS ?n) { ?a ?p ?o . ?b ?p ?o . ?c ?p ?o . ?d ?p ?o }'))\n"
    )
    with subprocess.Popen(
        [sys.executable, str(program)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout.readline() == "ready\n"
        time.sleep(0.2)  # into the query, which would take years
        running.send_signal(signal.SIGINT)
        try:
            _, said = running.communicate(timeout=60)
        finally:
            running.kill()  # else a failure would wait for the query
    assert (running.returncode, said) == (130, "interrupted\n")


def program(folder: Path, does: str) -> tuple[int, str, str]:
    """Run the command line in a process of its own, whose command does something else; return code and output."""
    text = (
        "import atexit, sys\n"
        "from kg import cli\n"
        "atexit.register(print, 'taken apart')\n"
        f"def main():\n    print('half of it')\n    {does}\n"
        "cli.main = main\n"
        "sys.exit(cli.program())\n"
    )
    path = folder / "program.py"
    path.write_text(text)
    done = subprocess.run([sys.executable, str(path)], capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


def test_an_interrupted_process_is_not_taken_apart_but_what_it_printed_is_out(tmp_path: Path) -> None:
    assert program(tmp_path, "return 130") == (130, "half of it\n", "")
    assert program(tmp_path, "return 1") == (1, "half of it\ntaken apart\n", "")


def test_control_c_before_a_command_is_at_work_leaves_no_traceback(tmp_path: Path) -> None:
    code, _, said = program(tmp_path, "raise KeyboardInterrupt")
    assert (code, said) == (130, f"{interruption.FAREWELL}\n")
