"""The relations and roots as their tables declare them, each row checked."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from kg.errors import LexiconError
from kg.lexica import tables
from kg.model import ACTOR_TYPES, ENTITY_TYPES
from kg.ontology.terms import Influence, Relation, Root

TABLE = "ontology.tsv"
_NAME = re.compile(r"[a-z][A-Za-z]+\Z")
_OTHER_QUADS = frozenset({"belonging", "neutral"})


@cache
def relations() -> dict[str, Relation]:
    """Return all relations by name, sorted.

    Raises:
        LexiconError: If a row of the table is malformed; the message has its file, line and what to do.
    """
    return read_relations(tables.numbered(TABLE))


@cache
def roots() -> dict[str, Root]:
    """Return the PLOVER roots by name, in the order of the codebook."""
    return {
        row["root"]: Root(
            row["root"],
            float(row["goldstein"]),
            Influence(int(row["sign"]), abs(float(row["goldstein"])), row["quad"]),
            row["phrase"],
            row["alone"],
        )
        for row in tables.rows("plover.tsv")
    }


def fits(relation: str, subject_type: str, object_type: str | None) -> bool:
    """Tell whether a relation may hold between entities of these types; ``object_type`` None stands for a literal."""
    known = relations().get(relation)
    return known is not None and known.fits(subject_type, object_type)


def read_relations(numbered: Iterable[tuple[str, Mapping[str, str]]]) -> dict[str, Relation]:
    """Return the relations of rows, each of which stands with its place for messages.

    Raises:
        LexiconError: If a row is malformed or contradicts another.
    """
    found: dict[str, Relation] = {}
    places: dict[str, str] = {}
    for where, row in numbered:
        relation = _relation(row, where)
        for name in {relation.name, relation.inverse} - {""}:
            if name in places:
                raise _wrong(f"{name!r} is there already, at {places[name]}", where, "give each its own name")
            places[name] = where
        found[relation.name] = relation
    for relation in found.values():
        _check_above(relation, found, places[relation.name])
    return dict(sorted(found.items()))


def _relation(row: Mapping[str, str], where: str) -> Relation:
    for column in ("label", "phrase", "definition"):
        if not row[column]:
            raise _wrong(f"no {column}", where, "every relation has one")
    relation = Relation(
        name=row["relation"],
        label=row["label"],
        phrase=row["phrase"],
        inverse_phrase=row["phrase"] if row["inverse"] == row["relation"] else row["inverse_phrase"],
        between=tuple(_pair(pair, where) for pair in row["between"].split(";")),
        inverse=row["inverse"],
        influence=_influence(row, where),
        scale=row["scale"],
        above=row["above"],
        close=tables.values(row["close"]),
        source=row["source"],
        definition=row["definition"],
    )
    for name in (relation.name, *filter(None, [relation.inverse])):
        if not _NAME.match(name):
            raise _wrong(f"{name!r} is no name of a property", where, "write letters, the first one small: alliedWith")
    literal = not relation.objects
    if literal != (not relation.inverse) or literal != (not relation.inverse_phrase):
        raise _wrong("a relation has an inverse, a literal has none", where, "mend inverse, inverse_phrase or between")
    mirrored = {(objects, subjects) for subjects, objects in relation.between}
    if relation.symmetric and mirrored != set(relation.between):
        raise _wrong("symmetric between different types", where, "give both sides the same types")
    return relation


def _pair(cell: str, where: str) -> tuple[frozenset[str], frozenset[str]]:
    sides = [frozenset(tables.values(side)) for side in cell.split(">")]
    if len(sides) != 2 or not all(sides):
        raise _wrong(f"no two sides in {cell.strip()!r}", where, "write between as SUBJECT|SUBJECT > OBJECT")
    subjects, objects = (side - {"Actor"} | ACTOR_TYPES if "Actor" in side else side for side in sides)
    objects = frozenset() if objects == {"text"} else objects
    if unknown := sorted((subjects | objects) - ENTITY_TYPES):
        raise _wrong(f"unknown type {unknown[0]!r}", where, f"use Actor, text, {', '.join(sorted(ENTITY_TYPES))}")
    return subjects, objects


def _influence(row: Mapping[str, str], where: str) -> Influence | None:
    cells = [row[column] for column in ("sign", "strength", "quad", "scale")]
    if not any(cells):
        return None
    if not all(cells):
        raise _wrong("influence told in part", where, "fill all of sign, strength, quad, scale, or none of them")
    sign, strength, quad, _ = cells
    if quad not in _OTHER_QUADS | {root.influence.quad for root in roots().values()}:
        raise _wrong(f"unknown quad class {quad!r}", where, "use one of plover.tsv, belonging or neutral")
    kind = quad.rpartition(" ")[2]
    if sign != {"cooperation": "1", "conflict": "-1"}.get(kind, "0"):
        raise _wrong(f"sign {sign!r} with {quad}", where, "write 1 for cooperation, -1 for conflict, 0 for neither")
    if not re.fullmatch(r"\d+\.\d+", strength) or float(strength) > 10:
        raise _wrong(f"strength {strength!r}", where, "write a number from 0.0 to 10.0")
    return Influence(int(sign), float(strength), quad)


def _check_above(relation: Relation, known: Mapping[str, Relation], where: str) -> None:
    """Make sure that a relation holds only where the one above it may, or an OWL reasoner would infer wrong types."""
    if not relation.above:
        return
    above = known.get(relation.above)
    if above is None:
        raise _wrong(f"unknown relation {relation.above!r} above", where, f"use one of {', '.join(sorted(known))}")
    if not (relation.subjects <= above.subjects and relation.objects <= above.objects):
        raise _wrong(f"holds between more types than {above.name}", where, "narrow its types or take it from below")


def _wrong(what: str, where: str, hint: str) -> LexiconError:
    return LexiconError(what, where=where, hint=hint)
