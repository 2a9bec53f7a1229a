"""The name beside a description: "Acme, a carmaker", "the carmaker Acme", "the city of Basra", "a group called X"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.language.annotations import MentionDict
from kg.language.reference.description_words import general_noun
from kg.language.reference.draft_entities import Draft
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import PAST_PARTICIPLE, PLURAL, has_form, is_proper
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.phrases import of_objects
from kg.lexica.classes import word_class
from kg.model import ACTOR_TYPES

_BODIES = frozenset({"Organization", "ArmedForce", "Alliance", "Group"})
# What a description of each type can be said of.
_SAID_OF = {
    "Person": frozenset({"Person"}),
    "Place": frozenset({"Place", "State", "Organization"}),  # "Gonzaga, a school"
    "State": frozenset({"State", "Place"}),
    "Organization": _BODIES,
    "ArmedForce": _BODIES,
    "Alliance": _BODIES,
    "Group": _BODIES,
}


def named(draft: Draft, mention: MentionDict) -> int | None:
    """Return the number of the thing whose name stands beside a description in the singular, or None.

    In an apposition, after "of" where the noun takes its name so, or after "named", "called" and the like.
    """
    head = draft.doc[mention["head"]]
    if has_form(head, PLURAL):
        return None
    for token in (*_apposed(head), *_after_of(head), *_called(head), *_before(head)):
        for other in draft.heads.get(token.i, ()):
            number = draft.of.get(other["id"])
            if other["form"] == "name" and number is not None and _said_of(draft, mention, number):
                return number
    return None


def _said_of(draft: Draft, mention: MentionDict, number: int) -> bool:
    """Tell whether a description can be said of a thing; a lone word taken for a person may be a body's name."""
    kinds, referent = _SAID_OF.get(mention["type"], frozenset()), draft.referents[number]
    if referent.type in kinds:
        return True
    if draft.doc[mention["head"]].lemma_ in word_class("shared-role") and referent.type in ACTOR_TYPES:
        return True  # "Norland, a close ally": what states, bodies and people are alike
    names = [draft.mentions[i] for i in referent.mentions]
    lone = all(m["end"] - m["start"] == 1 and m["np_start"] == m["start"] for m in names)
    if kinds is _BODIES and referent.type == "Person" and lone and not referent.roles and referent.gender is None:
        referent.type, referent.gender = mention["type"], "n"
        for name in names:
            name["type"] = mention["type"]
        return True
    return False


def _apposed(head: Token) -> Iterator[Token]:
    """Yield what stands in apposition to a noun, either way round; not where several are joined."""
    if serves_as(head, fn.APPOSITION) and not has(head, fn.CONJUNCT) and not serves_as(head.head, fn.CONJUNCT):
        yield head.head
    if not has(head, fn.CONJUNCT):
        yield from (child for child in dependents(head, fn.APPOSITION) if not has(child, fn.CONJUNCT))


def _after_of(head: Token) -> Iterator[Token]:
    """Yield the name of a place after "of" ("the city of Basra"), not an owner ("the country of his birth")."""
    general = general_noun(head.lower_)
    if general is not None and general.of:
        yield from (noun for noun in of_objects(head) if not has(noun, fn.CONJUNCT))


def _before(head: Token) -> Iterator[Token]:
    """Yield the name right before a noun that only says what it names: "the Acme company", not "the Basra port"."""
    general = general_noun(head.lower_)
    if general is not None and not general.named and general.kind == "private" and head.i:
        before = head.nbor(-1)
        if serves_as(before, fn.COMPOUND | fn.NOUN_MODIFIER) and before.head.i == head.i and is_proper(before):
            yield before


def _called(head: Token) -> Iterator[Token]:
    """Yield the name after "named", "called", "known as": "a man named Hill"."""
    for verb in dependents(head, fn.NOUN_CLAUSE):
        if has_form(verb, PAST_PARTICIPLE) and verb.lower_ in word_class("naming-participle"):
            yield from dependents(verb, fn.OBJECT_PREDICATE | fn.OBJECT)
            yield from (
                noun
                for preposition in dependents(verb, fn.PREPOSITION)
                if preposition.lower_ == "as"
                for noun in dependents(preposition, fn.PREPOSITIONAL_OBJECT)
            )
