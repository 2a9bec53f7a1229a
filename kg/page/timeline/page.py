"""The timeline: events on a time axis, a lane for each pair of actors, each mark with its sentences."""

from collections.abc import Collection, Sequence
from pathlib import Path

from kg.evidence import Event
from kg.network import Network, events, looking_back
from kg.page.timeline.axis import axis, is_retold, reach, words
from kg.page.timeline.content import TOP, Lanes, apart, lanes
from kg.page.words.absence import Absent, nothing_chosen
from kg.page.words.citations import Citations
from kg.page.words.scripts import joined
from kg.page.words.sheet import sheet
from kg.page.words.words import name

WIDTH = 1000.0  # of the axis, in units of the drawing
LEFT = 26.0  # margin before the axis
FOOT = 30.0  # room for the ticks


def timeline_page(
    graph: Network,
    path: str | Path | None = None,
    *,
    title: str = "Timeline",
    pair: Sequence[str] = (),
    ends: Sequence[Collection[str]] = (),
    absent: Absent = nothing_chosen,
) -> str:
    """Return the timeline of a network's events as HTML, and write it if a path is given.

    All events stand in it, planned, threatened and denied ones marked as such. What a text dates less exactly than to
    the day is drawn as the interval it allows; what only the day of publication bounds has a style of its own; listed
    apart are events of which not even that is known, and those that texts which look back give no time for. The same
    network gives the same bytes.

    Args:
        graph: The network, with claims.
        path: File to write (UTF-8), whole or not at all. Its folder must exist.
        title: Heading.
        pair: Two names: show only what is between these two.
        ends: IRIs that each of the two may stand for.
        absent: Tells what is chosen and what there is instead, where there is no event to show.

    Raises:
        InputError: If the file can't be written.
    """
    shown = [event for event in events(graph) if not ends or _between(event, *ends)]
    labels = {iri: name(str(data.get("label", iri))) for iri, data in graph.nodes(data=True)}
    found = Lanes(labels, Citations())
    back = looking_back(graph)
    retold = [event for event in shown if is_retold(event, back)]
    aside = {event.iri for event in retold}
    known = [(event, place) for event in shown if event.iri not in aside and (place := reach(event))]
    scale = axis((place.span for _, place in known), WIDTH)
    drawn, more = lanes(found, [event for event, _ in known], scale) if scale else ((), 0)
    told, more_told = apart(found, retold)
    listed, more_apart = apart(found, [event for event in shown if not reach(event)])
    return sheet(
        "timeline.html.jinja",
        path,
        title=title,
        script=joined(["axis.js"]),
        pair=[name(one) for one in pair],
        count=len(shown),
        absence=None if shown else absent(),
        dated=sum(place.dated for _, place in known),
        bounded=sum(not place.dated for _, place in known),
        kinds={mark.kind for lane in drawn for mark in lane.marks},
        lanes=drawn,
        more=more,
        retold=told,
        more_retold=more_told,
        retold_count=len(retold),
        apart=listed,
        more_apart=more_apart,
        outside=[words(span) for span in sorted(scale.outside)] if scale else (),
        ticks=scale.ticks() if scale else (),
        width=WIDTH,
        left=LEFT,
        top=TOP,
        height=TOP + sum(lane.height for lane in drawn) + FOOT,
        quads={mark.entry.event.quad for lane in drawn for mark in lane.marks},
        notes=found.citations.listed(),
    )


def _between(event: Event, one: Collection[str], other: Collection[str]) -> bool:
    return any((u in one and v in other) or (u in other and v in one) for u, v in event.arcs)
