"""Kin that cannot be meant: of another gender than their noun, or of someone the sentence does not name."""

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import MentionDict
from kg.language.offices.role_nouns import noun_gender
from kg.language.syntax.forms import POSSESSIVE_PRONOUN, has_form, is_noun
from kg.language.syntax.functions import APPOSITION, has, serves_as
from kg.language.syntax.tree import sentence_of
from kg.lexica.classes import word_class


def misread(doc: Doc, noun: Token, ends: tuple[MentionDict, MentionDict], *, first: bool) -> bool:
    """Tell whether kinship is likely misread, by gender or by what its pronoun stands for.

    "Her husband" counts where its sentence names her before; "Petrov, his wife, Anna" tells nothing of Petrov.

    Args:
        doc: The text.
        noun: What tells of kinship, such as "wife", or a verb.
        ends: Mentions with entities.
        first: Whether the noun is said of the first end, not of the second.
    """
    owned = any(has_form(child, POSSESSIVE_PRONOUN) for child in noun.children)
    if serves_as(noun, APPOSITION) and owned and not has(noun, APPOSITION):
        return True
    return any(_is_far(doc, end) for end in ends) or _genders_clash(doc, noun, ends, first=first)


def _is_far(doc: Doc, mention: MentionDict) -> bool:
    """Tell whether a possessive pronoun stands for someone whom its sentence does not name before."""
    if not has_form(doc[mention["head"]], POSSESSIVE_PRONOUN):
        return False
    start = sentence_of(doc[mention["head"]])[0]
    return not any(
        m["entity"] == mention["entity"] and m["form"] == "name" and start <= m["start"] < mention["start"]
        for m in annotations.mentions(doc)
    )


def _genders_clash(doc: Doc, noun: Token, ends: tuple[MentionDict, MentionDict], *, first: bool) -> bool:
    """Tell whether kin are of another gender than their noun or pronoun: then a pronoun or a clause was misread."""
    told = noun_gender(noun) if is_noun(noun) else None
    kin = ends[0] if first else ends[1]
    pairs = [(told, kin), *((_pronoun_gender(doc[end["head"]]), end) for end in ends)]
    return any(gender is not None and _gender(doc, end) in {"m", "f"} - {gender} for gender, end in pairs)


def _pronoun_gender(token: Token) -> str | None:
    if token.lower_ in word_class("masculine-pronoun"):
        return "m"
    return "f" if token.lower_ in word_class("feminine-pronoun") else None


def _gender(doc: Doc, mention: MentionDict) -> str | None:
    return None if mention["entity"] is None else annotations.entities(doc)[mention["entity"]]["gender"]
