"""Clauses whose verb is left out because the one before has it: "Norland backs Sudria, and Estmark Westland".

The parser makes one phrase of what is left of such a clause. Mended, its subject hangs on the verb before and its
object on its subject, both as orphans (the term of Universal Dependencies). Only what can hardly be anything else is
read so: two states side by side, a name before "the" or after a plural without a comma, a preposition that comes back.
"""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import has_form, is_nominal, is_proper, is_verb
from kg.language.syntax.functions import attach, dependents, has, serves_as
from kg.lexica import gazetteer

_JOINED = fn.APPOSITION | fn.CONJUNCT
_ADJUNCT = fn.PREPOSITION | fn.INDIRECT_OBJECT
_TIMES = frozenset({"DATE", "TIME"})
_DEEPEST = 4  # steps from what is left of a clause up to the verb before it


def gapped(verb: Token) -> Iterator[tuple[Token, Token]]:
    """Yield the (subject, object) of each clause that leaves out its verb because it is this one."""
    for subject in dependents(verb, fn.ORPHAN):
        for thing in dependents(subject, fn.ORPHAN):
            yield subject, thing
        for preposition in dependents(subject, fn.PREPOSITION):
            for thing in dependents(preposition, fn.PREPOSITIONAL_OBJECT):
                yield subject, thing


def mend_gap(word: Token) -> None:
    """Part a subject and an object that were read as one phrase.

    Args:
        word: A noun in apposition to, coordinated with, or serving as the object of the clause before.
    """
    verb = _verb_before(word)
    if verb is None or not is_verb(verb) or not has(verb, fn.ACTIVE_SUBJECT) or word.i < verb.i:
        return
    for find in (_two_states, _name_and_the, _object_before, _same_preposition):
        found = find(word, verb)
        if found is not None:
            subject, thing = found
            if thing is not None:
                attach(thing, verb, fn.ORPHAN)  # first, as the subject may hang on it
            attach(subject, verb, fn.ORPHAN)
            if thing is not None:
                attach(thing, subject, fn.ORPHAN)
            return


def _verb_before(word: Token) -> Token | None:
    head = word.head
    for _ in range(_DEEPEST):
        if is_verb(head) or head.head == head:
            break
        head = head.head
    return head


type _Parted = tuple[Token, Token | None] | None


def _two_states(word: Token, verb: Token) -> _Parted:
    """Read "Norland Sudria", two states: "backs Estmark, Norland Sudria"."""
    before = [c for c in dependents(word, fn.COMPOUND) if c.i == word.i - 1]
    pair = serves_as(word, _JOINED) and len(before) == 1 and word.left_edge.i >= before[0].i - 1
    if not pair or not {word.orth_, before[0].orth_} <= _states() or not _has_object(verb, before[0]):
        return None
    return before[0], word


def _name_and_the(word: Token, verb: Token) -> _Parted:
    """Read "Norland the rebels", "the rebels Goma": "backs Berg and Norland the rebels"."""
    subject = word.head
    joined = serves_as(word, fn.APPOSITION) and serves_as(subject, fn.CONJUNCT) and word.left_edge.i == subject.i + 1
    if not joined or word.ent_type_ in _TIMES or not _has_object(verb, subject) or not _differ(subject, word):
        return None
    return subject, word


def _object_before(word: Token, verb: Token) -> _Parted:
    """Read "backs Berg and Norland the rebels" where Berg was taken for a modifier of the rebels."""
    first = next(iter(dependents(word, fn.NOUN_MODIFIER)), None) if serves_as(word, fn.OBJECT) else None
    second = next(iter(dependents(first, fn.CONJUNCT)), None) if first is not None and is_proper(first) else None
    articles = [c for c in dependents(word, fn.DETERMINER) if second is not None and c.i == second.i + 1]
    if first is None or second is None or not is_proper(second) or not articles:
        return None
    attach(first, verb, fn.OBJECT)
    return second, word


def _same_preposition(word: Token, verb: Token) -> _Parted:
    """Read "sent tanks to Norland, Sudria to Estmark": the preposition of the clause before comes back.

    "bombed Goma with drones and Bukavu with mortars" leaves out the subject as well, so an object must be no name.
    """
    own = next((c for c in dependents(word, _ADJUNCT) if c.i == word.i + 1), None)
    objects = dependents(verb, fn.OBJECT)
    parted = is_proper(word) and serves_as(word, _JOINED) and bool(objects) and not any(map(is_proper, objects))
    if own is None or not parted or not any(map(is_proper, dependents(own, fn.PREPOSITIONAL_OBJECT))):
        return None
    if any(c.ent_type_ in _TIMES for c in own.children):
        return None
    earlier = [p for w in (verb, *objects) for p in dependents(w, _ADJUNCT) if p.i < word.i and p.lower_ == own.lower_]
    return (word, None) if any(word.head in {verb, *p.children} for p in earlier) else None


def _has_object(verb: Token, before: Token) -> bool:
    """Tell whether a verb has an object before what is left of the next clause."""
    return any(verb.i < thing.i < before.i and is_nominal(thing) for thing in dependents(verb, fn.OBJECT))


def _differ(subject: Token, thing: Token) -> bool:
    """Tell whether two nouns side by side can't be one: a name and "the ...", a plural and a name."""
    if is_proper(subject):
        return any(has_form(c, forms.DETERMINER_FORM) for c in dependents(thing, fn.DETERMINER))
    return has_form(subject, forms.PLURAL) and is_proper(thing) and has_form(thing, forms.SINGULAR)


@cache
def _states() -> frozenset[str]:
    """Return the names of states that are one word, as written."""
    found = (form.text for form in gazetteer.packaged().forms if form.key.startswith("state/"))
    return frozenset(name for name in found if name.isalpha() and name.istitle())
