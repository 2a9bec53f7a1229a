"""How many were killed, injured, detained, displaced or are missing: "killing 38 passengers", "left twelve dead".

Numbers are those of the event's own clause and of clauses that hang on it. "At least 12" gives 12; "dozens" give none,
nor does "killed or wounded 26", which says of neither how many they were.
"""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import has_form, is_noun, is_verb, is_verbal
from kg.language.syntax.functions import dependents, has, serves_as
from kg.lexica.classes import word_class

_CONTINUING = fn.ADVERBIAL_CLAUSE | fn.RELATIVE_CLAUSE | fn.NOUN_CLAUSE | fn.CONJUNCT | fn.OPEN_COMPLEMENT
_OUTCOME = fn.ADVERBIAL_CLAUSE | fn.NOUN_CLAUSE | fn.CONJUNCT
_NEAR = fn.OBJECT | fn.PREDICATE_NOUN | fn.PREPOSITION
_MOST = 12  # words looked at below a trigger; more are another story
# By kind of harm: verbs whose object comes to it, verbs whose subject does, words for those who have, nouns that count
_UNDERGONE = {
    "killed": "killing-verb",
    "injured": "injuring-verb",
    "displaced": "displacing-verb",
    "detained": "detaining-verb",
}
_DONE = {"killed": "dying-verb", "displaced": "fleeing-verb"}
_STATES = {"killed": "dead", "injured": "injured", "missing": "missing", "displaced": "homeless"}
_COUNTED = {"killed": "death", "injured": "injury", "detained": "arrest"}
_NUMBERED, _NEAR_NUMBER = {"killed": "toll", "displaced": "arrival"}, 8  # words from a verb on to what it counts
_OF_ROOT = {"ASSAULT": frozenset({"killed", "injured", "missing", "displaced"}), "COERCE": frozenset({"detained"})}


class Count(NamedTuple):
    """How many people, and the token of the noun that is counted."""

    number: int
    counted: int


def quantities_at(doc: Doc) -> dict[int, int]:
    """Return whole numbers of people by the token of the noun they count; vague ones ("dozens") are left out."""
    return {
        q["head"]: int(q["value"])
        for q in annotations.quantities(doc)
        if not q.get("vague") and q["value"] >= 1 and q["value"] == int(q["value"]) and q["unit"] not in {"%", "USD"}
    }


def casualties(trigger: Token, root: str, counts: dict[int, int]) -> dict[str, Count]:
    """Return how many came to harm by kind: the first number that an event's own clause or one hanging on it gives.

    Args:
        trigger: The verb or noun of the event.
        root: Its PLOVER root; of arrests only the detained count.
        counts: `quantities_at` of the Doc.
    """
    found: dict[str, Count] = {}
    if counts and root in _OF_ROOT:
        kinds = _OF_ROOT[root] | ({"killed"} if _is_of(trigger, "dying-verb") else set())  # "two died in custody"
        for verb in _harming(trigger):
            for kind, count in _of_verb(verb, counts):
                if kind in kinds:
                    found.setdefault(kind, count)
    return found


def _is_of(verb: Token, *classes: str) -> bool:
    return any(verb.lemma_ in word_class(name) for name in classes)


def _of_verb(verb: Token, counts: dict[int, int]) -> Iterator[tuple[str, Count]]:
    """Yield what a verb tells: whom it harms, who came to harm, in what state it left them."""
    for kinds, function in ((_UNDERGONE, fn.OBJECT | fn.PASSIVE_SUBJECT), (_DONE, fn.ACTIVE_SUBJECT)):
        for kind, name in kinds.items():
            if _is_of(verb, name) and not _shares_its_people(verb):
                yield from ((kind, count) for count in _first(dependents(verb, function | _own(verb)), counts))
    if _is_of(verb, "leaving-verb"):
        yield from _left(verb, counts)
    if _is_of(verb, "causing-verb"):
        for noun in dependents(verb, fn.OBJECT):
            kinds_ = [kind for kind, name in _COUNTED.items() if noun.lemma_.lower() in word_class(name)]
            yield from ((kind, count) for kind in kinds_ for count in _first([noun], counts))


