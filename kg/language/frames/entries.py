"""Entries of the dictionary for a word where it stands: its senses, and those whose particle stands beside it."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from spacy.tokens import Token

from kg.language.frames.conditions import needed_words
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import is_nominal
from kg.language.syntax.functions import dependents, serves_as
from kg.language.syntax.phrases import is_after
from kg.lexica import dictionary, nominalisations
from kg.lexica.classes import word_class
from kg.lexica.senses import Sense

AS_VERB = frozenset({"VERB", "DEED"})
_BEHIND = fn.PARTICLE | fn.PREPOSITION | fn.ADVERB | fn.OBJECT


class _Listed(NamedTuple):
    """A sense with the classes of which it needs a word in the sentence."""

    sense: Sense
    needed: tuple[frozenset[int], ...]


@cache
def _table(effect: str) -> dict[str, tuple[_Listed, ...]]:
    """Return the senses with an effect by lemma or form, with what they need in a sentence."""
    return {word: _with_needs(senses) for word, senses in dictionary.having(effect).items()}


@cache
def _deeds() -> dict[str, tuple[_Listed, ...]]:
    """Return the senses of nouns made from verbs by noun."""
    return {noun: _with_needs(senses) for noun, senses in nominalisations.senses().items()}


def _with_needs(senses: Sequence[Sense]) -> tuple[_Listed, ...]:
    return tuple(_Listed(sense, needed_words(sense)) for sense in senses)


def listed(word: Token, effect: str, present: frozenset[int] | None = None) -> list[Sense]:
    """Return the senses of a word's lemma, then those of its form.

    Args:
        word: A word.
        effect: ``event`` or ``relations``.
        present: Numbers of the sentence's words: leaves out the senses that need a word it lacks. None keeps all.
    """
    found = _of_word(word.lemma_, word.lower_, effect, nominal=effect == "event" and is_nominal(word))
    if present is None:
        return [sense for sense, _ in found]
    senses = []
    for sense, needs in found:
        for needed in needs:
            if needed.isdisjoint(present):
                break
        else:
            senses.append(sense)
    return senses


@lru_cache(maxsize=1 << 14)
def _of_word(lemma: str, form: str, effect: str, *, nominal: bool) -> Sequence[_Listed]:
    table, lemma = _table(effect), lemma.lower()
    found = table.get(lemma, ())
    if nominal and lemma in _deeds():
        return _deeds()[lemma]
    return (*found, *table[form]) if form != lemma and form in table else found


def fitting(word: Token, senses: list[Sense]) -> Iterator[Sense]:
    """Yield the senses whose particle stands beside a word, those of verbs first; without one where none belongs."""
    near, separable = _particles(word) if any(sense.kind in AS_VERB for sense in senses) else (frozenset(), False)
    yield from (s for s in senses if s.kind in AS_VERB and s.particle in near)
    for sense in senses:
        if sense.kind in AS_VERB:
            if not sense.particle and not separable:  # "back down" is not "back"
                yield sense
        elif not sense.particle or is_after(word, sense.particle):
            yield sense


def _particles(verb: Token) -> tuple[frozenset[str], bool]:
    """Return the words behind a verb that may belong to it, and whether one makes it another verb."""
    near: set[str] = set()
    separable = False
    for child in dependents(verb, _BEHIND):
        separable = separable or serves_as(child, fn.PARTICLE)
        separable = separable or (serves_as(child, fn.ADVERB) and child.lower_ in word_class("verb-particle"))
        dated = any(c.ent_type_ in {"DATE", "TIME"} for c in dependents(child, fn.PREPOSITIONAL_OBJECT))
        if child.i > verb.i and not dated:  # "called on Monday"
            near.add(child.lower_)
    return frozenset(near), separable
