"""Writing a network as GraphML, GEXF or node-link JSON, for Gephi, yEd, igraph, D3 and pandas.

GraphML and GEXF hold flat values: evidence becomes ``evidence`` (the sentences, a line each) and ``sources`` (outlets);
tuples are joined by `` | ``. Characters that XML can't hold are dropped. JSON keeps everything.
"""

import io
import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

import networkx as nx

from kg.network.evidence import Network, Passage
from kg.store.files import write_output

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_graphml(graph: Network, path: str | Path) -> None:
    """Write GraphML 1.0; edges keep their term as ``term`` and their id."""
    file = io.BytesIO()
    nx.write_graphml(flat(graph), file, encoding="utf-8", named_key_ids=True)
    write_output(path, file.getvalue())


def write_gexf(graph: Network, path: str | Path) -> None:
    """Write GEXF 1.2 as Gephi opens it, without the date of writing, so that equal networks give equal files."""
    text = "\n".join(nx.generate_gexf(flat(graph), encoding="utf-8", version="1.2draft"))
    write_output(path, (re.sub(r' lastmodifieddate="[^"]*"', "", text, count=1) + "\n").encode())


def write_json(graph: Network, path: str | Path) -> None:
    """Write node-link JSON (as `networkx.node_link_data`, edges under ``edges``) in UTF-8, all evidence kept."""
    data = nx.node_link_data(graph, edges="edges")
    text = json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True, default=_plain)
    write_output(path, (text + "\n").encode())


def flat(graph: Network) -> Network:
    """Return a copy with nothing but strings, numbers and booleans on nodes and edges."""
    copy: Network = nx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        copy.add_node(node, **{name: _flat(value) for name, value in data.items()})
    for u, v, key, data in graph.edges(keys=True, data=True):
        evidence: tuple[Passage, ...] = data.get("evidence", ())
        values = {name: _flat(value) for name, value in data.items() if name != "evidence"}
        values["term"] = key
        values["evidence"] = _flat("\n".join(sorted({passage.sentence for passage in evidence})))
        values["sources"] = _flat(tuple(sorted({passage.outlet for passage in evidence if passage.outlet})))
        copy.add_edge(u, v, key=key, **values)
    return copy


def _flat(value: Any) -> str | float | bool:
    if isinstance(value, bool | int | float):
        return value
    text = " | ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return _NOT_XML.sub("", text)


def _plain(value: Any) -> Any:
    if isinstance(value, Passage):
        return asdict(value)
    raise TypeError(f"{type(value).__name__} has no place in JSON")
