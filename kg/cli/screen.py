"""What reaches a terminal: words and marks, never a control code that a text, a name or a file's name brings along."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

# Escapes and their eight-bit kin move the cursor, clear lines, set titles; overrides turn the order of letters round.
_CODES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable(words: str) -> str:
    r"""Return words with each control code but tab and line feed written out, as JSON does: ``\u001b``."""
    return _CODES.sub(lambda code: f"\\u{ord(code[0]):04x}", words)


class _Screen:
    """A stream that writes control codes out; everything else is the stream's own."""

    def __init__(self, stream: TextIO) -> None:
        self.raw = stream

    def write(self, words: str) -> int:
        self.raw.write(printable(words))
        return len(words)

    def writelines(self, lines: Iterator[str]) -> None:
        for one in lines:
            self.write(one)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.raw, name)


@contextmanager
def guarded() -> Iterator[None]:
    """Keep control codes from standard error, and from standard output where that is a terminal."""
    before = sys.stdout, sys.stderr
    if sys.stdout.isatty():
        sys.stdout = _Screen(sys.stdout)
    sys.stderr = _Screen(sys.stderr)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def raw(stream: TextIO) -> TextIO:
    """Return the stream behind a guarded one, for what draws with codes of its own."""
    return stream.raw if isinstance(stream, _Screen) else stream
