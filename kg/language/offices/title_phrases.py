"""The offices written before a name, each whole: "First Deputy Prime Minister", "Commander of the Northern Fleet"."""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.language.factuality.effects import Effect
from kg.language.names.name_types import is_generic, precedes_names, type_by_words
from kg.language.names.person_names import is_title
from kg.language.offices.role_nouns import (
    in_chief,
    is_hyphen,
    is_plural_role,
    is_role,
    kind_of,
    office_effect,
    tells_of_office,
)
from kg.language.syntax import forms
from kg.language.syntax.forms import has_form, is_adjective, is_nominal, is_verb
from kg.language.syntax.tree import sentence_of
from kg.lexica.classes import word_class

_SPECIFYING = forms.DETERMINER_FORM | forms.POSSESSIVE_PRONOUN | forms.GENITIVE
_BREAKING = forms.QUOTATION_MARK | forms.BRACKET | forms.STOP | forms.SUBORDINATOR_FORM
_OVER = frozenset(
    {"state_head", "government_head", "head", "official", "spokesperson"}
)  # offices that are of something
_FIELD_WORDS = 8  # most words between an office and the end of what it is over


class Office(NamedTuple):
    """An office before a name: its words are tokens ``start`` to ``stop``, exclusive, its head is ``noun``."""

    start: int
    noun: Token
    stop: int


def first_word(doc: Doc, edge: int, end: int) -> int:
    """Return the first token, after articles, of the words before a name that can tell of the person's offices.

    Args:
        doc: The text.
        edge: Where the parser sees the phrase of the name begin.
        end: The first token of the name.
    """
    floor = sentence_of(doc[end])[0]
    start = _field_start(doc, floor, end)
    if start < end:
        edge = min(edge, doc[start].left_edge.i)
    at = start - 1
    while at >= floor:
        token = doc[at]
        if has_form(token, _BREAKING) and not _joins(doc, at, end):
            break
        if has_form(token, forms.COORDINATOR_FORM):
            other = _other_office(doc, at, edge)
            if other is None:
                break
            edge = min(edge, other)
        elif at < edge and not _is_of_titles(doc, at):
            break
        start, at = at, at - 1
    while start < end and has_form(doc[start], _SPECIFYING):
        start += 1
    return start


def _joins(doc: Doc, at: int, end: int) -> bool:
    """Tell whether a preposition stands within an office, as "Under Secretary" has it, or within the name of a body."""
    if tells_of_office(doc[at]) and doc[at + 1].lower_ in word_class("minister"):
        return True
    body = at > 0 and doc[at].lower_ in word_class("preposition-of-office") and type_by_words([doc[at - 1].text])
    return bool(body) or _governs_field(doc, at, end)  # "Ministry of Defence spokesman Hill"


def _field_start(doc: Doc, floor: int, end: int) -> int:
    """Return the office whose field stands right before a name, or the name if there is none."""
    start = end
    for at in range(end - 1, max(floor, end - _FIELD_WORDS - 1), -1):
        token = doc[at]
        if _governs_field(doc, at, end):
            start = at - 1 - is_hyphen(doc[at - 1])
        elif has_form(token, _BREAKING | forms.GENITIVE) or is_verb(token):
            break
    return start


def _governs_field(doc: Doc, at: int, end: int) -> bool:
    """Tell whether a preposition joins an office with its field, which someone named after it does not bear.

    "Minister of Defence Hill", "editor-in-chief Hill"; but of "a friend of President Hill" Hill is the president.
    """
    if not has_form(doc[at], forms.SUBORDINATOR_FORM | forms.INFINITIVE_TO) or at < 1:
        return False
    chief = at - is_hyphen(doc[at - 1])
    if chief > 0 and in_chief(doc, chief):
        return kind_of(doc[chief - 1]) is not None
    if not 0 < end - at - 1 <= _FIELD_WORDS or _is_somebodys(doc, at + 1, end):
        return False
    before = doc[at - 1]
    if is_role(before) and kind_of(before) in _OVER:
        return doc[at].lower_ in word_class("preposition-of-field")
    return doc[at].lower_ in word_class("preposition-of-field") and _in_field(doc, at)


