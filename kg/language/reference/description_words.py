"""What the words of a description tell: whether it is definite, what it is a description of, what it can stand for."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from kg.language.annotations import MentionDict
from kg.language.names.spellings import american
from kg.language.syntax import forms
from kg.language.syntax.forms import has_form, is_proper
from kg.language.syntax.functions import POSSESSOR, has
from kg.language.syntax.phrases import prepositional
from kg.language.syntax.tree import tokens_of
from kg.lexica import tables
from kg.lexica.classes import word_class

type Definiteness = Literal["definite", "indefinite", "bare"]

_DETERMINING = forms.DETERMINER_FORM | forms.PREDETERMINER_FORM | forms.CARDINAL
_SPECIFYING = forms.SPECIFIER | forms.CARDINAL | forms.SUBORDINATOR_FORM


def definiteness(doc: Doc, mention: MentionDict) -> Definiteness:
    """Tell whether a noun phrase is definite ("the", "this"), indefinite (any other determiner or number) or bare."""
    first = doc[mention["np_start"]]
    if first.lower_ in word_class("definite-determiner"):
        return "definite"
    if has_form(first, _DETERMINING) or first.lower_ in word_class("quantifier"):
        return "indefinite"
    return "bare"


def phrase(doc: Doc, mention: MentionDict, states: list[MentionDict]) -> str:
    """Return the lemmas of a description without determiners, numbers and the states in it: "air defense"."""
    skipped = {i for state in states for i in range(state["np_start"], state["np_end"])}
    return " ".join(
        american(token.lemma_.lower())
        for token in tokens_of(doc, mention["np_start"], mention["np_end"])
        if token.i not in skipped and not _only_specifies(token) and not token.is_punct
    )


def _only_specifies(token: Token) -> bool:
    """Tell whether a word says which or how many, not what."""
    return has_form(token, _SPECIFYING) or token.lower_ in word_class("quantifier")


def label_start(doc: Doc, mention: MentionDict) -> int:
    """Return the first token of a description's label: after articles, quantifiers and numbers."""
    start = mention["start"]
    while start < mention["head"] and _only_specifies(doc[start]):
        if doc[start + 1].text == "-":  # "32-year-old"
            break
        start += 1
    return start


@dataclass(frozen=True, slots=True)
class GeneralNoun:
    """What a common noun with "the" can point back to: ``general_nouns.tsv``.

    Attributes:
        types: The mention types of what it can mean.
        named: Only something whose name holds the noun can be meant.
        kind: ``settlement``, ``region``, ``private``, ``public`` or empty: what the thing must be as far as known.
        of: The noun takes its name after "of".
        also: Other words that head the names of such things: "academy" of a school.
    """

    types: frozenset[str]
    named: bool
    kind: str
    of: bool
    also: frozenset[str] = frozenset()


@cache
def _general_nouns() -> dict[str, GeneralNoun]:
    return {
        row["noun"]: GeneralNoun(
            frozenset(tables.values(row["types"])),
            row["named"] == "yes",
            row["class"],
            row["of"] == "yes",
            frozenset(tables.values(row["also"])),
        )
        for row in tables.rows("general_nouns.tsv")
    }


def general_noun(word: str) -> GeneralNoun | None:
    """Return what a common noun in the singular can point back to, or None if it is no such noun."""
    return _general_nouns().get(word)


def stands_for(word: str) -> frozenset[str]:
    """Return the mention types that a common noun can point back to: ``State`` for "country"."""
    found = _general_nouns().get(word)
    return found.types if found else frozenset()


def is_pair(doc: Doc, mention: MentionDict) -> bool:
    """Tell whether a phrase means two actors named before: "the two countries", "both leaders", "the two"."""
    head = doc[mention["head"]]
    general = head.lower_ in word_class("pair-pronoun") or head.lemma_ in word_class("side-noun")
    general = general or "State" in stands_for(head.lemma_.lower()) or _is_paired(doc, mention)
    return general and any(t.lower_ in word_class("pair-word") for t in doc[mention["np_start"] : mention["np_end"]])


def _is_paired(doc: Doc, mention: MentionDict) -> bool:
    """Tell whether a noun means two by itself: "both leaders", "the two neighbours"; not "two opposition leaders"."""
    words = [token.lower_ for token in doc[mention["np_start"] : mention["head"]]]
    if words not in (["both"], ["the", "two"], ["these", "two"], ["those", "two"]):
        return False
    return doc[mention["head"]].lemma_ in word_class("paired-office") or is_paired_state(doc[mention["head"]])


def is_paired_state(noun: Token) -> bool:
    """Tell whether a noun with "both" or "the two" means states: "both governments", not "both allies of Norland"."""
    if noun.lemma_.lower() not in word_class("paired-state") or has(noun, POSSESSOR):
        return False
    return not any(is_proper(owner) for _, owner in prepositional(noun))
