"""Names of people: their words, the gender they tell, and which short forms can stand for which full name."""

import unicodedata
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc

from kg.grammar import lexicon
from kg.grammar.annotations import MentionDict

type NameWords = tuple[str, ...]

_PARTICLES = frozenset(
    {"de", "del", "della", "di", "da", "du", "dos", "van", "von", "der", "den", "la", "le", "el", "al", "bin", "ibn"}
)


@cache
def folded(word: str) -> str:
    """Return a word in lower case without accents, so that "Erdoğan" and "Erdogan" agree."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return plain.replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("’", "'")


@cache
def _titles() -> dict[str, tuple[str, str]]:
    return {row["title"].casefold(): (row["gender"], row["kind"]) for row in lexicon.rows("person_titles.tsv")}


def is_title(word: str) -> bool:
    """Tell whether a word is a title that precedes names, such as "Mr." or "General"."""
    return word.casefold() in _titles()


def title_gender(word: str) -> str | None:
    """Return ``m`` or ``f`` for a title that only one gender bears, else None."""
    gender, _ = _titles().get(word.casefold(), ("-", ""))
    return None if gender == "-" else gender


@cache
def _given_names(surname: str) -> dict[str, str]:
    """Return the genders of given names that are (``yes``) or are not (``no``) family names as well."""
    rows = [row for row in lexicon.rows("given_names.tsv") if row["surname"] == surname]
    return {folded(name): row["gender"] for row in rows for name in lexicon.values(row["name"])}


def _gender(word: str) -> str | None:
    return _given_names("no").get(word) or _given_names("yes").get(word)


def given_name_gender(words: NameWords) -> str | None:
    """Return ``m`` or ``f`` if the first word of a name is a given name that mostly one gender bears, else None.

    The first part of a double name counts ("Jean-Luc"). Alone, a name that is a family name too tells nothing.
    """
    if not words:
        return None
    first = words[0]
    if len(words) == 1:
        return _given_names("no").get(first)
    found = _gender(first)
    if found is None and "-" in first:
        found = _gender(first.split("-")[0])
    if found is None and len(words) > 2 and len(first.rstrip(".")) <= 1:  # "J. Robert Oppenheimer"
        found = _gender(words[1])
    return found


def is_given_name(word: str) -> bool:
    """Tell whether a word is a known given name that is no common family name: "Elena"."""
    return folded(word) in _given_names("no")


def words_of(doc: Doc, mention: MentionDict) -> NameWords:
    """Return the folded words of a name, without titles, suffixes, possessive endings and punctuation."""
    kept: list[str] = []
    for token in doc[mention["start"] : mention["end"]]:
        if token.is_punct or token.is_space or token.tag_ == "POS" or token.lower_ in {"'s", "’s", "'"}:
            continue
        if is_title(token.text) and (len(kept) > 0 or token.i + 1 < mention["end"]):
            continue
        kept.append(folded(token.text))
    return tuple(kept)


def covers(full: NameWords, short: NameWords) -> bool:
    """Tell whether a full name can be shortened to another: same order, same surname or the given name alone.

    "Recep Tayyip Erdoğan" covers "Erdoğan", "Tayyip Erdoğan", "Recep Erdoğan", "R. T. Erdoğan" and "Recep"; it does not
    cover "Bilal Erdoğan".
    """
    if not short or len(short) > len(full):
        return False
    if short == full:
        return True
    if len(short) == 1:
        word = short[0]
        return len(word) > 1 and word not in _PARTICLES and word in {full[0], full[-1]}
    if short[-1] != full[-1]:
        return short == full[: len(short)] and len(full) > 2
    at = 0
    for word in short:
        while at < len(full) and not _same_word(full[at], word):
            at += 1
        if at == len(full):
            return False
        at += 1
    return True


def _same_word(full: str, short: str) -> bool:
    return full == short or (len(short.rstrip(".")) == 1 and full.startswith(short.rstrip(".")))


def group(names: Sequence[tuple[NameWords, str | None]]) -> list[int | None]:
    """Return a group number for each name of one document, in the order given; None where a short form is ambiguous.

    Args:
        names: (words, gender that its title or words tell, or None) of each name, in text order.

    Two people who share a surname stay apart. A short form that fits several people belongs to none, unless the gender
    of its title ("Mrs. Clinton") decides, or only one of them was named lately.
    """
    fulls: list[NameWords] = []
    genders: dict[NameWords, str] = {}
    for words, gender in names:
        if gender and words:
            genders.setdefault(words, gender)
    for words in sorted({words for words, _ in names if words}, key=lambda w: (-len(w), w)):
        if len(words) > 1 and not any(covers(full, words) for full in fulls):
            fulls.append(words)
    numbers: dict[NameWords, int] = {}
    last: dict[NameWords, int] = {}  # where each person was last named
    result: list[int | None] = []
    for place, (words, gender) in enumerate(names):
        if not words:
            result.append(None)
            continue
        fitting = [full for full in fulls if covers(full, words)]
        if gender and len(fitting) > 1:
            fitting = [full for full in fitting if genders.get(full, gender) == gender]
        if len(fitting) > 1 and len(words) == 1:  # a surname goes before a given name: "Kim" in "Kim Jong Un"
            fitting = [full for full in fitting if full[-1] == words[0]] or fitting
        if len(fitting) > 1:
            fitting = _in_focus(fitting, last, place)
        if len(fitting) > 1:
            result.append(None)
            continue
        name = fitting[0] if fitting else words
        last[name] = place
        result.append(numbers.setdefault(name, len(numbers)))
    return result


def _in_focus(fitting: list[NameWords], last: dict[NameWords, int], place: int) -> list[NameWords]:
    """Return the one person named among the last two names, if the others were not named in the last five; else all."""
    near = [name for name in fitting if place - last.get(name, -9) <= 2]
    others = [name for name in fitting if name not in near and place - last.get(name, -9) <= 5]
    return near if len(near) == 1 and not others else fitting