def _in_field(doc: Doc, at: int) -> bool:
    """Tell whether a preposition stands within the field of an office: "Secretary of State for Foreign Affairs"."""
    for i in range(at - 1, max(at - _FIELD_WORDS, 0), -1):
        token = doc[i]
        if token.lower_ in word_class("preposition-of-field") and is_role(doc[i - 1]):
            return kind_of(doc[i - 1]) in _OVER
        if not (
            is_nominal(token) or is_adjective(token) or has_form(token, forms.DETERMINER_FORM | forms.COORDINATOR_FORM)
        ):
            return False
    return False


def _is_somebodys(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the words before a name are the titles of the one named: "Foreign Minister", "General".

    "Assistant to the President Hill" is the title of an assistant all the same.
    """
    stop = end
    while stop > start and (kind_of(doc[stop - 1]) == "rank" or is_title(doc[stop - 1].text)):
        stop -= 1
    if stop == start or not is_nominal(doc[stop - 1]):
        return True
    if not is_role(doc[stop - 1]) or doc[stop - 1].lower_ in word_class("seeker"):
        return False
    capitals = all(doc[i].text[:1].isupper() for i in (start - 2, stop - 1))
    return not (capitals and stop == end and has_form(doc[start], forms.DETERMINER_FORM))


def _other_office(doc: Doc, coordinator: int, phrase: int) -> int | None:
    """Return the first token of another office of the same person, before "and".

    With an article of its own it is somebody else's, unless the parser sees one phrase (from token ``phrase`` on).
    """
    noun = doc[coordinator - 1]
    if coordinator <= sentence_of(noun)[0] or not is_role(noun):
        return None
    edge = noun.left_edge
    return None if has_form(edge, forms.DETERMINER_FORM) and edge.i < phrase else int(edge.i)


def _is_of_titles(doc: Doc, at: int) -> bool:
    """Tell whether a word that the parser put elsewhere is a word of offices: "retired", "Foreign", "Minister"."""
    token = doc[at]
    if doc[at + 1].is_sent_start:
        return False
    if tells_of_office(token) or is_hyphen(token):
        return True
    if token.lower_ in word_class("ordinal-of-office") and not token.is_lower:
        return tells_of_office(doc[at + 1]) or is_role(doc[at + 1])  # "First Deputy Foreign Minister"
    return is_nominal(token) and token.text[:1].isupper() and (is_role(token) or is_generic([token.text]))


def offices(doc: Doc, first: int, end: int) -> Iterator[Office]:
    """Yield the offices in the words before a name, in text order.

    Args:
        doc: The text.
        first: From `first_word`.
        end: The first token of the name.
    """
    start = at = first
    while at < end:
        token, last = doc[at], at + 1 == end
        dash = token.is_punct and (not is_hyphen(token) or doc[at - 1].whitespace_)
        if dash or has_form(token, forms.COORDINATOR_FORM):
            start = at + 1  # also after "PARIS - "
        elif has_form(token, forms.GENITIVE) and has_form(doc[at - 1], forms.SINGULAR):
            start = at + 1  # "Norland's minister", unlike "women's minister"
        elif at > start and doc[at - 1].is_lower and office_effect(token) is Effect.ENDED:
            start = at  # "after an inquiry former minister Hill left"
        elif (is_role(token) or (last and is_plural_role(token))) and not _leads_on(doc, at, end):
            noun, stop = _whole(doc, start, at, end)
            if _adjacent(doc, stop, end):
                yield Office(start, noun, stop)
            start, at = stop, stop - 1
        at += 1


def _leads_on(doc: Doc, at: int, end: int) -> bool:
    """Tell whether an office is only the first word of another: "Deputy" of "Deputy Foreign Minister"."""
    if at + 1 >= end:
        return False
    following = doc[at + 1]
    if following.lower_ in word_class("seeker"):
        return True  # "the president candidate" is no president
    if is_title(doc[at].text) and is_role(following) and not is_title(following.text):
        return kind_of(doc[at]) != "rank"  # "Lord Mayor"
    if not tells_of_office(doc[at]):
        return False
    if tells_of_office(following):
        return True  # "deputy assistant secretary"
    for token in doc[at + 1 : end]:
        if is_role(token):
            return True
        if not (is_nominal(token) or is_adjective(token) or is_hyphen(token)) or is_title(token.text):
            return False
    return False


def _whole(doc: Doc, start: int, at: int, end: int) -> tuple[Token, int]:
    """Return the head of an office whose first noun stands at ``at``, and the token after its last word."""
    stop = _compound_end(doc, at, end)
    noun = doc[stop - 1] if kind_of(doc[stop - 1]) and not in_chief(doc, at + 1) else doc[at]
    while stop < end and doc[stop].lower_ in word_class("preposition-of-field"):
        stop = _field_end(doc, stop, end)
        if doc[stop - 1].lower_ in word_class("seeker"):  # "Secretary of State nominee"
            return doc[stop - 1], stop
    return noun, stop


def _compound_end(doc: Doc, at: int, end: int) -> int:
    """Return the token after the nouns of an office: "Secretary-General", "deputy prime minister"."""
    stop = in_chief(doc, at + 1) or at + 1
    while stop < end:
        step = int(is_hyphen(doc[stop]))
        if stop + step >= end:
            break
        following = doc[stop + step]
        if step and following.lower_ in word_class("elect-suffix"):
            return stop + 2
        if not (is_role(following) and _makes_one_office(doc[stop - 1], following)):
            break
        stop += step + 1
    return stop


def _makes_one_office(role: Token, following: Token) -> bool:
    """Tell whether two role nouns name one office: "Lieutenant Colonel", "Secretary General", "deputy minister"."""
    if kind_of(role) == kind_of(following) == "rank" or tells_of_office(role) or role.lower_ in word_class("chief"):
        return True
    if role.lower_ in word_class("general") and following.lower_ in word_class("office-after-general"):
        return True
    return role.lower_ in word_class("office-before-general") and following.lower_ in word_class("general")


def _field_end(doc: Doc, preposition: int, end: int) -> int:
    """Return where the phrase of an office's field ends: before "and" with another office, before ranks at the end."""
    stop = end
    for at in range(preposition + 1, end):
        token = doc[at]
        if token.lower_ in word_class("preposition-of-field") and at > preposition + 1:
            return at
        if has_form(token, forms.COORDINATOR_FORM) and any(is_role(t) for t in doc[at + 1 : end]):
            stop = at
            break
    while stop - 2 > preposition and (kind_of(doc[stop - 1]) == "rank" or _is_short_title(doc[stop - 1].text)):
        if not is_nominal(doc[stop - 2]) and not is_title(doc[stop - 2].text):
            break
        stop -= 1
    return stop


def _is_short_title(word: str) -> bool:
    """Tell whether a word is a courtesy title or cut short, which has no field: "Sir", "Rep."."""
    return is_title(word) or (word.endswith(".") and precedes_names(word))


def _adjacent(doc: Doc, start: int, end: int) -> bool:
    """Tell whether only further roles and courtesy titles stand between an office and the name."""
    between = doc[start:end]
    if len(between) and not (is_role(between[-1]) or _is_short_title(between[-1].text)):
        # what follows may itself be an office with its field
        roles = [t.i for t in between if is_role(t)]
        return (
            bool(roles) and has_form(between[0], forms.COORDINATOR_FORM) and _whole(doc, start, roles[0], end)[1] == end
        )
    return all(
        is_nominal(token)
        or is_adjective(token)
        or _is_short_title(token.text)
        or is_hyphen(token)
        or has_form(token, forms.COORDINATOR_FORM)
        or tells_of_office(token)
        or _governs_field(doc, token.i, end)
        or token.lower_ in word_class("article")
        for token in between
    )
