"""Kin that cannot be meant: of another gender than their noun, or of someone the sentence does not name."""

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import MentionDict
from kg.language.offices.roles import noun_gender

_PRONOUNS = {"his": "m", "he": "m", "him": "m", "her": "f", "she": "f", "hers": "f"}


def misread(doc: Doc, noun: Token, ends: tuple[MentionDict, MentionDict], *, first: bool) -> bool:
    """Tell whether kinship is likely misread, by gender or by what its pronoun stands for.

    "Her husband" counts where its sentence names her before; "Petrov, his wife, Anna" tells nothing of Petrov.

    Args:
        doc: The text.
        noun: What tells of kinship, such as "wife", or a verb.
        ends: Mentions with entities.
        first: Whether the noun is said of the first end, not of the second.
    """
    if noun.dep_ == "appos" and any(c.tag_ == "PRP$" for c in noun.children) and not _names(noun):
        return True
    return any(_is_far(doc, end) for end in ends) or _genders_clash(doc, noun, ends, first=first)


def _names(noun: Token) -> bool:
    return any(child.dep_ == "appos" for child in noun.children)


def _is_far(doc: Doc, mention: MentionDict) -> bool:
    """Tell whether a possessive pronoun stands for someone whom its sentence does not name before."""
    if doc[mention["head"]].tag_ != "PRP$":
        return False
    start = doc[mention["head"]].sent.start
    return not any(
        m["entity"] == mention["entity"] and m["form"] == "name" and start <= m["start"] < mention["start"]
        for m in annotations.mentions(doc)
    )


def _genders_clash(doc: Doc, noun: Token, ends: tuple[MentionDict, MentionDict], *, first: bool) -> bool:
    """Tell whether kin are of another gender than their noun or pronoun: then a pronoun or a clause was misread."""
    told = noun_gender(noun) if noun.pos_ == "NOUN" else None
    kin = ends[0] if first else ends[1]
    return _clash(told, _gender(doc, kin)) or any(
        _clash(_PRONOUNS.get(doc[end["head"]].lower_), _gender(doc, end)) for end in ends
    )


def _gender(doc: Doc, mention: MentionDict) -> str | None:
    return None if mention["entity"] is None else annotations.entities(doc)[mention["entity"]]["gender"]


def _clash(told: str | None, known: str | None) -> bool:
    return told is not None and known in {"m", "f"} and told != known
