"""Names of people: their words without titles, suffixes, and which forms can stand for which full name."""

import re
from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.language.annotations import MentionDict
from kg.language.names.given_names import is_initial, may_be_given_name, same_given_name
from kg.language.names.spellings import folded, same_spelling
from kg.language.syntax.forms import GENITIVE, has_form
from kg.language.syntax.tree import tokens_of
from kg.lexica.classes import word_class
from kg.lexica.titles import titles

type NameWords = tuple[str, ...]

POSSESSIVE_ENDINGS = frozenset({"'s", "’s", "'"})
_FAMILY_FIRST = 3  # words of a Korean or Chinese name
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]{2}")  # "J.D." and "JD"


def is_title(word: str) -> bool:
    """Tell whether a word is a title that precedes names, such as "Mr." or "General", and no mere word of offices."""
    found = titles().get(word.casefold())
    return found is not None and found.kind != "office"


def title_gender(word: str) -> str | None:
    """Return ``m`` or ``f`` for a title that only one gender bears, else None."""
    found = titles().get(word.casefold())
    return found.gender if found else None


def is_suffix(word: str) -> bool:
    """Tell whether a word tells bearers of one name apart: "Jr.", "III"."""
    found = titles().get(word.casefold())
    return found is not None and found.kind == "suffix"


def words_of(doc: Doc, mention: MentionDict) -> NameWords:
    """Return the folded words of a name, without titles, suffixes, possessive endings and punctuation.

    Initials stand one by one: "J.D. Vance" and "JD Vance" give ("j", "d", "vance").
    """
    return _parted(doc, mention)[0]


def suffix_of(doc: Doc, mention: MentionDict) -> str:
    """Return what tells a name apart from its like, without stop: "jr", "iii", or an empty string."""
    return _parted(doc, mention)[1]


def _parted(doc: Doc, mention: MentionDict) -> tuple[NameWords, str]:
    kept: list[str] = []
    suffix = ""
    tokens = [t for t in tokens_of(doc, mention["start"], mention["end"]) if not (t.is_punct or t.is_space or _owns(t))]
    for at, token in enumerate(tokens):
        word, last = token.text.lstrip("-–—"), at == len(tokens) - 1
        if kept and last and is_suffix(word):
            suffix = folded(word).rstrip(".")
        elif not kept and not last and is_title(word) and not may_be_given_name(word):
            continue
        elif not last and _INITIALS.fullmatch(word):
            kept += [letter for letter in folded(word) if letter != "."]
        else:
            kept.append(folded(word))
    if suffix and len(kept) == 1:  # "Charles III"
        return (*kept, suffix), ""
    return tuple(kept), suffix


def _owns(token: Token) -> bool:
    return has_form(token, GENITIVE) or token.lower_ in POSSESSIVE_ENDINGS


@lru_cache(maxsize=1 << 14)
def covers(full: NameWords, short: NameWords) -> bool:
    """Tell whether a full name can be shortened to another, or is written like it with the words in another order.

    "Recep Tayyip Erdoğan" covers "Erdoğan", "Tayyip Erdoğan", "Recep Erdoğan", "R. T. Erdoğan" and "Recep"; it does not
    cover "Bilal Erdoğan". Nicknames and spellings may differ ("Joseph R. Biden" covers "Joe Biden"), but not the
    initials that both have ("George H. W. Bush" does not cover "George W. Bush").
    """
    if not short or len(short) > len(full):
        return False
    if short == full:
        return True
    if len(short) == 1:
        return _is_end(full, short[0])
    if "".join(short) == "".join(full) or joined(short) == joined(full):  # "Abdelfattah el-Sisi"
        return True
    if short[0] in word_class("patronymic-particle"):  # "bin Zayed" of "Mohammed bin Zayed al-Nahyan"
        return any(full[at : at + len(short)] == short for at in range(1, len(full)))
    if same_spelling(full[-1], short[-1]):
        return _given_names_fit(full[:-1], short[:-1])
    if short == full[: len(short)] and len(full) > 2:  # "Abdel Fattah", unlike "Park Jin" of "Park Jin-ho"
        return full[0] not in word_class("family-name-first") or len(full) > _FAMILY_FIRST
    return _turned(full, short)


def joined(name: NameWords) -> str:
    """Return a name as one word without its particles: "abdelfattahsisi" of "Abdelfattah el-Sisi"."""
    return "".join(word for word in name if word not in word_class("name-particle"))


def _is_end(full: NameWords, word: str) -> bool:
    if is_initial(word) or word in word_class("name-particle"):
        return False
    return word in {full[0], full[-1]} or same_spelling(word, full[-1])


def _given_names_fit(full: NameWords, short: NameWords) -> bool:
    """Tell whether the words before a surname fit: in order, the first initials of both the same."""
    at = 0
    for word in short:
        start = at
        while at < len(full) and not same_given_name(full[at], word):
            at += 1
        if at == len(full):
            return False
        if is_initial(word) and any(other not in word_class("name-particle") for other in full[start:at]):
            return False
        at += 1
    return True


def _turned(full: NameWords, short: NameWords) -> bool:
    """Tell whether two names are one with the family name first and last: "Orbán Viktor", "Viktor Orbán"."""
    if len(full) != len(short):
        return False
    turned = all(map(same_spelling, full, (*short[1:], short[0]))) or all(
        map(same_spelling, full, (short[-1], *short[:-1]))
    )
    family = word_class("family-name-first")
    return turned and (len(full) > 2 or not all(map(may_be_given_name, full)) or not family.isdisjoint(full))
