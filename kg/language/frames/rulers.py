"""Who rules a state: by an office that the text tells of, a title before the name, or an office known of him."""

from functools import cache

from kg.language import annotations
from kg.language.annotations import MentionDict
from kg.language.frames.participants import Participants, same
from kg.language.offices.ties import OVER_STATES
from kg.language.reference.draft_entities import inner_states
from kg.language.syntax import functions as fn
from kg.language.syntax.functions import dependents
from kg.lexica import leaders
from kg.lexica.classes import word_class

_AT_THE_HEAD = frozenset({"head_of_state", "head_of_government"})


def rules(known: Participants, one: int) -> bool:
    """Tell whether a mention is of a person who is or was at the head of a state or its government."""
    mention = known.mentions[one]
    if mention["type"] != "Person":
        return False
    alike = known.by_entity.get(mention["entity"], ()) if mention["entity"] is not None else (mention,)
    if any(_is_titled(known, each) for each in alike):
        return True
    key = _key(known, mention)
    if key is not None and any(term.kind in _AT_THE_HEAD for term in _terms(key)):
        return True
    held = (told for told in annotations.relations(known.doc) if told["relation"] in OVER_STATES.values())
    return any(same(known.mentions[told["subject"]], mention) for told in held)


def homes(known: Participants, ids: list[int]) -> set[str]:
    """Return the keys of the states that mentions are or are said or known to be of."""
    those = [known.mentions[i] for i in ids]
    keys = {m["key"] for one in those for m in (one, *inner_states(known.doc, known.mentions, one))}
    found = {key for key in keys if key is not None and key.startswith("state/")}
    for one in those:
        key = _key(known, one)
        found |= {term.of for term in _terms(key) if term.of.startswith("state/")} if key is not None else set()
    return found


def is_home(known: Participants, one: int, ids: list[int]) -> bool:
    """Tell whether a mention stands for a state that others are of."""
    mention = known.mentions[one]
    key = mention["key"] if mention["entity"] is None else annotations.entities(known.doc)[mention["entity"]]["key"]
    return key is not None and key in homes(known, ids)


def are_foreign(known: Participants, acting: list[int], befallen: list[int]) -> bool:
    """Tell whether those who act and those whom it befalls are known to be of different states."""
    own, other = homes(known, acting), homes(known, befallen)
    return bool(own) and bool(other) and own.isdisjoint(other)


def _is_titled(known: Participants, mention: MentionDict) -> bool:
    """Tell whether a name has a title of a ruler before it, or a description is one: "President Holm", "the king"."""
    head = known.doc[mention["head"]]
    words = [head] if mention["form"] == "nominal" else dependents(head, fn.COMPOUND)
    return any(
        word.lower_ in word_class("ruling-title")
        or (word.lower_ in word_class("head-of-government-noun") and word.i > 0 and _is_prime(known, word.i - 1))
        for word in words
    )


def _is_prime(known: Participants, at: int) -> bool:
    return known.doc[at].lower_ in word_class("head-of-government-modifier")


def _key(known: Participants, mention: MentionDict) -> str | None:
    entity = mention["entity"]
    key = mention["key"] if entity is None else annotations.entities(known.doc)[entity]["key"]
    return key if key is not None and key.startswith(leaders.FOLDER) else None


@cache
def _terms(key: str) -> tuple[leaders.Term, ...]:
    return leaders.terms(key)
