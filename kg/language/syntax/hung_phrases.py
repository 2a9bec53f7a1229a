"""Prepositional phrases hung on the word that they belong to, where the parser hung them on another.

================  =======================================================================================
`agent_of_noun`   "the bombing of its embassy by Norland": whose deed it is, not whose embassy
`shared_border`   "near the border with Norland": whose border it is
`told_of`         "warned Norland of reprisals": what it is warned of is no part of Norland
`dated`           "answered the raid of 1 May on its port": what follows the date is a part of the raid
`blamed`          "laid the blame for the raid on Norland": who is blamed, not who was raided
================  =======================================================================================
"""

from spacy.tokens import Token

from kg.language.syntax import functions as fn
from kg.language.syntax.forms import is_nominal, is_proper, is_verbal
from kg.language.syntax.functions import attach, dependents, has, serves_as
from kg.lexica import dictionary
from kg.lexica.classes import word_class

_STEPS = 2  # phrases between a deed and its "by": "the shelling of the town of Goris by"


def agent_of_noun(by: Token) -> None:
    """Hang "by Norland" on the deed that it tells the doer of, not on the noun before it."""
    word = by.head
    if serves_as(word, fn.OBJECT) and word.head.lemma_ in word_class("verb-of-two-objects"):
        if has(word.head, fn.PASSIVE_AUXILIARY) and not has(word.head, fn.BY_PHRASE) and not _is_deed(word):
            attach(by, word.head, fn.BY_PHRASE)  # "Norland was promised tanks by Sudria"
        return
    for _ in range(_STEPS):
        if not is_nominal(word) or not serves_as(word, fn.PREPOSITIONAL_OBJECT) or not is_nominal(word.head.head):
            return
        deed = word.head.head
        if _is_deed(word):
            return
        if _is_deed(deed) and not any(is_verbal(c) for c in by.children):
            by.head = deed
            return
        word = deed


def shared_border(preposition: Token) -> None:
    """Hang "with" on the border right before it: "near the border with Norland"."""
    border = preposition.nbor(-1)
    if border.lemma_.lower() in word_class("border") and is_nominal(border) and not preposition.is_ancestor(border):
        attach(preposition, border, fn.PREPOSITION)


def told_of(preposition: Token) -> None:
    """Hang "of" on the verb in "warned Norland of": what it is warned of is no part of Norland."""
    name, verb = preposition.head, preposition.head.head
    if is_proper(name) and verb.lemma_ in word_class("verb-of-object-and-of") and preposition.i == name.i + 1:
        attach(preposition, verb, fn.PREPOSITION)


def blamed(preposition: Token) -> None:
    """Hang whom one blames on the blame: "laid the blame for the raid on Norland" tells of no raid on Norland."""
    cause = preposition.head.head
    if not serves_as(preposition.head, fn.PREPOSITIONAL_OBJECT) or cause.lower_ != "for":
        return
    for deed in (cause.head, *dependents(cause.head, fn.OBJECT)):
        if deed.lemma_.lower() in word_class("blame") and deed.i < cause.i and serves_as(deed, fn.OBJECT):
            attach(preposition, deed, fn.PREPOSITION)


def dated(preposition: Token) -> None:
    """Hang on a deed whom it befell, which the parser hangs on the verb where the deed's date stands between."""
    deed, date = preposition.head, preposition.right_edge
    if date.ent_type_ != "DATE" or date.i + 1 >= len(date.doc) or not _is_deed(deed):
        return
    after = date.nbor(1)
    if (
        after.lower_ in word_class("target-preposition")
        and after.head == deed.head
        and serves_as(after, fn.PREPOSITION)
    ):
        attach(after, deed, fn.PREPOSITION)


def _is_deed(noun: Token) -> bool:
    senses = dictionary.having("event").get(noun.lemma_.lower(), ())
    return any(sense.kind == "NOUN" for sense in senses)
