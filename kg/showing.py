"""The pages of a graph: each reads the network that its page shows, and what else a switch asks for."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import dates
from kg.comparing import conflicts, opposed
from kg.contest import Conflict
from kg.errors import InputError
from kg.garbage import seldom
from kg.network import (
    Network,
    events,
    looking_back,
    project,
    scope_words,
    settled,
    sources,
    stands_for,
    trends,
)
from kg.page import choose, dashboard_page, drawing, page, report_page, timeline_page
from kg.page import map_page as drawn_map
from kg.page.paper import to_pdf
from kg.page.report import changes
from kg.page.report.period import asked
from kg.page.words.absence import Absence, Absent, absence
from kg.store import GraphStore
from kg.store.evidence import EvidenceReader
from kg.store.names import find

if TYPE_CHECKING:
    from kg.page.explorer.offline import OfflineNetwork

type Note = Callable[[str], None]


@seldom()
def influence_page(
    store: GraphStore,
    path: str | Path | None = None,
    *,
    title: str = "Influence network",
    most: int = 500,
    write: Callable[..., str] = page,
    note: Note | None = None,
    **switches: Any,
) -> str:
    """Return the interactive page of a graph as HTML, and write it if a path is given.

    The page holds what is only claimed unless ``claims=False``, who has no name or only reports, and the network folded
    into states; it opens in states and without the nameless, or as ``unnamed`` and ``to_states`` say, with a switch for
    each.

    Args:
        store: The graph.
        path: File to write (UTF-8), whole or not at all. Its folder must exist.
        title: Heading.
        most: Show at most so many actors, the most influential; the page says what it leaves out.
        write: What makes the page of the network.
        note: Called with one line in words where nothing fits what is chosen.
        **switches: As for `kg.network.project`.

    Raises:
        InputError: If a switch is invalid or the file can't be written.
    """
    asked_for = {**switches}
    unnamed, to_states = bool(switches.get("unnamed")), bool(switches.get("to_states", True))
    if switches.get("kinds") is None:
        switches["to_states"] = False
    else:  # the page would not hold those who are to be folded
        to_states = False
    reader = EvidenceReader(store.raw, store.base_iri)
    whole = project(store, **{"claims": True, **switches, "unnamed": True, "reader": reader})
    return write(
        whole, path, title=headed(title, whole), most=most, unnamed=unnamed, to_states=to_states,
        opposing=lambda statements: opposed(store, statements, reader=reader),
        absent=_absent(store, whole, asked_for, note),
    )  # fmt: skip


def dashboard(store: GraphStore, path: str | Path | None = None, **options: Any) -> str:
    """Return network, timeline and map as one linked page of HTML, and write it if a path is given.

    Choosing an actor, a pair, an event or a place in one, or a window of time, moves all three and the sentences.
    Arguments and errors as for `influence_page`.
    """
    return influence_page(store, path, write=dashboard_page, **({"title": "Influence dashboard"} | options))


def headed(title: str, graph: Network) -> str:
    """Return a heading that tells which part of the network a page is about."""
    chosen = scope_words(graph)
    return title if chosen.casefold() in title.casefold() else f"{title}: {chosen}"


def pyvis(store: GraphStore, *, title: str = "Influence network", most: int = 500, **switches: Any) -> "OfflineNetwork":
    """Return the network of a graph as it is drawn, a `pyvis.network.Network` to go on from.

    Each actor is a node with label, colour, size, shape, place and tooltip, each pair an edge with width, colour,
    arrows and tooltip; ``save_graph("drawing.html")`` writes a page in UTF-8 that fetches nothing.

    Args:
        store: The graph.
        title: Heading of its page.
        most: Draw at most so many actors, the most influential.
        **switches: As for `kg.network.project`.
    """
    graph = project(store, **switches)
    return drawing(choose(graph, most=most), headed(title, graph))


@seldom()
def report(
    store: GraphStore,
    path: str | Path | None = None,
    *,
    title: str = "Influence report",
    top: int = 10,
    since: str | None = None,
    until: str | None = None,
    previous: str | Path | None = None,
    appendix: bool = True,
    pdf: str | Path | None = None,
    note: Note | None = None,
    **switches: Any,
) -> str:
    """Return the report on a graph as HTML, and write it if a path is given.

    Args:
        store: The graph.
        path: File to write (UTF-8), whole or not at all. Its folder must exist.
        title: Heading.
        top: How many key actors to name in the appendix.
        since: ISO 8601 date, month or year: report on the time from there on, against the time of the same length
            before it, and tell what rests only on texts published since.
        until: The same for the end, inclusive.
        previous: Folder of an earlier graph: tell what rests only on texts that it does not hold.
        appendix: Whether evidence and method follow the first part of two pages.
        pdf: A PDF file to write as well, by a browser (`kg.page.paper`).
        note: Called with one line in words where nothing fits what is chosen.
        **switches: As for `kg.network.project`, but for ``claims``.

    Raises:
        InputError: If a switch is invalid, a file can't be written, or no browser is there to print.
        GraphError: If ``previous`` is no graph.
    """
    if since is not None and previous is not None:
        raise InputError("compares with one thing only", where="report", hint="give since or previous, not both")
    first, last = (
        None if bound is None else dates.given(bound, where=where)
        for bound, where in ((since, "since"), (until, "until"))
    )
    reader = EvidenceReader(store.raw, store.base_iri)
    switches = switches | {"reader": reader}
    full = project(store, claims=True, **switches)
    whole, against = full if last is None else project(store, claims=True, until=until, **switches), None
    if previous is not None:
        with GraphStore.open(previous) as earlier:
            against = changes.since_graph(whole, project(earlier, until=until, **(switches | {"reader": None})))
    elif first is not None:
        old = changes.older(whole, first)
        against = changes.since_date(whole, first, project(store, until=until, **(switches | {"sources": old})))
    period = asked(first, last, sources(full))
    before, courses = dict[str, int](), None
    if first is not None and (earlier_time := period.before()):
        before = changes.ranks(project(store, since=earlier_time.first, until=earlier_time.last, **switches))
    if period.asked:
        known = {source.iri for source in sources(full) if source.date and source.date <= period.last}
        courses = trends(settled(project(store, **(switches | {"sources": known}))), window=period.months)
        whole = project(store, claims=True, since=since, until=until, **switches)
        whole.graph["histories"] = looking_back(full)
        whole.graph["events"] = tuple(event for event in events(full) if period.tells_of(event))
    told = _within(conflicts(store, since=since, until=until, reader=reader), whole)

    absent = _absent(store, full, switches | {"since": since, "until": until}, note)

    def written(file: str | Path | None, *, opened: bool = False) -> str:
        return report_page(
            whole, file, title=headed(title, whole), top=top, against=against, conflicts=told, courses=courses,
            period=period, before=before, appendix=appendix, opened=opened, refers=reader.references,
            absent=absent,
        )  # fmt: skip

    if pdf is not None:
        to_pdf(written(None, opened=True), pdf)
    return written(path)


def _within(found: Sequence[Conflict], graph: Network) -> tuple[Conflict, ...]:
    """Return of what is contested that which concerns the chosen part of the network."""
    told = {event.iri for event in events(graph)}
    return tuple(
        one
        for one in found
        if not scope_words(graph)
        or told.intersection(one.events)
        or (not one.events and all(stands_for(graph, actor) in graph for actor in one.actors))
    )


@seldom()
def timeline(
    store: GraphStore,
    path: str | Path | None = None,
    *,
    title: str = "Timeline",
    pair: Sequence[str] | None = None,
    to_states: bool = True,
    note: Note | None = None,
    **switches: Any,
) -> str:
    """Return the timeline of a graph's events as HTML, and write it if a path is given.

    Args:
        store: The graph.
        path: File to write (UTF-8), whole or not at all. Its folder must exist.
        title: Heading.
        pair: Two names or IRIs: show only what is between these two.
        to_states: Whether people, forces and organisations share the lanes of their states; the events still name them.
        note: Called with one line in words where nothing fits what is chosen.
        **switches: As for `kg.network.project`, but for ``claims``.

    Raises:
        InputError: If a switch is invalid or the file can't be written.
        UnknownNameError: If the graph knows nobody of a name.
        AmbiguousNameError: If several entities bear a name.
    """
    if pair is not None and len(pair) != 2:
        hint = "put names of several words in quotes"
        raise InputError(f"a pair has two names, not {len(pair)}", where="pair", hint=hint)
    ends = [{node.value for node in nodes} for nodes in (find(store, pair) if pair else ())]
    graph = _with_all(store, ends, to_states=to_states, **switches)
    heading = title if pair else headed(title, graph)
    absent = _absent(store, graph, switches, note, pair=pair or ())
    return timeline_page(graph, path, title=heading, pair=pair or (), ends=ends, absent=absent)


def _with_all(store: GraphStore, ends: Sequence[set[str]], *, to_states: bool, **switches: Any) -> Network:
    """Return the network of a timeline, which has whoever is asked for, name or none.

    What was read for it is let go of with that, before the page is written, which takes room as well.
    """
    switches |= {"claims": True, "reader": EvidenceReader(store.raw, store.base_iri)}
    graph = project(store, **(switches | {"to_states": to_states}))
    if to_states and not all(graph.nodes & end for end in ends):  # people, whose states would stand for them
        graph = project(store, **(switches | {"to_states": False}))
    if not all(graph.nodes & end for end in ends):
        graph = project(store, **(switches | {"to_states": False, "unnamed": True}))
    return graph


@seldom()
def map_page(
    store: GraphStore,
    path: str | Path | None = None,
    *,
    title: str = "Map of influence",
    note: Note | None = None,
    **switches: Any,
) -> str:
    """Return the map of a graph's states and events as HTML, and write it if a path is given.

    People, forces and organisations act for the state they belong to, unless ``to_states`` is False.

    Args:
        store: The graph.
        path: File to write (UTF-8), whole or not at all. Its folder must exist.
        title: Heading.
        note: Called with one line in words where nothing fits what is chosen.
        **switches: As for `kg.network.project`, but for ``claims``.

    Raises:
        InputError: If the file can't be written.
    """
    whole = project(store, **(switches | {"claims": True}))
    return drawn_map(whole, path, title=headed(title, whole), absent=_absent(store, whole, switches, note))


def _absent(
    store: GraphStore, graph: Network, switches: dict[str, Any], note: Note | None, pair: Sequence[str] = ()
) -> Absent:
    """Return what a page asks where nothing fits: what was chosen, and what the graph has; it is noted as well."""

    @cache  # noted once, though a report may be written twice
    def told() -> Absence:
        texts = EvidenceReader(store.raw, store.base_iri).sources()
        found = absence(texts, switches, scope=scope_words(graph), pair=pair)
        if note is not None and found.words:
            note(f"{found.words[:1].lower()}{found.words[1:].removesuffix('.')}")
        return found

    return told
