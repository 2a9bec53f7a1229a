"""The words of a query, by the terminals of SPARQL 1.1 (https://www.w3.org/TR/sparql11-query/#grammar, section 19.8).

The engine reads without a tokenizer: ``SERVICE:a``, ``1SERVICE:a`` and ``?a<?b)SERVICE#>`` are keywords to it where the
grammar has names, numbers and IRIs. So nothing is asked of it that the two could read in different ways, see `plain`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Literal

type Kind = Literal["iri", "string", "name", "word", "variable", "blank", "language", "number", "mark"]

_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_MORE = "\u00b7\u0300-\u036f\u203f\u2040"
_CHARS = rf"{_BASE}_0-9{_MORE}\-"
_PLX = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_ECHAR = r"\\[tbnrf\\\"']"
_FIRST = (
    r"(?P<space>[ \t\r\n]+|#[^\r\n]*)"
    r"|(?P<iri><[^<>\"{}|^`\\\x00-\x20]*>)"
    rf"|(?P<string>\"\"\"(?:\"{{0,2}}(?:[^\"\\]|{_ECHAR}))*\"\"\"|'''(?:'{{0,2}}(?:[^'\\]|{_ECHAR}))*'''"
    rf"|\"(?:[^\"\\\n\r]|{_ECHAR})*\"|'(?:[^'\\\n\r]|{_ECHAR})*')"
    rf"|(?P<variable>[?$][{_BASE}_0-9][{_BASE}_0-9{_MORE}]*)"
    rf"|(?P<blank>_:[{_BASE}_0-9](?:[{_CHARS}.]*[{_CHARS}])?)"
)
_NAME = (
    rf"|(?P<name>(?:[{_BASE}][{_CHARS}.]*+(?<!\.))?:"
    rf"(?:(?:[{_BASE}_:0-9]|{_PLX})(?:[{_CHARS}:]|{_PLX}|\.+(?=[{_CHARS}:%\\]))*)?)"
)
_LAST = (
    r"|(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[a-z]+)?)"
    r"|(?P<number>[+-]?(?:\d+\.\d*[eE][+-]?\d+|\.?\d+[eE][+-]?\d+|\d*\.\d+|\d+))"
    rf"|(?P<word>[{_BASE}_][{_BASE}_0-9{_MORE}]*)"
    r"|(?P<mark>\^\^|&&|\|\||<=|>=|!=|[{}()\[\].;,=<>!+*/|&^?~-])"
)
_TOKEN = re.compile(_FIRST + _NAME + _LAST, re.ASCII)
_NAMELESS = re.compile(_FIRST + _LAST, re.ASCII)
_RUN = re.compile(rf"[{_BASE}][{_CHARS}.]*+")  # of what a prefix may have
_CODE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_ESCAPED = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a query: what kind of terminal it is, its text without codepoint escapes, where it stands (from 0).

    ``apart`` tells whether there is a space or a comment before it.
    """

    kind: Kind
    text: str
    at: int
    apart: bool = False

    @property
    def keyword(self) -> str:
        """The word in capitals, as keywords have no case; empty for all else."""
        return self.text.upper() if self.kind == "word" and self.text.isascii() else ""


@dataclass(frozen=True, slots=True)
class Plain:
    """A query as the engine is asked it, and where its parts stand in what the user wrote."""

    text: str
    starts: tuple[tuple[int, int], ...] = ()  # offset here, offset there; empty where both are the same

    def origin(self, offset: int) -> int:
        """Return where a character of the text stood in the query as it was written."""
        if not self.starts:
            return offset
        here, there = self.starts[max(0, bisect_right(self.starts, (offset, 1 << 60)) - 1)]
        return there + max(0, offset - here)


def tokens(sparql: str) -> Iterator[Token]:
    """Yield the words of a query without comments, in order; codepoint escapes are resolved first.

    Raises:
        BrokenTokenError: Where none of the terminals fits.
    """
    text, places = _resolved(sparql)
    at, apart, nameless = 0, False, 0
    while at < len(text):
        found = (_NAMELESS if at < nameless else _TOKEN).match(text, at)
        if found is None or found.lastgroup is None:
            raise BrokenTokenError(places[at] if places else at)
        if found.lastgroup != "space":
            kind: Kind = found.lastgroup  # type: ignore[assignment]  # of _TOKEN
            yield Token(kind, found[0], places[at] if places else at, apart)
        if found.lastgroup == "word" and at >= nameless and (run := _RUN.match(text, at)):
            nameless = run.end()  # no prefix begins before: each would go on to the same end, which has been looked at
        apart = found.lastgroup == "space"
        at = found.end()


