"""A corrections file in Turtle, as a graph states its own corrections: what is exported can be given back.

Each resource of class ``kg:Correction`` is a row: ``kg:action``, ``kg:givenSubject``, ``kg:givenObject``,
``kg:givenValue``, ``prov:wasAttributedTo`` (a name, or something with an ``rdfs:label``), ``dcterms:date``,
``rdfs:comment``. What else is said of it is passed over. The prefixes of the graph need no declaration.
"""

import re
from collections.abc import Iterable

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat
from pyoxigraph import parse as parse_rdf

from kg import namespaces as ns
from kg.corrections.rows import Correction, check
from kg.errors import InputError

SUFFIXES = frozenset({".ttl", ".turtle"})
_TYPE, _LABEL = ns.RDF + "type", ns.RDFS + "label"
_CELLS = {
    "action": ns.KG + "action",
    "subject": ns.KG + "givenSubject",
    "object": ns.KG + "givenObject",
    "value": ns.KG + "givenValue",
    "author": ns.PROV + "wasAttributedTo",
    "date": ns.DCTERMS + "date",
    "reason": ns.RDFS + "comment",
}
_NEWLINE = re.compile(r"\r\n?")  # as a text file has them
_CORRECTION = NamedNode(ns.KG + "Correction")

type _Node = NamedNode | BlankNode
type _Term = NamedNode | BlankNode | Literal
type _Said = dict[_Node, dict[str, list[_Term]]]


def parse(text: str, name: str) -> tuple[Correction, ...]:
    """Return the rows of a corrections file in Turtle, sorted by what they say; ``name`` is the file's in messages.

    Raises:
        InputError: If it is no Turtle, or a correction can't be used; the message has the file, and the line where one
            can be told.
    """
    said: _Said = {}
    for quad in _quads(text, name):
        if isinstance(quad.subject, NamedNode | BlankNode) and isinstance(quad.object, NamedNode | BlankNode | Literal):
            said.setdefault(quad.subject, {}).setdefault(quad.predicate.value, []).append(quad.object)
    found: dict[tuple[str, ...], Correction] = {}
    for node, parts in said.items():
        if _CORRECTION in parts.get(_TYPE, ()):
            row = _row(node, parts, said, text, name)
            check(row)
            found.setdefault(row.said, row)
    if not found and said:
        raise InputError("no kg:Correction in the file", where=name, hint="docs/corrections.md shows one")
    return tuple(found[key] for key in sorted(found))


def _quads(text: str, name: str) -> Iterable[Quad]:
    # On the line of the first one, so that lines in messages are those of the file.
    prefixes = "".join(f"@prefix {prefix}: <{iri}> . " for prefix, iri in ns.PREFIXES.items())
    try:
        yield from parse_rdf(prefixes + text, format=RdfFormat.TURTLE)
    except SyntaxError as err:
        where = f"{name}:{err.lineno}" if err.lineno else name
        raise InputError(f"no Turtle: {err.msg}", where=where, hint="mend it, or give the rows as CSV") from err


def _row(node: _Node, parts: dict[str, list[_Term]], said: _Said, text: str, name: str) -> Correction:
    where = _place(node, parts, text, name)
    cells = {}
    for cell, predicate in _CELLS.items():
        terms = parts.get(predicate, [])
        if len(terms) > 1:
            raise InputError(f"a correction with {len(terms)} of {_short(predicate)}", where=where, hint="keep one")
        cells[cell] = _NEWLINE.sub("\n", _words(terms[0], cell, said, where)).strip() if terms else ""
    return Correction(**cells, where=where)


def _words(term: _Term, cell: str, said: _Said, where: str) -> str:
    """Return what a cell says: text, the name of an author, the local name of a term of ours, or an IRI."""
    if isinstance(term, Literal):
        return term.value
    if cell == "author":
        labels = sorted(label.value for label in said.get(term, {}).get(_LABEL, ()) if isinstance(label, Literal))
        if not labels:
            raise InputError("an author without rdfs:label", where=where, hint="give the name, as a text or a label")
        return labels[0]
    if isinstance(term, BlankNode):
        raise InputError(f"the {cell} of a correction has no name", where=where, hint="give a text or an IRI")
    local = term.value.removeprefix(ns.KG).removeprefix(ns.PLOVER)
    return local if cell == "value" else term.value


def _place(node: _Node, parts: dict[str, list[_Term]], text: str, name: str) -> str:
    """Return the file, with the first line that has the IRI or the given subject of a correction."""
    wanted = [f"<{node.value}>", node.value.rpartition("/")[2]] if isinstance(node, NamedNode) else []
    wanted += [term.value for term in parts.get(_CELLS["subject"], ()) if not isinstance(term, BlankNode)]
    for words in filter(None, wanted):
        if found := re.search(re.escape(words), text):
            return f"{name}:{text.count(chr(10), 0, found.start()) + 1}"
    return name


def _short(iri: str) -> str:
    known = (f"{prefix}:{iri.removeprefix(base)}" for prefix, base in ns.PREFIXES.items() if iri.startswith(base))
    return next(known, iri)
