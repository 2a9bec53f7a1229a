"""Kin by gender: who is somebody's wife is no man, and "her" stands for none."""

from spacy.tokens import Doc, Token

from kg.grammar import annotations
from kg.grammar.annotations import MentionDict
from kg.grammar.roles import noun_gender

_PRONOUNS = {"his": "m", "he": "m", "him": "m", "her": "f", "she": "f", "hers": "f"}


def genders_clash(doc: Doc, noun: Token, ends: tuple[MentionDict, MentionDict], *, first: bool) -> bool:
    """Tell whether kin are of another gender than their noun or pronoun: then a pronoun or a clause was misread.

    Args:
        doc: The text.
        noun: What tells of kinship, such as "wife", or a verb.
        ends: Mentions with entities.
        first: Whether the noun is said of the first end, not of the second.
    """
    told = noun_gender(noun) if noun.pos_ == "NOUN" else None
    kin = ends[0] if first else ends[1]
    return _clash(told, _gender(doc, kin)) or any(
        _clash(_PRONOUNS.get(doc[end["head"]].lower_), _gender(doc, end)) for end in ends
    )


def _gender(doc: Doc, mention: MentionDict) -> str | None:
    return None if mention["entity"] is None else annotations.entities(doc)[mention["entity"]]["gender"]


def _clash(told: str | None, known: str | None) -> bool:
    return told is not None and known in {"m", "f"} and told != known
