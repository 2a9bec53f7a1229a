"""The lexicon of relations, ``kg/data/relations.tsv``, and the types that each relation holds between."""

from dataclasses import dataclass
from functools import cache

from kg.grammar import lexicon
from kg.model import ACTOR_TYPES

LEXICON = "relations.tsv"
_COLLECTIVES = ACTOR_TYPES - {"Person"}
_BODIES = frozenset({"Organization", "Alliance", "ArmedForce"})
_LOCATIONS = frozenset({"Place", "State"})
# Which types of subject and object a relation holds between.
TYPES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "alliedWith": (ACTOR_TYPES, ACTOR_TYPES),
    "partnerOf": (_COLLECTIVES, _COLLECTIVES),
    "memberOf": (ACTOR_TYPES, _BODIES),
    "opposes": (ACTOR_TYPES, ACTOR_TYPES),
    "threatens": (ACTOR_TYPES, ACTOR_TYPES),
    "sanctions": (_COLLECTIVES, ACTOR_TYPES),
    "fights": (ACTOR_TYPES, ACTOR_TYPES),
    "supports": (ACTOR_TYPES, ACTOR_TYPES),
    "suppliesArmsTo": (_COLLECTIVES, _COLLECTIVES),
    "influences": (ACTOR_TYPES, ACTOR_TYPES),
    "borders": (_LOCATIONS, _LOCATIONS),
    "locatedIn": (frozenset({"Place", "Organization", "ArmedForce"}), _LOCATIONS),
    "capitalOf": (frozenset({"Place"}), _LOCATIONS),
    "leads": (ACTOR_TYPES, _BODIES | {"Group"}),
    "affiliatedWith": (ACTOR_TYPES, _COLLECTIVES),
}
SYMMETRIC = frozenset({"alliedWith", "partnerOf", "borders"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the lexicon; see the comments there."""

    relation: str
    kind: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    requires: tuple[tuple[str, str], ...]
    symmetric: bool
    confidence: float


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """Return the lexicon by lemma (by form for hyphened participles, which are looked up in lower case)."""
    found: dict[str, list[Entry]] = {}
    for row in lexicon.rows(LEXICON):
        requires = tuple(tuple(part.split("=")) for part in row["requires"].split(",") if part)
        entry = Entry(
            row["relation"],
            row["pos"],
            lexicon.values(row["subject"]),
            lexicon.values(row["object"]),
            requires,  # type: ignore[arg-type]  # each part holds one "="
            row["symmetric"] == "yes",
            float(row["confidence"]),
        )
        for word in lexicon.values(row["word"]):
            found.setdefault(word, []).append(entry)
    return {word: tuple(listed) for word, listed in found.items()}
