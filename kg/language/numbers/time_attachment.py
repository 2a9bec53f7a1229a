"""Attaching time expressions to predicates: when an event happened or since when a relation holds."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import is_nominal, is_verbal
from kg.language.syntax.functions import dependents, has, serves_as
from kg.lexica.classes import word_class

type TimeIndex = dict[int, annotations.TimeDict]

_MODIFIER = fn.ADVERBIAL_NOUN | fn.ADVERB | fn.PREMODIFIER | fn.POSSESSOR | fn.NUMERAL
_GOVERNED = fn.PREPOSITIONAL_OBJECT | fn.PREPOSITIONAL_CLAUSE | fn.ADVERB | fn.ADVERBIAL_NOUN
_THING = fn.OBJECT | fn.PREDICATE_NOUN
_CHAIN = 4  # clauses up from the predicate; a longer chain of coordination is a parse error


def time_index(doc: Doc) -> TimeIndex:
    """Return the dated time expressions of a Doc by each of their tokens; durations and sets are left out."""
    return {
        position: time
        for time in annotations.times(doc)
        if time["kind"] == "date" and time["value"] is not None
        for position in range(time["start"], time["end"])
    }


def time_of(doc: Doc, trigger: Token, index: TimeIndex | None = None) -> str | None:
    """Return the ISO 8601 time that modifies a predicate in its own clause, or None.

    Looks at adverbial nouns ("on Monday", "last year"), prepositional phrases (in, on, since ...), a dated noun's own
    modifiers ("the December 2024 attack") and "when" clauses; then at the clause that the predicate's clause continues
    (a coordinated verb, a participle, the verb that takes it as infinitive). A date in the clause that reports the
    predicate ("said on Monday that") is not the predicate's.

    Args:
        doc: After ``kg_time``.
        trigger: The verb or noun that names the event or relation.
        index: `time_index` of the Doc, to spare its making for each of many predicates.
    """
    index = time_index(doc) if index is None else index
    if not index:
        return None
    current = trigger
    for _ in range(_CHAIN):
        found = _own_time(current, index) or _antecedent_time(doc, current, index)
        if found is not None:
            return found
        if current.head is current or not (_happens(current, trigger) if is_nominal(current) else _continues(current)):
            return None
        current = current.head
    return None


def _happens(noun: Token, trigger: Token) -> bool:
    """Tell whether the verb of an event's noun says no more than that it took place: then its time is the noun's."""
    told = noun.i == trigger.i and serves_as(noun, fn.SUBJECT | fn.OBJECT)
    return told and noun.head.lemma_ in word_class("verb-of-happening")


def _continues(verb: Token) -> bool:
    """Tell whether a clause goes on with the one above, and does not come before or after it: "after X attacked"."""
    if not serves_as(verb, fn.CONJUNCT | fn.OPEN_COMPLEMENT | fn.ADVERBIAL_CLAUSE) or not is_verbal(verb.head):
        return False
    return not (serves_as(verb, fn.ADVERBIAL_CLAUSE) and has(verb, fn.SUBORDINATOR | fn.SUBJECT))


def _own_time(head: Token, index: TimeIndex) -> str | None:
    """Return the time among a token's modifiers, or among those of its object where the parser put them there."""
    for child in head.children:
        found = _modifier_time(child, index)
        if found is None and is_verbal(head):
            found = next(filter(None, (_modifier_time(after, index) for after in _after_object(child))), None)
        if found is not None:
            return found
    return None


def _after_object(child: Token) -> Iterator[Token]:
    """Yield the modifiers right of a verb's object, or of what its preposition governs."""
    if serves_as(child, _THING | fn.PREPOSITION | fn.BY_PHRASE | fn.PASSIVE_SUBJECT):
        for noun in [child] if serves_as(child, _THING) else dependents(child, fn.PREPOSITIONAL_OBJECT):
            yield from (after for after in dependents(noun, fn.PREPOSITION | fn.ADVERBIAL_NOUN) if after.i > noun.i)


def _modifier_time(child: Token, index: TimeIndex) -> str | None:
    if serves_as(child, _MODIFIER):
        return _value(child, index)
    if serves_as(child, fn.PREPOSITION) and child.lower_ in word_class("dating-preposition"):
        return next(filter(None, (_value(word, index) for word in dependents(child, _GOVERNED))), None)
    return None


def _value(word: Token, index: TimeIndex) -> str | None:
    """Return a word's time, or that of its phrase: "early on 14 April", "in the night to 14 April"."""
    if word.i in index:
        return index[word.i]["value"]
    nouns = (
        noun
        for preposition in dependents(word, fn.PREPOSITION)
        if preposition.i > word.i and preposition.lower_ in word_class("preposition-within-date")
        for noun in dependents(preposition, fn.PREPOSITIONAL_OBJECT)
        if noun.i in index
    )
    return next((index[noun.i]["value"] for noun in nouns), None)


def _antecedent_time(doc: Doc, verb: Token, index: TimeIndex) -> str | None:
    """Return the time that a "when" clause hangs on: "in December 2024, when air defenses shot down"."""
    if not serves_as(verb, fn.RELATIVE_CLAUSE | fn.ADVERBIAL_CLAUSE | fn.THAT_CLAUSE):
        return None
    opener = next((c for c in verb.children if c.lower_ in word_class("relative-adverb") and c.i < verb.i), None)
    if opener is None or opener.lower_ not in word_class("relative-adverb-of-time"):
        return None
    before = opener.i - 1
    while before >= 0 and doc[before].is_punct:
        before -= 1
    return index[before]["value"] if before in index else None
