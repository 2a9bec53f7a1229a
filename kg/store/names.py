"""Which entity of a graph a name means: any name that texts or the gazetteer have for it, however it is typed.

What is looked at, in this order, until somebody is found: IRIs and their ends (``state/AZ``); canonical names; other
names, of the texts and of the gazetteer ("Turkey", "Azerbaijani", "the Kremlin"); codes of states (AZ, AZE); the last
words of a person's name, then its first ones (Xi, Hillary); the same by sound, for other transliterations. Case,
accents, dots and a leading article never count. Actors come before places and things (Tehran means Iran), those with a
name before those without.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, cast

from pyoxigraph import NamedNode

from kg import namespaces
from kg.errors import AmbiguousNameError, UnknownNameError
from kg.lexica.other_names import codes, other_names
from kg.lexica.spelling import plain, sound
from kg.model import ACTOR_TYPES, ENTITY_TYPES
from kg.quads import terms as t
from kg.store.evidence import DEFAULT, value
from kg.store.graph import GraphStore
from kg.store.matching import evidence_in
from kg.store.readable import Readable

CHOICES = 12  # bearers of a name that a message lists
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})  # as `plain` writes them

type Names = dict[str, set[NamedNode]]
type Way = Literal["label", "other", "code"]
"""How a name is an entity's: the canonical one, another one of the texts or the gazetteer, the code of a state."""


@dataclass(frozen=True, slots=True)
class _Index:
    """Who bears what name, as `plain` writes it; and which class each has, and who has no name."""

    labels: Names
    others: Names
    codes: Names
    endings: Names
    beginnings: Names
    kinds: dict[NamedNode, str]
    unnamed: frozenset[NamedNode]


def find(store: GraphStore, names: Sequence[str]) -> list[frozenset[NamedNode]]:
    """Return for each name the entity that it means; see `resolve`."""
    return resolve(store.raw, names, base=store.base_iri, where=store.name)


def resolve(
    store: Readable, names: Iterable[str], *, base: str = namespaces.BASE_IRI, where: str = ""
) -> list[frozenset[NamedNode]]:
    """Return for each name the entity that it means; several only where they have no name but this description.

    Args:
        store: The quads.
        names: Names in any of their forms, IRIs, or the ends of IRIs after ``base``.
        base: IRI that the graph's resources are minted under.
        where: Name of the graph in messages.

    Raises:
        UnknownNameError: If the graph holds nothing of a name; the hint gives names that are near.
        AmbiguousNameError: If several entities bear it; the hint lists them with class and number of mentions.
    """
    wanted = [name.strip() for name in names]
    held = [held_iri(store, name, base=base) for name in wanted]
    if all(held):  # no need to look at all names
        return [frozenset({node}) for node in held if node]
    known = _index(store, base)
    return [_meant(store, name, known, base, where) for name in wanted]


@dataclass(frozen=True, slots=True)
class Directory:
    """The names of a graph, read once to be looked up many times."""

    store: Readable
    base: str
    where: str
    known: _Index

    @classmethod
    def of(cls, store: GraphStore) -> "Directory":
        """Read the names of a graph."""
        return cls(store.raw, store.base_iri, store.name, _index(store.raw, store.base_iri))

    def spells(self, name: str) -> bool:
        """Tell whether words are a name of somebody as they stand, codes in capitals, without hearing them by sound."""
        key, known = plain(name), self.known
        by_words = (known.labels, known.others, known.endings, known.beginnings)
        return bool(key) and (any(key in names for names in by_words) or (name.isupper() and key in known.codes))

    def meant(self, name: str) -> frozenset[NamedNode]:
        """Return the entity that a name means; errors as for `resolve`."""
        return _meant(self.store, name.strip(), self.known, self.base, self.where)

    def places(self, name: str) -> frozenset[NamedNode]:
        """Return the places and states of a name; of several, those with it as their own."""
        for names in (self.known.labels, self.known.others):
            found = {node for node in names.get(plain(name), ()) if self.known.kinds[node] in {"Place", "State"}}
            if found:
                return frozenset(found)
        return frozenset()

    def kind(self, node: NamedNode) -> str:
        """Return the class of an entity."""
        return self.known.kinds[node]

    def label(self, node: NamedNode) -> str:
        """Return the canonical name of an entity."""
        return value(self.store, node, t.LABEL) or node.value.rpartition("/")[2]


def label(store: GraphStore, iri: str) -> str:
    """Return the canonical name of an entity, or the end of its IRI."""
    return value(store.raw, NamedNode(iri), t.LABEL) or iri.rpartition("/")[2]


def held_iri(store: Readable, name: str, *, base: str) -> NamedNode | None:
    """Return the entity of the graph whose IRI, or its end after ``base``, is given; None if it is none of these."""
    nodes = (_iri(name), _iri(base + name))
    return next((node for node in nodes if node and kind_of(store, node)), None)


def kind_of(store: Readable, node: NamedNode) -> str:
    """Return the class of an entity of the default graph (``State``), or nothing if it is none."""
    found = (t.local_name(cast("NamedNode", q.object)) for q in store.quads_for_pattern(node, t.TYPE, None, DEFAULT))
    return next((kind for kind in sorted(found) if kind in ENTITY_TYPES), "")


def kinds_in(store: Readable) -> dict[NamedNode, str]:
    """Return the class of each entity of the default graph."""
    return {
        quad.subject: kind
        for kind in sorted(ENTITY_TYPES)
        for quad in store.quads_for_pattern(None, t.TYPE, t.entity_class(kind), DEFAULT)
        if isinstance(quad.subject, NamedNode)
    }


