"""What is wrong at one place of a query, told by its words up to there; only a query that can't be read is asked."""

import re

from kg.store.query_places import OPENING, Place, opened
from kg.store.tokens import Token
from kg.store.value_faults import AGGREGATES, named, of_values

_TERMS = frozenset({"iri", "string", "name", "variable", "blank", "number"})
_LAST = ("GROUP", "HAVING", "ORDER", "LIMIT")  # the order of what follows the braces
_BRACED = frozenset({"OPTIONAL", "UNION", "MINUS", "EXISTS", "WHERE"})
_ONCE = (frozenset(".,"), frozenset("/|"), frozenset("*+"))  # signs of which one stands at a place
_UNCOUNTED = frozenset({"VALUES", "FILTER"})  # no pattern follows
_WITHIN = frozenset({"FILTER", "OPTIONAL", "BIND", "MINUS", "UNION", "GRAPH"})
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})

type Told = tuple[str, str]  # what is wrong, and what to write


def told(at: Place) -> Told | None:
    """Return what is wrong at a place, the surest first."""
    return _of_the_head(at) or of_values(at) or _of_groups(at) or _of_paths(at) or _of_patterns(at) or _of_the_end(at)


def _of_the_head(at: Place) -> Told | None:
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
    if at.previous in {"ASK", "CONSTRUCT"} and at.word and at.text not in {"{", "WHERE", "FROM"}:
        hint = "ASK { ... }" if at.previous == "ASK" else "CONSTRUCT { ?x kg:opposes ?y } WHERE { ... }"
        return f"{at.previous} names no variables", f"write {hint}"
    return _of_the_select(at)


def _of_the_select(at: Place) -> Told | None:
    words = {word.keyword or word.text for word in at.before}
    if "SELECT" not in words or "{" in words:
        return None
    if at.text == "," and not at.open:
        return "the variables of SELECT stand without commas", "write SELECT ?x ?y"
    if at.text in AGGREGATES and not at.open:
        return "what is counted needs brackets and a name", "write (COUNT(?x) AS ?n)"
    if at.text == ")" and at.opener in {"SELECT", "DISTINCT", ")"} and not named(at):
        return "what is computed in SELECT has no name", "write (COUNT(?x) AS ?n)"
    return None


def _of_groups(at: Place) -> Told | None:
    if at.previous in _BRACED and at.text != "{":
        return f"what follows {at.previous} stands between braces", f"write {at.previous} {{ ... }}"
    if at.previous == "GRAPH" and at.text == "{":
        return "GRAPH lacks the name of its graph", "write GRAPH ?g { ... }"
    if at.back(2) == "VALUES" and at.word and at.before[-1].kind == "variable" and at.text != "{":
        return "what follows the variable of VALUES stands between braces", 'write VALUES ?x { "a" "b" }'
    if at.text == ")" and (wanted := _columns(at)) and wanted != _given(at.inside):
        return f"a row of VALUES has {_given(at.inside)} in place of {wanted} values", "write UNDEF for what is open"
    if at.text == "A" and at.word and at.word.text == "A" and at.open == "{":
        return "what tells the kind is a small letter", "write a"
    if at.open == "{" and at.text in _LAST and at.inside and at.inside[0].keyword != "SELECT":
        return f"{at.text} stands within the braces", "write it after the last }"
    return None


def _of_patterns(at: Place) -> Told | None:
    if at.open != "{" or _in_values(at):
        return None
    if at.text in {"TRUE", "FALSE"} and at.word and not at.word.text.islower():
        return "true and false are written in small letters", f"write {at.text.lower()}"
    parts = _parts(at.inside)
    if at.text == "," and parts == 2:
        return "a comma stands between objects", "write | between relations"
    if at.text == "||":
        return "|| stands between conditions", "write | between relations"
    if at.text == "^" and at.before and at.before[-1].kind == "string":
        return "the kind of a text stands behind ^^", 'write "2024-01-31"^^xsd:date'
    if at.previous == "^^" and at.word and at.word.kind not in {"iri", "name"}:
        return "^^ lacks the kind of the text", 'write "2024-01-31"^^xsd:date'
    if at.word and at.word.kind in {"string", "number"} and parts == 1 and at.before[-1].text not in {"^", "!"}:
        return "a value stands where a relation is wanted", "write ?subject kg:relation ?object"
    if at.text in {"}", ".", ";"} and parts in {1, 2} and at.previous not in {";", "]"}:
        return "SPARQL is broken or incomplete: a pattern has three parts", "write ?subject kg:relation ?object"
    if at.word and {at.word.kind, at.before[-1].kind if at.before else ""} == {"number"} and not at.word.apart:
        day = re.fullmatch(r"\d{4}-\d\d", at.before[-1].text + at.word.text)
        return (
            "this is no number",
            'a day is written "2024-01-31"^^xsd:date' if day else "write it with one point at most",
        )
    if at.word is not None and parts >= 3 and (at.word.kind in _TERMS or at.text == "A"):
        same = ", and ; only where the subject stays the same" if ";" in {word.text for word in at.inside} else ""
        return "two patterns with nothing between them", f"write a dot after the first{same}"
    return None


