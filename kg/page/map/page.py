"""The map: states filled by influence or by their ties, arcs between them, events at their places; no tiles."""

from pathlib import Path

from kg.network import Network, events, settled
from kg.network.graph import base
from kg.page.map import drawing
from kg.page.map.content import EVENTS, TIES, spots, states, ties
from kg.page.map.projection import HEIGHT, WIDTH, frame
from kg.page.map.shapes import points
from kg.page.words.citations import Citations
from kg.page.words.sheet import sheet
from kg.page.words.statements import StatementWriter


def map_page(whole: Network, path: str | Path | None = None, *, title: str = "Map of influence") -> str:
    """Return the map of a graph's states and events as HTML, and write it if a path is given.

    The same network gives the same bytes.

    Args:
        whole: The network, with claims, of states that people, forces and organisations act for.
        path: File to write (UTF-8), whole or not at all. Its folder must exist.
        title: Heading.

    Raises:
        InputError: If the file can't be written.
    """
    graph = settled(whole)
    graph.remove_nodes_from([iri for iri, data in graph.nodes(data=True) if data["kind"] != "State"])
    graph.remove_nodes_from([iri for iri, degree in graph.degree if not degree])
    writer = StatementWriter(graph, Citations())
    shown = states(graph, base=base(whole))
    between = ties(shown, writer, graph)
    places, elsewhere = spots(events(whole), writer.citations, base=base(whole))
    weights = {points()[f"state/{state.code}"]: state.total + 0.01 for state in shown}
    for spot in places:
        weights[points()[spot.key]] = weights.get(points()[spot.key], 0.0) + 0.1 * len(spot.events)
    view = frame(weights)
    dots = drawing.dots(view, [state for state in shown if state.total])
    return sheet(
        "map.html.jinja",
        path,
        title=title,
        width=WIDTH,
        height=HEIGHT,
        world=view.centre is None,
        land=drawing.land(view, shown),
        arcs=drawing.arcs(view, between[:TIES]),
        dots=dots,
        away=[dot.state.name for dot in dots if not dot.inside],
        pins=drawing.pins(view, places[:EVENTS]),
        states=shown,
        ties=between[:TIES],
        ties_more=max(0, len(between) - TIES),
        spots=places[:EVENTS],
        spots_more=max(0, len(places) - EVENTS),
        elsewhere=elsewhere,
        notes=writer.citations.listed(),
    )
