"""The time at the end of a clause that the parser hung on a name or a thing: "in the port of Basra on Monday"."""

from spacy.tokens import Token

from kg.language.numbers.time_index import TimeIndex, When
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import is_nominal, is_proper, is_verbal
from kg.language.syntax.functions import serves_as
from kg.lexica import dictionary
from kg.lexica.classes import word_class

_DEEPEST = 8  # words between a verb and a date below it


def at_end(verb: Token, index: TimeIndex) -> When | None:
    """Return the time that the parser hung on a name or thing deep in a phrase: "in the port of X on Monday"."""
    for position in range(verb.i + 1, verb.right_edge.i + 1):
        if position not in index or position - 1 in index:
            continue
        word = verb.doc[position]
        while word.head.i in index and word.head != word:
            word = word.head
        opener = word.head if serves_as(word, fn.PREPOSITIONAL_OBJECT) else word
        bracketed = verb.doc[position - 1].text == "("
        if opener is word and not (bracketed or serves_as(word, fn.ADVERBIAL_NOUN)):
            continue
        if opener is not word and opener.lower_ not in word_class("dating-preposition") - {"of"}:
            continue
        if _is_above(verb, opener, exact=index[position].width <= 1 and is_verbal(verb)):
            return index[position]
    return None


def _is_above(verb: Token, word: Token, *, exact: bool) -> bool:
    """Tell whether only names, and things if the time is a day, stand between a verb and a date below it."""
    current = word.head
    for _ in range(_DEEPEST):
        if current == verb:
            return True
        if is_nominal(current) and (is_event(current) or not (exact or is_proper(current))):
            return False
        if (is_verbal(current) and not (exact and _is_lasting(current))) or current.head == current:
            return False
        current = current.head
    return False


def _is_lasting(participle: Token) -> bool:
    """Tell whether a clause under a noun tells of no deed that has a day: "offices run by Sudria on Monday"."""
    return serves_as(participle, fn.NOUN_CLAUSE) and participle.lower_ in word_class("lasting-participle")


def is_event(noun: Token) -> bool:
    """Tell whether the dictionary knows a noun as naming an event."""
    return any(sense.kind == "NOUN" for sense in dictionary.having("event").get(noun.lemma_.lower(), ()))
