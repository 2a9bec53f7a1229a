"""Who acts or is acted upon where a token stands: the mention it heads, its state, whoever a deed belongs to."""

from functools import cache

from spacy.tokens import Token

from kg.language import annotations
from kg.language.annotations import MentionDict
from kg.language.frames.causes import causes_of
from kg.language.frames.combatants import is_backer
from kg.language.frames.conditions import is_of
from kg.language.frames.noun_slots import carrying_verb, deed_slots, is_deed, owners
from kg.language.frames.participants import (
    Participants,
    behind,
    is_one_of,
    is_party_of_case,
    is_unnamed_official,
    lands_behind,
    nearest,
)
from kg.language.offices import role_nouns
from kg.language.reference.draft_entities import inner_states
from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.arguments import arguments
from kg.language.syntax.forms import has_form, is_proper
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.phrases import antecedent, conjuncts, is_definite, is_relative_that
from kg.lexica import dictionary
from kg.lexica.classes import word_class
from kg.model import ACTOR_TYPES

# Parts of a state that act or suffer for it: their event counts as the state's, too.
_PARTS = frozenset({"ArmedForce", "Group", "Organization", "Platform"})


def actors(known: Participants, token: Token, depth: int = 0) -> list[int]:
    """Return the ids of the mentions that act where a token is the subject.

    A force gives itself and its state; "dozens of fighters" the fighters; a strike or a missile whoever it belongs to.
    """
    token = antecedent(token)
    if (found := [*_acting(known, token), *_included(known, token)]) or depth > 1:
        return found
    lemma = token.lemma_.lower()
    if lemma in word_class("partitive"):
        return _each(known, _of(token), depth)
    outer = known.heads.get(token.i, [None])[0]
    if outer is not None and outer["type"] == "Platform" and outer["form"] == "nominal":
        return _states_of(known, outer)  # "Russian warships fired"
    if lemma in word_class("part-of-body"):  # "the Norwegian side", "the party's radical wing"
        slots = arguments(token)
        owned = _modifiers(known, slots.get("mod", [])) or _each(known, slots.get("poss", []), depth)
        return owned or _each(known, slots.get("prep_of", []), depth)
    if lemma in _assaults() or any(is_of(token, name, None, kind=False) for name in ("missile", "weapon-agent")):
        slots = deed_slots(token)
        if carrying_verb(token) is None:
            slots["light"] = []
        fired = [agent for child in dependents(token, fn.NOUN_CLAUSE) for agent in arguments(child).get("agent", [])]
        slots.setdefault("prep_by", []).extend(fired)  # "missiles fired by the army"
        for name in ("poss", "prep_by", "light", "mod"):
            ids = [
                i
                for owner in slots.get(name, [])
                for i in (modifier(known, owner) if name == "mod" else _acting(known, owner))
            ]
            if ids:
                return ids
    return []


def recipients(
    known: Participants, token: Token, *, physical: bool, attacked: bool = False, depth: int = 0
) -> list[int]:
    """Return the ids of the mentions of whom an event befalls where a token is its object.

    Args:
        known: From `participants`.
        token: Head of the object.
        physical: The event touches things (an attack, a seizure), so a thing stands for the state it belongs to; else
            it is about words and deeds ("condemned the invasion"), which stand for whoever said or did them.
        attacked: Only what can be attacked stands for its owner ("bombed its bridges", not "attacked its music").
        depth: For partitives within partitives.
    """
    token = antecedent(token)
    if (found := [*_acting(known, token), *_included(known, token)]) or depth > 1:
        return [*found, *(i for i in _of_people(known, token) if i not in found)]
    lemma = token.lemma_.lower()
    outer = known.heads.get(token.i, [None])[0]
    if outer is not None and outer["type"] == "Place" and physical:
        return _place_and_owner(known, token, outer)
    if lemma in word_class("partitive"):
        return [
            i
            for noun in _of(token)
            for i in recipients(known, noun, physical=physical, attacked=attacked, depth=depth + 1)
        ]
    if outer is not None and outer["type"] in {"Platform", "Weapon", "ArmedForce", "Group"}:
        return (_states_of(known, outer) or _modifiers(known, arguments(token).get("mod", []))) if physical else []
    if lemma in word_class("asset" if physical else "speech-object") or (not physical and is_deed(token)):
        groups = list(owners(token))
    elif attacked or lemma in word_class("opposite-party"):
        return []
    else:
        groups = _close_owners(token)
    if not physical and lemma in word_class("deed-of-rulers") and not has(token, fn.POSSESSOR):
        groups.insert(0, lands_behind(known, token))
    for group in groups:
        ids = [i for owner in group for i in _belonging(known, owner, physical=physical)]
        if not (ids or physical):
            doers = (owner for owner in group if not serves_as(owner, fn.PREMODIFIER))
            ids = [i for owner in doers for i in actors(known, owner)]  # "the violation by Russian jets"
        if ids:
            return ids
    if not physical:  # "the losses caused by Norland's blockade"
        causes = (recipients(known, deed, physical=False, depth=depth + 1) for deed in causes_of(token))
        return next((ids for ids in causes if ids), [])
    return []


