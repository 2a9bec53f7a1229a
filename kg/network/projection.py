"""From the graph to the influence network: a signed, weighted, dated multigraph of actors with its sentences.

One edge runs from u to v for each relation or PLOVER root between them, keyed by that term. Its weight is::

    w = s/10 * c * (1 + ln n)

``s``: strength of the term (absolute Goldstein value, `kg.network.signs`); ``n``: supporting reports counted by
independent origin, the number of distinct pairs of event (or fact) and document, where wire copies of one text
(``kg:origin``) count once, and so do documents that print the very same sentence; ``c``: mean confidence of those
reports (how likely each is right, `kg.assertions.confidence`), an attributed report weighing half of one in the
author's own voice (or confirmed by it). The logarithm damps repetition: ten articles on one clash weigh 3.3 times one.

Symmetric relations (alliedWith, partnerOf) become two arcs with ``symmetric`` set. Facts that no text states
(background knowledge) make no edge: every edge can be read.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Literal

import networkx as nx

from kg import dates
from kg.evidence import Event, Evidence
from kg.garbage import seldom
from kg.lexica.classes import word_class
from kg.model import ACTOR_TYPES
from kg.network.beyond import apart
from kg.network.edges import edge
from kg.network.folding import BELONGING, CITIZENSHIP, folded, state_of
from kg.network.graph import Network, beyond, part
from kg.network.parties import idle, mark, parties
from kg.network.reading import Actor, Content, content
from kg.network.retold import retold
from kg.network.rows import Row, as_evidence, rows
from kg.network.scope import concerns, narrow, scope, texts
from kg.network.signs import SPEAKS, ties
from kg.network.tolls import tolls
from kg.network.window import lies_within
from kg.store import GraphStore
from kg.store.evidence import EvidenceReader
from kg.store.identities import corrections


@seldom()
def project(
    store: GraphStore,
    *,
    claims: bool = False,
    kinds: Collection[str] | None = None,
    since: str | None = None,
    until: str | None = None,
    sources: Collection[str] | None = None,
    unnamed: bool = False,
    to_states: bool = True,
    quad: Literal["verbal", "material"] | None = None,
    min_confidence: float | None = None,
    isolates: bool = False,
    actors: str | Iterable[str] | None = None,
    region: str | Iterable[str] | None = None,
    around: str | None = None,
    steps: int | None = None,
    reader: EvidenceReader | None = None,
) -> Network:
    """Return the network of actors.

    Args:
        store: The graph.
        claims: Also take what is only said, planned, possible or denied (edges of kind ``claim``), and who speaks about
            whom (term ``speaksAbout``).
        kinds: Kinds of actor to keep, such as ``{"State", "Alliance"}``; all by default. Actors of a kind that is named
            stand for themselves: ``{"State", "Person"}`` gives people beside the states for which they act.
        since: ISO 8601 date, month or year; keep what overlaps the time from there on: by what texts state, else by the
            days that their words allow, else by the day of publication. Undated reports are left out.
        until: The same for the end, inclusive.
        sources: Keep only evidence from these outlets or document IRIs.
        unnamed: Keep actors without a name ("companies", "senior officials") and media that only report as well; see
            `kg.network.parties`.
        to_states: Let states take the place of the people and bodies that act for them; see `kg.network.folding`.
        quad: Keep only words (``verbal`` cooperation and conflict, PLOVER quad classes 1 and 3) or only deeds
            (``material``, 2 and 4); office, affiliation and speech are neither.
        min_confidence: Keep only reports that are at least so likely right, from 0 to 1.
        isolates: Also keep actors without an edge that do nothing either.
        actors: Keep the ties among these: names or IRIs, one by one or parted by commas; see `kg.network.scope`.
        region: Keep the ties within these regions: of the UN M49 or usual speech ("Western Asia", "Baltic states"), an
            alliance ("NATO"), states, "Iran and its neighbours", or a file with one of these a line.
        around: Keep what lies around this actor, ...
        steps: ... at most so many ties away, 1 by default.
        reader: Reads the evidence of the store; one that others use as well reads it once for all.

    Returns:
        A `networkx.MultiDiGraph`. Nodes are IRIs with ``label``, ``kind``, ``same_as``, ``aliases`` (of the texts),
        ``other_names`` (of the gazetteer), ``named``, ``aside`` (why it is only there with ``unnamed``: ``unnamed``,
        ``reporting``, else empty) and ``state`` (IRI of the one that it acts for, or empty). Edges are keyed by term
        with ``kind`` (fact, event, claim), ``sign`` (+1, 0, -1), ``strength`` (0 to 10), ``weight``, ``symmetric``,
        ``acts`` (False for mere office or affiliation), ``disputed``, ``documents`` (how many), ``origins`` (how many
        independent ones bear it out, `kg.evidence.independent`), ``reports`` (``n`` above),
        ``confidence`` (of the report most likely right), ``times`` and ``events`` (sorted tuples),
        ``evidence`` (a sorted tuple of `kg.evidence.Evidence`). Nodes and edges are added in sorted order. The
        network itself carries what `kg.network.events` and `kg.network.sources` give: all events (where one of kinds,
        time, sources, quad and confidence is chosen, those with an edge; without ``unnamed``, of the nameless alone
        only those whose place or number of dead is known) and the documents (those chosen; of a scope, those that name
        somebody in it). `kg.network.scope_words` tells which actors are chosen.

    Raises:
        InputError: If a date, a number of steps or a file of a region is invalid.
        UnknownNameError: If the graph holds nobody of a name, or no region is called so; the hint gives names that are
            near.
        AmbiguousNameError: If several bear a name; the hint lists them.
    """
    first = dates.given(since, where="since") if since is not None else None
    last = dates.given(until, where="until") if until is not None else None
    chosen = scope(store, actors=actors, region=region, around=around, steps=steps)
    held = content(store, belonging=(*BELONGING, CITIZENSHIP), speech=True, reader=reader)
    states = {iri: state_of(iri, held) for iri in held.actors}
    standing = _standing(states, held, chosen.named, kinds or ()) if to_states else {}
    held = replace(held, acts=retold(held, standing))

    def counts(said: Evidence) -> bool:
        return (
            lies_within(said, first, last)
            and (sources is None or said.outlet in sources or said.graph in sources)
            and (min_confidence is None or said.confidence >= min_confidence)
        )

    known = {"", *held.actors}
    found = [
        row
        for row in rows(held, claims=claims)
        if row.source != row.target
        and {row.source, row.target} <= known
        and counts(row.passage)
        and (quad is None or ties()[row.term].quad.startswith(quad))
    ]
    grouped: dict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    found.sort(key=lambda row: row.passage.graph)  # the reader keeps what few documents refer to
    while found:  # none is held twice
        row = found.pop()
        grouped[row.source, row.target, row.term].append(_marked(row, held))
    shown = {arc: group for arc, group in grouped.items() if arc[1] and (claims or any(map(_supports, group)))}
    told = {end for u, v, _ in grouped for end in (u, v)} - {""}
    nodes = held.actors if isolates else told.union(*((states[end],) for end in told)) - {""}
    graph = _assembled(held, shown, states, nodes)
    graph.graph["beyond"] = apart(grouped)
    for iri in chosen.named & graph.nodes:  # who is asked for by name stands for himself
        graph.nodes[iri]["state"] = ""
    graph = folded(graph, apart=kinds or ()) if to_states else graph
    mark(graph, counted=chosen.named)
    wanted = ACTOR_TYPES if kinds is None else frozenset(kinds)
    graph.remove_nodes_from([node for node, data in graph.nodes(data=True) if data["kind"] not in wanted])
    graph = graph if unnamed else parties(graph, isolates=True)
    narrow(graph, chosen, held)
    if not isolates:
        graph.remove_nodes_from(idle(graph))
    graph.graph["states"] = _absent_states(held, graph)
    narrowed = any(switch is not None for switch in (kinds, since, until, sources, quad, min_confidence))
    graph.graph |= {"base": store.base_iri, "scope": chosen.words}
    graph.graph["events"] = tuple(
        event
        for event in _events(held, graph, tolls(held, standing), counts)
        if event.arcs
        or (
            not (
                narrowed
                or (
                    _nameless(event, held)
                    and not (unnamed or event.where or event.dead or "displaced" in dict(event.harmed))
                )
            )
            and concerns(event, graph, chosen, held)
        )
    )
    graph.graph["corrections"] = corrections(store)
    graph.graph["sources"] = tuple(
        source
        for source in texts(graph, chosen, held)
        if sources is None or source.outlet in sources or source.iri in sources
    )
    return graph


def _absent_states(held: Content, graph: Network) -> dict[str, dict[str, object]]:
    """Return the looks of states that actors of a network act for and that have no edge of their own in it."""
    absent = {data["state"] for _, data in graph.nodes(data=True)} - {"", *graph}
    return {iri: _node(held.actors[iri]) | {"state": "", "aside": ""} for iri in sorted(absent)}


def _standing(
    states: Mapping[str, str], held: Content, named: Collection[str], apart: Collection[str]
) -> dict[str, str]:
    """Return as whom actors count where states take the place of who acts for them, by IRI, those alone who do."""
    return {
        iri: state for iri, state in states.items() if state and iri not in named and held.actors[iri].kind not in apart
    }


def _assembled(
    held: Content, grouped: dict[tuple[str, str, str], list[Evidence]], states: Mapping[str, str], nodes: Iterable[str]
) -> Network:
    """Return the network of these actors with these edges, in sorted order."""
    graph: Network = nx.MultiDiGraph()
    for iri in sorted(nodes):
        actor = held.actors[iri]
        graph.add_node(iri, **_node(actor), state=states[iri])
    for (source, target, term), passages in sorted(grouped.items(), key=lambda group: group[0]):
        graph.add_edge(source, target, key=term, **edge(term, passages))
    return graph


def _supports(passage: Evidence) -> bool:
    return passage.kind != "claim"


def settled(graph: Network) -> Network:
    """Return the part of a network that counts as having happened, without its ``claim`` edges and lone actors.

    What is only claimed to be done to nobody named goes as well; that somebody speaks of somebody is so.
    """
    far = tuple(act for act in beyond(graph) if act[3]["kind"] != "claim" or act[2] == SPEAKS)
    doing = {u for u, v, _, _ in far if not v}
    kept = [(u, v, key, data) for u, v, key, data in graph.edges(keys=True, data=True) if data["kind"] != "claim"]
    linked = {end for u, v, _, _ in kept for end in (u, v)} | doing
    return part(graph, linked, kept, beyond=far)


def _marked(row: Row, held: Content) -> Evidence:
    """Return the passage of a row with the words marked that refer to its two ends."""
    return replace(row.passage, marks=held.reader.marks(row.passage, tuple(filter(None, (row.source, row.target)))))


def _events(
    held: Content, graph: Network, dead: Mapping[str, tuple[Evidence, ...]], counts: Callable[[Evidence], bool]
) -> list[Event]:
    """Return the events with their sentences: those of their edges, or where they have none, of their reports.

    What only gives their number of dead is told as well, where it counts.
    """
    ways: dict[str, set[tuple[str, str]]] = defaultdict(set)
    told: dict[str, dict[str, Evidence]] = defaultdict(dict)
    for u, v, data in graph.edges(data=True):
        for said in data["evidence"]:
            if said.event:
                ways[said.event].add((u, v))
                there = told[said.event].get(said.iri, said)
                marks = tuple(sorted({*there.marks, *said.marks}))
                told[said.event][said.iri] = there if marks == there.marks else replace(there, marks=marks)
    found = []
    for event in _told(held):
        plain = [held.reports[iri] for iri in event.reports if iri in held.reports]
        sides = [
            sorted({held.actors[iri].label for iri in _apart(side, held)}) for side in (event.actors, event.recipients)
        ]
        found.append(
            replace(
                event,
                names=(tuple(sides[0]), tuple(sides[1])),
                arcs=tuple(sorted(ways[event.iri])),
                quad=ties()[event.root].quad if event.root in ties() else "",
                evidence=tuple(sorted(told[event.iri].values() or (as_evidence(said, event) for said in plain))),
                tolls=tuple(said for toll in dead.get(event.iri, ()) if counts(said := as_evidence(toll, event))),
            )
        )
    return sorted(found, key=lambda event: (event.time or "9999", event.iri))


def _told(held: Content) -> list[Event]:
    """Return the events of the graph, those that are one act as one."""
    return list({act.iri: act for act in (held.acts.get(event.iri, event) for event in held.events)}.values())


def _apart(side: tuple[str, ...], held: Content) -> list[str]:
    """Return who is known of a side, without what only belongs to a state of the same side: its army, its defences."""
    known = [iri for iri in side if iri in held.actors]
    if not any(held.actors[iri].kind == "State" for iri in known):
        return known
    return [iri for iri in known if held.actors[iri].named or not _is_part(held.actors[iri], known, held)]


def _is_part(actor: Actor, known: list[str], held: Content) -> bool:
    words = actor.label.casefold().split()
    works = not word_class("defence-works").isdisjoint({*words, *(word.removesuffix("s") for word in words)})
    return works or (actor.kind == "ArmedForce" and state_of(actor.iri, held) in {"", *known})


def _nameless(event: Event, held: Content) -> bool:
    """Tell whether nobody who takes part has a name, though somebody does take part."""
    taking_part = [held.actors[iri] for iri in (*event.actors, *event.recipients) if iri in held.actors]
    return bool(taking_part) and not any(actor.named for actor in taking_part)


def _node(actor: Actor) -> dict[str, object]:
    return {
        "label": actor.label,
        "kind": actor.kind,
        "same_as": actor.same_as,
        "aliases": actor.aliases,
        "other_names": actor.other_names,
        "named": actor.named,
    }
