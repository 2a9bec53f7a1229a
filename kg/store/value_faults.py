"""What is wrong with values at one place of a query: comparisons, functions and what is bound, as `kg.store.faults`."""

from kg.errors import brief
from kg.store.query_places import Place, opened
from kg.store.tokens import Token

type Told = tuple[str, str]  # what is wrong, and what to write

AGGREGATES = frozenset({"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"})
_INFIX = frozenset({"CONTAINS", "REGEX", "STRSTARTS", "STRENDS"})
_VALUES = frozenset({"iri", "string", "name", "variable", "number"})
_PLAIN = frozenset({"variable", "string", "number"})
_ONE = (
    "STR LANG DATATYPE BOUND IRI URI ABS CEIL FLOOR ROUND STRLEN UCASE LCASE ENCODE_FOR_URI YEAR MONTH DAY HOURS "
    "MINUTES SECONDS TIMEZONE TZ MD5 SHA1 SHA256 SHA384 SHA512 ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC"
)
_TWO = "CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER LANGMATCHES SAMETERM STRDT STRLANG"
_TAKES = {  # how many values a function takes at least and at most: SPARQL 1.1, section 17.4
    **dict.fromkeys(_ONE.split(), (1, 1)),
    **dict.fromkeys(_TWO.split(), (2, 2)),
    "REGEX": (2, 3),
    "REPLACE": (3, 4),
    "SUBSTR": (2, 3),
    "IF": (3, 3),
}


def of_values(at: Place) -> Told | None:
    """Return what is wrong with values at a place, the surest first."""
    return _of_filters(at) or _of_functions(at) or _of_conditions(at) or _of_names(at)


def _of_filters(at: Place) -> Told | None:
    if at.text == ">" and at.previous == "=":
        return "=> does not compare", "write >="
    if at.text in _INFIX and at.word and at.before and at.before[-1].kind == "variable" and at.open == "(":
        return f"{at.text} stands before its brackets", f'write {at.text}({brief(at.previous)}, "text")'
    if at.previous == "HAVING" and at.word and (at.text in AGGREGATES or at.word.kind in _PLAIN):
        return "what follows HAVING stands in brackets", "write HAVING(COUNT(?x) > 1)"
    if at.text in {"NOT", "EXISTS"} and at.previous not in {"FILTER", "NOT"} and at.open == "{":
        return f"{at.text} stands in a filter", f"write FILTER {'NOT ' * (at.text == 'NOT')}EXISTS {{ ... }}"
    if at.previous == "NOT" and at.open == "(" and at.text not in {"IN", "EXISTS"}:
        return "NOT stands before IN and EXISTS only", "write !(?x = 1), or ?x != 1"
    if at.previous in {"ASC", "DESC"} and at.text != "(":
        if at.back(2).startswith("?"):
            return f"{at.previous} stands before what it sorts by", f"write {at.previous}({brief(at.back(2))})"
        return f"what follows {at.previous} stands in brackets", f"write {at.previous}(?x)"
    return None


def _of_functions(at: Place) -> Told | None:
    if at.text == "DISTINCT" and at.inside and at.opener in AGGREGATES:
        return "DISTINCT stands before what is counted", f"write {at.opener}(DISTINCT ?x)"
    if at.text == ")" and not at.inside and at.opener in AGGREGATES:
        return f"{at.opener} lacks what it counts", f"write {at.opener}(?x)" + " or COUNT(*)" * (at.opener == "COUNT")
    least, most = _TAKES.get(at.opener, (0, 0))
    if at.open != "(" or not most or at.word is None:
        return None
    given = len(at.inside) and 1 + _commas(at.inside)
    if (at.text == ")" and given < least) or (at.text == "," and given >= most):
        what = f"{at.opener} takes {least}" + (f" or {most}" if most > least else "") + f" value{'s' * (most > 1)}"
        return what, f"write {at.opener}({', '.join(('?x', '?y', '?z')[:least])})"
    return ("two values with nothing between them", "write a comma between them") if _beside(at) else None


def _beside(at: Place) -> bool:
    """Tell whether two values stand next to each other; what begins with a sign is added."""
    values = at.word and at.inside and at.word.kind in _VALUES and at.inside[-1].kind in _VALUES
    return bool(values) and at.text[0] not in "+-"


def _commas(inside: list[Token]) -> int:
    """Return how many commas stand between the values of a function, without those of functions within."""
    return sum(word.text == "," and not opened(inside[:n])[0] for n, word in enumerate(inside))


def _of_names(at: Place) -> Told | None:
    if at.previous == "AS" and at.word and at.word.kind != "variable":
        return "AS is followed by a variable", "write (COUNT(?x) AS ?n)"
    if at.text == "AS" and named(at):
        return "AS after AS", "leave one of them out"
    if at.open == "(" and at.opener in {"FILTER", "HAVING", "BIND"} and _beside(at):
        return "two values with nothing between them", "write what joins or compares them, as =, + or &&"
    if at.text != ")" or at.opener != "BIND" or not named(at):
        return None
    name, (_, group) = at.inside[-1].text, opened(at.before[: len(at.before) - len(at.inside) - 2])
    given = [word.text for n, word in enumerate(group) if word.kind == "variable" and opened(group[:n])[0] != "("]
    return (f"{brief(name)} has a value already", "give what BIND computes another name") if name in given else None


def named(at: Place) -> bool:
    """Tell whether what the innermost bracket holds gets a name."""
    return "AS" in {word.keyword for word in at.inside}


def _of_conditions(at: Place) -> Told | None:
    if at.text == "=" and at.previous in {"=", "!=", "!"}:
        return "two signs where one compares", "write = for the same, != for another"
    if at.text == "~":
        return "~ does not compare", 'write REGEX(?x, "text")'
    if at.text == "<>" and at.open == "(":
        return "<> does not compare", "write != for another"
    if at.text == "&":
        return "conditions are joined by two signs", "write && or ||"
    if at.text == "," and (at.back(2), at.back(3)) == ("(", "="):
        return "= compares with one value", "write ?x IN (1, 2) for several"
    if at.previous == "IN" and at.text != "(":
        return "the values of IN stand in brackets", "write ?x IN (1, 2)"
    if at.previous in {"FILTER", "BIND"} and at.word and (at.word.kind in _PLAIN or at.text in {"[", "{"}):
        return f"what follows {at.previous} stands in brackets", f"write {at.previous}(...)"
    if at.text == ")" and at.opener == "BIND" and not named(at):
        return "BIND gives its value no name", "write BIND(... AS ?x)"
    if at.text in {"=", "!=", "<", ">", "<=", ">="} and at.open == "{":
        return "a comparison stands in a filter", "write FILTER(?x = 1)"
    return None
