"""Noun phrases without a name that can act or be acted on: "rebel forces", "the country", "security analysts"."""

from collections.abc import Iterator
from functools import cache

from spacy.symbols import DET
from spacy.tokens import Doc, Token

from kg.language.names.name_types import precedes_names
from kg.language.names.spans import MentionSpan
from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import has_form, is_adjective, is_part, is_proper
from kg.language.syntax.functions import serves_as
from kg.language.syntax.phrases import is_after, of_objects
from kg.language.syntax.tree import tokens_of
from kg.lexica import tables
from kg.lexica.classes import word_class

_LEFT_OF_NOUN = fn.ATTRIBUTIVE | fn.POSSESSOR | fn.DETERMINER | fn.PREDETERMINER | fn.NUMERAL
_STANDS_BARE = fn.APPOSITION | fn.PREDICATE_NOUN | fn.ROOT  # where a singular noun needs no article
_CLAUSE_BEHIND = fn.COMPLEMENT | fn.CLAUSAL_SUBJECT
_NOT_IN_LABEL = forms.SPECIFIER | forms.CARDINAL | forms.WH_DETERMINER | forms.WH_POSSESSIVE
_OF_LANDS = frozenset({"GPE", "NORP"})
_TIMES = frozenset({"DATE", "TIME"})
_DET = frozenset({DET})


@cache
def noun_types() -> dict[str, str]:
    """Return the mention type of each descriptive noun, by its lower-case form, plural forms among them."""
    kinds: dict[str, str] = {}
    for row in tables.rows("actor_nouns.tsv"):
        for word in tables.values(row["words"]):
            if row["plural"]:
                kinds.setdefault(plural(word), row["plural"])
            if row["singular"]:
                kinds.setdefault(word, row["singular"])
    return kinds


@cache
def _abstract(kind: str) -> frozenset[str]:
    return frozenset(
        word for row in tables.rows("abstract_nouns.tsv") if row["kind"] == kind for word in tables.values(row["words"])
    )


@cache
def _irregular_plurals() -> dict[str, str]:
    return {row["noun"]: row["plural"] for row in tables.rows("irregular_plurals.tsv")}


def plural(noun: str) -> str:
    """Return the regular plural of an English noun, or the irregular one of the few that need it.

    >>> [plural(noun) for noun in ("ally", "church", "policeman", "delegation")]
    ['allies', 'churches', 'policemen', 'delegations']
    """
    irregular = _irregular_plurals().get(noun)
    if irregular:
        return irregular
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def find(doc: Doc, candidates: list[int], names: list[MentionSpan | None]) -> Iterator[MentionSpan]:
    """Yield the nominal mentions whose head is one of the candidates.

    Args:
        doc: The document.
        candidates: Indices of nouns, outside of names.
        names: For each token, the name it stands in.
    """
    for i in candidates:
        start = None if _is_none(doc[i], names) else _start(doc[i])
        if start is None:
            continue
        name = names[start]
        yield MentionSpan(start if name is None else min(start, name.start), i + 1, _kind(doc[i]), "nominal")


def _kind(noun: Token) -> str:
    """Return the type of a description by its noun and the word before it: "coast guard", "government jets"."""
    kind, before = noun_types()[noun.lower_], noun.nbor(-1).lower_ if noun.i else ""
    if f"{before} {noun.lower_}" in word_class("force-of-two-words"):
        return "ArmedForce"
    if f"{before} {noun.lemma_}" in word_class("person-of-two-words"):
        return "Group" if has_form(noun, forms.PLURAL) else "Person"
    fielded = kind == "Platform" and has_form(noun, forms.PLURAL) and before in word_class("fielding-noun")
    return "ArmedForce" if fielded and not any(t.ent_type_ in _OF_LANDS for t in noun.lefts) else kind


