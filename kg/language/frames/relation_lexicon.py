"""The lexicon of relations, ``kg/lexica/relations.tsv``, and the types that each relation holds between."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.language.factuality.retraction import word_class
from kg.language.frames.relation_slots import Predication, is_past, quality
from kg.lexica import tables
from kg.model import ACTOR_TYPES

LEXICON = "relations.tsv"
_SEVERAL = frozenset({"a", "an", "one", "some", "another"})
_COLLECTIVES = ACTOR_TYPES - {"Person"}
_BODIES = frozenset({"Organization", "Alliance", "ArmedForce"})
_LOCATIONS = frozenset({"Place", "State"})
_UNITS = _BODIES | {"Group"}
_EVENTS = frozenset({"NamedEvent"})
_PERSON = frozenset({"Person"})
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
    "partOf": (_UNITS | _EVENTS, _UNITS | _EVENTS),
    "ownedBy": (frozenset({"Organization"}), ACTOR_TYPES),
    "foundedBy": (_UNITS, ACTOR_TYPES),
    "participantIn": (ACTOR_TYPES, _EVENTS),
    "bornIn": (_PERSON, _LOCATIONS),
    "educatedAt": (_PERSON, frozenset({"Organization"})),
    "parentOf": (_PERSON, _PERSON),
    "spouseOf": (_PERSON, _PERSON),
    "siblingOf": (_PERSON, _PERSON),
}
SYMMETRIC = frozenset({"alliedWith", "partnerOf", "borders", "siblingOf", "spouseOf"})
KINSHIP = frozenset({"parentOf", "siblingOf", "spouseOf"})


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
    for row in tables.rows(LEXICON):
        requires = tuple(tuple(part.split("=")) for part in row["requires"].split(",") if part)
        entry = Entry(
            row["relation"],
            row["pos"],
            tables.values(row["subject"]),
            tables.values(row["object"]),
            requires,  # type: ignore[arg-type]  # each part holds one "="
            row["symmetric"] == "yes",
            float(row["confidence"]),
        )
        for word in tables.values(row["word"]):
            found.setdefault(word, []).append(entry)
    return {word: tuple(listed) for word, listed in found.items()}


def meets(predicated: Predication, row: Entry) -> bool:
    """Tell whether all conditions of a row hold."""
    word = predicated.word
    if predicated.past and ("past", "ok") not in row.requires:
        return False
    for slot, wanted in row.requires:
        if slot == "tag":
            met = word.tag_ == wanted
        elif slot in {"past", "type"}:
            continue  # the one is read above, the other where the slots are filled
        elif slot == "now":
            met = not is_past(word)
        elif slot == "unique":
            met = word.tag_ in {"NN", "NNP"} and not any(child.lower_ in _SEVERAL for child in word.children)
            met = met and "prep_of" not in predicated.slots  # "the ministry's chief of staff"
        elif slot == "only":
            met = all(
                t.pos_ == "PROPN" or t.ent_type_ or t.lower_ in word_class(wanted)
                for t in predicated.slots.get("mod", ())
            )
        elif slot == "prep":
            met = word.dep_ == "pobj" and word.head.lower_ == wanted
        elif slot == "quality":
            found = quality(predicated)
            met = bool(found & word_class(wanted)) and not (wanted == "warm" and found & word_class("cold"))
        else:
            met = any(_is_of(token, wanted) for token in predicated.slots.get(slot, ()))
        if not met:
            return False
    return True


def _is_of(token: Token, name: str) -> bool:
    """Tell whether a noun belongs to a word class; "military hardware" counts as arms."""
    lemma = token.lemma_.lower()
    if name != "arms" or lemma in word_class("arms"):
        return lemma in word_class(name)
    return lemma in word_class("materiel") and any(
        child.lower_ in word_class("military") for child in token.children if child.dep_ in {"compound", "amod", "nmod"}
    )
