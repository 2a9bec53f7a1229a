"""Whose an office is that a text names alone: "Norland recalled its envoy. Prime Minister Ann Hill spoke of a mistake".

It is of the state that is the matter: the one state that the sentence, or the last one before it that has any, has as
its subject or object, if the text speaks of no other more often.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from kg.language.annotations import MentionDict
from kg.language.offices import ties
from kg.language.offices.roles import Role
from kg.language.offices.surroundings import Surroundings
from kg.language.syntax import functions as fn
from kg.language.syntax.functions import serves_as
from kg.language.syntax.phrases import first_conjunct
from kg.lexica.classes import word_class

_BELOW = fn.PREMODIFIER | fn.POSSESSOR | fn.COMPOUND | fn.NOUN_MODIFIER
_BACK = 2  # sentences
_DEEPEST = 4  # nouns within nouns


def unsaid_state(role: Role, around: Surroundings) -> MentionDict | None:
    """Return the mention of the state that an office of nobody known is of, or None where that is open.

    Args:
        role: Whose words name no state or body.
        around: The mentions of the text.
    """
    if not _is_of_a_state(role) or not _is_at_home(around.doc[around.mentions[role.person]["head"]]):
        return None
    states = around.states
    for sentence in _back_from(role.noun.sent):
        first, end = (
            bisect_left(states, at, key=lambda m: m["start"]) for at in (sentence.start, min(sentence.end, role.outer))
        )
        at_issue = states[first:end]
        at_issue = [m for m in at_issue if _is_at_issue(around.doc[m["head"]])]
        if at_issue:
            key = at_issue[0]["key"]
            said = Counter(m["key"] for m in states)
            others = max((n for other, n in said.items() if other != key), default=0)
            alone = all(m["key"] == key for m in at_issue)
            return at_issue[-1] if alone and said[key] >= others else None
    return None


def _is_of_a_state(role: Role) -> bool:
    """Tell whether an office is one of a state's: "President", "Prime Minister", "Foreign Minister", no other words."""
    if role.form not in {"title", "apposition"} or not ties.is_held(role):
        return False
    what, words = ties.kind(role), [token.lower_ for token in role.noun.doc[role.start : role.end]]
    if what in ties.OVER_STATES:
        return len(words) <= (2 if what == "government_head" else 1)
    return what == "official" and role.noun.lower_ in word_class("minister-of-state") and role.noun.lower_ == words[-1]


def _is_at_home(person: Token) -> bool:
    """Tell whether someone is no guest: who acts or speaks, or is dismissed or appointed."""
    word = first_conjunct(person)
    while serves_as(word, fn.APPOSITION):
        word = word.head
    if serves_as(word, fn.ACTIVE_SUBJECT):
        return True
    own = word_class("verb-of-own-official")
    return serves_as(word, fn.OBJECT | fn.PASSIVE_SUBJECT) and word.head.lemma_ in own


def _is_at_issue(state: Token) -> bool:
    """Tell whether a state, or whoever is its, is subject or object of a clause."""
    word = first_conjunct(state)
    for _ in range(_DEEPEST):
        if not serves_as(word, _BELOW):
            break
        word = first_conjunct(word.head)
    return serves_as(word, fn.SUBJECT | fn.OBJECT | fn.INDIRECT_OBJECT)


def _back_from(sentence: Span) -> Iterator[Span]:
    """Yield a sentence and those right before it."""
    doc: Doc = sentence.doc
    for _ in range(_BACK + 1):
        yield sentence
        if sentence.start == 0:
            return
        sentence = doc[sentence.start - 1].sent
