"""What the words around a noun, an adjective or a verb make of the tie, the office or the act that it names.

Modifiers have an *effect*, the same for events, ties and offices: a "former" ally is none any more, an "alleged" one is
said to be one. How surely an event happened is a matter of degree and is left to `kg.language.factuality.embedding`;
a tie or an office either holds now or is not stated at all.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Literal

from spacy.tokens import Token

from kg.language.factuality.modality import modifier_word, words
from kg.language.factuality.views import CERTAIN
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import BASE_FORM, GERUND, MODAL, PAST_TENSE, PRESENT_TENSE, has_form, is_noun, is_verbal
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.verbs import is_perfect
from kg.lexica.classes import word_class

type Intention = Literal["intended", "refused", "open"]

_MODIFIER = fn.PREMODIFIER | fn.ADVERB | fn.DETERMINER | fn.ADVERBIAL_NOUN
_BELOW_PREPOSITION = fn.PREPOSITIONAL_OBJECT | fn.PREPOSITIONAL_CLAUSE


class Effect(StrEnum):
    """What a modifier says of what it modifies."""

    ENDED = "ended"  # former, ex-, onetime: not any more
    NOT_YET = "not yet"  # planned, future, elect
    ALLEGED = "alleged"  # so-called, suspected, potential: said or conceived to be
    UNREAL = "unreal"  # fake, false, averted
    LESSER = "lesser"  # deputy, vice: beside the thing itself, or a part of it
    ONGOING = "ongoing"  # current, continuing


HELD = frozenset({None, Effect.ONGOING})
"""Effects with which a tie or an office holds now."""


def effect_of(modifier: Token) -> Effect | None:
    """Return what a modifier makes of its noun; None if it leaves it as it is.

    "so-called" and "ex-minister" count as one word though they are several tokens.
    """
    word, lemma = modifier_word(modifier), modifier.lemma_.lower()
    for name, effect in (("ended", Effect.ENDED), ("lesser", Effect.LESSER), ("elect", Effect.NOT_YET)):
        if word in word_class(name) or lemma in word_class(name):
            return effect
    view = words("adjective").get(word)
    if view is None:
        return None
    if not view.affirmed:
        return Effect.UNREAL
    if view.certainty < CERTAIN:
        return Effect.NOT_YET if view.status == "Planned" else Effect.ALLEGED
    return Effect.ONGOING


def taken_back(word: Token) -> bool:
    """Tell whether the words around a word that names a tie take the tie back, or leave open whether it holds.

    "former ally", "once supported", "used to support", "is seen as aligned with", "without ties to", "end of".
    """
    modifiers = dependents(word, _MODIFIER)
    past = word_class("adverb-of-retraction")
    if any(child.lower_ in past for child in modifiers):
        return True
    if not is_verbal(word) and any(_retracts(modifier) for modifier in _before(word)):
        return True
    head = word.head
    if serves_as(word, fn.OPEN_COMPLEMENT) and has_form(head, PAST_TENSE):
        return head.lemma_ in word_class("verb-of-former-habit")
    past |= word_class("adverb-of-lasting")  # "is no longer an ally"
    if serves_as(word, fn.PREDICATE) and any(child.lower_ in past for child in dependents(head, fn.ADVERB)):
        return True
    if _is_opinion(head) or (serves_as(word, fn.NOUN_CLAUSE | fn.RELATIVE_CLAUSE) and _is_opinion(head.head)):
        return True  # "is seen as aligned with", "are viewed as voices aligned with"
    return serves_as(word, _BELOW_PREPOSITION) and _leaves_open(head)


def _before(noun: Token) -> Iterator[Token]:
    """Yield the modifiers of a noun and those that the parser hung on one of them: "a prospective NATO member"."""
    for child in dependents(noun, _MODIFIER):
        yield child
        if serves_as(child, fn.PREMODIFIER) and child.i < noun.i:
            yield from dependents(child, fn.PREMODIFIER | fn.ADVERB)


def _retracts(modifier: Token) -> bool:
    """Tell whether a modifier says that a tie does not hold: "former", "would-be", the first part of "non-member"."""
    hyphened = modifier.i + 1 < len(modifier.doc) and modifier.nbor(1).orth_ == "-"
    if hyphened and modifier.lower_ in word_class("non-prefix"):
        return True
    return effect_of(modifier) not in HELD


def left_open(noun: Token) -> bool:
    """Tell whether the verb that a noun is subject or object of ends what it names, or leaves it open."""
    verb = noun.head
    if not is_verbal(verb) or not serves_as(noun, fn.OBJECT | fn.SUBJECT):
        return False
    if verb.lemma_ in word_class("ender"):
        return True
    behind = [child.lower_ for child in dependents(verb, fn.PARTICLE)]
    if any(f"{verb.lemma_} {particle}" in word_class("ending-phrase") for particle in behind):
        return True
    return verb.lemma_ in word_class("intensional") and not serves_as(noun, fn.ACTIVE_SUBJECT)


def _is_opinion(preposition: Token) -> bool:
    """Tell whether a word is the "as" of a verb that tells an opinion: "is regarded as"."""
    as_ = word_class("role-preposition")
    return preposition.lower_ in as_ and preposition.head.lemma_ in word_class("view")


def _leaves_open(preposition: Token) -> bool:
    """Tell whether a preposition ("without", "rather than") or the noun above it ("end of") leaves its object open."""
    governor, instead = preposition.head, word_class("adverb-of-replacement")
    if preposition.lower_ in word_class("preposition-of-absence") or governor.lower_ in instead:
        return True
    if any(c.lower_ in instead for c in preposition.children):
        return True
    if is_noun(governor):
        return governor.lemma_ in word_class("absence")
    opens = governor.lemma_ in word_class("intensional") or governor.lemma_ in word_class("ender")
    return opens and preposition.lower_ in word_class("preposition-of-aim")


def intention(act: Token) -> Intention:
    """Return ``intended`` for what will or may willingly be done, ``refused`` for what is not, else ``open``."""
    if has(act, fn.NEGATION):
        return "refused"
    future = word_class("future-auxiliary") | word_class("future-in-the-past")
    if any(child.lower_ in future for child in dependents(act, fn.AUXILIARY)):
        return "intended"
    if serves_as(act, fn.COMPLEMENT | fn.NOUN_CLAUSE | fn.PREPOSITIONAL_CLAUSE) and has_form(act, BASE_FORM | GERUND):
        governor = act.head.lemma_.lower()
        if governor in word_class("willing"):
            return "intended"
        if governor in word_class("unwilling"):
            return "refused"
    return "open"


def holds_now(verb: Token) -> bool:
    """Tell whether a copula is in the present ("is", "has been", "serves as") or tells of a beginning ("became")."""
    auxiliaries = dependents(verb, fn.AUXILIARY)
    if verb.lemma_ in word_class("verb-of-beginning"):
        return not any(has_form(c, MODAL) for c in auxiliaries)
    perfect = is_perfect(verb) and any(has_form(c, PRESENT_TENSE) for c in auxiliaries)
    return perfect or has_form(verb, PRESENT_TENSE)
