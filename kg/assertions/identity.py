"""Keys of entities: the same thing gets the same key in every document, from its name alone."""

from kg.language.annotations import EntityDict
from kg.model import EntityType
from kg.namespaces import digest, slug

ENTITY_TYPES: dict[str, EntityType] = {
    "Person": "Person",
    "State": "State",
    "Nationality": "State",
    "Organization": "Organization",
    "Alliance": "Alliance",
    "ArmedForce": "ArmedForce",
    "Group": "Group",
    "Place": "Place",
    "NamedEvent": "NamedEvent",
    "Weapon": "Weapon",
    "Agreement": "Agreement",
    "Project": "Project",
}
_FOLDERS: dict[EntityType, str] = {
    "Person": "person",
    "State": "state",
    "Organization": "organization",
    "Alliance": "alliance",
    "ArmedForce": "armed-force",
    "Group": "group",
    "Place": "place",
    "NamedEvent": "event-name",
    "Weapon": "weapon",
    "Agreement": "agreement",
    "Project": "project",
}


def entity_key(entity: EntityDict, document: str) -> str:
    """Return the key of an entity of a document: the path of its IRI below the base.

    The gazetteer's key wins. A name gives a key that other documents share. A description ("security analysts") may
    mean others elsewhere, so its key holds the document; a force of a known state ("Russian air defenses") is shared,
    because its state and its words say which one it is.

    Args:
        entity: As coreference left it.
        document: `Document.id`.
    """
    if entity["key"]:
        return entity["key"]
    folder = _FOLDERS[ENTITY_TYPES[entity["type"]]]
    name = slug(entity["label"])
    if entity["named"]:
        return f"{folder}/{name}"
    if entity["type"] == "ArmedForce" and entity["part_of"]:
        return f"{folder}/{entity['part_of'].rpartition('/')[2].lower()}/{name}"
    return f"{folder}/{digest(document)}/{name}"


def is_shared(key: str, document: str) -> bool:
    """Tell whether the same key in another document means the same: false of a description ("security analysts")."""
    return f"/{digest(document)}/" not in key
