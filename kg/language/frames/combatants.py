"""Who can fight whom in arms, so that a lawsuit or a campaign is no war."""

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import MentionDict
from kg.language.frames.participants import Participants
from kg.language.syntax import functions as fn
from kg.language.syntax.functions import dependents
from kg.lexica import tables
from kg.lexica.classes import word_class

_ARMED = frozenset({"State", "Nationality", "ArmedForce", "Alliance"})


def can_fight(verb: Token, ends: tuple[MentionDict, MentionDict]) -> bool:
    """Tell whether "fight" and the like can be meant in arms of two mentions.

    Persons fight states and armed forces, in person; they wage campaigns, battles and actions in other senses. Bodies
    fight if they are known to be armed, or if they fight a state or an armed force.

    Args:
        verb: The verb or noun of fighting.
        ends: Who fights, and whom.
    """
    armed = [_may_fight(mention) for mention in ends]
    if any(mention["type"] == "Person" for mention in ends):
        figure = any(child.lemma_ in word_class("figurative-fight") for child in dependents(verb, fn.OBJECT))
        unnamed = ends[0]["form"] == "nominal" and ends[0]["type"] != "Person"  # "groups that fought the tyrant"
        return (any(armed) or unnamed) and not figure
    if all(mention["type"] == "Organization" for mention in ends):
        return all(armed)
    return True


def is_armed(known: Participants, mention: MentionDict) -> bool:
    """Tell whether somebody fights with weapons: "rebels launched an attack on the president", Hezbollah."""
    entity = mention["entity"]
    key = mention["key"] if entity is None else annotations.entities(known.doc)[entity]["key"]
    if mention["type"] == "ArmedForce" or key in tables.words("armed_groups.tsv", "key"):
        return True
    lemma = known.doc[mention["head"]].lemma_.lower()
    return mention["form"] == "nominal" and any(lemma in word_class(name) for name in ("troop", "unofficial"))


def is_backer(doc: Doc, state: MentionDict) -> bool:
    """Tell whether a state only helps those whom its name qualifies: "Norland-backed rebels"."""
    behind = [token.lower_ for token in doc[state["end"] : state["end"] + 2]]
    return behind[:1] == ["-"] and not word_class("proxy-participle").isdisjoint(behind[1:])


def _may_fight(mention: MentionDict) -> bool:
    return mention["type"] in _ARMED or mention["key"] in tables.words("armed_groups.tsv", "key")