def names_in(store: Readable, kinds: Iterable[NamedNode], *, base: str) -> Iterator[tuple[Way, str, NamedNode]]:
    """Yield all names of these entities: how it is theirs, the name as written, the entity."""
    held = set(kinds)
    ways: tuple[tuple[Way, NamedNode], ...] = (("label", t.LABEL), ("other", t.ALT_LABEL))
    for way, predicate in ways:
        for quad in store.quads_for_pattern(None, predicate, None, DEFAULT):
            if isinstance(quad.subject, NamedNode) and quad.subject in held:
                yield way, str(getattr(quad.object, "value", "")), quad.subject
    for node in kinds:
        key = node.value.removeprefix(base)
        yield from (("other", name, node) for name in other_names(key))
        yield from (("code", name, node) for name in codes(key))


def _index(store: Readable, base: str) -> _Index:
    kinds = kinds_in(store)
    labels, others, short, endings, beginnings = (defaultdict[str, set[NamedNode]](set) for _ in range(5))
    tables = {"label": labels, "other": others, "code": short}
    for way, name, node in names_in(store, kinds, base=base):
        tables[way][plain(name)].add(node)
    for name, nodes in labels.items():
        people = {node for node in nodes if kinds[node] == "Person"}
        words = _without_suffix(name) if people else []
        endings[" ".join(word for word in words if len(word) > 1)] |= people  # without initials
        for cut in range(len(words)):
            endings[" ".join(words[cut:])] |= people
            beginnings[" ".join(words[:cut])] |= people
    unnamed = {quad.subject for quad in store.quads_for_pattern(None, t.NAMED, t.boolean(False), DEFAULT)}
    return _Index(
        labels, others, short, endings, beginnings, kinds, frozenset(n for n in unnamed if isinstance(n, NamedNode))
    )


def _without_suffix(name: str) -> list[str]:
    words = name.split()
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return words


def _meant(store: Readable, name: str, known: _Index, base: str, where: str) -> frozenset[NamedNode]:
    if (held := held_iri(store, name, base=base)) is not None:
        return frozenset({held})
    found = _bearers(plain(name), known)
    if not found:
        raise UnknownNameError(
            f"the graph knows nobody named {name[:80]!r}", where=where, hint=_near(store, name, known)
        )
    if len(found) > 1 and not found <= known.unnamed:
        chosen = sorted((-_mentions(store, node, base), node.value) for node in found)
        listed = [_choice(store, NamedNode(iri), -count, known, base) for count, iri in chosen[:CHOICES]]
        more = f" and {len(chosen) - CHOICES} more" if len(chosen) > CHOICES else ""
        hint = f"give the end of an IRI instead of the name: {'; '.join(listed)}{more}"
        what = f"{len(chosen)} entities bear the name {name[:80]!r}"
        raise AmbiguousNameError(what, choices=[iri for _, iri in chosen], where=where, hint=hint)
    return frozenset(found)


def _bearers(name: str, known: _Index) -> set[NamedNode]:
    """Return who bears a name in the first way in which somebody does."""
    if not name:
        return set()
    labelled = _foremost(known.labels.get(name, set()), known)
    called = _foremost(known.others.get(name, set()), known)
    if " " not in name and all(known.kinds[node] == "Person" for node in labelled):
        labelled |= {node for node in called if labelled and known.kinds[node] == "Person"}  # a surname alone
    # "Tehran" is a place's own name, but whoever asks for an actor means its state.
    if labelled and not (_acting(called, known) and not _acting(labelled, known)):
        return labelled
    return (
        called
        or known.codes.get(name, set())
        or _foremost(known.endings.get(name, set()), known)
        or _foremost(known.beginnings.get(name, set()), known)
        or _foremost(_sounding(name, (known.labels, known.others)), known)
        or _foremost(_sounding(name, (known.endings,)), known)
    )


def _sounding(name: str, tables: tuple[Names, ...]) -> set[NamedNode]:
    wanted = sound(name)
    return {node for names in tables for other, nodes in names.items() if sound(other) == wanted for node in nodes}


def _acting(nodes: set[NamedNode], known: _Index) -> set[NamedNode]:
    return {node for node in nodes if known.kinds[node] in ACTOR_TYPES}


def _foremost(nodes: set[NamedNode], known: _Index) -> set[NamedNode]:
    """Return the actors of several bearers, if there are any; of these, those with a name of their own."""
    actors = _acting(nodes, known) or nodes
    return (actors - known.unnamed) or actors


def _mentions(store: Readable, node: NamedNode, base: str) -> int:
    return sum(1 for _ in evidence_in(store, base=base)(None, t.REFERS_TO, node, None))


def _choice(store: Readable, node: NamedNode, count: int, known: _Index, base: str) -> str:
    mentions = f"{count:,} mention{'' if count == 1 else 's'}"
    return f"{node.value.removeprefix(base)} ({value(store, node, t.LABEL)}, {known.kinds[node]}, {mentions})"


def _near(store: Readable, name: str, known: _Index) -> str:
    for names in (known.labels, known.others):
        near = get_close_matches(plain(name), sorted(names), n=5, cutoff=0.6)
        held = (node for match in near for node in sorted(names[match], key=str))
        listed = list(dict.fromkeys(value(store, node, t.LABEL) for node in held))
        if listed:
            return f"did you mean {', '.join(listed[:CHOICES])}?"
    return "kg query OUT --name entities lists who is in it"


def _iri(text: str) -> NamedNode | None:
    try:
        return NamedNode(text)
    except ValueError:
        return None
