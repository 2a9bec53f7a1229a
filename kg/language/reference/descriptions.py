"""Descriptions that lead back to something named, or name something of their own: "the general", "the country"."""

from spacy.tokens import Doc, Token

from kg.language.annotations import MentionDict
from kg.language.offices import role_nouns
from kg.language.offices.surroundings import is_of_state
from kg.language.reference import draft_entities
from kg.language.reference.beside import named
from kg.language.reference.callings import Callings
from kg.language.reference.described_people import person
from kg.language.reference.description_words import (
    definiteness,
    general_noun,
    is_pair,
    is_paired_state,
    phrase,
    stands_for,
)
from kg.language.reference.draft_entities import Draft, Referent
from kg.language.reference.pointing import capital, pointed, pointed_alone
from kg.language.reference.salience import REACH, pair
from kg.language.reference.told_of_forces import leader
from kg.language.syntax.blocks import headline_end
from kg.language.syntax.forms import CARDINAL, GENITIVE, PLURAL, has_form, is_proper
from kg.language.syntax.functions import (
    CONJUNCT,
    NOUN_CLAUSE,
    OBJECT,
    OBJECT_PREDICATE,
    PASSIVE_SUBJECT,
    POSSESSOR,
    PREDICATE_NOUN,
    PREPOSITIONAL_OBJECT,
    RELATIVE_CLAUSE,
    serves_as,
)
from kg.language.syntax.phrases import conjuncts, is_after, of_objects, prepositional
from kg.lexica.classes import word_class
from kg.model import ACTOR_TYPES

_REFERRING = ACTOR_TYPES | {"Place", "NamedEvent"}
_OWNED = frozenset({"Organization", "ArmedForce"})
_STATE_OFFICES = frozenset({"state_head", "government_head"})
_NEVER_NEW = frozenset({"State", "Place", "NamedEvent"})  # unnamed ones are nobody that acts


def resolve(draft: Draft) -> None:
    """Resolve descriptions in text order; those that lead back to nothing are things of their own if they can act.

    Those of a headline come last: it brings in nobody that the text below leads back to. Predicate nouns ("is a partner
    of") refer to nothing of their own.
    """
    end, callings = headline_end(draft.doc), Callings(draft)
    for mention in sorted(draft.mentions, key=lambda mention: mention["start"] < end):
        if mention["form"] != "nominal" or not draft.free(mention):
            continue
        if is_pair(draft.doc, mention) and mention["id"] in draft.sites:
            noun = draft.doc[mention["head"]]
            person_ = role_nouns.kind_of(noun) and not is_paired_state(noun)
            kinds = frozenset({"Person"} if person_ else {"State"})
            members = pair(draft, draft.sites[mention["id"]], kinds)
            if members:
                mention["members"] = list(members)
                mention["identified_by"] = "joint"
            elif mention["type"] in _REFERRING - _NEVER_NEW and not _is_land(
                draft.doc[mention["head"]]
            ):  # "the two ministers", of whom no one is named
                _unnamed(callings, mention, phrase(draft.doc, mention, []), [], plural=True)
        elif mention["type"] in _REFERRING and not _is_predicate(draft.doc[mention["head"]]):
            _resolve(callings, mention)


def _is_predicate(noun: Token) -> bool:
    if is_after(noun, "as"):
        return True
    return serves_as(noun, PREDICATE_NOUN | OBJECT_PREDICATE) and noun.head.lemma_ in word_class("predicative-verb")


def _resolve(callings: Callings, mention: MentionDict) -> None:
    draft = callings.draft
    beside = named(draft, mention)
    if beside is not None:
        draft.join(mention, beside, by="description")
        return
    states = draft_entities.inner_states(draft.doc, draft.mentions, mention) or _owners(draft, mention)
    head = draft.doc[mention["head"]]
    plural = has_form(head, PLURAL)
    text, kind = phrase(draft.doc, mention, states), definiteness(draft.doc, mention)
    general = general_noun(text)
    if mention["type"] == "Person" and not plural:
        person(callings, mention, text, states, kind)
        return
    own = draft.doc[mention["np_start"]].lower_ in word_class("own-determiner")
    seat_of = _seat_of(draft, mention) if kind == "definite" and text == "capital" and not states else None
    if seat_of is not None:
        found = capital(draft, draft.sites[mention["id"]], seat_of) if seat_of else None
        if found is not None:
            draft.join(mention, found, by="description")
        return
    if (kind == "definite" or own) and not plural and not _is_told_apart(draft, mention):
        found = _led_back(draft, mention, text, states, own=own)
        if found is not None and not _is_done_to(draft, mention, found):
            draft.join(mention, found, by="description")
            return
        if general is not None and not general.named and not states and not _is_land_in_hand(head):
            return
    if mention["type"] not in _NEVER_NEW or _is_land_in_hand(head):
        _unnamed(callings, mention, text, states, plural=plural)


def _is_land_in_hand(noun: Token) -> bool:
    """Tell whether a place without a name is claimed or held: "annexed the islands", "laid claim to the reef"."""
    if noun.lemma_.lower() not in word_class("land-noun"):
        return False
    while serves_as(noun, CONJUNCT) or (
        serves_as(noun, PREPOSITIONAL_OBJECT) and noun.head.head.lemma_.lower() in word_class("partitive")
    ):
        noun = noun.head if serves_as(noun, CONJUNCT) else noun.head.head
    above = noun.head
    if serves_as(noun, OBJECT | PASSIVE_SUBJECT):
        return above.lemma_ in word_class("land-verb")
    return serves_as(noun, PREPOSITIONAL_OBJECT) and above.head.lemma_.lower() in word_class("land-claim")


