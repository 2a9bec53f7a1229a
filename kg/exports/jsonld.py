"""JSON-LD 1.1, compacted by the graph's prefixes: a node object for each subject, a graph object for each document.

Written node by node, so memory stays flat. Literals keep their datatypes as text: no number loses a digit.
"""

import json
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg.files import write_output
from kg.namespaces import PREFIXES, XSD
from kg.quads import terms as t
from kg.store import GraphStore

type Json = dict[str, object]

_BY_LENGTH = sorted(PREFIXES.items(), key=lambda item: (-len(item[1]), item[0]))


def _write(store: GraphStore, path: Path) -> None:
    write_output(path, (part.encode() for part in _parts(store)))


WRITERS: dict[str, Callable[[GraphStore, Path], None]] = {"jsonld": _write}


def _parts(store: GraphStore) -> Iterator[str]:
    yield f'{{"@context": {_text(PREFIXES)},\n"@graph": ['
    between = "\n"
    for node in _nodes(store, DefaultGraph()):
        yield between + _text(node)
        between = ",\n"
    for graph in sorted((name for name in store.raw.named_graphs() if isinstance(name, NamedNode)), key=str):
        yield f'{between}{{"@id": {_text(compact(graph.value))}, "@graph": [\n'
        yield ",\n".join(map(_text, _nodes(store, graph)))
        yield "]}"
        between = ",\n"
    yield "\n]}\n"


def _nodes(store: GraphStore, graph: DefaultGraph | NamedNode) -> Iterator[Json]:
    quads = sorted(store.quads(graph), key=str)
    for subject, held in groupby(quads, key=lambda quad: str(quad.subject)):
        node: dict[str, list[object]] = {}
        for quad in held:
            name = "@type" if quad.predicate == t.TYPE else compact(quad.predicate.value)
            node.setdefault(name, []).append(_value(quad, bare=name == "@type"))
        shown = {name: values[0] if len(values) == 1 else values for name, values in node.items()}
        yield {"@id": compact(subject.removeprefix("<").removesuffix(">")), **shown}


def _value(quad: Quad, *, bare: bool) -> object:
    value = quad.object
    if isinstance(value, Literal):
        if value.language:
            return {"@value": value.value, "@language": value.language}
        if value.datatype.value == XSD + "string":
            return value.value
        return {"@value": value.value, "@type": compact(value.datatype.value)}
    name = compact(value.value) if isinstance(value, NamedNode) else str(value)
    return name if bare else {"@id": name}


def compact(iri: str) -> str:
    """Return an IRI with a prefix of the graph where what follows is a plain word, else as it is.

    >>> compact("https://w3id.org/influence-kg/ontology#Affirmed")
    'kg:Affirmed'
    """
    for prefix, start in _BY_LENGTH:
        if iri.startswith(start) and iri.removeprefix(start).replace("-", "").replace("_", "").isalnum():
            return f"{prefix}:{iri.removeprefix(start)}"
    return iri


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
