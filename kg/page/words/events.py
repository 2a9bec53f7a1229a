"""Events as the written pages show them: who, what, when, where, and their sentences."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.network import Network, Passage
from kg.network.reading import Actor, content
from kg.network.signs import ties
from kg.page.words.words import name
from kg.store import GraphStore, select

_DETAILS = """
SELECT ?e ?time ?place ?where ?dead WHERE {
  ?e a kg:Event .
  OPTIONAL { ?e sem:hasTimeStamp ?stamp }
  OPTIONAL { ?e sem:hasPlace ?place . OPTIONAL { ?place rdfs:label ?where } }
  OPTIONAL { ?e kg:fatalities ?dead }
  BIND(STR(?stamp) AS ?time)
} ORDER BY ?e ?place"""


@dataclass(frozen=True, slots=True)
class Details:
    """What the graph states of an event itself: ISO time, place by IRI and name, number of dead; empty if unknown."""

    time: str = ""
    place: str = ""
    where: str = ""
    dead: int | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """An event to show.

    Attributes:
        iri: Its IRI.
        root: PLOVER root.
        quad: Quad class, such as ``material conflict``.
        status: ``Happened``, ``Planned``, ...
        details: Time, place, number of dead.
        arcs: IRIs of who did it to whom; empty where only one side is known.
        actors: Names of those who did it, sorted.
        recipients: Names of those it was done to, sorted.
        passages: Its sentences, sorted.
    """

    iri: str
    root: str
    quad: str
    status: str
    details: Details
    arcs: tuple[tuple[str, str], ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    passages: tuple[Passage, ...]


def details(store: GraphStore) -> dict[str, Details]:
    """Return what the graph states of each event, by IRI."""
    found: dict[str, Details] = {}
    for row in select(store.raw, _DETAILS).rows:
        iri, time, place, where, dead = row
        known = Details(str(time or ""), str(place or ""), str(where or ""), None if dead is None else int(dead))
        found.setdefault(str(iri), known)
    return found


def happenings(store: GraphStore, graph: Network) -> list[Happening]:
    """Return the events of a graph, by time (undated ones last), then IRI.

    Args:
        store: The graph.
        graph: Its network with claims, which tells who stands for whom ("Russian air defences" for Russia).
    """
    known, held = details(store), content(store)
    arcs: dict[str, set[tuple[str, str]]] = {}
    marked: dict[str, set[Passage]] = {}
    for u, v, data in graph.edges(data=True):
        for passage in data["evidence"]:
            if passage.event:
                arcs.setdefault(passage.event, set()).add((u, v))
                marked.setdefault(passage.event, set()).add(passage)
    found = []
    for event in held.happenings:
        plain = {replace(held.reports[iri], event=event.iri) for iri in event.reports if iri in held.reports}
        between = tuple(sorted(arcs.get(event.iri, ())))
        found.append(
            Happening(
                event.iri,
                event.root,
                ties()[event.root].quad if event.root in ties() else "",
                event.status,
                known.get(event.iri, Details()),
                between,
                _names(event.actors, held.actors),
                _names(event.recipients, held.actors),
                _each(marked.get(event.iri) or plain),
            )
        )
    return sorted(found, key=lambda event: (event.details.time or "9999", event.iri))


def _names(iris: Iterable[str], actors: dict[str, Actor]) -> tuple[str, ...]:
    return tuple(sorted({name(actors[iri].label) for iri in iris if iri in actors}))


def _each(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Return passages sorted, each sentence once, with the marks of all."""
    found: dict[tuple[str, int, int], Passage] = {}
    for passage in sorted(passages):
        key = (passage.document, passage.start, passage.end)
        there = found.get(key)
        found[key] = replace(there, marks=tuple(sorted({*there.marks, *passage.marks}))) if there else passage
    return tuple(found[key] for key in sorted(found))
