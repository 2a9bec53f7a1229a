"""What the engine says of a query that it can't read, told in plain words: where, what, and how to write it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.errors import QueryError
from kg.store.refusals import place
from kg.store.tokens import BrokenTokenError, Plain, Token, tokens

_CODE = re.compile(r"\\u\{[0-9A-Fa-f]+\}")  # of letters that the parser would take
_POSITION = re.compile(r"^error at (\d+):(\d+): ")
_WORDS = re.compile(r"[A-Z]{2,}|\"[^\" \\]\"")
_NEVER = frozenset({"SERVICE", "LATERAL", "IF", "TZ"})
_OPENING = {"{": "}", "(": ")", "[": "]"}
_TERMS = frozenset({"iri", "string", "name", "variable", "blank", "number"})
_AGGREGATES = frozenset({"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"})
_LAST = ("GROUP", "HAVING", "ORDER", "LIMIT")  # the order of what follows the braces
_BRACED = frozenset({"OPTIONAL", "UNION", "MINUS", "EXISTS", "WHERE"})
_INFIX = frozenset({"CONTAINS", "REGEX", "STRSTARTS", "STRENDS"})
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_MOST = 1_000  # words of a query that is looked through for its mistake

type Told = tuple[str, str]  # what is wrong, and what to write


@dataclass(frozen=True, slots=True)
class _Place:
    """A place of a query: the words before and the word there, the innermost bracket open there, and what it holds."""

    before: list[Token]
    word: Token | None
    open: str
    inside: list[Token]

    @property
    def text(self) -> str:
        return self.word.keyword or self.word.text if self.word else ""

    @property
    def previous(self) -> str:
        return self.back(1)

    def back(self, number: int) -> str:
        """Return the word so many before, "" if there is none."""
        word = self.before[-number] if len(self.before) >= number else None
        return word.keyword or word.text if word else ""

    @property
    def opener(self) -> str:
        """The word before the innermost bracket."""
        return self.back(len(self.inside) + 2) if self.open else ""


def syntax_error(message: str, sparql: str, asked: Plain, where: str) -> QueryError:
    """Return what to say of a query that the engine can't read.

    Args:
        message: The engine's words.
        sparql: The query as the user wrote it.
        asked: The query as the engine was asked it.
        where: Its name in messages.
    """
    found = _POSITION.match(message)
    at = asked.origin(_offset(asked.text, int(found[1]), int(found[2]))) if found else 0
    expected = " ".join(_CODE.sub("", _POSITION.sub("", message)).split())
    words = _words(sparql)
    unbalanced = _unbalanced(words)
    if unbalanced is not None:
        word, what, hint = unbalanced
        return QueryError(what, where=f"{where}:{place(sparql, word.at)}", hint=hint)
    if "contains a variable that is unbound" in expected:
        what, hint = "SELECT names a variable that is not grouped", "name it in GROUP BY, or aggregate it"
        return QueryError(what, where=f"{where}:{place(sparql, at)}", hint=hint)
    for n in range(len(words) + 1 if len(words) < _MOST else 0):
        told = _told(_Place(words[:n], words[n] if n < len(words) else None, *_opened(words[:n])))
        if told is not None:
            at = words[n].at if n < len(words) else len(sparql.rstrip())
            return QueryError(told[0], where=f"{where}:{place(sparql, at)}", hint=told[1])
    near = sparql[at : at + 20].partition("\n")[0].strip()
    what = f"not SPARQL near {near!r}" if near else "SPARQL is broken or incomplete"
    named = [word for word in _WORDS.findall(expected) if word not in _NEVER]
    hint = f"expected {' or '.join(named)}" if named else "check the query at this place"
    return QueryError(what, where=f"{where}:{place(sparql, at)}", hint=hint)


def _told(at: _Place) -> Told | None:
    """Return what is wrong at a place, the surest first."""
    return _of_the_head(at) or _of_filters(at) or _of_conditions(at) or _of_patterns(at) or _of_the_end(at)


def _of_the_head(at: _Place) -> Told | None:
    if not at.before:
        if at.word is None:
            return "SPARQL is broken or incomplete: the query is empty", "begin with SELECT, ASK, CONSTRUCT or DESCRIBE"
        known = at.text in _FORMS or at.text in {"PREFIX", "BASE"}
        return None if known else ("a query begins with what it wants", "begin with SELECT, ASK, CONSTRUCT or DESCRIBE")
    if at.text == "A" and at.previous in {"SELECT", "DISTINCT", "REDUCED"}:
        return "a variable begins with a question mark", "write SELECT ?a"
    subject = at.previous == "A" and at.open == "{" and _parts(at.inside) == 1
    if at.text == "?" and subject and at.word and not at.word.apart:
        return "the question mark of a variable stands before its name", f"write ?{at.before[-1].text}"
    if at.text == ")" and at.opener == "DISTINCT" and [word.kind for word in at.inside] == ["variable"]:
        return "DISTINCT takes no brackets around variables", "write SELECT DISTINCT ?x ?y"
    if at.previous == "FROM" and at.text == "{":
        return "FROM names a graph", "write WHERE before the patterns"
    if at.previous in {"SELECT", "DISTINCT", "REDUCED"} and at.text in {"{", "WHERE", "FROM", ""} and at.open != "(":
        return "SELECT names no variables", "write SELECT * or SELECT ?x ?y"
    words = {word.keyword or word.text for word in at.before}
    if "SELECT" not in words or "{" in words:
        return None
    if at.text == "," and not at.open:
        return "the variables of SELECT stand without commas", "write SELECT ?x ?y"
    if at.text in _AGGREGATES and not at.open:
        return "what is counted needs brackets and a name", "write (COUNT(?x) AS ?n)"
    if at.text == ")" and at.opener in {"SELECT", "DISTINCT", ")"} and not _named(at):
        return "what is computed in SELECT has no name", "write (COUNT(?x) AS ?n)"
    return None


def _named(at: _Place) -> bool:
    return "AS" in {word.keyword for word in at.inside}


def _of_conditions(at: _Place) -> Told | None:
    if at.text == "=" and at.previous in {"=", "!=", "!"}:
        return "two signs where one compares", "write = for the same, != for another"
    if at.text == "<>" and at.open == "(":
        return "<> does not compare", "write != for another"
    if at.text == "&":
        return "conditions are joined by two signs", "write && or ||"
    if at.text == "," and (at.back(2), at.back(3)) == ("(", "="):
        return "= compares with one value", "write ?x IN (1, 2) for several"
    if at.previous == "IN" and at.text != "(":
        return "the values of IN stand in brackets", "write ?x IN (1, 2)"
    plain_value = at.word is not None and at.word.kind in {"variable", "string", "number"}
    if at.previous in {"FILTER", "BIND"} and plain_value:
        return f"what follows {at.previous} stands in brackets", f"write {at.previous}(...)"
    if at.text == ")" and at.opener == "BIND" and not _named(at):
        return "BIND gives its value no name", "write BIND(... AS ?x)"
    if at.text in {"=", "!=", "<", ">", "<=", ">="} and at.open == "{":
        return "a comparison stands in a filter", "write FILTER(?x = 1)"
    return None


def _of_filters(at: _Place) -> Told | None:
    if at.text == ">" and at.previous == "=":
        return "=> does not compare", "write >="
    if at.text in _INFIX and at.word and at.before and at.before[-1].kind == "variable" and at.open == "(":
        return f"{at.text} stands before its brackets", f'write {at.text}({at.previous}, "text")'
    if at.previous == "HAVING" and at.text in _AGGREGATES:
        return "what follows HAVING stands in brackets", "write HAVING(COUNT(?x) > 1)"
    if at.text in {"NOT", "EXISTS"} and at.previous not in {"FILTER", "NOT"} and at.open == "{":
        return f"{at.text} stands in a filter", "write FILTER NOT EXISTS { ... }"
    return None


def _of_patterns(at: _Place) -> Told | None:
    if at.previous in _BRACED and at.text != "{":
        return f"what follows {at.previous} stands between braces", f"write {at.previous} {{ ... }}"
    if at.open != "{":
        return None
    if at.text in {"TRUE", "FALSE"} and at.word and not at.word.text.islower():
        return "true and false are written in small letters", f"write {at.text.lower()}"
    parts = _parts(at.inside)
    if at.text in {"}", ".", ";"} and parts in {1, 2} and at.previous not in {";", "]"}:
        return "SPARQL is broken or incomplete: a pattern has three parts", "write ?subject kg:relation ?object"
    if at.word is not None and parts >= 3 and (at.word.kind in _TERMS or at.text == "A"):
        same = ", and ; only where the subject stays the same" if ";" in {word.text for word in at.inside} else ""
        return "two patterns with nothing between them", f"write a dot after the first{same}"
    if at.text in {".", ","} and at.previous in {".", ","}:
        return f"{at.text} after {at.previous}", "leave one of them out"
    return None


def _parts(inside: list[Token]) -> int:
    """Return how many parts the pattern has that a group's words end with; a path is one, and so is a list."""
    number, depth, held = 0, 0, 0
    for n, word in enumerate(inside):
        mark = word.text if word.kind == "mark" else ""
        if mark in _OPENING:
            held = held if depth else -1 if mark == "{" or (n and inside[n - 1].keyword not in {"", "A"}) else number
            depth += 1
        elif mark in _OPENING.values():
            depth -= 1
            number = held + 1 if not depth else number
        elif depth:
            continue
        elif mark in {".", ";", ","}:
            number = {".": 0, ";": 1, ",": 2}[mark]
        elif mark in {"/", "|", "^^"}:
            number -= 1
        elif word.keyword in {"A", "TRUE", "FALSE"} or word.kind in _TERMS:
            number += 1
        elif word.keyword:
            number = -len(inside) if word.keyword in {"SELECT", "VALUES", "ORDER", "GROUP", "FILTER"} else 0
    return number


