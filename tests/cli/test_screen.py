"""Control codes that texts and names bring along never reach a terminal."""

import io
import sys
from contextlib import contextmanager, redirect_stderr, redirect_stdout

from kg import cli
from kg.cli import console, progress, screen
from kg.errors import InputError

HOSTILE = "\x1b]0;owned\x07\x1b[2J\x9b2J\u202eevil"


class Terminal(io.StringIO):
    def isatty(self):
        return True


@contextmanager
def terminal():
    shown = Terminal()
    with redirect_stdout(shown), redirect_stderr(shown):
        yield shown


def is_clean(words):
    return not any(code in words for code in ("\x07", "\x9b", "\u202e", "\x1b]", "\x1b[2J"))


def test_codes_are_written_out_as_json_writes_them():
    assert screen.printable("a\tb\n\x1b[31m\r\x9b") == "a\tb\n\\u001b[31m\\u000d\\u009b"


def test_what_a_command_prints_is_clean_and_the_streams_are_given_back(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with terminal() as shown:
        assert cli.main(["extract", HOSTILE, "-o", "-"]) == 2  # a long path would be broken over lines
        assert sys.stdout is shown
        assert sys.stderr is shown
    assert "\\u001b]0;owned" in shown.getvalue()
    assert is_clean(shown.getvalue())


def test_tables_and_what_is_told_under_a_progress_bar_are_clean(tmp_path):
    with terminal() as shown, screen.guarded():
        console.table(["name"], [[HOSTILE]])
        with progress.reading([str(tmp_path)]):
            console.complain(InputError("bad", where=HOSTILE))
    assert shown.getvalue().count("owned") == 2
    assert is_clean(shown.getvalue())


def test_a_pipe_gets_what_is_written_but_tables_stay_one_line_a_row(capsys):
    with screen.guarded():
        sys.stdout.write("\x1b")
        console.table(["name"], [["a\x1b\nb"]])
    assert capsys.readouterr().out == "\x1bname\na\\u001b b\n"
