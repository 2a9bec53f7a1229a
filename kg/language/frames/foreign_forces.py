"""Are forces in a place abroad? "A base in Tartus" is one on the land of another, "a base in Murmansk" is at home."""

from spacy.tokens import Doc

from kg.language import annotations
from kg.language.annotations import MentionDict
from kg.lexica.containment import holders


def is_abroad(doc: Doc, place: MentionDict, sender: MentionDict) -> bool:
    """Tell whether a place is known to lie in another state than the one whose forces are there."""
    owner, entity = sender["key"] or "", sender["entity"]
    if not owner.startswith("state/") and entity is not None:
        owner = annotations.entities(doc)[entity]["part_of"] or ""
    states = [level.holder for level in holders(place["key"] or "") if level.holder.startswith("state/")]
    return bool(states) and owner.startswith("state/") and states[-1] != owner
