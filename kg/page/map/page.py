"""The map: states filled by influence or by their ties, arcs between them, events at their places; no tiles."""

from pathlib import Path
from typing import Any

from kg.evidence import Event
from kg.network import Network
from kg.page.map import drawing
from kg.page.map.content import EVENTS, PAIRS, Spot, survey, told_pairs
from kg.page.words.absence import Absent, nothing_chosen
from kg.page.words.citations import Citations
from kg.page.words.events import sign_of, tell
from kg.page.words.scripts import joined
from kg.page.words.sheet import sheet
from kg.page.words.statements import StatementWriter
from kg.rules import HAPPENED

SCRIPTS = (
    "dom.js",
    "mixture.js",
    "arcs.js",
    "bubbles.js",
    "globe.js",
    "border.js",
    "atlas.js",
    "map_switches.js",
    "map.js",
)


def map_page(
    whole: Network,
    path: str | Path | None = None,
    *,
    title: str = "Map of influence",
    absent: Absent = nothing_chosen,
) -> str:
    """Return the map of a graph's states and events as HTML, and write it if a path is given.

    The same network gives the same bytes.

    Args:
        whole: The network, with claims, of states that people, forces and organisations act for.
        path: File to write (UTF-8), whole or not at all. Its folder must exist.
        title: Heading.
        absent: Tells what is chosen and what there is instead, where there is nothing to show.

    Raises:
        InputError: If the file can't be written.
    """
    found = survey(whole)
    writer = StatementWriter(found.graph, Citations())
    between = told_pairs(found.states, writer, found.graph)
    places = found.spots[:EVENTS]
    return sheet(
        "map.html.jinja",
        path,
        title=title,
        script=joined(SCRIPTS),
        styles=("map.css",),
        data=drawing.atlas(found, _told),
        world=found.frame.centre is None,
        land=drawing.land(found.frame),
        states=found.states,
        absence=None if found.states or places else absent(),
        ties=between[:PAIRS],
        ties_more=max(0, len(between) - PAIRS),
        spots=[_in_words(spot, writer.citations) for spot in places],
        spots_more=max(0, len(found.spots) - EVENTS),
        elsewhere=found.elsewhere,
        notes=writer.citations.listed(),
    )


def _told(event: Event) -> dict[str, Any]:
    return {"sign": sign_of(event.quad), "real": event.status in HAPPENED}


def _in_words(spot: Spot, citations: Citations) -> dict[str, Any]:
    return {"key": spot.key, "name": spot.name, "events": [tell(event, citations) for event in spot.events]}
