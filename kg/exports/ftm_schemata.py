"""Which schema of FollowTheMoney says which kind of entity, and which relation between which kinds."""

from dataclasses import dataclass

SCHEMATA = {
    "Person": "Person",
    "State": "PublicBody",
    "Organization": "Organization",
    "Alliance": "Organization",
    "ArmedForce": "Organization",
    "Group": "LegalEntity",
    "Place": "Address",
    "NamedEvent": "Event",
    "Agreement": "Event",
    "Project": "Project",
    "Weapon": "Asset",
}
BODIES = frozenset({"PublicBody", "Organization", "Company"})
ACTORS = BODIES | {"Person", "LegalEntity"}
TOPICS = {"State": "gov.national", "Alliance": "gov.igo", "ArmedForce": "mil"}
LANGUAGES = {"en": "eng"}


@dataclass(frozen=True, slots=True)
class Form:
    """A schema that says a relation, its two ends, and the schemata that these may have."""

    schema: str
    subject: str
    object: str
    subjects: frozenset[str]
    objects: frozenset[str]
    worded: str = "role"


_MEMBERSHIP = Form("Membership", "member", "organization", ACTORS, BODIES)
FAMILY = Form("Family", "person", "relative", frozenset({"Person"}), frozenset({"Person"}), "relationship")
_DIRECTORSHIP = Form("Directorship", "director", "organization", ACTORS, BODIES)
FORMS = {
    "memberOf": _MEMBERSHIP,
    "affiliatedWith": _MEMBERSHIP,
    "leads": _DIRECTORSHIP,
    "ownedBy": Form("Ownership", "asset", "owner", frozenset({"Company", "Asset"}), ACTORS),
    "spokespersonOf": Form("Representation", "agent", "client", ACTORS, ACTORS),
    "parentOf": FAMILY,
    "spouseOf": FAMILY,
    "siblingOf": FAMILY,
}
LINK = "UnknownLink"
OFFICES = frozenset({"headOfStateOf", "headOfGovernmentOf", "position"})
