"""From the graph to the influence network: a signed, weighted, dated multigraph of actors with its sentences.

One edge runs from u to v for each relation or PLOVER root between them, keyed by that term. Its weight is::

    w = s/10 * c * (1 + ln n)

``s``: strength of the term (absolute Goldstein value, `kg.network.signs`); ``n``: supporting reports counted by
independent origin, the number of distinct pairs of event (or fact) and document, where wire copies of one text
(``kg:origin``) count once, and so do documents that print the very same sentence; ``c``: mean confidence of those
reports, an attributed report weighing half of one in the author's own voice (or confirmed by it). The logarithm damps
repetition: ten articles on one clash weigh 3.3 times one article, not ten times.

Symmetric relations (alliedWith, partnerOf) become two arcs with ``symmetric`` set. Facts that no text states
(background knowledge) make no edge: every edge can be read.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal

import networkx as nx

from kg import dates
from kg.dates import PartialDate
from kg.model import ACTOR_TYPES
from kg.network.evidence import EdgeKind, Network, Passage, counted, credence, origins
from kg.network.reading import Actor, Content, Graph, Happening, content
from kg.network.signs import SPEAKS, ties
from kg.rules import HAPPENED

# Which tie takes an actor to its state, the most telling first.
BELONGING = (
    "headOfStateOf",
    "headOfGovernmentOf",
    "leads",
    "spokespersonOf",
    "affiliatedWith",
    "partOf",
    "ownedBy",
    "citizenOf",
)


@dataclass(frozen=True, slots=True)
class _Row:
    """One report of one arc; ``time`` is what the text says, else the date of publication, else empty."""

    source: str
    target: str
    term: str
    time: str
    passage: Passage


def project(
    store: Graph,
    *,
    claims: bool = False,
    kinds: Collection[str] | None = None,
    since: str | None = None,
    until: str | None = None,
    sources: Collection[str] | None = None,
    to_states: bool = False,
    quad: Literal["verbal", "material"] | None = None,
    isolates: bool = False,
) -> Network:
    """Return the network of actors.

    Args:
        store: The graph.
        claims: Also take what is only said, planned, possible or denied (edges of kind ``claim``), and who speaks about
            whom (term ``speaksAbout``).
        kinds: Kinds of actor to keep, such as ``{"State", "Alliance"}``; all by default.
        since: ISO 8601 date, month or year; keep what overlaps the time from there on. Undated reports are left out.
        until: The same for the end, inclusive.
        sources: Keep only evidence from these outlets or document IRIs.
        to_states: Let people, forces and organisations act for the state they belong to.
        quad: Keep only words (``verbal`` cooperation and conflict, PLOVER quad classes 1 and 3) or only deeds
            (``material``, 2 and 4); office, affiliation and speech are neither.
        isolates: Also keep actors without an edge.

    Returns:
        A `networkx.MultiDiGraph`. Nodes are IRIs with ``label``, ``kind``, ``same_as``, ``aliases``, ``named``. Edges
        are keyed by term with ``kind`` (fact, event, claim), ``sign`` (+1, 0, -1), ``strength`` (0 to 10), ``weight``,
        ``symmetric``, ``acts`` (False for mere office or affiliation), ``disputed``, ``documents`` (how many),
        ``origins`` (``n`` above), ``confidence``, ``times`` and ``events`` (sorted tuples), ``evidence`` (a sorted
        tuple of `Passage`). Nodes and edges are added in sorted order.
    """
    first = dates.given(since, where="since") if since is not None else None
    last = dates.given(until, where="until") if until is not None else None
    held = content(store, speech=claims)
    wanted = ACTOR_TYPES if kinds is None else frozenset(kinds)
    owners = _owners(held)
    rows = [*_fact_rows(held, claims=claims), *_event_rows(held, owners, claims=claims), *_speech_rows(held, owners)]
    if to_states:
        states = {iri: state for iri in held.actors if (state := _state_of(iri, held.actors, owners))}
        rows = [replace(r, source=states.get(r.source, r.source), target=states.get(r.target, r.target)) for r in rows]
    grouped: dict[tuple[str, str, str], list[_Row]] = defaultdict(list)
    for row in rows:
        ends = (row.source, row.target)
        if (
            row.source != row.target
            and all(end in held.actors and held.actors[end].kind in wanted for end in ends)
            and _in_window(row.time, first, last)
            and (sources is None or row.passage.outlet in sources or row.passage.document in sources)
        ):
            grouped[*ends, row.term].append(replace(row, passage=_marked(row, held)))
    edges = [
        (key, group)
        for key, group in sorted(grouped.items())
        if (claims or any(row.passage.kind != "claim" for row in group))
        and (quad is None or ties()[key[2]].quad.startswith(quad))
    ]
    graph: Network = nx.MultiDiGraph()
    linked = {end for (source, target, _), _ in edges for end in (source, target)}
    for iri, actor in held.actors.items():
        if iri in linked or (isolates and actor.kind in wanted):
            graph.add_node(iri, **_node(actor))
    for (source, target, term), group in edges:
        graph.add_edge(source, target, key=term, **_edge(term, group))
    return graph


def settled(graph: Network) -> Network:
    """Return the part of a network that counts as having happened, without its ``claim`` edges and lone actors."""
    kept = [(u, v, key, data) for u, v, key, data in graph.edges(keys=True, data=True) if data["kind"] != "claim"]
    linked = {end for u, v, _, _ in kept for end in (u, v)}
    part: Network = nx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        if node in linked:
            part.add_node(node, **data)
    for u, v, key, data in kept:
        part.add_edge(u, v, key=key, **data)
    return part


def _marked(row: _Row, held: Content) -> Passage:
    """Return the passage of a row with its time, and the words marked that refer to its two ends."""
    passage = row.passage
    spots = {
        spot
        for end in (row.source, row.target)
        for spot in held.mentions.get((passage.document, end), ())
        if passage.start <= spot[0] and spot[1] <= passage.end
    }
    return replace(passage, marks=tuple(sorted(spots)), time=row.time)


def _node(actor: Actor) -> dict[str, object]:
    return {
        "label": actor.label,
        "kind": actor.kind,
        "same_as": actor.same_as,
        "aliases": actor.aliases,
        "named": actor.named,
    }


def _edge(term: str, rows: list[_Row]) -> dict[str, object]:
    tie = ties()[term]
    evidence = tuple(sorted({row.passage for row in rows}))
    support = [passage for passage in evidence if passage.kind != "claim"]
    basis = counted(evidence)
    reports = origins(basis)
    confidence = sum(map(credence, basis)) / len(basis)
    kind: EdgeKind = support[0].kind if support else "claim"
    denied = any(p.polarity == "Denied" for p in evidence)
    only_denied = all(p.polarity == "Denied" for p in evidence)
    return {
        "kind": kind,
        "sign": 0 if only_denied else tie.sign,
        "strength": tie.strength,
        "weight": tie.strength / 10 * confidence * (1 + math.log(reports)),
        "symmetric": tie.symmetric,
        "acts": tie.acts,
        "disputed": denied and not only_denied,
        "documents": len({p.document for p in evidence}),
        "origins": reports,
        "confidence": confidence,
        "times": tuple(sorted({row.time for row in rows if row.time})),
        "events": tuple(sorted({p.event for p in evidence if p.event})),
        "evidence": evidence,
    }


def _fact_rows(held: Content, *, claims: bool) -> Iterator[_Row]:
    said = defaultdict(list)
    for assertion in held.assertions.values():
        if assertion.relation in ties():
            said[assertion.subject, assertion.relation, assertion.object].append(assertion)
    for (subject, relation, target), group in sorted(said.items()):
        if not (claims or any(assertion.passage.kind == "fact" for assertion in group)):
            continue
        for assertion in group:
            passage = assertion.passage
            time = assertion.time or passage.date
            yield _Row(subject, target, relation, time, passage)
            if ties()[relation].symmetric:
                yield _Row(target, subject, relation, time, passage)


def _event_rows(held: Content, owners: dict[str, tuple[str, ...]], *, claims: bool) -> Iterator[_Row]:
    for event in held.happenings:
        if event.root not in ties() or not (event.status in HAPPENED or claims):
            continue
        for report, (actor, recipient) in product(event.reports, _arcs(event, held.actors, owners)):
            if (passage := held.reports.get(report)) is None:
                continue
            kind: EdgeKind = passage.kind if event.status in HAPPENED else "claim"
            passage = replace(passage, kind=kind, event=event.iri)
            yield _Row(actor, recipient, event.root, event.time or passage.date, passage)


def _arcs(event: Happening, actors: dict[str, Actor], owners: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    """Return who did it to whom, without any of the unnamed who only stand for others (see `_principals`)."""
    doers = _principals(event.actors, actors, owners)
    targets = _principals(event.recipients, actors, owners)
    return [(doer, target) for doer in doers for target in targets if doer != target]


def _principals(iris: tuple[str, ...], actors: dict[str, Actor], owners: dict[str, tuple[str, ...]]) -> list[str]:
    """Return the participants that count.

    One without a name stands aside where whom it belongs to takes part as well ("Russian air defenses" and "Russian");
    where not, an armed force without a name ("the Azerbaijani army") acts for the one state it belongs to.
    """
    found = []
    for iri in iris:
        above = [owner for owner in owners.get(iri, ()) if owner in actors]
        if iri not in actors or (not actors[iri].named and any(owner in iris for owner in above)):
            continue
        stands_for = not actors[iri].named and actors[iri].kind == "ArmedForce" and len(above) == 1
        found.append(above[0] if stands_for else iri)
    return sorted(set(found))


def _speech_rows(held: Content, owners: dict[str, tuple[str, ...]]) -> Iterator[_Row]:
    parts: dict[str, tuple[str, ...]] = {iri: (said.subject, said.object) for iri, said in held.assertions.items()}
    for event in held.happenings:
        taking_part = tuple(sorted({end for arc in _arcs(event, held.actors, owners) for end in arc}))
        parts |= dict.fromkeys(event.reports, taking_part)
    for source, about, passage in held.speech:
        for actor in parts.get(about, ()):
            yield _Row(source, actor, SPEAKS, passage.date, replace(passage, kind="claim"))


def _owners(held: Content) -> dict[str, tuple[str, ...]]:
    """Return what each actor belongs to, the most telling tie first."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for subject, relation, target in sorted(held.facts):
        if relation in BELONGING:
            found[subject].append((BELONGING.index(relation), target))
    return {iri: tuple(target for _, target in sorted(group)) for iri, group in found.items()}


def _state_of(iri: str, actors: dict[str, Actor], owners: dict[str, tuple[str, ...]]) -> str | None:
    """Return the state an actor belongs to, over at most three ties (spokesman, ministry, state), or None."""
    if actors[iri].kind in {"State", "Alliance"}:
        return None
    level = [iri]
    for _ in range(3):
        level = [owner for member in level for owner in owners.get(member, ())]
        states = [owner for owner in level if actors[owner].kind == "State"]
        if states:
            return states[0]
    return None


def _in_window(time: str, since: PartialDate | None, until: PartialDate | None) -> bool:
    if since is None and until is None:
        return True
    meant = dates.parse(time)
    return meant is not None and (not since or meant.last >= since.first) and (not until or meant.first <= until.last)
