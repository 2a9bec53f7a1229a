"""The drawing as pyvis holds it: nodes with a place, a shape and a size, one edge per pair, no physics.

Where there are many actors the page opens with the leading ones. They stand in two places then: one where they have the
page to themselves, one among all the others.
"""

import json
import math
from importlib import resources
from typing import Any

from kg.page.explorer.content import Choice
from kg.page.explorer.placement import Place, positions

SHAPES = {
    "State": "dot",
    "Person": "dot",
    "Alliance": "hexagon",
    "Organization": "square",
    "ArmedForce": "triangle",
    "Group": "diamond",
}
LABELLED = 60  # actors whose label the layout keeps room for
VIS_NETWORK = "lib/vis-9.1.2/vis-network.min.js"


def drawing(choice: Choice) -> dict[str, Any]:
    """Return ``nodes``, ``edges`` and ``options`` for vis-network; nodes and actors share their numbers.

    ``opening`` holds the places of the leading actors by number; it is empty where the page opens with everybody.
    """
    from pyvis.network import Network as Pyvis  # noqa: PLC0415  (it takes a second to import)

    top = max((row.influence for row in choice.rows), default=1.0) or 1.0
    counted = {row.iri for row in choice.figures.actors}
    places = [
        Place(
            row.iri,
            row.bloc if row.iri in counted else -1,
            _radius(row.influence / top if row.iri in counted else 0.0, row.kind),
            _width(row.label) if rank < LABELLED else 0.0,
        )
        for rank, row in enumerate(choice.rows)
    ]
    pull = {(pair.a, pair.b): pair.positive + pair.neutral - pair.negative for pair in choice.pairs}
    where = positions(places, pull)
    number = {place.key: index for index, place in enumerate(places)}
    first = positions([places[index] for index in choice.leading], pull)
    net = Pyvis(directed=True, cdn_resources="in_line")
    for index, (place, row) in enumerate(zip(places, choice.rows, strict=True)):
        x, y = where[place.key]
        net.add_node(index, label=" ", shape=SHAPES.get(row.kind, "dot"), size=place.radius, x=x, y=y, physics=False)
    for pair in choice.pairs:
        net.add_edge(number[pair.a], number[pair.b], width=_thickness(pair.total), arrows="", physics=False)
    net.set_options(_OPTIONS)
    nodes, edges, *_, options = net.get_network_data()
    keep = ("id", "shape", "size", "x", "y")
    return {
        "nodes": [{name: node[name] for name in keep} for node in nodes],
        "edges": [
            {"id": index, "from": e["from"], "to": e["to"], "width": e["width"]} for index, e in enumerate(edges)
        ],
        "opening": {number[key]: spot for key, spot in sorted(first.items(), key=lambda item: number[item[0]])},
        "options": json.loads(options),
    }


_OPTIONS = """{
  "physics": {"enabled": false},
  "layout": {"improvedLayout": false},
  "interaction": {"hover": true, "hoverConnectedEdges": false, "selectConnectedEdges": false, "multiselect": false,
                  "dragNodes": true, "tooltipDelay": 100000, "keyboard": {"enabled": false}},
  "nodes": {"borderWidth": 2, "chosen": false},
  "edges": {"smooth": {"enabled": true, "type": "curvedCW", "roundness": 0.12}, "chosen": false,
            "selectionWidth": 0, "hoverWidth": 0}
}"""


def vis_network() -> str:
    """Return the script of vis-network that pyvis brings along."""
    script = resources.files("pyvis").joinpath(VIS_NETWORK).read_text(encoding="utf-8")
    return script.partition("//# sourceMappingURL=")[0]  # or the browser would look for the map


def _radius(share: float, kind: str) -> float:
    """Return pixels: area grows with influence."""
    least, most = (6.0, 18.0) if kind == "Person" else (7.0, 27.0)
    return round(least + (most - least) * math.sqrt(share), 1)


def _thickness(weight: float) -> float:
    return round(1.0 + 1.7 * math.log1p(weight), 2)


def _width(label: str) -> float:
    """Return the rough width of a label in pixels at 13 px; long ones are cut on the page."""
    return 6.8 * min(len(label), 26)
