"""Taking people, ministries, armies and agencies for the states that they act for.

Who acts for a state, by the facts of the graph: its head of state or of government; who leads, speaks for, belongs to
or is a member of it or of one of its bodies; bodies that are part of it, belong to it or are its property; over at
most three ties (the spokesman of the ministry of the state). Where no text gives a person a state, the offices do that
the background knows for the time of the texts that name the person, if all are of one state. To be a citizen is no
office: commentators, businessmen and prisoners stand for themselves. Of those without a name only forces, organs and
officials act for a state: no peoples, refugees or companies. Opposition and rebels do not, nor who belongs to them, nor
a newspaper or broadcaster that is only said to be of a state. Nobody is folded whom the facts tie to two states in the
same way; alliances and what belongs to them stay for themselves. An office that the texts call former is no fact, and
takes nobody to a state; former officials act for none.
"""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import replace
from functools import cache
from typing import Any

import networkx as nx

from kg.evidence import Evidence
from kg.lexica.classes import word_class
from kg.lexica.media import is_medium
from kg.lexica.tables import words as words_of
from kg.network.beyond import alone, into_states
from kg.network.edges import edge
from kg.network.graph import Network
from kg.network.reading import Actor, Content

# Which tie takes whom to a state, the most telling first: a body that leads others is no part of them.
OF_MEDIA = ("partOf", "ownedBy")
OF_BODIES = ("affiliatedWith", *OF_MEDIA)
CITIZENSHIP = "citizenOf"
BELONGING = ("headOfStateOf", "headOfGovernmentOf", "leads", "spokespersonOf", *OF_BODIES, "memberOf")


def state_of(iri: str, held: Content) -> str:
    """Return the one state that an actor acts for, or nothing."""
    actor = held.actors[iri]
    if actor.kind in {"State", "Alliance"} or not (actor.named or _official(actor)) or against(iri, held):
        return ""
    level, seen = {iri}, {iri}
    for _ in range(3):
        above = [(relation, owner) for member in sorted(level) for relation, owner in _above(member, held)]
        for wanted in BELONGING:
            states = {owner for relation, owner in above if relation == wanted and held.actors[owner].kind == "State"}
            if states:
                return min(states) if len(states) == 1 else ""
        level = {owner for _, owner in above} - {iri}
        seen |= level
    if actor.kind != "Person" or any(held.actors[one].kind == "Alliance" or against(one, held) for one in seen):
        return ""
    homes = held.terms.get(iri, ())
    return homes[0] if len(homes) == 1 else ""


def _above(iri: str, held: Content) -> list[tuple[str, str]]:
    """Return by which ties an actor belongs to whom; a body does not belong to the people who own or run it."""
    actor = held.actors[iri]
    if actor.kind == "Alliance" or against(iri, held):
        return []
    person, medium = actor.kind == "Person", actor.kind == "Organization" and is_medium(actor.label)
    taking = BELONGING if person else OF_MEDIA if medium else OF_BODIES
    return [
        (relation, owner)
        for relation, owner in held.owners.get(iri, ())
        if relation in taking and (person or held.actors[owner].kind != "Person")
    ]


def _official(actor: Actor) -> bool:
    """Tell whether a description means a force, an organ or officials in office: "coast guards", "chiefs of police"."""
    words = actor.label.casefold().replace("-", " ").split()
    if not word_class("out-of-office").isdisjoint(words):
        return False
    head = actor.label.casefold().partition(" of ")[0].rpartition(" ")[2]
    return actor.kind == "ArmedForce" or not word_class("organ").isdisjoint(_singulars(head))


def against(iri: str, held: Content) -> bool:
    """Tell whether an actor fights or opposes the government of the state that it is of."""
    actor = held.actors[iri]
    words = [] if actor.kind == "Person" and actor.named else actor.label.casefold().replace("-", " ").split()
    return iri.endswith(_armed_groups()) or any(
        not word_class("against-the-state").isdisjoint(_singulars(word)) for word in words
    )


@cache
def _armed_groups() -> tuple[str, ...]:
    return tuple(f"/{key}" for key in sorted(words_of("armed_groups.tsv", "key")))


def _singulars(word: str) -> tuple[str, ...]:
    return (word, word.removesuffix("s"), f"{word.removesuffix('ies')}y", f"{word.removesuffix('men')}man")


def folded(graph: Network, *, apart: Collection[str] = ()) -> Network:
    """Return a network in which states take the place of those who act for them (node attribute ``state``).

    Edges between two that act for one state are its inner affairs and go: ``inner`` of the network is how many there
    were, ``inner_of`` how many of each state. ``into`` leads from each actor that was folded to its state. The evidence
    stays, and names in ``through`` and ``upon`` those who act or are acted upon in it.

    Args:
        graph: A network as `kg.network.project` makes it.
        apart: Kinds of actor that stand for themselves.
    """
    into = {
        node: (data.get("state") if data.get("kind") not in apart else "") or node
        for node, data in graph.nodes(data=True)
    }
    grouped: dict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    inner = Counter[str]()
    for u, v, term, data in graph.edges(keys=True, data=True):
        if into[u] == into[v]:
            inner[into[u]] += not (data.get("symmetric") and v < u)
            continue
        through, upon = (() if into[end] == end else (graph.nodes[end]["label"],) for end in (u, v))
        grouped[into[u], into[v], term] += [
            said if (said.through, said.upon) == (through, upon) else replace(said, through=through, upon=upon)
            for said in data["evidence"]
        ]
    whole: Network = nx.MultiDiGraph(**graph.graph)
    looks: dict[str, Any] = {**graph.graph.get("states", {}), **graph.nodes}
    linked = {end for u, v, _ in grouped for end in (u, v)} | {into[node] for node in alone(graph)}
    lone = {node for node in graph if not graph.degree(node) and into[node] == node}
    for node in sorted(linked | lone):
        whole.add_node(node, **looks[node])
    for (u, v, term), passages in sorted(grouped.items(), key=lambda group: group[0]):
        whole.add_edge(u, v, key=term, **edge(term, _united(passages)))
    whole.graph |= {"beyond": into_states(graph, into), "inner": inner.total(), "inner_of": dict(inner)}
    whole.graph |= {"into": {node: state for node, state in into.items() if node != state}}
    return whole


def _united(passages: list[Evidence]) -> list[Evidence]:
    """Return each passage once: of those that state the same, one with all marks and names."""
    found: dict[tuple[object, ...], Evidence] = {}
    for said in passages:
        key = (said.graph, said.start, said.end, said.iri, said.event, said.polarity)
        there = found.setdefault(key, said)
        if there is not said:
            found[key] = replace(
                there,
                marks=_both(there.marks, said.marks),
                through=_both(there.through, said.through),
                upon=_both(there.upon, said.upon),
            )
    return list(found.values())


def _both[Value: (str, tuple[int, int])](one: tuple[Value, ...], other: tuple[Value, ...]) -> tuple[Value, ...]:
    return tuple(sorted(set(one) | set(other)))