def _is_none(noun: Token, names: list[MentionSpan | None]) -> bool:
    """Tell whether a noun heads no description: a modifier, or a part of a name or title."""
    if serves_as(noun, fn.ATTRIBUTIVE) or _coordinates_adjective(noun) or _is_body_part(noun):
        return True
    # "Secretary of State"
    return is_proper(noun) and (noun_types()[noun.lower_] == "State" or _in_unknown_name(noun, names))


def _is_body_part(noun: Token) -> bool:
    """Tell whether "head" is a part of the body: "his head", unlike "its head" and "his head of security"."""
    if noun.lower_ not in word_class("body-part"):
        return False
    owner = next((child for child in noun.lefts if serves_as(child, fn.POSSESSOR)), None)
    return (
        owner is not None
        and owner.lower_ in word_class("personal-possessive")
        and not any(serves_as(child, fn.PREPOSITION) for child in noun.rights)
    )


def _start(noun: Token) -> int | None:
    """Return where a description begins, or None if the noun lacks the article or modifier that makes it one."""
    doc, word, left = noun.doc, noun.lower_, bounds(noun, noun.i, noun.i + 1)[0]
    if left == noun.i:
        bare_person = noun_types()[word] == "Person" and not _may_be_bare(noun)
        if bare_person or word in _abstract("determined") or (word in _abstract("untitled") and is_after(noun, "of")):
            return None
    if word in _abstract("armed") and not any(t.lower_ in word_class("arming-word") for t in doc[left : noun.i]):
        return None
    if word in _abstract("opposed") and not _is_opposed(noun, left):
        return None
    start = phrase_start(doc, left, noun.i)
    owned = any(has_form(token, forms.GENITIVE) for token in tokens_of(doc, left, noun.i))
    return None if start == noun.i and word in _abstract("modified") and not owned else start


def _is_opposed(noun: Token, left: int) -> bool:
    """Tell whether sides are those of a conflict: "both sides", "the warring sides", not "both sides of the road"."""
    told = any(token.lower_ in word_class("opposing-word") for token in noun.doc[left : noun.i])
    return told and all(inner.lemma_ in word_class("dispute") for inner in of_objects(noun))


def _coordinates_adjective(noun: Token) -> bool:
    """Tell whether a noun is one of several modifiers: "naval, commercial and diplomatic setbacks"."""
    if serves_as(noun, fn.CONJUNCT) and is_adjective(noun.head):
        return True
    after = noun.doc[noun.i + 1 : noun.i + 4]  # "naval, commercial and ..."
    if len(after) == 3 and after[0].text == "," and has_form(after[1], forms.ADJECTIVE_FORM) and _goes_on(after[2]):
        return True
    return any(serves_as(child, fn.CONJUNCT) and is_adjective(child) for child in noun.rights)


def _goes_on(token: Token) -> bool:
    return token.text == "," or has_form(token, forms.COORDINATOR_FORM)


def _in_unknown_name(noun: Token, names: list[MentionSpan | None]) -> bool:
    """Tell whether a capitalised noun ends a name that nobody found: "Galaxy Leader", unlike "UN Secretary-General"."""
    left = [child for child in noun.lefts if serves_as(child, fn.COMPOUND) and is_proper(child)]
    if (
        noun.lower_ in word_class("general")
        and noun.i > 1
        and noun.nbor(-2).lower_ in word_class("general-head-modifier")
    ):
        left = [child for child in left if names[child.i] is None]
    return any(not precedes_names(child.text) and child.lower_ not in noun_types() for child in left)


def _may_be_bare(noun: Token) -> bool:
    """Tell whether a bare singular noun can still mean a person: "Smith, commander of ...", "he was king"."""
    return serves_as(noun, _STANDS_BARE) or any(serves_as(child, fn.PREPOSITION) for child in noun.rights)


