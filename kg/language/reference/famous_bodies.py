"""Famous bodies by names that other states have for theirs: "Security Council", "Congress", "House of Representatives".

Alone such a name means the famous body, unless the text tells of another state and not of its own. What is no famous
body's name means that of the capital beside it, or of the one state in which the text's events happen.
"""

from kg.language.annotations import MentionDict
from kg.language.names import body_kinds, leader_names
from kg.language.names.name_types import is_generic
from kg.language.names.spellings import folded
from kg.language.reference.draft_entities import Draft
from kg.language.syntax.forms import GENITIVE, has_form
from kg.language.syntax.functions import PREPOSITIONAL_OBJECT, serves_as
from kg.lexica import gazetteer, leaders
from kg.lexica.classes import word_class


def is_generic_name(draft: Draft, mention: MentionDict) -> bool:
    """Tell whether a name fits a body of any state."""
    return is_generic(_words(draft, mention))


def may_be_anothers(draft: Draft, mention: MentionDict, owner: str | None) -> bool:
    """Tell whether a famous body's name is one that other states' bodies have, as "Security Council" is."""
    doc = draft.doc
    if not (is_generic_name(draft, mention) or body_kinds.is_usual(_words(draft, mention))):
        return False
    headed = doc[mention["end"] : mention["end"] + 1].text.lower() in word_class("minister")
    if headed or (owner is None and mention["start"] and has_form(doc[mention["start"] - 1], GENITIVE)):
        mention["key"] = None  # "Security Council secretary": that of the United Nations has none; "Workers' Congress"
    return True


def release(draft: Draft) -> None:
    """Take the key from famous names of what most states have, in a text of one other state: of Kenya's Congress."""
    famous = [
        mention
        for mention in draft.mentions
        if body_kinds.listed_as(mention["key"]) and body_kinds.is_usual(_words(draft, mention))
    ]
    if not famous:
        return
    ids = {mention["id"] for mention in famous}
    keys = {mention["key"] for mention in draft.mentions if mention["key"] and mention["id"] not in ids}
    told = {key for key in leader_names.states_of(filter(None, keys)) if key.startswith("state/")}
    if len(told) != 1:
        return
    served = _served(draft)
    for mention in famous:
        if gazetteer.entry(mention["key"] or "").part_of not in told | served:
            mention["key"], mention["form"] = None, "nominal"


def seat(draft: Draft, mention: MentionDict) -> str | None:
    """Return the state in whose capital a body sits: Turkey of "the Foreign Ministry in Ankara"."""
    at = mention["end"]
    if draft.doc[at : at + 1].text != "in":
        return None
    places = (m for m in draft.mentions[mention["id"] + 1 :][:2] if m["start"] == at + 1)
    key = next((m["key"] for m in places if m["key"] is not None), None)
    return (
        _capital_of(key) if key is not None and draft.doc[at + 2 : at + 3].text != "," else None
    )  # "in Moscow, Idaho"


def home(draft: Draft) -> str | None:
    """Return the one state of a text that tells what happens there, "in Kenya", and names no other place of it."""
    keys = {mention["key"] for mention in draft.mentions if mention["key"]}
    told = {key for key in leader_names.states_of(filter(None, keys)) if key.startswith("state/")}
    if len(told) != 1:
        return None
    state = told.pop()
    places = {key for key in keys if key is not None and key.startswith("place/")}
    if places - {gazetteer.capital(state)}:
        return None
    return state if any(_is_inside(draft, m) for m in draft.mentions if m["key"] in {state, *places}) else None


def _is_inside(draft: Draft, mention: MentionDict) -> bool:
    head = draft.doc[mention["head"]]
    return (
        mention["form"] == "name"
        and serves_as(head, PREPOSITIONAL_OBJECT)
        and head.head.lower_ in word_class("place-locative")
    )


def _capital_of(key: str) -> str | None:
    """Return the state whose capital a place is."""
    state = gazetteer.entry(key).part_of if key.startswith("place/") else None
    return state if state is not None and gazetteer.capital(state) == key else None


def _words(draft: Draft, mention: MentionDict) -> list[str]:
    return [token.text for token in draft.doc[mention["start"] : mention["end"]]]


def _served(draft: Draft) -> set[str]:
    """Return what leaders served who bear a surname of the text."""
    named = (m for m in draft.mentions if m["type"] == "Person" and m["form"] == "name")
    surnames = {folded(draft.doc[mention["end"] - 1].text) for mention in named}
    return {term.of for word in surnames for leader in leaders.by_surname(word) for term in leaders.terms(leader.key)}
