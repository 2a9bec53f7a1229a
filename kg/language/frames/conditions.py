"""Conditions of the rows of ``kg/lexica/events.tsv``, as `kg.language.frames.engine` describes them: are they met?"""

from collections.abc import Callable, Mapping

from spacy.tokens import Token

from kg.language.frames.lexicon import KIND_TYPES, Condition, Entry, entries, word_class
from kg.language.syntax.arguments import Arguments
from kg.language.syntax.phrases import prepositional


def holds(condition: Condition, word: Token, slots: Arguments, row: Entry, types: Mapping[int, str] | None) -> bool:
    """Tell whether a condition of a row is met."""
    if condition.name == "nothing":
        met = not slots.get(condition.slot)
    elif condition.slot == "comp":
        met = _complement_is(condition.name, slots)
    else:
        names = row.actor if condition.slot == "actor" else (condition.slot,)
        kinds = condition.test in {":", "!:"} or condition.slot == "actor"
        tokens = [token for name in names for token in slots.get(name, [])]
        met = any(_is_of(token, condition.name, types, kinds=kinds) for token in tokens)
    return met != condition.test.startswith("!")


def _is_of(token: Token, name: str, types: Mapping[int, str] | None, *, kinds: bool) -> bool:
    lemma = token.lemma_.lower()
    if lemma in word_class(name):
        return True
    if lemma in word_class(f"{name}_military") and any(c.lower_ in word_class("military") for c in token.children):
        return True  # "military action" is force, "action" alone is none
    if lemma in word_class("through") or lemma in word_class("partitive"):  # "a state of siege", "some of its troops"
        inner = (noun for preposition, noun in prepositional(token) if preposition == "of")
        if any(noun.lemma_.lower() in word_class(name) for noun in inner):
            return True
    if kinds:
        kind = "Any" if types is None else types.get(token.i, "")
        return kind == "Any" or kind in KIND_TYPES.get(name, frozenset())
    return False


def _complement_is(name: str, slots: Arguments) -> bool:
    """Tell whether a complement is of a kind: a conflict, a question, an infinitive, a wish, a duty, or a word."""
    test = _COMPLEMENTS.get(name)
    if test is not None:
        return any(
            test(verb, {child.lower_ for child in verb.children if child.i < verb.i}) for verb in slots.get("comp", [])
        )
    heads = [*slots.get("comp", []), *slots.get("attr", [])]
    return any(name in {head.lower_, *(child.lower_ for child in head.children)} for head in heads)


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
    "question": lambda verb, before: bool(before & word_class("question")),
    "infinitive": lambda verb, before: verb.tag_ == "VB" and "to" in before,
    "must": lambda verb, before: bool(before & word_class("must")),
    "subjunctive": _is_wish,
}