def bounds(head: Token, start: int, end: int) -> tuple[int, int]:
    """Return the noun phrase (start, end-exclusive) around tokens ``start`` to ``end``, which ``head`` governs.

    It has determiners, possessors, titles and other modifiers to the left, numbers to the right; no relative clause,
    participle, apposition, conjunct or prepositional phrase.
    """
    left, right = start, end
    if not serves_as(head, fn.ATTRIBUTIVE):
        for child in reversed(list(head.lefts)):
            if child.ent_type_ in _TIMES and not _is_determined(head, child.i):  # "on Friday Israeli aircraft ..."
                break
            if serves_as(child, _LEFT_OF_NOUN):
                left = min(left, child.left_edge.i)
            elif not serves_as(child, fn.PUNCTUATION):
                break
        for child in head.rights:
            if serves_as(child, fn.NUMERAL) and child.i == right:
                right = child.right_edge.i + 1
    for i in range(start - 1, left - 1, -1):
        if "\n" in head.doc[i].text:
            return i + 1, right
    return left, right


def _is_determined(head: Token, before: int) -> bool:
    """Tell whether an article or possessor of the noun stands before a token, which then belongs to the phrase."""
    return any(serves_as(child, fn.DETERMINER | fn.POSSESSOR) and child.i <= before for child in head.lefts)


def phrase_start(doc: Doc, start: int, head: int) -> int:
    """Return where a description begins, after articles, possessors, numbers: at "air" in "Russia's 12 air bases"."""
    no_part = word_class("quantifier") | word_class("selecting-adjective")
    for i in range(head - 1, start - 1, -1):
        token = doc[i]
        if token.lower_ in no_part and token.head.i == head:
            return i + 1
        if has_form(token, _NOT_IN_LABEL) or token.is_space or serves_as(token, fn.NUMERAL):
            return i + 1
    return start


def is_expletive(pronoun: Token) -> bool:
    """Tell whether "it" only fills the subject's place: "it is clear that ...", "it takes years to ..."."""
    if pronoun.lower_ not in word_class("neuter-pronoun") or not serves_as(pronoun, fn.SUBJECT):
        return False
    verb = pronoun.head
    if not serves_as(pronoun, fn.PASSIVE_SUBJECT) and verb.lemma_ not in word_class("placeholder-verb"):
        return False
    return any(serves_as(child, _CLAUSE_BEHIND) for child in verb.rights)


def event_again(doc: Doc, i: int, names: list[MentionSpan]) -> MentionSpan | None:
    """Return "the war" as a description if a named event of the text has its noun: "the Korean War"."""
    head = doc[i]
    left, _ = bounds(head, i, i + 1)
    if doc[left].lower_ not in word_class("definite-determiner") or left + 1 < i or serves_as(head, fn.ATTRIBUTIVE):
        return None
    named = (name for name in names if name.type == "NamedEvent")
    if not any(head.lower_ in {token.lower_ for token in doc[name.start : name.end]} for name in named):
        return None
    return MentionSpan(i, i + 1, "NamedEvent", "nominal")


def named_event(doc: Doc, i: int, names: list[MentionSpan | None]) -> MentionSpan | None:
    """Return a war, conflict or summit as a NamedEvent if a name identifies it: "the war in Ukraine".

    Args:
        doc: The document.
        i: Index of the noun.
        names: For each token, the name it stands in.
    """
    head = doc[i]
    left, _ = bounds(head, i, i + 1)
    if any(doc[k].lower_ in word_class("indefinite-determiner") for k in range(left, i)):
        return None
    start = max([left, *(k + 1 for k in range(left, i) if has_form(doc[k], forms.SPECIFIER))])
    named = any(names[k] is not None for k in range(start, i))
    end = i + 1
    if end + 1 < len(doc) and doc[end].lower_ in word_class("event-preposition") and doc[end].head.i == i:
        k = end + 1 + is_part(doc[end + 1], _DET)
        place = names[k] if k < len(doc) else None
        if place is not None and place.type in {"State", "Place"}:
            return MentionSpan(start, place.end, "NamedEvent")
    return MentionSpan(start, end, "NamedEvent") if named else None
