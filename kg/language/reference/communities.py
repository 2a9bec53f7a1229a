"""Forces and authorities of a people, not of the state whose adjective it bears: "the Armenian forces in Karabakh".

What such a phrase names is told by the land beside it, by "there" after the land, by the word "ethnic" in a text about
the land, or by the same words before. The army, the troops and the ministers of an adjective stay the state's.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.language.annotations import MentionDict
from kg.language.reference.description_words import definiteness
from kg.language.reference.draft_entities import Draft, is_of_descent
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import PLURAL, has_form
from kg.language.syntax.functions import dependents, serves_as
from kg.language.syntax.phrases import prepositional
from kg.lexica.classes import word_class
from kg.lexica.communities import Community, borne_by

_LOCAL = frozenset({"in", "of", "from", "within", "inside"})
_BACK = 1  # sentences back to the land that "there" means


def recast(draft: Draft) -> None:
    """Let adjectives and names of a people mean the community of the land where the text tells that it is one."""
    told: set[tuple[str, str]] = set()
    for mention in draft.mentions:
        if mention["type"] != "Nationality":
            continue
        found = _borne_by(draft.doc[mention["start"] : mention["end"]].text)
        if not found:
            continue
        noun = _noun(draft, mention)
        if noun is None:
            continue
        one = next((each for each in found if _is_meant(draft, mention, noun, each, told)), None)
        if one is not None:
            mention["key"], mention["type"] = one.key, "Group"
            told.add((one.key, noun.lemma_.lower()))


def _borne_by(written: str) -> tuple[Community, ...]:
    return borne_by(written) or borne_by(written.removesuffix("s"))


def _noun(draft: Draft, mention: MentionDict) -> Token | None:
    """Return the noun whose people a mention tells: itself where it is "Armenians", else what it qualifies."""
    head = draft.doc[mention["head"]]
    if has_form(head, PLURAL):
        return head
    noun = head.head
    of_people = serves_as(head, fn.ATTRIBUTIVE) and noun.lemma_.lower() in word_class("community-noun")
    return noun if of_people else None


def _is_meant(
    draft: Draft, mention: MentionDict, noun: Token, community: Community, told: set[tuple[str, str]]
) -> bool:
    lands = _lands(draft, noun)
    if lands:
        return not community.lands.isdisjoint(lands)
    if any(child.lower_ == "there" for child in dependents(noun, fn.ADVERB)):
        return any(_is_land(each, community) for each in _before(draft, mention))
    if is_of_descent(draft.doc, mention):
        return any(_is_land(each, community) for each in draft.mentions)
    again = (community.key, noun.lemma_.lower()) in told
    return again and not has_form(draft.doc[mention["head"]], PLURAL) and _is_definite(draft, noun)


def _lands(draft: Draft, noun: Token) -> set[str]:
    """Return the keys of the lands that a noun's prepositions name: "in Karabakh", "in the Karabakh region".

    One right behind the noun is the noun's, wherever the parser hung it.
    """
    found: set[str] = set()
    behind = [(t.lower_, each) for t in noun.doc[noun.i + 1 : noun.i + 2] for each in t.children]
    for preposition, place in (*prepositional(noun), *behind):
        if preposition in _LOCAL:
            words = (place, *dependents(place, fn.COMPOUND))
            found |= {m["key"] for word in words for m in draft.heads.get(word.i, ()) if m["key"]}
    return found


def _before(draft: Draft, mention: MentionDict) -> Iterator[MentionDict]:
    here = draft.where.sentence_of[mention["start"]]
    for other in draft.mentions[: mention["id"]]:
        if here - draft.where.sentence_of[other["start"]] <= _BACK:
            yield other


def _is_land(mention: MentionDict, community: Community) -> bool:
    return mention["key"] in community.lands


def _is_definite(draft: Draft, noun: Token) -> bool:
    return any(definiteness(draft.doc, m) == "definite" for m in draft.heads.get(noun.i, ()))