def _of_the_end(at: _Place) -> Told | None:
    if at.previous in {"ORDER", "GROUP"} and at.text != "BY":
        return f"{at.previous} lacks its BY", f"write {at.previous} BY ?x"
    if at.open:
        return None
    if at.text == "WHERE" and at.previous == "}" and "CONSTRUCT" not in {word.keyword for word in at.before}:
        return "a query has one WHERE", "put its patterns between the same braces"
    if at.text == ";":
        return "; after the query", "leave it out: a query has no sign at its end"
    seen = [word.keyword for word in at.before if word.keyword in _LAST]
    if at.text in _LAST and seen and _LAST.index(at.text) < max(_LAST.index(one) for one in seen):
        return f"{at.text} stands too late", "the order is WHERE, GROUP BY, HAVING, ORDER BY, LIMIT, OFFSET"
    if at.previous in {"LIMIT", "OFFSET"} and (at.word is None or at.word.kind != "number"):
        return f"{at.previous} wants a number", f"write {at.previous} 10"
    return None


def _unbalanced(words: Iterable[Token]) -> tuple[Token, str, str] | None:
    """Return the bracket that has no other half, with what to say of it."""
    opened = list[Token]()
    for word in words:
        if word.kind == "mark" and word.text in _OPENING:
            opened.append(word)
        elif word.kind == "mark" and word.text in _OPENING.values():
            if not opened:
                return word, f"{word.text} closes nothing", "remove it, or open it before"
            if _OPENING[opened[-1].text] != word.text:
                hint = f"write {_OPENING[opened[-1].text]} before"
                return word, f"{word.text} stands where {opened[-1].text} is still open", hint
            opened.pop()
    if opened:
        last = opened[-1]
        return last, f"{last.text} is never closed: SPARQL is broken or incomplete", f"write {_OPENING[last.text]}"
    return None


def _opened(before: list[Token]) -> tuple[str, list[Token]]:
    """Return the innermost bracket that is open after some words, and the words since."""
    opened = list[int]()
    for n, word in enumerate(before):
        if word.kind == "mark" and word.text in _OPENING:
            opened.append(n)
        elif word.kind == "mark" and word.text in _OPENING.values() and opened:
            opened.pop()
    return (before[opened[-1]].text, before[opened[-1] + 1 :]) if opened else ("", [])


def _words(sparql: str) -> list[Token]:
    try:
        return list(tokens(sparql))
    except BrokenTokenError:
        return []


def _offset(text: str, row: int, column: int) -> int:
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: row - 1]) + column - 1