def _included(known: Participants, token: Token) -> list[int]:
    """Return those whom a plural names: "forty states, including Norland and Sudria", "two sons, Ann and Bo Hill"."""
    if not has_form(token, forms.PLURAL) or is_proper(token):
        return []
    phrases = [p for p in dependents(token, fn.PREPOSITION) if p.lower_ in word_class("including-preposition")]
    some = [noun for phrase in phrases for noun in dependents(phrase, fn.PREPOSITIONAL_OBJECT)]
    some += dependents(token, fn.APPOSITION) if _is_nobody(token) else []
    return [i for noun in some for each in conjuncts(noun) if is_proper(each) for i in _acting(known, each)]


def _of_people(known: Participants, token: Token) -> list[int]:
    """Return the state whose people as a whole are meant: "the people of Norland", "the Norlandic people"."""
    if token.lower_ not in word_class("whole-people") or has(token, fn.NUMERAL) or not is_definite(token):
        return []
    slots = arguments(token)
    owners = [i for owner in slots.get("prep_of", ()) for i in _acting(known, owner)]
    owners = [i for i in owners if known.mentions[i]["type"] == "State"]
    return owners or _modifiers(known, slots.get("mod", []))


def _close_owners(noun: Token) -> list[list[Token]]:
    """Return whose a thing is beyond doubt: a possessor or an adjective, no of-phrase, which may be what is done to."""
    slots = arguments(noun)
    return [slots.get("poss", []), slots.get("mod", [])]


def _place_and_owner(known: Participants, token: Token, place: MentionDict) -> list[int]:
    """Return a named place; for "an arms depot of the Syrian army", "the city of Dnipro" whose or which it is."""
    if place["form"] == "name":
        return [place["id"]]
    inside = _states_of(known, place)
    inside_of = arguments(token).get("prep_in", [])
    within = [[noun] for noun in inside_of if known.types.get(noun.i) != "Place"]  # "the mosque in Basra" is not Basra
    for group in [] if inside else [*owners(token), *within]:
        inside = [i for owner in group for i in _belonging(known, owner, physical=True)]
        if inside:
            break
    return inside or [place["id"]]


def _belonging(known: Participants, owner: Token, *, physical: bool) -> list[int]:
    qualifies = serves_as(owner, fn.PREMODIFIER)  # "the Iran deal" is not Iran's
    found = modifier(known, owner) or ([] if qualifies else _acting(known, owner))
    mention = known.heads.get(owner.i, [None])[0]
    if not found and physical and mention is not None and mention["type"] == "Place":
        return _place_and_owner(known, owner, mention)
    if not found and not qualifies and mention is None:  # "the UN mission's plan"
        return next((ids for group in _close_owners(owner) if (ids := _modifiers(known, group))), [])
    return found


def _modifiers(known: Participants, tokens: list[Token]) -> list[int]:
    return [i for token in tokens for i in modifier(known, token)]


def modifier(known: Participants, token: Token) -> list[int]:
    """Return the mention that qualifies an event noun as its actor: "Russian strikes", "US sanctions".

    The name of a state in full is none: "the Ukraine invasion" was not by Ukraine.
    """
    for mention in known.heads.get(token.i, ()):
        if mention["type"] == "Nationality" and mention["key"] is not None:
            return [mention["id"]]
        if mention["key"] is None and token.head.lemma_ in word_class("named-building"):
            continue  # "Evin prison" is the prison's name
        named = mention["type"] in ACTOR_TYPES - {"State", "Person"} or mention["form"] == "adjective"
        if named or token.lower_ in word_class("state-abbreviation"):
            return [mention["id"]]
    return []


@cache
def _assaults() -> frozenset[str]:
    """Return the nouns that name an attack."""
    return frozenset(
        lemma
        for lemma, senses in dictionary.having("event").items()
        for sense in senses
        if sense.kind == "NOUN" and sense.event is not None and sense.event.root == "ASSAULT"
    )


def _of(token: Token) -> list[Token]:
    return arguments(token).get("prep_of", [])


