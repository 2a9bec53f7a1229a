"""The type of the network, what it carries as a whole, and what of an edge's evidence counts."""

from collections.abc import Container, Iterable, Sequence
from typing import Any

import networkx as nx

from kg.evidence import Event, Evidence, Source
from kg.naming import Corrected

type Network = nx.MultiDiGraph[str]
type Arc = tuple[str, str, str, dict[str, Any]]  # source, target, term, what the edge holds
type Act = tuple[str, str, str, dict[str, Any]]  # actor, target or empty, term, what an edge holds


def part(graph: Network, nodes: Container[str], edges: Iterable[Arc] | None = None, **carried: Any) -> Network:
    """Return the part of a network with these actors and the edges among them, in its order.

    What an edge holds stands in both, once: a graph has as many edges as all its texts tell of.

    Args:
        graph: The network; nothing of it is changed.
        nodes: The actors to keep.
        edges: Edges between them; all by default.
        **carried: What the part carries as a whole otherwise than the network.
    """
    found: Network = nx.MultiDiGraph(**graph.graph | carried)
    found.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in nodes)
    for u, v, term, data in graph.edges(keys=True, data=True) if edges is None else edges:
        if u in found and v in found:
            found.add_edge(u, v, key=term)
            found.get_edge_data(u, v)[term] = data
    return found


def events(graph: Network) -> tuple[Event, ...]:
    """Return the events that a network tells of, by time (undated ones last), then IRI; some without an edge."""
    found: tuple[Event, ...] = graph.graph.get("events", ())
    return found


def sources(graph: Network) -> tuple[Source, ...]:
    """Return the documents that a network rests on, by IRI; also those that made no edge."""
    found: tuple[Source, ...] = graph.graph.get("sources", ())
    return found


def corrections(graph: Network) -> tuple[Corrected, ...]:
    """Return what analysts corrected in the graph that a network is of, by date, then in words."""
    found: tuple[Corrected, ...] = graph.graph.get("corrections", ())
    return found


def stands_for(graph: Network, iri: str) -> str:
    """Return as whom an actor counts in a network: the state that it acts for, or itself."""
    into: dict[str, str] = graph.graph.get("into", {})
    return into.get(iri, iri)


def beyond(graph: Network) -> tuple[Act, ...]:
    """Return the acts that are no edge and yet count for influence, sorted: actor, target, term and what an edge holds.

    Those on nobody named, their target is empty; and who speaks about whom. Those alone that are of actors here.
    """
    found: tuple[Act, ...] = graph.graph.get("beyond", ())
    return tuple(act for act in found if act[0] in graph and (not act[1] or act[1] in graph))


def scope_words(graph: Network) -> str:
    """Return which actors a network was made of, for headings ("Western Asia"); nothing where of all."""
    return str(graph.graph.get("scope", ""))


def base(graph: Network) -> str:
    """Return the IRI that the resources of a network are minted under."""
    return str(graph.graph.get("base", ""))


def counted(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return the passages that an edge's weight rests on.

    Those that support it as a fact or event; of an edge that is only claimed, those that affirm it; else all.
    """
    support = [passage for passage in evidence if passage.kind != "claim"]
    return support or [passage for passage in evidence if passage.polarity == "Affirmed"] or list(evidence)


def independent_reports(passages: Iterable[Evidence]) -> int:
    """Return how many independent reports the passages hold.

    Distinct pairs of event (or fact) and document, where wire copies of one text count once, and so do documents that
    print the very same sentence.
    """
    found = list(passages)
    texts = {(passage.event, passage.origin or passage.graph) for passage in found}
    return min(len(texts), len({(passage.event, passage.sentence) for passage in found}))


def credence(passage: Evidence) -> float:
    """Return the confidence of a passage; half of it where only a speaker says so."""
    return passage.confidence * (0.5 if passage.voice == "speaker" else 1.0)
