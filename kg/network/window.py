"""The part of a network that a window of time holds, weighed by the reports in it alone."""

import networkx as nx

from kg import dates
from kg.dates import PartialDate
from kg.evidence import Evidence
from kg.network.edges import edge
from kg.network.graph import Network, beyond, counted

type Days = tuple[int | None, int | None]  # first and last, as ordinals (`datetime.date`); None where a side is open


def days(told: Evidence) -> Days | None:
    """Return the days that the time of what is told allows, or None if nothing bounds it.

    A stated time first; else the interval that the words allow; else the day of publication.
    """
    meant = dates.parse(told.when)
    if meant is not None:
        return meant.first.toordinal(), meant.last.toordinal()
    first, last = dates.parse(told.earliest), dates.parse(told.latest)
    if first is None and last is None:
        return None
    return first.first.toordinal() if first else None, last.last.toordinal() if last else None


def lies_within(told: Evidence, since: PartialDate | None, until: PartialDate | None) -> bool:
    """Tell whether a window and the time of what is told overlap; what has no time lies in no window."""
    if since is None and until is None:
        return True
    found = days(told)
    if found is None:
        return False
    first, last = found
    begins = since is None or last is None or last >= since.first.toordinal()
    return begins and (until is None or first is None or first <= until.last.toordinal())


def within(graph: Network, *, since: str | None = None, until: str | None = None) -> Network:
    """Return the part of a network that a window of time holds.

    Edges are weighed anew by the reports in the window; those without any go, and so do actors without an edge. What
    the network as a whole carries (events, texts) stays as it is, and so does who counts as an actor.

    Args:
        graph: A network as `kg.network.project` makes it.
        since: ISO 8601 date, month or year; what overlaps the time from there on stays.
        until: The same for the end, inclusive.

    Raises:
        InputError: If one of them is no date.
    """
    first = None if since is None else dates.given(since, where="since")
    last = None if until is None else dates.given(until, where="until")
    part: Network = nx.MultiDiGraph(**graph.graph)
    rows = []
    for u, v, term, data in graph.edges(keys=True, data=True):
        kept = [said for said in data["evidence"] if lies_within(said, first, last)]
        if kept and (data["kind"] == "claim" or any(said.kind != "claim" for said in kept)):
            rows.append((u, v, term, data | edge(term, kept)))
    far = []
    for u, v, term, data in beyond(graph):
        if kept := [said for said in counted(data["evidence"]) if lies_within(said, first, last)]:
            far.append((u, v, term, data | edge(term, kept)))
    part.graph["beyond"] = tuple(far)
    linked = {end for u, v, *_ in rows for end in (u, v)} | {u for u, v, *_ in far if not v}
    part.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in linked)
    for u, v, term, data in rows:
        part.add_edge(u, v, key=term, **data)
    return part