def _each(known: Participants, tokens: list[Token], depth: int) -> list[int]:
    return [i for token in tokens for i in actors(known, token, depth + 1)]


def _acting(known: Participants, token: Token) -> list[int]:
    """Return the mention that a token heads if it can act, with its state if it is a part; a joint one's members."""
    for mention in known.heads.get(token.i, ()):
        members = mention.get("members")
        if members:
            return [m["id"] for entity in members if (m := nearest(known, entity, mention)) is not None]
        if mention["form"] == "pronoun" and mention["entity"] is None:
            continue
        if mention["type"] == "Nationality":
            if mention["form"] != "adjective" or has_form(token, forms.PLURAL):  # "the Russians"
                return [mention["id"]]
            continue
        if mention["type"] == "Group" and is_one_of(known, token, mention):
            if serves_as(token, fn.APPOSITION) and token.head != token:
                return _acting(known, token.head)
            continue
        if mention["type"] not in ACTOR_TYPES or (mention["form"] == "nominal" and _is_nobody(token)):
            continue
        if is_party_of_case(token):
            continue
        states = _acted_for(known, token, mention) if mention["form"] == "nominal" else []
        if mention["form"] == "nominal":
            states += _beside_part(known, token, alone=not states)
        return [mention["id"], *(states or behind(known, mention))]
    return []


def _acted_for(known: Participants, token: Token, described: MentionDict) -> list[int]:
    """Return the states that a description acts or suffers for; not "once Norland's intelligence chief" for Norland."""
    if described["type"] in _PARTS and _acts_for_state(token):
        return _states_of(known, described)
    if not is_unnamed_official(known, token, described):
        return []
    return [i for i in _states_of(known, described) if known.mentions[i]["form"] == "adjective"]


def _beside_part(known: Participants, token: Token, *, alone: bool) -> list[int]:
    """Return whom a description leads to by a preposition: "a delegation from Norland", "air defences in Norland"."""
    lemma, found = token.lemma_.lower(), list[Token]()
    if alone and lemma in word_class("defence-works"):
        lands = (land for one in (*conjuncts(token), token.head) for land in arguments(one).get("prep_in", ()))
        found += [land for land in lands if known.types.get(land.i) == "State"]
    if lemma in word_class("delegation"):
        found += [sender for sender in arguments(token).get("prep_from", ()) if sender != token]
    return [i for one in found for i in _acting(known, one)]


def _is_nobody(noun: Token) -> bool:
    """Tell whether a description is of a relative, or of nobody in particular, unlike "three women", "armed men"."""
    if noun.lemma_.lower() in word_class("nobody-in-particular"):
        return True
    if role_nouns.kind_of(noun) != "kin":
        return False
    several = has_form(noun, forms.PLURAL) and noun.lemma_.lower() in word_class("plain-people")
    return not several or has(noun, fn.POSSESSOR)


def _acts_for_state(noun: Token) -> bool:
    """Tell whether a noun names an organ, a force or the officials of a state: "Sudrian troops", not "refugees"."""
    if noun.lemma_.lower() not in word_class("organ"):
        return False
    return not any(child.lower_ in word_class("unofficial") for child in dependents(noun, fn.PREMODIFIER))


def is_site(verb: Token, noun: Token) -> bool:
    """Tell whether a name only says where, though a clause hangs on it: "raids in Tal, Sudria, that killed"."""
    if not any(is_relative_that(child) for child in dependents(verb, fn.ACTIVE_SUBJECT)):
        return False
    while serves_as(noun, fn.APPOSITION):
        noun = noun.head
    placed = serves_as(noun, fn.PREPOSITIONAL_OBJECT) and noun.head.lower_ in word_class("site-preposition")
    return placed and is_proper(noun)


def _states_of(known: Participants, mention: MentionDict) -> list[int]:
    """Return the states inside a noun phrase: by name, adjective, or a pronoun that stands for one ("its forces")."""
    found = [m["id"] for m in inner_states(known.doc, known.mentions, mention) if not is_backer(known.doc, m)]
    at = mention["id"]
    for other in (*known.mentions[max(0, at - 1) : at], *known.mentions[at + 1 : at + 2]):
        inside = mention["np_start"] <= other["start"] < mention["np_end"]
        if inside and other["form"] == "pronoun" and _is_state(known, other["entity"]):
            found.append(other["id"])
    return found


def _is_state(known: Participants, entity: int | None) -> bool:
    key = None if entity is None else annotations.entities(known.doc)[entity]["key"]
    return key is not None and key.startswith("state/")
