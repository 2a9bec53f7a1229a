"""The relations of the graph and the PLOVER roots, as ``kg/lexica/ontology.tsv`` and ``plover.tsv`` declare them.

Everything that is said of a relation stands in its row there: what it holds between, its inverse, what it means for
influence, how pages word it. ``scripts/write_ontology.py`` writes ``ontologies/kg.ttl`` and ``shapes.ttl`` from it.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import LexiconError, PipelineError, UnknownNameError
from kg.lexica import tables
from kg.model import ACTOR_TYPES, ENTITY_TYPES, Extraction

TABLE = "ontology.tsv"
NAMES = ("kg", "plover", "shapes")
_LITERAL: frozenset[str] = frozenset()
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAME = re.compile(r"[a-z][A-Za-z]+\Z")
_OTHER_QUADS = frozenset({"belonging", "neutral"})


@dataclass(frozen=True, slots=True)
class Influence:
    """What a relation or root means for influence.

    ``sign`` is +1 for cooperation, -1 for hostility, 0 for neither; ``strength`` runs from 0 to 10 (absolute Goldstein
    value); ``quad`` is the PLOVER quad class, ``belonging`` or ``neutral``.
    """

    sign: int
    strength: float
    quad: str


@dataclass(frozen=True, slots=True)
class Relation:
    """One row of ``ontology.tsv``; the comments there tell more of each column.

    Attributes:
        name: Local name of the property: ``alliedWith``.
        label: As ontologies show it: "allied with".
        phrase: What stands between subject and object in a sentence: "is allied with".
        inverse_phrase: What stands between object and subject; empty for a literal.
        between: Which types of subject and object it may hold between; no types of object stand for a literal.
        inverse: Name of the inverse property: its own for a symmetric relation, empty for a literal.
        influence: What it means for influence, or None where it does not tie actors.
        scale: The event on Goldstein's scale that its strength is of, or "own".
        above: The relation that it is a case of, or empty.
        close: Near terms of published vocabularies, with prefixes.
        source: Prefix of the vocabulary that it is modelled on, or empty.
        definition: What it says of its subject, as a sentence.
    """

    name: str
    label: str
    phrase: str
    inverse_phrase: str
    between: tuple[tuple[frozenset[str], frozenset[str]], ...]
    inverse: str
    influence: Influence | None
    scale: str
    above: str
    close: tuple[str, ...]
    source: str
    definition: str

    @property
    def symmetric(self) -> bool:
        """Whether it holds both ways."""
        return self.inverse == self.name

    @property
    def subjects(self) -> frozenset[str]:
        """All types that a subject may have."""
        return frozenset[str]().union(*(subjects for subjects, _ in self.between))

    @property
    def objects(self) -> frozenset[str]:
        """All types that an object may have; empty for a literal."""
        return frozenset[str]().union(*(objects for _, objects in self.between))

    def fits(self, subject: str, target: str | None) -> bool:
        """Tell whether it may hold between entities of these types; None for ``target`` stands for a literal."""
        return any(
            subject in subjects and (target in objects if target is not None else objects == _LITERAL)
            for subjects, objects in self.between
        )


@dataclass(frozen=True, slots=True)
class Root:
    """A PLOVER root: its name, its Goldstein weight from -10 to 10, its influence, how pages word it.

    ``alone`` is the wording where nobody is named to whom it was done.
    """

    name: str
    goldstein: float
    influence: Influence
    phrase: str
    alone: str


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


def label(term: str) -> str:
    """Return a relation, root or kind of entity in plain words.

    >>> label("suppliesArmsTo"), label("ASSAULT"), label("ArmedForce")
    ('supplies arms to', 'assault', 'armed force')
    """
    known = relations().get(term)
    return known.label if known is not None else _WORDS.sub(" ", term).lower()


@cache
def _mode_phrases() -> dict[tuple[str, str], str]:
    return {(row["root"], row["mode"]): row["phrase"] for row in tables.rows("mode_phrases.tsv")}


@cache
def _trigger_phrases() -> dict[tuple[str, str], tuple[str, str]]:
    rows = tables.rows("trigger_phrases.tsv")
    return {(row["root"], word): (row["phrase"], row["alone"]) for row in rows for word in row["words"].split("|")}


def phrase(term: str, modes: Collection[str] = ()) -> str:
    """Return what stands between subject and object of a relation or root in a sentence: ``is allied with``.

    Args:
        term: A relation, or a root.
        modes: The modes of the events that it sums up; one that they share words it more closely.

    >>> phrase("SUPPORT", {"agreement"}), phrase("SUPPORT", {"agreement", ""})
    ('reached an agreement with', 'voiced goodwill towards')
    """
    if len(modes) == 1 and (closer := _mode_phrases().get((term, next(iter(modes))))) is not None:
        return closer
    known = relations().get(term) or roots().get(term)
    return known.phrase if known is not None else label(term)


def told_by(root: str, words: Collection[str], *, alone: bool = False) -> str:
    """Return how an event is worded by its words in the texts, where these agree, or nothing.

    >>> told_by("REQUEST", {"demanded", "insists"}), told_by("REQUEST", {"demanded", "asked"}), told_by("AID", {"gave"})
    ('made a demand of', '', '')
    """
    found = {_trigger_phrases().get((root, word), ("", "")) for word in words}
    return next(iter(found))[alone] if len(found) == 1 else ""


def check(extraction: Extraction) -> None:
    """Make sure that the ontology has every relation and root of an extraction; an extractor may be a user's own.

    Raises:
        PipelineError: If it lacks one.
    """
    wrong = [f"relation {claim.relation!r}" for claim in extraction.assertions if claim.relation not in relations()]
    wrong += [f"PLOVER root {report.root!r}" for report in extraction.events if report.root not in roots()]
    if wrong:
        hint = f"relations are {', '.join(relations())}; roots are {', '.join(roots())}"
        raise PipelineError(f"an extractor gave the {wrong[0]}", where=extraction.document.id, hint=hint)


def path(name: str) -> Path:
    """Return the file of an ontology: ``kg`` (OWL), ``plover`` (SKOS) or ``shapes`` (SHACL), all in Turtle.

    ``kg.ttl`` does as well as ``kg``.

    Raises:
        UnknownNameError: If there is none of this name.
    """
    package = Path(__file__).parent
    # A wheel carries the folder inside the package, an editable install beside it.
    plain = name.removesuffix(".ttl")
    for folder in (package / "ontologies", package.parent / "ontologies"):
        file = folder / f"{plain}.ttl"
        if plain in NAMES and file.is_file():
            return file
    raise UnknownNameError(f"no ontology {name!r}", hint=f"there are {', '.join(NAMES)}")


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
    objects = _LITERAL if objects == {"text"} else objects
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
