"""Which part of the network a question is about: actors by name, a region, what lies around an actor.

Actors and regions add up: the network is that of the ties among them. A region has its states, whoever acts for one of
them, and people, bodies and armed groups that are at home there alone. Around an actor are all whom at most so many
ties lead to, whichever way they run: acts, alliances and agreements; no offices, memberships, mere claims or speech.
Whoever acts for a state is one step with it, and no way leads on through who has no name or only reports. With actors
or a region too, it is what lies around it among these.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError, UnknownNameError
from kg.evidence import Event, Source
from kg.lexica import world_regions
from kg.model import ACTOR_TYPES
from kg.network.graph import Network, stands_for
from kg.network.reading import Content
from kg.network.signs import SPEAKS, ties
from kg.store import GraphStore
from kg.store.names import find, kind_of, label

NAMED = 4  # actors and regions that a heading names
BELONGING = "belonging"  # quad of the ties that no way leads along


@dataclass(frozen=True, slots=True)
class Scope:
    """What is chosen; all where nothing is.

    Attributes:
        actors: IRIs of those that are named; they stand for themselves, also where they act for a state.
        states: IRIs of the states of the regions.
        around: IRI of the actor that the rest lies around, or empty.
        steps: How many ties lead there at most.
        words: The same for headings: "South Caucasus, Türkiye", "around Iran, 2 steps".
    """

    actors: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    around: str = ""
    steps: int = 1
    words: str = ""

    @property
    def named(self) -> frozenset[str]:
        """Whoever is asked for by name, and counts as an actor for that."""
        return self.actors | ({self.around} - {""})


def scope(
    store: GraphStore,
    *,
    actors: str | Iterable[str] | None = None,
    region: str | Iterable[str] | None = None,
    around: str | None = None,
    steps: int | None = None,
) -> Scope:
    """Return what words choose; arguments and errors as for `kg.network.project`."""
    if steps is not None and steps < 1:
        raise InputError(f"{steps} is no number of steps", where="steps", hint="give a whole number from 1 on")
    if steps is not None and around is None:
        raise InputError("there is nobody to go around", where="steps", hint="say around whom as well")
    chosen = _actors(store, _listed(actors, "actors"))
    states: dict[str, frozenset[str]] = {}
    for name in _listed(region, "region"):
        states |= _region(name)
    centre = _actors(store, [around]) if around is not None else []
    words = [*dict.fromkeys(states), *dict.fromkeys(label(store, iri) for iri in chosen)]
    heading = ", ".join(words[:NAMED]) + (f" and {len(words) - NAMED} more" if len(words) > NAMED else "")
    if centre:
        far = f"around {label(store, centre[0])}, {steps or 1} step{'' if steps in {None, 1} else 's'}"
        heading = f"{heading}; {far}" if heading else far
    return Scope(
        frozenset(chosen),
        frozenset(store.base_iri + key for keys in states.values() for key in keys),
        centre[0] if centre else "",
        steps or 1,
        heading,
    )


def _listed(words: str | Iterable[str] | None, where: str) -> list[str]:
    """Return names one by one: those of a list, or parted by commas; IRIs are left whole."""
    if words is None:
        return []
    given = [words] if isinstance(words, str) else list(words)
    found = [part.strip() for one in given for part in ([one] if "://" in one else one.split(","))]
    if not any(found):
        raise InputError("no name is given", where=where, hint="give one or more, parted by commas")
    return [name for name in found if name]


def _actors(store: GraphStore, names: Sequence[str]) -> list[str]:
    found = []
    for name, nodes in zip(names, find(store, names) if names else (), strict=True):
        kinds = {kind_of(store.raw, node) for node in nodes}
        if not kinds & ACTOR_TYPES:
            hint = "name a person, a state, an alliance, a force or an organisation"
            raise UnknownNameError(f"{name[:80]!r} is no actor but of kind {min(kinds)}", hint=hint)
        found += sorted(node.value for node in nodes)
    return found


def _region(name: str) -> dict[str, frozenset[str]]:
    """Return the states of a region by its name; a file names one, or a state, a line."""
    try:
        words, states = world_regions.states_of(name)
    except UnknownNameError:
        path = Path(name)
        if not path.is_file():
            raise
        return {path.stem: _in_file(path)}
    return {words: states}


def _in_file(path: Path) -> frozenset[str]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as err:
        raise InputError("can't be read as text", where=str(path), hint="give a UTF-8 file, a name a line") from err
    found: frozenset[str] = frozenset()
    for number, line in enumerate(lines, start=1):
        if words := line.partition("#")[0].strip():
            try:
                found |= world_regions.states_of(words)[1]
            except UnknownNameError as err:
                raise InputError(err.what, where=f"{path}:{number}", hint=err.hint) from err
    if not found:
        raise InputError("names no state", where=str(path), hint="write a name or code a line")
    return found


def narrow(graph: Network, chosen: Scope, held: Content) -> None:
    """Take from a network all that is not chosen; nothing is left where no tie leads from the actor to go around."""
    if chosen.actors or chosen.states:
        out = [
            node for node, data in graph.nodes(data=True) if not _is_chosen(node, data["state"] or node, chosen, held)
        ]
        graph.remove_nodes_from(out)
    if chosen.around:
        near = _around(graph, chosen)
        graph.remove_nodes_from([node for node in graph if node not in near])
    if (of_each := graph.graph.get("inner_of")) is not None:
        graph.graph["inner"] = sum(count for state, count in of_each.items() if state in graph)


def _is_chosen(node: str, state: str, chosen: Scope, held: Content) -> bool:
    if node in chosen.actors or state in chosen.actors | chosen.states:
        return True
    homes = frozenset[str]() if held.actors[node].kind == "State" or not chosen.states else _homes(node, held)
    return bool(homes) and homes <= chosen.states


def _homes(node: str, held: Content) -> frozenset[str]:
    """Return the states in which an actor is at home: by what it belongs to, else by what is known of it."""
    if held.actors[node].kind == "Alliance":
        return frozenset()
    level, found = {node}, set[str]()
    for _ in range(3):
        level = {owner for one in level for _, owner in held.owners.get(one, ())}
        found |= {owner for owner in level if held.actors[owner].kind == "State"}
        level = {owner for owner in level if held.actors[owner].kind not in {"State", "Alliance"}}
    base = held.reader.base
    known = world_regions.homes().get(node.removeprefix(base), frozenset())
    return frozenset(found or held.terms.get(node, ()) or {base + key for key in known})


def concerns(event: Event, graph: Network, chosen: Scope, held: Content) -> bool:
    """Tell whether an event without an edge belongs to what is chosen: all who take part in it by name do."""
    if not chosen.words:
        return True
    ends = {stands_for(graph, end) for end in (*event.actors, *event.recipients) if held.actors[end].named}
    return bool(ends) and all(end in graph for end in ends)


def texts(graph: Network, chosen: Scope, held: Content) -> tuple[Source, ...]:
    """Return the documents, by IRI; where something is chosen, those that name an actor of the network."""
    if not chosen.words:
        return held.reader.sources()
    members = {*graph, *(node for node in held.actors if stands_for(graph, node) in graph)}
    found = {source.iri: source for node in members for source in held.reader.naming(node)}
    return tuple(found[iri] for iri in sorted(found))


def _around(graph: Network, chosen: Scope) -> set[str]:
    """Return whom the ties from an actor lead to."""
    acting = {node: data["state"] or node for node, data in graph.nodes(data=True)}
    beside: dict[str, set[str]] = defaultdict(set)
    for u, v, term, data in graph.edges(keys=True, data=True):
        if data["kind"] != "claim" and term != SPEAKS and ties()[term].quad != BELONGING:
            beside[acting[u]].add(acting[v])
            beside[acting[v]].add(acting[u])
    centre = stands_for(graph, chosen.around)
    found = level = {centre}
    for _ in range(chosen.steps):
        open_ends = {end for end in level if not (end in graph and graph.nodes[end]["aside"])}
        level = {other for end in open_ends for other in beside[end]} - found
        found = found | level
        if not level:
            break
    return {node for node, end in acting.items() if end in found}
