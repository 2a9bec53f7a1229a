"""Writing a network for other programs: GraphML, GEXF, node-link JSON, edge list.

GraphML and GEXF hold flat values (`kg.network.flat`); JSON keeps everything.
"""

import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType
from typing import Any

import networkx as nx

from kg.evidence import Evidence
from kg.files import csv_table, write_output
from kg.network.flat import flat
from kg.network.gexf import gexf
from kg.network.graph import Network

EDGE_COLUMNS = (
    "source",
    "target",
    "source_label",
    "target_label",
    "term",
    "kind",
    "sign",
    "weight",
    "strength",
    "confidence",
    "reports",
    "documents",
    "origins",
    "symmetric",
    "acts",
    "disputed",
    "first",
    "last",
    "dated_by",
    "sources",
    "passages",
)


def write_graphml(graph: Network, path: str | Path) -> None:
    """Write GraphML 1.0, as Gephi, yEd, igraph and networkx read it; edges keep their term as ``term`` and their id."""
    file = io.BytesIO()
    nx.write_graphml(flat(graph), file, encoding="utf-8", named_key_ids=True)
    write_output(path, file.getvalue())


def write_gexf(graph: Network, path: str | Path) -> None:
    """Write GEXF 1.3 as Gephi and networkx read it, with spells where dates are known (`kg.network.gexf`)."""
    write_output(path, (f"{line}\n".encode() for line in gexf(graph)))


def write_json(graph: Network, path: str | Path) -> None:
    """Write node-link JSON in UTF-8, all evidence kept; `networkx.node_link_graph` and D3 read it."""
    data = nx.node_link_data(graph, edges="edges") | {"graph": {}}  # the events are in the evidence of the edges
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True, default=_plain)
    write_output(path, (text + "\n").encode("utf-8", "replace"))


def write_edges(graph: Network, path: str | Path) -> None:
    """Write an edge list as CSV with a header, a row for each edge, as pandas and `igraph.Graph.DataFrame` read it.

    The columns are `EDGE_COLUMNS`: the first two are IRIs of actors, ``first`` and ``last`` the earliest and latest
    time that the evidence tells of, ``dated_by`` whether that is the time of the events or that of publication (see
    `kg.network.edges.dated_by`), ``sources`` the outlets, ``passages`` documents with characters, as IRIs. A
    symmetric relation has a row each way.
    """
    write_output(path, csv_table(EDGE_COLUMNS, edge_rows(graph)))


WRITERS: Mapping[str, Callable[[Network, str | Path], None]] = MappingProxyType(
    {"graphml": write_graphml, "gexf": write_gexf, "edges": write_edges, "node-link": write_json}
)


def edge_rows(graph: Network) -> Iterator[tuple[object, ...]]:
    """Yield the values of `EDGE_COLUMNS` for each edge."""
    plain = flat(graph)
    for u, v, key, data in plain.edges(keys=True, data=True):
        times: tuple[str, ...] = graph.edges[u, v, key].get("times", ())
        evidence: tuple[Evidence, ...] = graph.edges[u, v, key].get("evidence", ())
        known = data | {
            "source": u,
            "target": v,
            "source_label": plain.nodes[u].get("label", u),
            "target_label": plain.nodes[v].get("label", v),
            "first": min(times, default=""),
            "last": max(times, default=""),
            "passages": " ".join(f"{said.graph}#char={said.start},{said.end}" for said in evidence),
        }
        yield tuple(known.get(column, "") for column in EDGE_COLUMNS)


def _plain(value: Any) -> Any:
    if isinstance(value, Evidence):
        return asdict(value)
    raise TypeError(f"{type(value).__name__} has no place in JSON")
