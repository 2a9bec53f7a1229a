"""What a text tells as made up: in a novel, a game, a scenario, a forged picture; or passes on as hearsay.

Nothing of it is put forward as a fact, nor denied: it is left open.
"""

from spacy.tokens import Doc, Token

from kg.language.syntax import functions as fn
from kg.language.syntax.forms import is_nominal
from kg.language.syntax.functions import dependents, has
from kg.lexica.classes import word_class

_LONGEST_SOURCE = 12  # words; longer ones hold clauses of their own


def is_made_up(noun: Token) -> bool:
    """Tell whether a noun is of something invented or forged: "the novel", "a doctored clip", "a deepfake of Berg"."""
    lemma = noun.lemma_.lower()
    if lemma in word_class("invention") or lemma in word_class("forgery"):
        return True
    if lemma in word_class("depiction") or lemma in word_class("staging"):
        return any(_says_forged(child) for child in dependents(noun, fn.PREMODIFIER | fn.ADVERB | fn.ADVERBIAL_NOUN))
    return False


def _says_forged(modifier: Token) -> bool:
    """Tell whether a modifier, or the first part of "AI-generated", says that something is forged or fictional."""
    return modifier.lower_ in word_class("forged") or any(c.lower_ in word_class("forging") for c in modifier.children)


def only_shown(verb: Token) -> bool:
    """Tell whether a verb says what something made up shows: "the film depicts", "the drill assumed"."""
    assumed = verb.lemma_ in word_class("assuming-verb")
    if not (assumed or verb.lemma_ in word_class("depicting-verb")) or has(verb, fn.PASSIVE):
        return False
    return any(
        is_made_up(subject) or (assumed and subject.lemma_.lower() in word_class("staging"))
        for subject in dependents(verb, fn.ACTIVE_SUBJECT)
    )


def within_made_up(verb: Token) -> bool:
    """Tell whether a phrase in front of a clause, or its relative, sets it in something made up: "in the novel"."""
    scene = word_class("scene-preposition")
    for preposition in dependents(verb, fn.PREPOSITION):
        if preposition.i > verb.i or preposition.lower_ not in scene:
            continue
        for noun in dependents(preposition, fn.PREPOSITIONAL_OBJECT):
            # "a thriller in which they invade it": the relative stands for the noun above
            named = verb.head if noun.lower_ in word_class("relative-pronoun") else noun
            imagined = named is noun and any(_says_forged(c) for c in dependents(noun, fn.PREMODIFIER))
            if is_nominal(named) and (imagined or is_made_up(named)):
                return True
    return False


def is_hearsay(doc: Doc, source: tuple[int, int]) -> bool:
    """Tell whether a source is hearsay or a forgery: "rumours in the capital", "a deepfake of the president"."""
    start, end = source
    words = doc[start : min(end, start + _LONGEST_SOURCE)]
    return any(
        is_nominal(word) and (is_made_up(word) or word.lemma_.lower() in word_class("idle-talk")) for word in words
    )
