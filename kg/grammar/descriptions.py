"""Descriptions that lead back to something named: "the general", "the ministry", "the country", "both sides"."""

from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from kg.grammar import lexicon
from kg.grammar.annotations import MentionDict
from kg.grammar.referents import Referent
from kg.grammar.sites import Discourse, Site

type Definiteness = Literal["definite", "indefinite", "bare"]

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_QUANTIFIERS = frozenset({"many", "several", "few", "most", "some", "other", "all", "more"})
_PAIR = frozenset({"both", "two", "either", "neither"})
REACH = 2  # sentences back in which "the country" and "both sides" find their antecedents


def definiteness(doc: Doc, mention: MentionDict) -> Definiteness:
    """Tell whether a noun phrase is definite ("the", "this"), indefinite (any other determiner or number) or bare."""
    first = doc[mention["np_start"]]
    if first.lower_ in _DEFINITE:
        return "definite"
    if first.tag_ in {"DT", "PDT", "CD"} or first.lower_ in _QUANTIFIERS:
        return "indefinite"
    return "bare"


def phrase(doc: Doc, mention: MentionDict, states: list[MentionDict]) -> str:
    """Return the lemmas of a description without determiners, numbers and the states in it: "air defense"."""
    skipped = {i for state in states for i in range(state["np_start"], state["np_end"])}
    return " ".join(
        token.lemma_.lower()
        for token in doc[mention["np_start"] : mention["np_end"]]
        if token.i not in skipped
        and token.tag_ not in {"DT", "PDT", "CD", "POS", "PRP$", "IN"}
        and token.lower_ not in _QUANTIFIERS
        and not token.is_punct
    )


@cache
def stands_for(word: str) -> frozenset[str]:
    """Return the mention types that a common noun can point back to: ``State`` for "country"."""
    return _general_nouns().get(word, frozenset())


@cache
def _general_nouns() -> dict[str, frozenset[str]]:
    return {row["noun"]: frozenset(lexicon.values(row["types"])) for row in lexicon.rows("general_nouns.tsv")}


def is_pair(doc: Doc, mention: MentionDict) -> bool:
    """Tell whether a phrase means two actors named before: "the two countries", "both sides", "the two"."""
    words = {token.lower_ for token in doc[mention["np_start"] : mention["np_end"]]}
    head = doc[mention["head"]]
    return bool(words & _PAIR) and (
        head.lower_ in {"two", "both"} or "State" in stands_for(head.lemma_.lower()) or head.lemma_ == "side"
    )


def salient(here: Site, referents: list[Referent], sites: dict[int, Site], types: frozenset[str]) -> int | None:
    """Return the number of the one referent of some types that stands out right before a mention, or None.

    The nearest sentence with such a referent decides, at most `REACH` sentences back: it counts if it is the only one
    there, or the only subject among them.
    """
    near = _nearby(here, referents, sites, types)
    for sentence in sorted({s.sentence for s, _ in near}, reverse=True):
        there = [(s, number) for s, number in near if s.sentence == sentence]
        numbers = {number for _, number in there}
        if len(numbers) > 1:
            numbers = {number for s, number in there if s.role == "subject"} or numbers
        return numbers.pop() if len(numbers) == 1 else None
    return None


def pair(where: Discourse, here: Site, referents: list[Referent], sites: dict[int, Site]) -> tuple[int, int] | None:
    """Return the two states that a plural phrase means, in text order: the only two near it, or two joined by "and"."""
    near = _nearby(here, referents, sites, frozenset({"State"}))
    for back in range(REACH + 1):
        within = [(s, n) for s, n in near if here.sentence - s.sentence <= back]
        numbers = list(dict.fromkeys(n for _, n in sorted(within, key=lambda x: x[0].head)))
        if len(numbers) == 2:
            return numbers[0], numbers[1]
        if len(numbers) > 2:
            return _joined(where, within)
    return None


def _joined(where: Discourse, near: list[tuple[Site, int]]) -> tuple[int, int] | None:
    by_head = {s.head: number for s, number in near}
    for site, number in sorted(near, key=lambda x: -x[0].head):
        token: Token = where.doc[site.head]
        if token.dep_ == "conj" and token.head.i in by_head and not any(c.dep_ == "conj" for c in token.children):
            first = by_head[token.head.i]
            if first != number and token.head.dep_ != "conj":
                return first, number
    return None


def _nearby(
    here: Site, referents: list[Referent], sites: dict[int, Site], types: frozenset[str]
) -> list[tuple[Site, int]]:
    """Return the sites of suitable referents before a mention and at most `REACH` sentences back, with their numbers."""
    found = []
    for number, referent in enumerate(referents):
        if referent.type in types and referent.number == "sing":
            for mention in reversed(referent.mentions):
                site = sites.get(mention)
                if site is None or site.head >= here.start:
                    continue
                if here.sentence - site.sentence > REACH:
                    break
                found.append((site, number))
    return found
