"""Which accounts of a graph's texts contradict each other: all kinds of conflict in one order, and filters."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from pathlib import Path

from kg import dates
from kg.comparing.courses import courses
from kg.comparing.denied import denied
from kg.comparing.rivals import accounts, times
from kg.comparing.telling import told
from kg.comparing.tolls import tolls
from kg.contest import KINDS, Conflict
from kg.errors import InputError
from kg.page import conflicts_page
from kg.store import GraphStore
from kg.store.evidence import EvidenceReader
from kg.store.names import find


def conflicts(
    store: GraphStore,
    path: str | Path | None = None,
    *,
    actor: str | None = None,
    kinds: Iterable[str] | None = None,
    since: str | None = None,
    until: str | None = None,
    reader: EvidenceReader | None = None,
) -> tuple[Conflict, ...]:
    """Return what sources tell against each other, by kind, the most widely told first.

    Args:
        store: The graph.
        path: A page of it to write (HTML), whole or not at all. Its folder must exist.
        actor: Only where this one takes part, by any of its names or its IRI.
        kinds: Only these of `kg.contest.KINDS`; all by default.
        since: ISO 8601 date, month or year: only what texts published from then on speak of. Leaves out the undated.
        until: Only what was open by then: whose second account was published until the end of that time.
        reader: Reads the evidence; one that others use as well reads it once for all.

    Raises:
        InputError: If a kind is unknown, a bound is no date, or the page can't be written.
        UnknownNameError: If the graph knows nobody of the name.
        AmbiguousNameError: If several entities bear it.
    """
    wanted = KINDS if kinds is None else tuple(kinds)
    for kind in wanted:
        if kind not in KINDS:
            raise InputError(f"no kind of conflict {kind!r}", where="kind", hint=f"there are {', '.join(KINDS)}")
    first = dates.given(since, where="since") if since is not None else None
    last = dates.given(until, where="until") if until is not None else None
    meant = {node.value for nodes in find(store, [actor]) for node in nodes} if actor is not None else None
    held = told(store, reader=reader)
    found = map(_dated, chain(denied(held), tolls(held), times(held), accounts(held), courses(held)))
    kept = (
        one
        for one in found
        if one.kind in wanted
        and (meant is None or meant.intersection(one.actors))
        and (first is None or one.until >= str(first.first))
        and (last is None or "" < one.since <= str(last.last))
    )
    listed = tuple(sorted(kept, key=_order))
    if path is not None:
        conflicts_page(listed, path)
    return listed


def _dated(one: Conflict) -> Conflict:
    """Return a conflict with the date since when it is open and that of the last text, its earliest side first."""
    sides = tuple(sorted(one.sides, key=lambda side: side.since or "9")) if one.kind != "course" else one.sides
    opened = sorted(side.since for side in sides if side.since)
    last = max((said.date for side in sides for said in side.evidence), default="")
    return replace(one, sides=sides, since=opened[1] if len(opened) > 1 else "", until=last)


def _order(one: Conflict) -> tuple[object, ...]:
    told = sum(side.origins for side in one.sides)
    return KINDS.index(one.kind), -told, one.since, one.what, one.events