def told_by_number(verb: Token, counts: dict[int, int]) -> Iterator[tuple[str, Count]]:
    """Yield how many a verb counts, or speaks of: "reports 62 dead"; by order, as parsers read "dead" in many ways."""
    for token in verb.doc[verb.i + 1 : min(verb.i + _NEAR_NUMBER, verb.sent.end)]:
        behind = verb.doc[token.i + 1].lower_ if token.i + 1 < verb.sent.end else ""
        for kind, name in _NUMBERED.items():
            if token.i in counts and {token.lemma_.lower(), behind} & word_class(name):
                yield kind, Count(counts[token.i], token.i)


def _first(people: list[Token], counts: dict[int, int]) -> list[Count]:
    """Return the first number that some people, or what counts them, have: "9 people", "nine of the passengers"."""
    for noun in people:
        for token in (noun, *noun.children):
            if token.i in counts:
                return [Count(counts[token.i], token.i)]
    return []


def _shares_its_people(verb: Token) -> bool:
    """Tell whether one number stands for what two verbs say: "killed or wounded 26", "9 were killed or wounded"."""
    others = [verb.head] if serves_as(verb, fn.CONJUNCT) else dependents(verb, fn.CONJUNCT)
    harming = [other for other in others if _is_of(other, *_UNDERGONE.values())]
    return any(
        not has(each, fn.OBJECT | fn.PASSIVE_SUBJECT | _own(each)) for other in harming for each in (verb, other)
    )


def _own(verb: Token) -> fn.Function:
    """Return how the people of a participle without auxiliary serve it: "12 were killed and 30 wounded"."""
    bare = has_form(verb, forms.PAST_PARTICIPLE) and serves_as(verb, fn.CONJUNCT) and not has(verb, fn.AUXILIARY)
    return fn.ACTIVE_SUBJECT if bare else frozenset()


def _harming(trigger: Token) -> Iterator[Token]:
    """Yield the verbs that tell of harm in the trigger's clause and those that continue it."""
    queue, seen = [trigger], 0
    while queue and seen < _MOST:
        token = queue.pop(0)
        seen += 1
        if _tells_of_harm(token):
            yield token
        for child in token.children:
            nominal = (serves_as(child, _NEAR) and token.i == trigger.i) or serves_as(child, fn.PREPOSITIONAL_OBJECT)
            if nominal or (serves_as(child, _CONTINUING) and is_verb(child)):
                queue.append(child)
    yield from _outcome(trigger)
    if _told_above(trigger):
        above = trigger.head.head if serves_as(trigger, fn.PREPOSITIONAL_OBJECT) else trigger.head
        for verb in (above, *dependents(above, fn.CONJUNCT)):
            if _is_of(verb, *_UNDERGONE.values(), *_DONE.values()):
                yield verb
    if is_noun(trigger) and serves_as(trigger, fn.ACTIVE_SUBJECT | fn.OBJECT) and _tells_of_harm(trigger.head):
        yield from (trigger.head, *dependents(trigger.head, fn.CONJUNCT))


def _tells_of_harm(word: Token) -> bool:
    return _is_of(word, *_UNDERGONE.values(), *_DONE.values(), "leaving-verb", "causing-verb")


def _told_above(trigger: Token) -> bool:
    """Tell whether the clause above an event tells its outcome: "38 were killed when", "ten died in a strike"."""
    if serves_as(trigger, fn.ADVERBIAL_CLAUSE):
        return True
    return serves_as(trigger, fn.PREPOSITIONAL_OBJECT) and trigger.head.lower_ in word_class("occasion-preposition")


def _outcome(trigger: Token) -> Iterator[Token]:
    """Yield later participles of harm before the next finite clause, wherever the parser hung them."""
    for token in trigger.doc[trigger.i + 1 : trigger.sent.end]:
        if is_verbal(token) and has(token, fn.SUBJECT):
            return
        if has_form(token, forms.GERUND) and serves_as(token, _OUTCOME) and _is_of(token, *_UNDERGONE.values()):
            yield token


def _left(verb: Token, counts: dict[int, int]) -> Iterator[tuple[str, Count]]:
    """Yield the numbers in "left 12 (people) dead and 30 wounded"."""
    last: Count | None = None
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if is_verbal(token) and has(token, fn.SUBJECT) and token.lower_ not in word_class("injured"):
            return
        if token.i in counts:
            last = Count(counts[token.i], token.i)
        for kind, name in _STATES.items():
            if last is not None and token.lower_ in word_class(name):
                yield kind, last
                last = None
                break
