"""The lexicon of relations: senses of the dictionary that tell of one, and the types that each holds between."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.language.frames.relation_slots import Predication, is_past, quality
from kg.lexica import dictionary
from kg.lexica.classes import qualified, word_class
from kg.lexica.senses import Condition
from kg.model import ACTOR_TYPES

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
    """One row of the lexicon."""

    relation: str
    kind: str
    particle: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    conditions: tuple[Condition, ...]
    flags: frozenset[str]
    confidence: float


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """Return the lexicon by lemma (by form for hyphened participles, which are looked up in lower case)."""
    return {
        lemma: tuple(
            Entry(name, s.kind, s.particle, s.first, s.second, s.conditions, s.flags, confidence)
            for s in listed
            for name, confidence in s.relations
        )
        for lemma, listed in dictionary.having("relations").items()
    }


def meets(predicated: Predication, row: Entry) -> bool:
    """Tell whether all conditions of a row hold."""
    word = predicated.word
    if predicated.past and "past" not in row.flags:
        return False
    if row.particle and not (word.dep_ == "pobj" and word.head.lower_ == row.particle):
        return False
    return all(_holds(predicated, flag) for flag in row.flags) and all(_met(predicated, c) for c in row.conditions)


def _holds(predicated: Predication, flag: str) -> bool:
    word = predicated.word
    if flag == "plural":
        return word.tag_ == "NNS"
    if flag == "present":
        return not is_past(word)
    if flag == "sole":  # not "the ministry's chief of staff"
        single = word.tag_ in {"NN", "NNP"} and not any(child.lower_ in _SEVERAL for child in word.children)
        return single and "prep_of" not in predicated.slots
    return True


def _met(predicated: Predication, condition: Condition) -> bool:
    slot, test, wanted = condition
    if test == ":":
        return True  # read where the slots are filled
    if slot == "quality":
        return bool(quality(predicated) & word_class(wanted)) != (test == "!=")
    tokens = predicated.slots.get(slot, ())
    if test == "<=":
        return all(t.pos_ == "PROPN" or t.ent_type_ or t.lower_ in word_class(wanted) for t in tokens)
    return any(_is_of(token, wanted) for token in tokens)


def _is_of(token: Token, name: str) -> bool:
    """Tell whether a noun belongs to a word class; "military hardware" counts as arms."""
    lemma = token.lemma_.lower()
    if lemma in word_class(name):
        return True
    near = {child.lower_ for child in token.children if child.dep_ in {"compound", "amod", "nmod"}}
    return any(lemma in words and near & modifiers for words, modifiers in qualified(name))
