"""The map: states filled by influence or by their ties, arcs between them, events at their places; no tiles."""

from pathlib import Path
from typing import Any

from kg.network import project, settled
from kg.page.map import drawing
from kg.page.map.content import EVENTS, TIES, spots, states, ties
from kg.page.map.projection import HEIGHT, WIDTH, frame
from kg.page.map.shapes import points
from kg.page.words.citations import Ledger
from kg.page.words.events import details, happenings
from kg.page.words.sheet import sheet
from kg.page.words.statements import Teller
from kg.store import GraphStore


def map_page(
    store: GraphStore, path: str | Path | None = None, *, title: str = "Map of influence", **switches: Any
) -> str:
    """Return the map of a graph's states and events as HTML, and write it if a path is given.

    People, forces and organisations act for the state they belong to. The same graph gives the same bytes.

    Args:
        store: The graph.
        path: File to write (UTF-8), whole or not at all. Its folder must exist.
        title: Heading.
        **switches: ``since``, ``until`` and ``sources`` of `kg.network.project`.

    Raises:
        InputError: If the file can't be written.
    """
    whole = project(store, **(switches | {"claims": True, "to_states": True}))
    graph = settled(whole)
    graph.remove_nodes_from([iri for iri, data in graph.nodes(data=True) if data["kind"] != "State"])
    graph.remove_nodes_from([iri for iri, degree in graph.degree if not degree])
    dated = {iri: known.time for iri, known in details(store).items() if known.time}
    teller = Teller(graph, Ledger(), dated)
    shown = states(graph, base=store.base_iri)
    between = ties(shown, teller, graph)
    events = happenings(store, whole)
    if any(value is not None for value in switches.values()):
        events = [event for event in events if event.arcs]
    places, elsewhere = spots(events, teller, base=store.base_iri)
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
        notes=teller.ledger.listed(),
    )
