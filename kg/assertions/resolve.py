"""Resolution across documents: which names of all texts are of one bearer, with the grounds.

The outcome is a function of the set of documents. Names meet only where they share a mark (`Sighting.blocks`), so a
document that comes or goes bears on the families of its own names alone, and the rest keeps what was found before.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from kg.assertions.bearer import Bearer, Seen, Spot
from kg.assertions.bearers import bearers, keys
from kg.assertions.name_forms import may_be_persons, person_ground
from kg.assertions.short_names import choose, is_short
from kg.assertions.sightings import Page, Sighting
from kg.model import Entity, EntityType, Extraction, Naming

_FAMILY = ("=", "b:", "f:", "l:")  # marks of full names that may be one; others lead short names to them
_MOST = 4  # others that one is told to be kept apart from


@dataclass(frozen=True, slots=True, order=True)
class Resolved:
    """What a sighting amounts to over all texts: key, label, type, why its name counts so, who it is not.

    An empty key takes it out; ``same_as`` are IRIs of the same thing elsewhere that an analyst gave.
    """

    key: str
    label: str
    type: str
    grounds: tuple[str, ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    same_as: tuple[str, ...] = ()


_THERE = Resolved("-", "", "")
type Site = tuple[str, Sighting]  # a document and what it names
type _Keyed = tuple[Bearer, str]
type Resolution = dict[str, Resolved]  # by key in the document; only what the document can't know by itself


@dataclass(slots=True)
class _Corpus:
    """Where sightings and pages are looked up, and what was found so far: bearers with their keys, by each sighting.

    ``leads`` are the bearers to which a mark leads.
    """

    look: Callable[[str], Iterable[Site]]
    page: Callable[[str], Page]
    shelves: dict[str, tuple[list[Site], list[Site]]] = field(default_factory=dict)
    found: dict[Spot, _Keyed] = field(default_factory=dict)
    leads: dict[str, dict[Spot, _Keyed]] = field(default_factory=dict)

    def full(self, mark: str) -> list[Site]:
        """Return the full names that bear a mark, by document."""
        return self._shelf(mark)[0]

    def short(self, mark: str) -> list[Site]:
        """Return the short names that bear a mark, by document."""
        return self._shelf(mark)[1]

    def _shelf(self, mark: str) -> tuple[list[Site], list[Site]]:
        if mark not in self.shelves:
            full, short = self.shelves[mark] = ([], [])
            for site in self.look(mark):
                (short if is_short(site[1]) else full).append(site)
        return self.shelves[mark]


def resolve(
    pages: Mapping[str, Page],
    before: Mapping[str, Resolution] | None = None,
    touched: Collection[str] = (),
) -> dict[str, Resolution]:
    """Return the resolution of each document.

    Args:
        pages: What each document tells of whom it names, by document id; any order.
        before: What this function gave for these documents before some changed; None reckons all anew.
        touched: All marks of documents that came, went or changed since: the old ones and the new ones.
    """
    index: dict[str, list[Site]] = {}
    for document, page in sorted(pages.items()):
        for sighting in page.sightings:
            for mark in sighting.blocks:
                index.setdefault(mark, []).append((document, sighting))
    changed = renewed(index if before is None else touched, lambda mark: index.get(mark, ()), pages.__getitem__)
    return {document: merged((before or {}).get(document, {}), changed.get(document, {})) for document in sorted(pages)}


def renewed(
    touched: Iterable[str], look: Callable[[str], Iterable[Site]], page: Callable[[str], Page]
) -> dict[str, dict[str, Resolved | None]]:
    """Return what sightings amount to where that may have changed, by document and key; None is nothing to tell of.

    Args:
        touched: All marks of documents that came, went or changed: the old ones and the new ones.
        look: Returns the sightings that bear a mark, by document, in the order that the document has them.
        page: Returns what a document tells beside its sightings.
    """
    found: dict[str, dict[str, Resolved | None]] = {}
    for document, key, resolved in _resolved(_Corpus(look, page), frozenset(touched)):
        found.setdefault(document, {})[key] = resolved
    return found


def merged(before: Resolution, changed: Mapping[str, Resolved | None]) -> Resolution:
    """Return the resolution of a document where some of it was reckoned anew, sorted by key."""
    return {key: found for key, found in sorted({**before, **changed}.items()) if found is not None}


def _resolved(corpus: _Corpus, touched: frozenset[str]) -> Iterator[tuple[str, str, Resolved | None]]:
    """Yield document, key and resolution of every sighting whose resolution may have changed."""
    leading = set(touched)
    told: set[Spot] = set()
    for mark in sorted(touched):
        for document, sighting in corpus.full(mark):
            bearer, key = _borne(corpus, document, sighting)
            if bearer.spot not in told:
                told.add(bearer.spot)
                leading.update(mark for seen in bearer.seen for mark in seen.sighting.blocks)
                yield from _told(corpus, bearer, key)
    reached: set[Spot] = set()
    for mark in sorted(leading):
        for document, sighting in corpus.short(mark):
            if (document, sighting.key) not in reached:
                group = _component(corpus.short, document, sighting)
                reached.update((d, s.key) for d, s in group)
                yield from _short(corpus, group)


def _component(index: Callable[[str], Sequence[Site]], document: str, sighting: Sighting) -> list[Site]:
    """Return the sightings that share a mark of a family with one, directly or over others."""
    found = {(document, sighting.key): (document, sighting)}
    waiting, marks, known = [sighting], set[str](), set[tuple[str, ...]]()
    while waiting:
        blocks = waiting.pop().blocks
        if blocks in known:  # as with most of a name that many texts have
            continue
        known.add(blocks)
        for mark in blocks:
            if mark.startswith(_FAMILY) and mark not in marks:
                marks.add(mark)
                for near, other in index(mark):
                    if (near, other.key) not in found:
                        found[near, other.key] = (near, other)
                        waiting.append(other)
    return [found[spot] for spot in sorted(found)]


def _borne(corpus: _Corpus, document: str, sighting: Sighting) -> _Keyed:
    """Return the bearer of a full name, and its key."""
    spot = (document, sighting.key)
    if spot not in corpus.found:
        members = [_seen(corpus, *site) for site in _component(corpus.full, document, sighting)]
        found = [bearer for kin in _by_kind(members) for bearer in bearers(kin)]
        for bearer, key in zip(found, keys(found), strict=True):
            corpus.found.update(dict.fromkeys((seen.spot for seen in bearer.seen), (bearer, key)))
    return corpus.found[spot]


def _led(corpus: _Corpus, mark: str) -> dict[Spot, _Keyed]:
    """Return the bearers of full names that a mark leads to, with their keys."""
    if mark not in corpus.leads:
        borne = (_borne(corpus, *site) for site in corpus.full(mark))
        corpus.leads[mark] = {bearer.spot: (bearer, key) for bearer, key in borne}
    return corpus.leads[mark]


def _seen(corpus: _Corpus, document: str, sighting: Sighting) -> Seen:
    return Seen(document, sighting, corpus.page, sighting.type)


def _by_kind(members: Iterable[Seen]) -> list[list[Seen]]:
    """Return people and bodies apart; a name that most texts take for one of them is so in all."""
    named: dict[tuple[str, ...], list[Seen]] = {}
    for seen in members:
        named.setdefault(seen.sighting.words, []).append(seen)
    people, bodies = list[Seen](), list[Seen]()
    for group in named.values():
        fixed = [seen.sighting.type for seen in group if seen.sighting.fixed]
        kinds = fixed or [seen.sighting.type for seen in group]
        kind = min(set(kinds), key=lambda k: (-kinds.count(k), k != "Person", k))
        (people if kind == "Person" else bodies).extend(
            seen if seen.type == kind else replace(seen, type=kind) for seen in group
        )
    named_so = sorted({seen.sighting.label for seen in people})
    for seen in bodies[:]:
        label = seen.sighting.label
        if not seen.sighting.fixed and may_be_persons(label) and any(person_ground(label, name) for name in named_so):
            bodies.remove(seen)
            people.append(replace(seen, type="Person"))
    return [kin for kin in (people, bodies) if kin]


def _short(corpus: _Corpus, group: Sequence[Site]) -> Iterator[tuple[str, str, Resolved | None]]:
    """Yield what short names of one form amount to."""
    alone: list[Seen] = []
    kept: dict[Spot, dict[Spot, str]] = {}
    for document, sighting in group:
        seen = _seen(corpus, document, sighting)
        candidates: dict[Spot, _Keyed] = {}
        for mark in sighting.blocks:
            candidates |= _led(corpus, mark)
        choice = choose(seen, [bearer for bearer, _ in candidates.values()])
        if choice.bearer is None:
            alone.append(seen)
            kept[seen.spot] = choice.apart
        else:
            key = candidates[choice.bearer.spot][1]
            apart = _apart(corpus, choice.apart)
            yield document, sighting.key, Resolved(key, choice.bearer.label, choice.bearer.type, choice.grounds, apart)
    found = [b for kin in _by_kind(alone) for b in bearers(kin, least=int(kin[0].type == "Person"))]
    for bearer, key in zip(found, keys(found), strict=True):
        corpus.found.update(dict.fromkeys((seen.spot for seen in bearer.seen), (bearer, key)))
    for bearer, key in zip(found, keys(found), strict=True):
        for seen in bearer.seen:
            bearer.apart.update(kept[seen.spot])
        yield from _told(corpus, bearer, key)


def _told(corpus: _Corpus, bearer: Bearer, key: str) -> Iterator[tuple[str, str, Resolved | None]]:
    apart, main, kind = _apart(corpus, bearer.apart), bearer.label, bearer.type
    for seen in bearer.seen:
        label = seen.sighting.label
        name = seen.sighting.name
        grounds = bearer.grounds.get(name, ()) if name != main else ()
        found = Resolved(key, main, kind, grounds, apart)
        own = Resolved(seen.sighting.key, label, seen.sighting.type)
        yield seen.document, seen.sighting.key, None if found == own else found


def _apart(corpus: _Corpus, kept: Mapping[Spot, str]) -> tuple[tuple[str, str], ...]:
    """Return from whom one is kept apart, by key, with the reason."""
    found: dict[str, str] = {}
    for spot, reason in sorted(kept.items()):
        if spot in corpus.found:
            found.setdefault(corpus.found[spot][1], reason)
    return tuple(sorted(found.items())[:_MOST])


def apply(extraction: Extraction, resolution: Resolution) -> Extraction:
    """Return the extraction with its entities as all texts together have them; the forms of this text stay as aliases.

    Entities that turn out to be one are put together under the id of the first.
    """
    if not resolution:
        return extraction
    first: dict[str, Entity] = {}
    ids: dict[str, str] = {}
    gone = {entity.id for entity in extraction.entities if not resolution.get(entity.key, _THERE).key}
    for entity in extraction.entities:
        if entity.id in gone:
            continue
        known = _entity(entity, resolution)
        there = first.get(known.key)
        ids[entity.id] = known.id if there is None else there.id
        first[known.key] = known if there is None else _together(there, known)
    mentions = tuple(
        mention if mention.entity is None else replace(mention, entity=ids.get(mention.entity))
        for mention in extraction.mentions
    )
    return replace(extraction, entities=tuple(first.values()), mentions=mentions)


def _entity(entity: Entity, resolution: Resolution) -> Entity:
    found = resolution.get(entity.key)
    if found is None:
        owner = resolution.get(entity.part_of or "")
        return entity if owner is None else replace(entity, part_of=owner.key or None)
    return replace(
        entity,
        key=found.key,
        same_as=tuple(sorted({*entity.same_as, *found.same_as})),
        label=found.label,
        type=cast("EntityType", found.type),
        aliases=tuple(sorted({*entity.aliases, entity.label} - {found.label})),
        names=(Naming(entity.label, found.grounds),) if found.grounds else (),
        apart=found.apart,
    )


def _together(one: Entity, two: Entity) -> Entity:
    return replace(
        one,
        same_as=tuple(sorted({*one.same_as, *two.same_as})),
        aliases=tuple(sorted({*one.aliases, *two.aliases, two.label} - {one.label})),
        part_of=one.part_of or two.part_of,
        names=(*one.names, *two.names),
        apart=tuple(sorted({*one.apart, *two.apart})),
    )