def _of_paths(at: Place) -> Told | None:
    if at.open == "{" and any({at.text, at.previous} <= marks for marks in _ONCE):
        return f"{at.text} after {at.previous}", "leave one of them out"
    return None


def _in_values(at: Place) -> bool:
    """Tell whether the innermost braces are those of VALUES."""
    opening = len(at.before) - len(at.inside) - 1
    while opening > 0 and (at.before[opening - 1].kind == "variable" or at.before[opening - 1].text in {"(", ")"}):
        opening -= 1
    return at.open == "{" and opening > 0 and at.before[opening - 1].keyword == "VALUES"


def _columns(at: Place) -> int:
    """Return how many variables a row of VALUES, which brackets hold, is to fill; 0 where they hold none."""
    outside = at.before[: len(at.before) - len(at.inside) - 1]
    rows = Place(outside, None, *opened(outside))
    if at.open != "(" or not _in_values(rows):
        return 0
    head = outside[: len(outside) - len(rows.inside) - 1]
    begun = max(n for n, word in enumerate(head) if word.keyword == "VALUES")
    return sum(word.kind == "variable" for word in head[begun:])


def _given(row: list[Token]) -> int:
    return sum(
        (word.kind in _TERMS) + (word.keyword in {"UNDEF", "TRUE", "FALSE"}) - (word.text == "^^") for word in row
    )


def _parts(inside: list[Token]) -> int:
    """Return how many parts the pattern has that a group's words end with; a path is one, and so is a list."""
    if inside and inside[0].keyword == "SELECT":
        return -1
    number, depth, held = 0, 0, 0
    for n, word in enumerate(inside):
        mark = word.text if word.kind == "mark" else ""
        if mark in OPENING:
            held = held if depth else -1 if mark == "{" or (n and inside[n - 1].keyword not in {"", "A"}) else number
            depth += 1
        elif mark in OPENING.values():
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
            number = -len(inside) if word.keyword in _UNCOUNTED else 0
    return number


def _of_the_end(at: Place) -> Told | None:
    if at.previous in {"ORDER", "GROUP"} and at.text != "BY":
        return f"{at.previous} lacks its BY", f"write {at.previous} BY ?x"
    if at.open:
        return None
    if at.text == "." and at.back(3) == "PREFIX":
        return "a PREFIX has no dot at its end", "leave it out"
    if at.text in _LAST and "SELECT" in (seen := {word.keyword or word.text for word in at.before}) and "{" not in seen:
        return f"{at.text} stands too early", "the order is WHERE, GROUP BY, HAVING, ORDER BY, LIMIT, OFFSET"
    if at.text == "WHERE" and at.previous == "}" and "CONSTRUCT" not in {word.keyword for word in at.before}:
        return "a query has one WHERE", "put its patterns between the same braces"
    if at.text in _WITHIN and at.previous == "}":
        return f"{at.text} stands behind the braces", "write it within them"
    if at.text in _FORMS and at.previous == "}":
        return "a second query", "ask one at a time"
    if at.text == ",":
        limit, by = at.back(2) == "LIMIT", "BY" in {word.keyword for word in at.before}
        told = "LIMIT takes one number" if limit else "what follows BY stands without commas" if by else ""
        return (told, "write LIMIT 10 OFFSET 5" if limit else "write BY ?x ?y") if told else None
    if at.text == ";":
        return "; after the query", "leave it out: a query has no sign at its end"
    earlier = [word.keyword for word in at.before if word.keyword in _LAST]
    if at.text in _LAST and earlier and _LAST.index(at.text) < max(_LAST.index(one) for one in earlier):
        return f"{at.text} stands too late", "the order is WHERE, GROUP BY, HAVING, ORDER BY, LIMIT, OFFSET"
    if at.previous in {"LIMIT", "OFFSET"} and not at.text.isdigit():
        return f"{at.previous} wants a number", f"write {at.previous} 10"
    return None
