"""The relations of the ontology: between what they hold, and which of them hold both ways.

The ontology states the same in OWL; a test keeps the two equal.
"""

from dataclasses import dataclass
from functools import cache

from kg.errors import PipelineError
from kg.lexica import tables
from kg.model import ACTOR_TYPES, Extraction

_ACTORS = ACTOR_TYPES
_BODIES = frozenset({"State", "Organization", "Alliance", "ArmedForce", "Group"})
_GROUND = frozenset({"Place", "State"})
_PEOPLE = frozenset({"Person", "Group"})
_PERSON = frozenset({"Person"})
_UNITS = _BODIES - {"State"}
_EVENTS = frozenset({"NamedEvent"})


@dataclass(frozen=True, slots=True)
class Signature:
    """The entity types that a relation may hold between; an empty ``objects`` stands for a literal."""

    subjects: frozenset[str]
    objects: frozenset[str]
    symmetric: bool = False


RELATIONS: dict[str, Signature] = {
    "affiliatedWith": Signature(_ACTORS, _ACTORS),
    "alliedWith": Signature(_ACTORS, _ACTORS, symmetric=True),
    "bornIn": Signature(_PERSON, _GROUND),
    "borders": Signature(_GROUND, _GROUND, symmetric=True),
    "capitalOf": Signature(frozenset({"Place"}), _GROUND),
    "citizenOf": Signature(_PEOPLE, frozenset({"State"})),
    "educatedAt": Signature(_PERSON, frozenset({"Organization"})),
    "fights": Signature(_ACTORS, _ACTORS),
    "foundedBy": Signature(_UNITS, _ACTORS),
    "headOfGovernmentOf": Signature(_PERSON, frozenset({"State"})),
    "headOfStateOf": Signature(_PERSON, frozenset({"State"})),
    "influences": Signature(_ACTORS, _ACTORS),
    "leads": Signature(_PERSON, _BODIES | {"Place"}),
    "locatedIn": Signature(_ACTORS | {"Place", "NamedEvent"}, _GROUND),
    "memberOf": Signature(_ACTORS, frozenset({"Organization", "Alliance", "Group", "ArmedForce"})),
    "opposes": Signature(_ACTORS, _ACTORS),
    "ownedBy": Signature(frozenset({"Organization"}), _ACTORS),
    "parentOf": Signature(_PERSON, _PERSON),
    "partOf": Signature(_UNITS | _EVENTS, _UNITS | _EVENTS),
    "participantIn": Signature(_ACTORS, _EVENTS),
    "partnerOf": Signature(_ACTORS, _ACTORS, symmetric=True),
    "position": Signature(_PERSON, frozenset()),
    "residentOf": Signature(_PEOPLE, _GROUND),
    "sanctions": Signature(_ACTORS, _ACTORS),
    "siblingOf": Signature(_PERSON, _PERSON, symmetric=True),
    "spokespersonOf": Signature(_PERSON, _ACTORS),
    "spouseOf": Signature(_PERSON, _PERSON, symmetric=True),
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


def check(extraction: Extraction) -> None:
    """Make sure that the ontology has every relation and root of an extraction; an extractor may be a user's own.

    Raises:
        PipelineError: If it lacks one.
    """
    wrong = [f"relation {claim.relation!r}" for claim in extraction.assertions if claim.relation not in RELATIONS]
    wrong += [f"PLOVER root {report.root!r}" for report in extraction.events if report.root not in _roots()]
    if wrong:
        hint = f"relations are {', '.join(RELATIONS)}; roots are {', '.join(_roots())}"
        raise PipelineError(f"an extractor gave the {wrong[0]}", where=extraction.document.id, hint=hint)


@cache
def _roots() -> tuple[str, ...]:
    return tuple(row["root"] for row in tables.rows("plover.tsv"))
