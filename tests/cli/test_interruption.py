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
