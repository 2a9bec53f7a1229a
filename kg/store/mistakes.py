"""What the engine says of a query that it can't read, told in plain words: where, what, and how to write it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.errors import QueryError, brief
from kg.store.faults import told
from kg.store.query_places import OPENING, Place, opened
from kg.store.refusals import place
from kg.store.tokens import BrokenTokenError, Plain, Token, tokens

_CODE = re.compile(r"\\u\{[0-9A-Fa-f]+\}")  # of letters that the parser would take
_POSITION = re.compile(r"^error at (\d+):(\d+): ")
_WORDS = re.compile(r"[A-Z_]{2,}|\"[^\" \\]\"")
# what can be wanted at few places; the engine names functions and OPTIONAL wherever a value or a pattern may begin
_WANTED = frozenset(
    {"AS", "BY", "HAVING", "OFFSET", "VALUES", "WHERE", '"{"', '"}"', '"("', '")"', '"]"', '"."', '","'}
)
_FEW = 4
_KEYWORD = re.compile(r"\b(?!expected\b|one\b|of\b)[A-Za-z][A-Za-z_0-9]+")
_MOST = 1_000  # words of a query that is looked through for its mistake


def syntax_error(message: str, sparql: str, asked: Plain, where: str) -> QueryError:
    """Return what to say of a query that the engine can't read.

    Args:
        message: The engine's words.
        sparql: The query as the user wrote it.
        asked: The query as the engine was asked it.
        where: Its name in messages.
    """
    found = _POSITION.match(message)
    expected = " ".join(_CODE.sub("", _POSITION.sub("", message)).split())
    words = _words(sparql)
    reached = _offset(asked.text, int(found[1]), int(found[2])) - _read_ahead(expected) if found else 0
    at = max((word.at for word in words if word.at <= asked.origin(max(0, reached))), default=0)
    whole = _unbalanced(words, sparql) or _of_groups(words, expected)
    if whole is not None:
        word, what, hint = whole
        return QueryError(what, where=f"{where}:{place(sparql, word.at)}", hint=hint)
    for n in range(len(words) + 1 if len(words) < _MOST else 0):
        fault = told(Place(words[:n], words[n] if n < len(words) else None, *opened(words[:n])))
        if fault is not None:
            at = words[n].at if n < len(words) else len(sparql.rstrip())
            return QueryError(fault[0], where=f"{where}:{place(sparql, at)}", hint=fault[1])
    near = sparql[at : at + 20].partition("\n")[0].strip()
    what = f"not SPARQL near {near!r}" if near else "SPARQL is broken or incomplete"
    named = [word for word in _WORDS.findall(expected) if word in _WANTED]
    hint = f"expected {' or '.join(named)}" if 0 < len(named) <= _FEW else "something before it is missing or too much"
    return QueryError(what, where=f"{where}:{place(sparql, at)}", hint=hint)


def _read_ahead(expected: str) -> int:
    """Return how far behind the place in question the engine stands: it reads as many letters as a keyword has."""
    if '"' in expected or "['" in expected or not (tried := _KEYWORD.findall(expected)):
        return 0
    return min(map(len, tried))


def _of_groups(words: list[Token], expected: str) -> tuple[Token, str, str] | None:
    """Return the variable of SELECT that the engine complains of, with what to say of it."""
    ends = [n for n, word in enumerate(words) if word.text == "{"]
    if not ends:
        return None
    head, body = words[: ends[0]], words[ends[0] :]
    grouped = {word.text for word in body[next((n for n, w in enumerate(body) if w.keyword == "GROUP"), len(body)) :]}
    if "SELECT * is not authorized" in expected:
        star = next((word for word in head if word.text == "*"), head[0])
        return star, "SELECT * names what is not grouped", "name the variables of GROUP BY, and what is aggregated"
    if "contains a variable that is unbound" in expected:
        plain = [w for n, w in enumerate(head) if w.kind == "variable" and not opened(head[:n])[0]]
        word = next((word for word in plain if word.text not in grouped), head[0])
        name = f"{brief(word.text)}, which" if word.kind == "variable" else "a variable that"
        return word, f"SELECT names {name} is not grouped", "name it in GROUP BY, or aggregate it"
    if "overrides an existing variable" in expected or "Duplicated variable name" in expected:
        taken = {word.text for word in body if word.kind == "variable"}
        for n, word in enumerate(head):
            if word.kind == "variable" and word.text in taken and n and head[n - 1].keyword == "AS":
                return word, f"{brief(word.text)} has a value already", "give what is computed another name"
            taken |= {word.text} if word.kind == "variable" else set()
    return None


def _unbalanced(words: list[Token], sparql: str) -> tuple[Token, str, str] | None:
    """Return the bracket that has no other half, with what to say of it."""
    opened = list[Token]()
    for word in words:
        if word.kind == "mark" and word.text in OPENING:
            opened.append(word)
        elif word.kind == "mark" and word.text in OPENING.values():
            if word.text not in {OPENING[one.text] for one in opened}:
                return word, f"{word.text} closes nothing", "remove it, or open it before"
            if OPENING[opened[-1].text] != word.text:
                hint = f"write {OPENING[opened[-1].text]} before"
                return word, f"{word.text} stands where {opened[-1].text} is still open", hint
            opened.pop()
    if opened:
        last, other = opened[-1], OPENING[opened[-1].text]
        hint = f"write {other}"
        if any(other in comment for comment in _comments(words, sparql)):
            hint += ": behind # is a comment, to the end of the line"
        return last, f"{last.text} is never closed: SPARQL is broken or incomplete", hint
    return None


def _comments(words: list[Token], sparql: str) -> Iterator[str]:
    """Yield what stands between the words of a query and behind them."""
    for word, after in pairwise([*words, Token("mark", "", len(sparql))]):
        yield sparql[word.at + len(word.text) : after.at]


def _words(sparql: str) -> list[Token]:
    try:
        return list(tokens(sparql))
    except BrokenTokenError:
        return []


def _offset(text: str, row: int, column: int) -> int:
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: row - 1]) + column - 1
