"""What the pipeline found under the names that re3d's annotators use.

re3d has no type for a state: it is an Organisation where it takes part in something, a Location elsewhere.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from kg.lexica.classes import word_class
from kg.model import Extraction, Mention, Span

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
_AMOUNTS = frozenset({"Time", "Money", "Quantity"})
_WHOLES = frozenset({"Place", "State", "Organization", "Alliance", "ArmedForce", "Group"})
_AHEAD = 60  # characters before a state that may hold its preposition


def entities(extraction: Extraction) -> Iterator[Record]:
    """Yield typed spans of characters, in text order, cut as the annotators cut them.

    A described thing is its whole phrase without its number, with the name that it is of ("the city of Gori") and the
    names within it ("Russian troops"); a person's name has its title, any other name its article; a place is told with
    the one it lies in ("Gori, Georgia"). Possessive pronouns are not marked.
    """
    text, mentions = extraction.document.text, extraction.mentions
    described = [m.phrase or Span(m.start, m.end) for m in mentions if m.form == "nominal"]
    held: tuple[Mention, Span, str] | None = None  # a mention, its words and type: the next may be part of it
    for mention in mentions:
        type_ = _type(mention, text, held)
        if type_ is None or text[mention.start : mention.end].lower() in word_class("unmarked-pronoun"):
            continue
        modifies = mention.form != "nominal" and mention.type not in _AMOUNTS
        if modifies and any(whole.start <= mention.start < whole.end for whole in described):
            continue
        words = _words(mention, text, mentions)
        if held is not None:
            if _joined(held[0], mention, type_, text[held[1].end : mention.start]):
                words = Span(held[1].start, words.end)
            else:
                yield {"start": held[1].start, "end": held[1].end, "type": held[2]}
        held = mention, words, type_
    if held is not None:
        yield {"start": held[1].start, "end": held[1].end, "type": held[2]}


def _words(mention: Mention, text: str, mentions: Sequence[Mention]) -> Span:
    """Return the words that the annotators mark for a mention."""
    phrase = mention.phrase or Span(mention.start, mention.end)
    if mention.form == "nominal":
        numbers = (m.end for m in mentions if m.type == "Quantity" and phrase.start <= m.start < mention.start)
        start = max(numbers, default=phrase.start)
        return Span(start + (text[start : start + 1] == " "), max(phrase.end, mention.end))
    if mention.form == "name" and mention.type == "Person":
        return Span(phrase.start, mention.end)
    before = text[max(0, mention.start - len("the ")) : mention.start]
    article = len(before) if mention.form == "name" and before in _ARTICLES else 0
    return Span(mention.start - article, mention.end)


def _joined(before: Mention, mention: Mention, type_: str, between: str) -> bool:
    """Tell whether a mention continues the one before: a place in another, what a described thing is of."""
    if mention.form != "name":
        return False
    if before.form == "nominal":
        return between in {" of ", " of the "} and mention.type in _WHOLES
    return between == ", " and before.type == "Place" and type_ == "Location"


def _type(mention: Mention, text: str, before: tuple[Mention, Span, str] | None) -> str | None:
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
    words = text[max(0, mention.start - _AHEAD) : mention.start].split()[-3:]
    ahead = [word.lower() for word in words if word != "the" and not word.endswith("ern")]  # "in northern Iraq"
    to_places = word_class("place-locative") | word_class("place-way")
    return "Location" if ahead and ahead[-1] in to_places else "Organisation"


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
