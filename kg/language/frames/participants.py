"""The mentions of a Doc as frames look them up, and which of them stand for one thing."""

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import MentionDict
from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.arguments import arguments
from kg.language.syntax.forms import has_form
from kg.language.syntax.functions import serves_as
from kg.lexica.classes import word_class

_NO_PARTICIPANTS = frozenset({"Time", "Money", "Quantity", "Agreement"})


@dataclass(slots=True)
class Participants:
    """The mentions of a Doc, ready to be looked up by head token; ``described`` are the entities without a name."""

    doc: Doc
    mentions: list[MentionDict]
    heads: dict[int, list[MentionDict]]
    by_entity: dict[int, list[MentionDict]]
    types: dict[int, str]
    described: frozenset[int]


def participants(doc: Doc) -> Participants:
    """Return the mentions of a Doc by head and by entity, and the type that counts at each head."""
    mentions = annotations.mentions(doc)
    heads = annotations.by_head(doc)
    by_entity: dict[int, list[MentionDict]] = {}
    for mention in mentions:
        if mention["entity"] is not None:
            by_entity.setdefault(mention["entity"], []).append(mention)
    types = {h: found[0]["type"] for h, found in heads.items() if found[0]["type"] not in _NO_PARTICIPANTS}
    described = frozenset(one for one, said in by_entity.items() if all(m["form"] == "nominal" for m in said))
    return Participants(doc, mentions, heads, by_entity, types, described)


def is_known(known: Participants, one: int) -> bool:
    """Tell whether coreference, if it ran, found what a mention stands for."""
    return known.mentions[one]["entity"] is not None or not annotations.entities(known.doc)


def is_one_of(known: Participants, token: Token, mention: MentionDict) -> bool:
    """Tell whether a mention of a people is one of them: "an Elm County Democrat", of the entity "Democrats"."""
    listed, entity = annotations.entities(known.doc), mention["entity"]
    single = has_form(token, forms.SINGULAR) and entity is not None and bool(listed)
    return single and listed[entity or 0]["label"].lower() == f"{token.lower_}s"


def is_unnamed_official(known: Participants, noun: Token, mention: MentionDict) -> bool:
    """Tell whether somebody is known by a public office alone: "a Norlandic envoy", of whom no name is told."""
    if mention["type"] != "Person" or noun.lemma_.lower() not in word_class("office-holder"):
        return False
    return mention["entity"] is None or mention["entity"] in known.described


def is_party_of_case(noun: Token) -> bool:
    """Tell whether a name stands in the name of a lawsuit: "Holm v. Berg"."""
    following = noun.doc[noun.i + 1].lower_ if noun.i + 1 < len(noun.doc) else ""
    return not word_class("versus").isdisjoint({following, noun.head.lower_})


def nearest(known: Participants, entity: int, mention: MentionDict) -> MentionDict | None:
    """Return the last mention of an entity before another mention."""
    told = known.by_entity.get(entity, [])
    before = bisect_left(told, mention["start"], key=lambda m: m["start"])
    return told[before - 1] if before else None


def same(one: MentionDict, other: MentionDict) -> bool:
    """Tell whether two mentions stand for one thing, as far as is known."""
    if one["id"] == other["id"] or (one["entity"] is not None and one["entity"] == other["entity"]):
        return True
    return one["key"] is not None and one["key"] == other["key"]


def lands_behind(known: Participants, deed: Token) -> list[Token]:
    """Return the states in which a deed is told to be done, behind it: "condemned the detention of Berg in Norland"."""
    verb = [deed.head] if serves_as(deed, fn.OBJECT) else []
    lands = (t for word in (deed, *verb) for t in arguments(word).get("prep_in", ()) if t.i > deed.i)
    return [land for land in lands if known.types.get(land.i) == "State"]


def behind(known: Participants, mention: MentionDict) -> list[int]:
    """Return whom forces or leaders without a name are of or under, if no state: "rebels led by X", "they" of Karabakh.

    That is the last mention of the people or body before, or else the one inside the description.
    """
    entity = None if mention["entity"] is None else annotations.entities(known.doc)[mention["entity"]]
    key = None if entity is None or entity["named"] else entity["part_of"]
    if key is None or key.startswith("state/"):
        return []
    of = next((one["id"] for one in annotations.entities(known.doc) if one["key"] == key), None)
    those = known.by_entity.get(of, ()) if of is not None else ()
    near = [m for m in those if m["start"] < mention["start"]][-1:] or list(those[:1])
    return [m["id"] for m in near]
