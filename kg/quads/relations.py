"""The relations of the ontology: between what they hold, and which of them hold both ways.

The ontology states the same in OWL; a test keeps the two equal.
"""

from dataclasses import dataclass

from kg.model import ACTOR_TYPES

_ACTORS = ACTOR_TYPES
_BODIES = frozenset({"State", "Organization", "Alliance", "ArmedForce", "Group"})
_GROUND = frozenset({"Place", "State"})
_PEOPLE = frozenset({"Person", "Group"})


@dataclass(frozen=True, slots=True)
class Signature:
    """The entity types that a relation may hold between; an empty ``objects`` stands for a literal."""

    subjects: frozenset[str]
    objects: frozenset[str]
    symmetric: bool = False


RELATIONS: dict[str, Signature] = {
    "affiliatedWith": Signature(_ACTORS, _ACTORS),
    "alliedWith": Signature(_ACTORS, _ACTORS, symmetric=True),
    "borders": Signature(_GROUND, _GROUND, symmetric=True),
    "capitalOf": Signature(frozenset({"Place"}), _GROUND),
    "citizenOf": Signature(_PEOPLE, frozenset({"State"})),
    "fights": Signature(_ACTORS, _ACTORS),
    "headOfGovernmentOf": Signature(frozenset({"Person"}), frozenset({"State"})),
    "headOfStateOf": Signature(frozenset({"Person"}), frozenset({"State"})),
    "influences": Signature(_ACTORS, _ACTORS),
    "leads": Signature(frozenset({"Person"}), _BODIES | {"Place"}),
    "locatedIn": Signature(_ACTORS | {"Place", "NamedEvent"}, _GROUND),
    "memberOf": Signature(_ACTORS, frozenset({"Organization", "Alliance", "Group", "ArmedForce"})),
    "opposes": Signature(_ACTORS, _ACTORS),
    "partnerOf": Signature(_ACTORS, _ACTORS, symmetric=True),
    "position": Signature(frozenset({"Person"}), frozenset()),
    "residentOf": Signature(_PEOPLE, _GROUND),
    "sanctions": Signature(_ACTORS, _ACTORS),
    "spokespersonOf": Signature(frozenset({"Person"}), _ACTORS),
    "suppliesArmsTo": Signature(_ACTORS, _ACTORS),
    "supports": Signature(_ACTORS, _ACTORS),
    "threatens": Signature(_ACTORS, _ACTORS),
}


def fits(relation: str, subject_type: str, object_type: str | None) -> bool:
    """Tell whether a relation may hold between entities of these types; ``object_type`` None stands for a literal."""
    signature = RELATIONS.get(relation)
    if signature is None or subject_type not in signature.subjects:
        return False
    return object_type in signature.objects if object_type is not None else not signature.objects
