"""The timeline: events on a time axis, a lane for each pair of actors, each mark with its sentences."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.network import project
from kg.page.timeline.axis import axis, days
from kg.page.timeline.content import TOP, Lanes, apart, lanes
from kg.page.words.citations import Ledger
from kg.page.words.events import Happening, happenings
from kg.page.words.sheet import sheet
from kg.page.words.words import name
from kg.store import GraphStore
from kg.store.names import find

WIDTH = 1000.0  # of the axis, in units of the drawing
LEFT = 26.0  # margin before the axis
FOOT = 30.0  # room for the ticks
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


def timeline_page(
    store: GraphStore,
    path: str | Path | None = None,
    *,
    title: str = "Timeline",
    pair: Sequence[str] | None = None,
    to_states: bool = True,
    **switches: Any,
) -> str:
    """Return the timeline of a graph's events as HTML, and write it if a path is given.

    All events stand in it, planned, threatened and denied ones marked as such; those without a date of their own are
    listed apart. The same graph gives the same bytes.

    Args:
        store: The graph.
        path: File to write (UTF-8), whole or not at all. Its folder must exist.
        title: Heading.
        pair: Two names or IRIs: show only what is between these two.
        to_states: Whether people, forces and organisations share the lanes of their states; the events still name them.
        **switches: As for `kg.network.project`, but for ``claims``.

    Raises:
        InputError: If a switch is invalid or the file can't be written.
        UnknownNameError: If the graph knows nobody of a name.
    """
    if pair is not None and len(pair) != 2:
        raise InputError(
            f"a pair has two names, not {len(pair)}", where="pair", hint="put names of several words in quotes"
        )
    graph = project(store, **(switches | {"claims": True, "to_states": to_states}))
    if pair is not None:
        ends = [{node.value for node in nodes} for nodes in find(store, pair)]
        if to_states and not all(graph.nodes & end for end in ends):  # people, whose states would stand for them
            graph = project(store, **(switches | {"claims": True}))
    events = happenings(store, graph)
    if any(value is not None for value in switches.values()):
        events = [event for event in events if event.arcs]
    if pair is not None:
        events = [event for event in events if _between(event, *ends)]
    labels = {iri: name(str(data.get("label", iri))) for iri, data in graph.nodes(data=True)}
    found = Lanes(labels, Ledger())
    dated = [event for event in events if days(event.details.time)]
    scale = axis((event.details.time for event in dated), WIDTH)
    drawn, more = lanes(found, dated, scale) if scale else ((), 0)
    listed, more_apart = apart(found, [event for event in events if not days(event.details.time)])
    return sheet(
        "timeline.html.jinja",
        path,
        title=title,
        pair=[name(one) for one in pair or ()],
        count=len(events),
        dated=len(dated),
        lanes=drawn,
        more=more,
        apart=listed,
        more_apart=more_apart,
        early=sorted(scale.early) if scale else (),
        ticks=scale.ticks() if scale else (),
        width=WIDTH,
        left=LEFT,
        top=TOP,
        height=TOP + sum(lane.height for lane in drawn) + FOOT,
        quads=[(quad, quad.replace(" ", "-")) for quad in QUADS],
        notes=found.ledger.listed(),
    )


def _between(event: Happening, one: set[str], other: set[str]) -> bool:
    return any((u in one and v in other) or (u in other and v in one) for u, v in event.arcs)
