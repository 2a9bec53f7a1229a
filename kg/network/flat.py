"""A network with nothing but flat values, for formats that hold no more.

Evidence becomes ``evidence`` (the sentences, a line each), ``passages`` (a line for each statement: document with
characters as an IRI, how it is put, who says so, the sentence) and ``sources`` (outlets); tuples are joined by `` | ``.
Characters that XML can't hold are dropped.
"""

import re
from typing import Any

import networkx as nx

from kg.evidence import Evidence
from kg.network.graph import Network

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def flat(graph: Network) -> Network:
    """Return a copy with nothing but strings, numbers and booleans; edges have their key as ``term``."""
    copy: Network = nx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        copy.add_node(node, **{name: _flat(value) for name, value in data.items()})
    for u, v, key, data in graph.edges(keys=True, data=True):
        evidence = data.get("evidence", ())
        values = {name: _flat(value) for name, value in data.items() if name != "evidence"}
        values["term"] = key
        values["evidence"] = _flat("\n".join(sorted({passage.sentence for passage in evidence})))
        values["passages"] = _flat("\n".join(_passage(said) for said in sorted(evidence)))
        values["sources"] = _flat(tuple(sorted({passage.outlet for passage in evidence if passage.outlet})))
        copy.add_edge(u, v, key=key, **values)
    return copy


def _passage(said: Evidence) -> str:
    how = [said.kind, said.polarity, said.certainty, said.status, f"by {said.speaker}" if said.speaker else ""]
    where = f"{said.graph}#char={said.start},{said.end}"
    return f"{where} | {', '.join(part for part in how if part)} | {' '.join(said.sentence.split())}"


def _flat(value: Any) -> str | float | bool:
    if isinstance(value, bool | int | float):
        return value
    text = " | ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return _NOT_XML.sub("", text)
