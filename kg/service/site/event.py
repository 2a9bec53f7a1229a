"""What the page of an event shows."""

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.evidence import Event, Evidence
from kg.naming import Corrected
from kg.page.words.citations import Citations, Cites, Note
from kg.page.words.words import day, interval, name
from kg.quads import terms as t
from kg.service.site.links import Link
from kg.service.site.state import State
from kg.service.site.statements import Happening, Writer, manner, marked
from kg.store.evidence import DEFAULT
from kg.store.identities import corrections_of


@dataclass(frozen=True, slots=True)
class Report:
    """One text's telling of an event: who says so, what restricts it, its sentence."""

    who: str
    outlet: str
    date: str
    manner: tuple[str, ...]
    time: str
    dead: int | None
    cites: Cites


@dataclass(frozen=True, slots=True)
class EventPage:
    """All that the page of an event shows; ``denials`` are sentences of others that deny it."""

    event: Event
    happening: Happening
    days: str
    actors: tuple[Link, ...]
    recipients: tuple[Link, ...]
    mediators: tuple[Link, ...]
    place: Link | None
    reports: tuple[Report, ...]
    denials: tuple[Report, ...]
    linked: tuple[tuple[str, Link], ...]
    corrections: tuple[Corrected, ...]
    notes: tuple[Note, ...]


def event_page(state: State, iri: str) -> EventPage:
    """Return what the page of an event of the default graph shows."""
    node = NamedNode(iri)
    event, writer = state.reader.event(node), Writer(state, Citations())
    told = [row for report in event.reports for row in _read(state, report)]
    told.sort(key=lambda row: (row.date, row.document, row.start))
    denied = [row for report in event.reports for row in _denials(state, report)]
    happening = Writer(state, Citations()).happening(event, told)  # the page cites each report for itself
    known = event.time or not (event.earliest or event.latest)
    return EventPage(
        event=event,
        happening=happening,
        days="" if known else interval(event.earliest, event.latest),
        actors=tuple(map(writer.link, event.actors)),
        recipients=tuple(map(writer.link, event.recipients)),
        mediators=tuple(writer.link(one) for one in sorted({one for row in told for one in row.mediators})),
        place=writer.link(event.place) if event.place else None,
        reports=tuple(_report(writer, row) for row in told),
        denials=tuple(_report(writer, row) for row in denied),
        linked=_linked(writer, node),
        corrections=corrections_of(state.graph.store, node),
        notes=tuple(writer.citations.listed()),
    )


def _read(state: State, statement: str) -> list[Evidence]:
    graphs = {quad.graph_name for quad in state.reader.match(NamedNode(statement), t.DERIVED_FROM, None, None)}
    found = (state.reader.read(NamedNode(statement), graph) for graph in sorted(graphs, key=str))
    return [marked(state, row) for row in found if row is not None]


def _denials(state: State, report: str) -> list[Evidence]:
    found = sorted({quad.subject.value for quad in state.reader.match(None, t.DENIES, NamedNode(report), None)})
    return [row for node in found for row in _read(state, node)]


def _report(writer: Writer, row: Evidence) -> Report:
    return Report(
        name(row.speaker) if row.speaker else "",
        row.outlet,
        row.date,
        manner([row]),
        day(row.time) if row.time else interval(row.earliest, row.latest),
        row.dead,
        writer.citations.cite([row]),
    )


def _linked(writer: Writer, node: NamedNode) -> tuple[tuple[str, Link], ...]:
    """Return the events that this one answers or comes of, and those that answer it."""
    ways = ((t.IN_RESPONSE_TO, "in response to", "answered by"), (t.CAUSED_BY, "caused by", "cause of"))
    store, found = writer.state.graph.store.raw, set[tuple[str, str]]()
    for predicate, there, back in ways:
        for quad in store.quads_for_pattern(node, predicate, None, DEFAULT):
            if isinstance(quad.object, NamedNode):
                found.add((there, quad.object.value))
        for quad in store.quads_for_pattern(None, predicate, node, DEFAULT):
            if isinstance(quad.subject, NamedNode):
                found.add((back, quad.subject.value))
    return tuple((words, writer.link(iri)) for words, iri in sorted(found))