class BrokenTokenError(Exception):
    """No terminal of SPARQL fits here; ``at`` counts characters from 0."""

    def __init__(self, at: int) -> None:
        """Note the place."""
        super().__init__(at)
        self.at = at


def declarations(words: list[Token]) -> tuple[dict[str, str], int]:
    """Return the prefixes that a query declares, with their IRIs, and how many words its prologue has."""
    declared, at = dict[str, str](), 0
    while at < len(words):
        kinds = [word.kind for word in words[at + 1 : at + 3]]
        if words[at].keyword == "BASE" and kinds[:1] == ["iri"]:
            at += 2
        elif words[at].keyword == "PREFIX" and kinds == ["name", "iri"] and words[at + 1].text.endswith(":"):
            declared[words[at + 1].text[:-1]] = words[at + 2].text[1:-1]
            at += 3
        else:
            break
    return declared, at


def plain(sparql: str, words: list[Token]) -> Plain:
    """Return a query in a form that can be read in one way only, where it could hide a SERVICE; as it is otherwise.

    IRIs and prefixes with these letters get names of their own, strings one form, and a space parts what are no marks.
    What is left of the letters stands in variables, local names and labels, which the engine, too, reads to their end.
    """
    if _SERVICE not in "".join(word.text for word in words).lower() and not _CODE.search(sparql):
        return Plain(sparql)
    declared, end = declarations(words)
    fresh = (name for name in map("n{}".format, count()) if name not in declared)
    renamed: dict[str, str] = {}

    def written(word: Token, body: bool) -> str:
        if word.kind == "string":
            return _string(word.text)
        prefix, _, local = word.text.partition(":")
        if word.kind == "name" and _SERVICE in prefix.lower():
            return f"{_named(renamed, prefix, fresh)}:{local}"
        if word.kind == "iri" and body and _SERVICE in word.text.lower():
            return f"{_named(renamed, word.text, fresh)}:"
        return word.text

    head = [(written(word, body=False), word) for word in words[:end]]
    body = [(written(word, body=True), word) for word in words[end:]]
    added = [f" PREFIX {name}: {iri} " for iri, name in renamed.items() if iri.startswith("<")]
    starts, text, before = list[tuple[int, int]](), "", "mark"
    for n, (form, word) in enumerate((*head, *body)):
        text += "".join(added) if n == end else ""
        text += " " if word.apart or "mark" not in {word.kind, before} else ""
        starts.append((len(text), word.at))
        text, before = text + form, word.kind
    return Plain(text, tuple(starts))


def _named(renamed: dict[str, str], what: str, fresh: Iterator[str]) -> str:
    if what not in renamed:
        renamed[what] = next(fresh)
    return renamed[what]


def _string(text: str) -> str:
    """Return a string between single quotation marks of the double kind, on one line."""
    inner = text[3:-3] if text[:3] in {'"""', "'''"} and len(text) > 5 else text[1:-1]
    value = re.sub(r"\\(.)", lambda found: _ESCAPED.get(found[1], found[1]), inner, flags=re.DOTALL)
    for char, code in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r")):
        value = value.replace(char, code)
    return f'"{value}"'


def _resolved(sparql: str) -> tuple[str, list[int]]:
    """Return the text with its codepoint escapes resolved, and where each character stood, if there were any."""
    if not _CODE.search(sparql):
        return sparql, []
    text, places, at = "", list[int](), 0
    for found in _CODE.finditer(sparql):
        code = int(found[1] or found[2], 16)
        if code > 0x10FFFF or 0xD800 <= code < 0xE000:
            raise BrokenTokenError(found.start())
        text += sparql[at : found.start()] + chr(code)
        places += [*range(at, found.start()), found.start()]
        at = found.end()
    return text + sparql[at:], [*places, *range(at, len(sparql) + 1)]
