"""What the pipeline found under the names that re3d's annotators use.

re3d has no type for a state: it is an Organisation where it takes part in something, a Location elsewhere.
"""

from collections.abc import Iterator
from itertools import product

from kg.lexica.classes import word_class
from kg.model import Extraction, Mention

type Record = dict[str, object]

_TYPES = {
    "Alliance": "Organisation",
    "ArmedForce": "Organisation",
    "Group": "Organisation",
    "Money": "Money",
    "Organization": "Organisation",
    "Person": "Person",
    "Place": "Location",
    "Platform": "MilitaryPlatform",
    "Quantity": "Quantity",
    "Time": "Temporal",
    "Weapon": "Weapon",
}
_RELATIONS = {
    "affiliatedWith": "BelongsTo",
    "alliedWith": "AlliesOf",
    "borders": "CoLocated",
    "capitalOf": "CoLocated",
    "fights": "FightingAgainst",
    "headOfGovernmentOf": "InChargeOf",
    "headOfStateOf": "InChargeOf",
    "leads": "InChargeOf",
    "locatedIn": "CoLocated",
    "memberOf": "BelongsTo",
    "opposes": "Dislikes",
    "partOf": "BelongsTo",
    "partnerOf": "AlliesOf",
    "residentOf": "CoLocated",
    "spokespersonOf": "BelongsTo",
    "suppliesArmsTo": "AlliesOf",
    "supports": "AlliesOf",
}
_EVENTS = {"ASSAULT": "FightingAgainst"}
_ARTICLES = ("the ", "The ")
_APART = frozenset({"Time", "Money", "Quantity", "Nationality"})
_TO_PLACES = word_class("place-locative") | word_class("place-way")


def entities(extraction: Extraction) -> Iterator[Record]:
    """Yield typed spans of characters, in text order, cut as the annotators cut them.

    A name has its article; a place is told with the one it lies in ("Gori, Georgia"), a described thing with the names
    within it or right before it ("Russian troops"). Possessive pronouns are not marked.
    """
    text = extraction.document.text
    held: tuple[Mention, int, str] | None = None  # a mention, where it begins, its type: the next may be part of it
    for mention in extraction.mentions:
        type_ = _type(mention, text, held)
        if type_ is None or text[mention.start : mention.end].lower() in word_class("unmarked-pronoun"):
            continue
        start = mention.start
        if mention.form == "name" and text[:start].endswith(_ARTICLES):
            start -= len("the ")
        if held is not None:
            before, begin, kind = held
            if before.form == "nominal" and mention.start < before.end and mention.type not in _APART:
                continue
            if _joined(before, mention, type_, text[before.end : mention.start]):
                start = begin
            else:
                yield {"start": begin, "end": before.end, "type": kind}
        held = mention, start, type_
    if held is not None:
        yield {"start": held[1], "end": held[0].end, "type": held[2]}


def _joined(before: Mention, mention: Mention, type_: str, between: str) -> bool:
    """Tell whether the mention before is part of this one: a place of the one it lies in, a name of a description."""
    if mention.form == "nominal":
        return between == " " and before.form in {"name", "adjective"} and before.type not in _APART
    return between == ", " and before.type == "Place" and mention.form == "name" and type_ == "Location"


def _type(mention: Mention, text: str, before: tuple[Mention, int, str] | None) -> str | None:
    if mention.type == "Nationality":
        return "Nationality" if mention.form == "adjective" else "Organisation"
    if mention.form == "adjective":
        return None
    if mention.type != "State":
        return _TYPES.get(mention.type)
    if before is not None:
        between = text[before[0].end : mention.start]
        if before[0].type == "Place" and between == ", ":
            return "Location"
        if before[0].type == "State" and between.strip(" ,") in {"", "and"}:  # one of a list
            return before[2]
    words = text[: mention.start].split()[-3:]
    ahead = [word.lower() for word in words if word != "the" and not word.endswith("ern")]  # "in northern Iraq"
    return "Location" if ahead and ahead[-1] in _TO_PLACES else "Organisation"


def relations(extraction: Extraction) -> Iterator[Record]:
    """Yield relations between spans of characters: those of the graph, and who attacks whom in its events."""
    mentions = {mention.id: mention for mention in extraction.mentions}
    ties = [
        (claim.subject, claim.object, _RELATIONS[claim.relation])
        for claim in extraction.assertions
        if claim.object is not None and claim.relation in _RELATIONS
    ]
    for event in extraction.events:
        if event.root in _EVENTS:
            ties += [(*ends, _EVENTS[event.root]) for ends in product(event.actor, event.recipient)]
    for source, target, type_ in dict.fromkeys(ties):
        a, b = mentions[source], mentions[target]
        yield {
            "source_start": a.start,
            "source_end": a.end,
            "target_start": b.start,
            "target_end": b.end,
            "type": type_,
        }
