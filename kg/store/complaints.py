"""What is wrong with a query that is no SPARQL, in plain words."""

from rapidfuzz import fuzz, process

from kg import namespaces
from kg.errors import QueryError, brief
from kg.store.tokens import Token
from kg.store.vocabulary import term_of

_LISTED = (
    "BASE PREFIX SELECT DISTINCT REDUCED AS CONSTRUCT DESCRIBE ASK FROM NAMED WHERE GROUP BY HAVING ORDER ASC DESC "
    "LIMIT OFFSET VALUES UNDEF GRAPH OPTIONAL LATERAL MINUS BIND UNION FILTER EXISTS NOT IN A TRUE FALSE COUNT SUM "
    "MIN MAX AVG SAMPLE GROUP_CONCAT SEPARATOR STR LANG LANGMATCHES LANGDIR HASLANG HASLANGDIR DATATYPE BOUND IRI URI "
    "BNODE RAND ABS CEIL FLOOR ROUND CONCAT SUBSTR STRLEN REPLACE UCASE LCASE ENCODE_FOR_URI CONTAINS STRSTARTS "
    "STRENDS STRBEFORE STRAFTER YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ NOW UUID STRUUID MD5 SHA1 SHA256 "
    "SHA384 SHA512 COALESCE IF STRLANG STRLANGDIR STRDT SAMETERM ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC REGEX TRIPLE "
    "SUBJECT PREDICATE OBJECT ISTRIPLE ADJUST "
)
_KEYWORDS = frozenset(_LISTED.split())
_SURE = 80  # of 100; a word in capital letters at its start that is less near to one of SPARQL may be a name
_NEAR = 70  # of 100; below, two words have little more in common than their language
_CURLED = {"\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2018": "'", "\u2019": "'", "\u00ab": '"', "\u00bb": '"'}
_OTHERWISE = {  # words of other languages, and what SPARQL has for them
    "AND": "write && between conditions, a dot between patterns",
    "OR": "write || between conditions, { ... } UNION { ... } between patterns",
    "SORT": "write ORDER BY ?x",
    "LIKE": 'write FILTER(CONTAINS(LCASE(?x), "text")) or FILTER(REGEX(?x, "text", "i"))',
    "ILIKE": 'write FILTER(REGEX(?x, "text", "i"))',
    "REGEXP": 'write FILTER(REGEX(?x, "text", "i"))',
    "JOIN": "patterns in the same braces are joined",
    "NULL": "write FILTER(BOUND(?x)) or FILTER(!BOUND(?x))",
    "IS": "write = to compare, BOUND(?x) to see whether there is a value",
    "TOP": "write LIMIT and the number at the end",
    "LEN": "write STRLEN(?x)",
    "LENGTH": "write STRLEN(?x)",
    "STARTSWITH": 'write STRSTARTS(?x, "text")',
    "STARTS_WITH": 'write STRSTARTS(?x, "text")',
    "ENDSWITH": 'write STRENDS(?x, "text")',
    "ENDS_WITH": 'write STRENDS(?x, "text")',
    "LOWER": "write LCASE(?x)",
    "TOLOWER": "write LCASE(?x)",
    "UPPER": "write UCASE(?x)",
    "TOUPPER": "write UCASE(?x)",
    "INSTR": 'write CONTAINS(?x, "text")',
    "MATCH": "write SELECT ?x WHERE { ... }",
    "RETURN": "write SELECT and what is wanted in front",
    "BETWEEN": "write FILTER(?x >= 1 && ?x <= 9)",
    "ISNULL": "write !BOUND(?x)",
    "IFNULL": 'write COALESCE(?x, "none")',
    "NVL": 'write COALESCE(?x, "none")',
    "CASE": "write IF(?x = 1, ?y, ?z)",
    "WHEN": "write IF(?x = 1, ?y, ?z)",
    "UNIQUE": "write SELECT DISTINCT ?x",
    "EXCEPT": "write MINUS { ... }",
    "TODAY": "write NOW()",
    "DATE": 'a day is written "2024-01-31"^^xsd:date',
}
_WEB = frozenset({"http", "https", "urn", "mailto"})


