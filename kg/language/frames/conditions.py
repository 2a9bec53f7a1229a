"""Conditions of the senses of events, as `kg.language.frames.engine` describes them: are they met?"""

from collections.abc import Callable, Mapping

from spacy.tokens import Token

from kg.language.frames.lexicon import Entry, entries
from kg.language.syntax.arguments import Arguments
from kg.language.syntax.phrases import prepositional
from kg.lexica.cells import kinds as mention_kinds
from kg.lexica.classes import nouns_of, qualified, word_class
from kg.lexica.senses import Condition


def holds(condition: Condition, word: Token, slots: Arguments, row: Entry, types: Mapping[int, str] | None) -> bool:
    """Tell whether a condition of a row is met."""
    if condition.name == "nothing":
        met = not slots.get(condition.slot)
    elif condition.slot == "comp":
        met = any(_COMPLEMENTS[condition.name](verb, _words_before(verb)) for verb in slots.get("comp", []))
    elif condition.slot == "comp_word":
        met = any(_words_before(verb) & word_class(condition.name) for verb in slots.get("comp", []))
    elif condition.slot == "outcome":
        heads = [*slots.get("comp", []), *slots.get("attr", [])]
        met = any(t.lower_ in word_class(condition.name) for head in heads for t in (head, *head.children))
    else:
        names = row.actor if condition.slot == "actor" else (condition.slot,)
        kinds = condition.test in {":", "!:"}
        tokens = [token for name in names for token in slots.get(name, [])]
        met = any(_is_of(token, condition.name, types, kinds=kinds) for token in tokens)
    return met != condition.test.startswith("!")


def _is_of(token: Token, name: str, types: Mapping[int, str] | None, *, kinds: bool) -> bool:
    lemma = token.lemma_.lower()
    if lemma in nouns_of(name):
        return True
    for words, modifiers in qualified(name):  # "military action" is force, "action" alone is none
        if lemma in words and any(c.lower_ in modifiers for c in token.children):
            return True
    if lemma in word_class("through") or lemma in word_class("partitive"):  # "a state of siege", "some of its troops"
        inner = (noun for preposition, noun in prepositional(token) if preposition == "of")
        if any(noun.lemma_.lower() in nouns_of(name) for noun in inner):
            return True
    if kinds:
        kind = "Any" if types is None else types.get(token.i, "")
        return kind == "Any" or kind in mention_kinds().get(name, frozenset())
    return False


def _words_before(verb: Token) -> set[str]:
    return {child.lower_ for child in verb.children if child.i < verb.i}


def _is_conflict(verb: Token, before: set[str]) -> bool:
    hostile = {"ASSAULT", "COERCE", "SANCTION", "THREATEN"}
    rows = (row for row in entries().get(verb.lemma_, ()) if row.pos == "VERB" and row.root in hostile)
    return any(all(condition.test != "=" for condition in row.conditions) for row in rows)


def _is_wish(verb: Token, before: set[str]) -> bool:
    """Tell whether a verb is what someone insists on: "that Iran (must) withdraw"."""
    bare = verb.tag_ == "VB" and "to" not in before and not any(child.dep_ == "aux" for child in verb.children)
    return verb.dep_ == "ccomp" and (bare or bool(before & {"must", "should"}))


_COMPLEMENTS: dict[str, Callable[[Token, set[str]], bool]] = {
    "conflict": _is_conflict,
    "infinitive": lambda verb, before: verb.tag_ == "VB" and "to" in before,
    "subjunctive": _is_wish,
}
