"""Small networks with dated passages, for the tests of series, ranks over time and stability."""

import math

import networkx as nx

from kg.evidence import Evidence
from kg.network.graph import counted, credence, independent_reports
from kg.network.signs import ties


def said(document, time="", /, **more):
    """A passage of a document of that name, about an event of its own unless told otherwise."""
    values = {"sentence": f"Told by {document}.", "kind": "event", "event": f"e:{document}", "date": time, "time": time}
    return Evidence(f"d:{document}", 0, 9, **(values | more))


def dated(*arcs):
    """Arcs are (source, target, term, passages); weights by the formula of the projection."""
    graph = nx.MultiDiGraph()
    for u, v, term, passages in arcs:
        basis = counted(tuple(passages))
        tie = ties()[term]
        confidence = sum(map(credence, basis)) / max(1, len(basis))
        graph.add_edge(
            u,
            v,
            key=term,
            sign=tie.sign,
            strength=tie.strength,
            kind="event",
            acts=tie.acts,
            weight=tie.strength / 10 * confidence * (1 + math.log(max(1, independent_reports(basis)))),
            evidence=tuple(sorted(passages)),
        )
    return graph
