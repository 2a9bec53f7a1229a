"""Resolution across documents: a short name is the full name's, where only one full name of the corpus fits.

States and organisations that the gazetteer knows share a key from the start. What is left are people known by surname
("Gurulyov") in one document and in full ("Andrei Gurulyov") in another, and organisations known by acronym. The rule is
a function of the names alone, so it doesn't depend on the order in which documents were read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kg.model import Entity, Extraction
from kg.namespaces import slug

_RESOLVABLE = frozenset({"Person", "Organization", "ArmedForce"})


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name that a document gives to an entity outside the gazetteer; ``shorts`` are slugs of its short forms."""

    type: str
    key: str
    label: str
    shorts: tuple[str, ...]


def names(extraction: Extraction) -> tuple[Name, ...]:
    """Return the names of a document that may be short for another's or have short forms themselves, sorted."""
    return tuple(sorted(_name(entity) for entity in extraction.entities if _is_resolvable(entity)))


def _is_resolvable(entity: Entity) -> bool:
    return entity.named and entity.type in _RESOLVABLE and entity.key.endswith("/" + slug(entity.label))


def _name(entity: Entity) -> Name:
    words = entity.label.split()
    shorts: set[str] = set()
    if len(words) > 1:
        shorts = {slug(alias) for alias in entity.aliases if len(alias.split()) == 1}
        if entity.type == "Person":
            shorts.add(slug(words[-1]))
    return Name(entity.type, entity.key, entity.label, tuple(sorted(shorts)))


def full_names(corpus: Iterable[Iterable[Name]]) -> dict[tuple[str, str], tuple[str, str]]:
    """Return (type, short slug) -> (key, label) of the only full name in the corpus with that short form.

    Args:
        corpus: The names of each document; any order.
    """
    fits: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for document in corpus:
        for name in document:
            for short in name.shorts:
                fits.setdefault((name.type, short), set()).add((name.key, name.label))
    only: dict[tuple[str, str], tuple[str, str]] = {}
    for pair, found in fits.items():
        if len({key for key, _ in found}) == 1:
            only[pair] = min(found)  # one key may have labels that differ in accents
    return only


def resolution(document: Iterable[Name], full: Mapping[tuple[str, str], tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Return, for each short name of a document that is resolved, its key -> (key, label) of the full name.

    A document that keeps the two apart knows better: "President Hill and his wife, Ann Hill".
    """
    found, known = {}, tuple(document)
    own = {name.key for name in known}
    for name in known:
        if len(name.label.split()) == 1:
            target = full.get((name.type, slug(name.label)))
            if target and target[0] not in own:
                found[name.key] = target
    return found


def resolve(extraction: Extraction, resolved: Mapping[str, tuple[str, str]]) -> Extraction:
    """Return the extraction with its short names replaced by full ones; the short form stays as an alias."""
    if not resolved:
        return extraction

    def full(entity: Entity) -> Entity:
        if entity.key not in resolved:
            return entity
        key, label = resolved[entity.key]
        return replace(entity, key=key, label=label, aliases=tuple(sorted({*entity.aliases, entity.label} - {label})))

    return replace(extraction, entities=tuple(full(entity) for entity in extraction.entities))