def is_known(word: Token, before: str = "") -> bool:
    """Tell whether SPARQL has a word, which is looked up for each of a query; arguments are those of `unknown_word`."""
    return word.keyword in _KEYWORDS and before != "PREFIX"


def unknown_word(word: Token, where: str, before: str = "") -> QueryError | None:
    """Return what to say of a word that SPARQL lacks, or None if it has it.

    Args:
        word: Of a query, of the kind ``word``.
        where: Its place in messages.
        before: The keyword before it, if it follows one.
    """
    if before == "PREFIX":
        return QueryError("a prefix ends with a colon", where=where, hint=f"write PREFIX {brief(word.text)}: <...>")
    if is_known(word, before):
        return None
    if before in {"LIMIT", "OFFSET"}:
        return QueryError(f"{before} wants a number", where=where, hint=f"write {before} 10")
    if before == "-":
        return QueryError("a variable holds no -", where=where, hint="write _ within its name")
    if before == "FROM":
        hint = "write WHERE { ?x a kg:State } for what is asked about"
        return QueryError("FROM names a graph by its IRI", where=where, hint=hint)
    text = word.text.upper()
    if text in _OTHERWISE:
        return QueryError(f"{brief(word.text)!r} is no word of SPARQL", where=where, hint=_OTHERWISE[text])
    if term := term_of(word.text):
        return QueryError(f"{brief(word.text)!r} lacks its prefix", where=where, hint=f"did you mean {term}")
    near = process.extractOne(text, sorted(_KEYWORDS - {"A"}), scorer=fuzz.ratio, score_cutoff=_NEAR)
    shown = brief(word.text)
    if shown != word.text:  # what is cut can't be copied
        hint = "a variable begins with ?, a text stands in quotation marks"
    else:
        hint = f"did you mean {near[0]}" if near else f'a variable is ?{shown}, a text "{shown}"'
    if shown == word.text and word.text.istitle() and (not near or near[1] < _SURE):
        hint += f', who bears the name ?x rdfs:label "{shown}"'
    return QueryError(f"{shown!r} is no word of SPARQL", where=where, hint=hint)


def unknown_prefix(word: Token, where: str, before: str = "") -> QueryError:
    """Return what to say of a name with a prefix that nobody declared; arguments are those of `unknown_word`."""
    prefix = word.text.partition(":")[0]
    if before == "@prefix":
        hint = f"write PREFIX {brief(prefix)}: <...>, without a dot at its end"
        return QueryError("@prefix is Turtle, not SPARQL", where=where, hint=hint)
    if before == "PREFIX":
        hint = f"write PREFIX {brief(prefix)}: <...> before SELECT"
        return QueryError("a prefix is declared wrongly, or too late", where=where, hint=hint)
    if prefix.lower() in _WEB:
        return QueryError("an IRI stands between < and >", where=where, hint=f"write <{brief(prefix)}:...>")
    hint = f"declare it with PREFIX {brief(prefix)}: <...>, or use one of {', '.join(namespaces.PREFIXES)}"
    return QueryError(f"unknown prefix {brief(prefix + ':')!r}, or an unfinished name", where=where, hint=hint)


def broken(sparql: str, at: int, where: str) -> QueryError:
    """Return what to say where none of the words of SPARQL begins; ``at`` counts characters from 0."""
    sign = sparql[at : at + 1]
    if sign in _CURLED:
        hint = f"write {_CURLED[sign]} at both ends of a text"
        return QueryError(f"{sign} is no quotation mark of SPARQL", where=where, hint=hint)
    if sign in {'"', "'"} and sparql[:at].endswith(sign * 2):
        return QueryError(
            f"a text that begins with {sign * 3} has no end", where=where, hint=f"write {sign * 3} at its end"
        )
    if sign in {'"', "'"}:
        hint = f"write {sign} at its end, three of them around more than one line, \\{sign} for one within"
        return QueryError(f"a text that begins with {sign} has no end", where=where, hint=hint)
    near = " ".join(sparql[at : at + 20].split())
    hints = {
        "<": "an IRI has no spaces, and ends with >",
        "?": "a variable has letters after its ?",
        "@": 'write a language behind it, as "Chine"@fr',
    }
    hint = hints.get(sign, "write texts in quotation marks, IRIs between < and >")
    return QueryError(f"not SPARQL near {near!r}", where=where, hint=hint)