def _is_land(noun: Token) -> bool:
    return "State" in stands_for(noun.lemma_.lower())


def _is_done_to(draft: Draft, mention: MentionDict, number: int) -> bool:
    """Tell whether a thing does to a description what its verb says: in "Norland annexed the island" it is another."""
    here = draft.sites[mention["id"]]
    sites = (draft.sites[i] for i in draft.referents[number].mentions if i in draft.sites)
    return here.role == "object" and any(s.verb == here.verb and s.role == "subject" for s in sites)


def _led_back(draft: Draft, mention: MentionDict, text: str, states: list[MentionDict], *, own: bool) -> int | None:
    """Return what a definite description in the singular leads back to, or None.

    One with words of its own ("the militant group", "the Greek island") needs a single thing that fits.
    """
    noun, here = text.rpartition(" ")[2], draft.sites[mention["id"]]
    if noun == "capital":
        return capital(draft, here, [state["key"] for state in states if state["key"]])
    general = general_noun(text)
    if general is not None and not states:
        return pointed(draft, here, text, general, own=own)
    general = general_noun(noun)
    if general is None or general.named or mention["type"] == "State":
        return None
    return pointed_alone(draft, here, noun, general, [state["key"] for state in states])


def _seat_of(draft: Draft, mention: MentionDict) -> list[str] | None:
    """Return the keys of the states that a capital is said to be of ("the capital and the north of Yemen"), or None."""
    for noun in conjuncts(draft.doc[mention["head"]]):
        owners = [m for owner in of_objects(noun) for m in draft.heads.get(owner.i, ()) if is_of_state(m)]
        if owners or of_objects(noun):
            return [state["key"] for state in owners if state["key"]]
    return None


def _owners(draft: Draft, mention: MentionDict) -> list[MentionDict]:
    """Return the state after "of" that a body or an office belongs to: "the government of Libya", not its enemies."""
    head = draft.doc[mention["head"]]
    if mention["type"] not in _OWNED and role_nouns.kind_of(head) not in _STATE_OFFICES:
        return []
    heads = [noun.i for noun in of_objects(head)]
    return [m for i in heads for m in draft.heads.get(i, ()) if is_of_state(m)] if len(heads) == 1 else []


def _is_told_apart(draft: Draft, mention: MentionDict) -> bool:
    """Tell whether a phrase says itself what it means: "the other party", "the town where it fell"."""
    head = draft.doc[mention["head"]]
    if any(t.lower_ in word_class("setting-apart") for t in draft.doc[mention["np_start"] : head.i]):
        return True
    after = draft.doc[head.i + 1] if head.i + 1 < len(draft.doc) else head
    if after.text != "," and any(serves_as(child, RELATIVE_CLAUSE | NOUN_CLAUSE) for child in head.rights):
        return True
    return any(noun.i in draft.heads and is_proper(noun) for _, noun in prepositional(head))


def _unnamed(callings: Callings, mention: MentionDict, text: str, states: list[MentionDict], *, plural: bool) -> None:
    """Let a description mean what the same description meant before, else something new.

    "Radical militants" are one group; "experts" are others each time, and so are those of other owners ("her aides").
    """
    draft = callings.draft
    led = leader(draft, mention) if plural and not states else None
    part_of = states[0]["key"] if states else led["key"] if led else None
    text = f"{_whose(draft.doc, mention)} {text}".lstrip() if plural else text
    if not _is_new(draft, mention, text, plural=plural):
        again = callings.again(text, part_of, mention["type"])
        if again is None and plural:
            again = _group_again(callings, mention, text, part_of)
        if again is not None:
            draft.join(mention, again, by="description")
            return
    gender, number_ = (None, "plur") if plural else ("n", "sing")
    made = Referent(mention["type"], named=False, gender=gender, number=number_, part_of=part_of, phrase=text)
    callings.describe(draft.add(made, [mention], by="description"))


def _is_new(draft: Draft, mention: MentionDict, text: str, *, plural: bool) -> bool:
    """Tell whether a description brings in something new: "a ship", "three soldiers", "experts", "many women"."""
    first = draft.doc[mention["np_start"]]
    if has_form(first, CARDINAL) or first.lower_ in word_class("counting-determiner"):
        return True
    return plural and " " not in text and definiteness(draft.doc, mention) != "definite"


def _whose(doc: Doc, mention: MentionDict) -> str:
    """Return the words that tell whose a group is, in lower case: "his", "mr. hill", or ""."""
    owners = (token for token in doc[mention["head"]].lefts if serves_as(token, POSSESSOR))
    return " ".join(token.lower_ for owner in owners for token in owner.subtree if not has_form(token, GENITIVE))


def _group_again(callings: Callings, mention: MentionDict, text: str, part_of: str | None) -> int | None:
    """Return the one group that "the analysts" leads back to: "security analysts", in the sentences just before."""
    draft = callings.draft
    if " " in text or definiteness(draft.doc, mention) != "definite":
        return None
    here = draft.sites[mention["id"]].sentence
    found = []
    for number in callings.groups(text, mention["type"]):
        referent = draft.referents[number]
        site = draft.sites.get(referent.mentions[-1])
        if site is not None and here - site.sentence <= REACH and part_of in {None, referent.part_of}:
            found.append(number)
    return found[0] if len(found) == 1 else None
