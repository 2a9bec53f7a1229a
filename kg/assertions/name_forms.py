"""Names as strings, over documents: their words, what two of them have in common, and where to look for their like."""

import re
from functools import lru_cache
from itertools import zip_longest

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

from kg.language.names import aliases
from kg.language.names.given_names import is_initial, same_given_name
from kg.language.names.person_names import covers, is_title
from kg.language.names.spellings import folded, same_spelling, sounds
from kg.lexica import tables
from kg.lexica.classes import word_class

type NameWords = tuple[str, ...]

_HEARD = 5  # letters from which on a word of a body's name may be spelled in several ways
_LONGEST = 4  # words of a person's name, titles aside
ALIKE = 0.72  # of the letters that two romanisations of one word share in order: Gaddafi, Qadhafi; not Hassan, Hussein
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_WORDS = re.compile(r"[^\s,/‐‑–—-]+")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_DOTTED = re.compile(r"(?:\w\.)+")
_ABBREVIATED = re.compile(r"[A-Z][a-z]{2,}\.")  # a title: "Sen.", "Gov."
_LETTERS = re.compile(r"(?:\w\.){2,}|(?<!\S)[A-Z]{2}(?!\S)")


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> NameWords:
    """Return the folded words of a name without titles and suffixes; initials stand one by one.

    >>> name_words("Sen. J.D. Vance Jr.")
    ('j', 'd', 'vance')
    """
    given = [_POSSESSIVE.sub("", word) for word in _WORDS.findall(name)]
    while len(given) > 1 and (is_title(given[0]) or _ABBREVIATED.fullmatch(given[0])):
        del given[0]
    kept: list[str] = []
    for word in given:
        plain = folded(word if word.isascii() else romanised(word))
        if len(given) > 1 and kept and plain.rstrip(".") in _SUFFIXES:
            continue
        kept += [letter for letter in plain if letter != "."] if _LETTERS.fullmatch(word) else [plain.strip(".'’\"“”")]
    return tuple(word for word in kept if word)


@lru_cache(maxsize=1 << 16)
def suffix(name: str) -> str:
    """Return what tells a person from a bearer of the same name: "jr", "iii", or an empty string."""
    last = _WORDS.findall(name)[-1:]
    plain = last[0].rstrip(".").lower() if last else ""
    return plain if plain in _SUFFIXES else ""


@lru_cache(maxsize=1 << 16)
def romanised(word: str) -> str:
    """Return a word of another script in Latin letters; a Latin one keeps its accents."""
    letters = [letter for letter in word if letter.isalpha()]
    latin = all(ord(letter) < 0x250 or letter in "əƏ" for letter in letters)
    return word if latin else anyascii(word)


@lru_cache(maxsize=1 << 16)
def skeletons(word: str) -> frozenset[str]:
    """Return the consonants of a word as the loosest romanisations have them in common: "gdf" for Qaddafi, Khadafy."""
    return frozenset(map(_skeleton, sounds(word)))


def _skeleton(sound: str) -> str:
    first, rest = sound[:1], re.sub(r"[aeiouyw]", "", sound[1:])
    first = "a" if first in "aeiou" else "g" if first in "gkhq" else first
    return re.sub(r"([a-z])\1+", r"\1", first + rest.replace("h", ""))


def same_romanisation(a: str, b: str) -> bool:
    """Tell whether two folded words can be romanisations of one word, more loosely than `same_spelling`.

    >>> same_romanisation("qaddafi", "khadafy"), same_romanisation("hassan", "hussein")
    (True, False)
    """
    if same_spelling(a, b):
        return True
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) < 4 or longer in {shorter + "a", shorter + "na"} or not skeletons(a) & skeletons(b):
        return False
    return bool(Levenshtein.normalized_similarity(min(sounds(a)), min(sounds(b))) >= ALIKE)


def person_ground(a: str, b: str) -> str | None:
    """Return why two full names of people can be one person's, or None where they can't."""
    first, second = name_words(a), name_words(b)
    ends = {suffix(a), suffix(b)}
    if len(ends - {""}) > 1:
        return None
    if first == second:
        return "the same name" if len(ends) == 1 else f"the same name but for {max(ends).capitalize()}"
    full, short = (first, second) if len(first) >= len(second) else (second, first)
    if min(len(first), len(second)) < 2:
        return None
    if covers(full, short):
        return _manner(full, short)
    return "another romanisation" if _same_parts(_parts(full), _parts(short)) else None


def _parts(words: NameWords) -> NameWords:
    """Return the words of a name without particles."""
    return (*(word for word in words[:-1] if word not in word_class("name-particle")), words[-1])


def _same_parts(full: NameWords, short: NameWords) -> bool:
    """Tell whether names are romanisations of one, word by word or with the given names as one ("Abdel Fattah")."""
    if not same_romanisation(full[-1], short[-1]):
        return False
    if len(full) != len(short):
        whole = not any(map(is_initial, (*full, *short)))
        return whole and same_romanisation("".join(full[:-1]), "".join(short[:-1]))
    return all(same_given_name(x, y) or same_romanisation(x, y) for x, y in zip(full[:-1], short[:-1], strict=True))


def _manner(full: NameWords, short: NameWords) -> str:
    if len(full) > len(short):
        initials = [word for word in full if is_initial(word) and word not in short]
        return (
            f"the same name with the initial {initials[0].upper()}"
            if initials
            else "the same name with more of its words"
        )
    if sorted(full) == sorted(short):
        return "the same words in another order"
    pairs = [(x, y) for x, y in zip_longest(full, short, fillvalue="") if x != y]
    if any(is_initial(x) or is_initial(y) for x, y in pairs):
        return "an initial for the given name"
    return "another spelling" if all(same_spelling(x, y) for x, y in pairs) else "a nickname"


@lru_cache(maxsize=1 << 16)
def is_written_out(name: str) -> bool:
    """Tell whether a name of a person has several words without a title, not all in capitals."""
    return len(name_words(name)) > 1 and len(name.split()) <= len(name_words(name)) and not name.isupper()


def is_titled(name: str) -> bool:
    """Tell whether a name of a person is one word behind a title: "Sen. Hill"."""
    return is_single(name) and " " in name.strip()


def is_single(name: str) -> bool:
    """Tell whether a name of a person is one word, so that many can bear it."""
    return len(name_words(name)) == 1


@lru_cache(maxsize=1 << 16)
def body_words(name: str) -> str:
    """Return the folded words of a name that is no person's, without articles; initials stand one by one."""
    words: list[str] = []
    for word in _WORDS.findall(name):
        words += (
            [f"{c}." for c in word if c != "."]
            if " " in name and _DOTTED.fullmatch(word)
            else [_POSSESSIVE.sub("", word)]
        )
    return aliases.normal([word if word.isascii() else romanised(word) for word in words]).replace(".", "")


@lru_cache(maxsize=1 << 16)
def acronyms(name: str) -> frozenset[str]:
    """Return the acronyms that a name is, or that its words make; empty for one word in small letters."""
    if aliases.is_acronym(name):
        return frozenset({folded(name.replace(".", ""))})
    parts, whole = body_words(name).split(), [folded(word) for word in name.split() if word[:1].isalpha()]
    if len(whole) < 2:
        return frozenset()
    unsaid = word_class("no-initial")
    several = (parts, whole, [word for word in parts if word not in word_class("name-particle")])
    initials = (
        [w[0] for w in words if w not in left_out] for words in several for left_out in (unsaid, frozenset[str]())
    )
    return frozenset(map("".join, initials))


@lru_cache(maxsize=1 << 16)
def is_generic(name: str) -> bool:
    """Tell whether bodies of many states have a name: "Supreme Court", "Socialist Party"; not "Bank of Norland"."""
    words = name.split()
    return len(words) > 1 and (words[-1] in _body_nouns() or all(word in _body_nouns() for word in words))


@lru_cache(maxsize=1 << 16)
def may_be_persons(name: str) -> bool:
    """Tell whether a name that is not taken for a person's has the form of one: "Volodymyr Zelenskiy"."""
    words = [word for word in _WORDS.findall(name) if word not in word_class("name-particle")]
    capital = all(word[:1].isupper() and word.replace(".", "").isalpha() for word in words)
    return capital and 1 < len(words) <= _LONGEST and words[-1] not in _body_nouns()


@lru_cache(maxsize=1 << 16)
def _body_nouns() -> frozenset[str]:
    return tables.words("generic_body_words.tsv") | tables.words("public_body_words.tsv")


@lru_cache(maxsize=1 << 16)
def body_mark(name: str) -> str:
    """Return how the words of a body's name sound, the same for spellings of it."""
    return " ".join(min(sounds(word)) if len(word) >= _HEARD else word for word in body_words(name).split())


@lru_cache(maxsize=1 << 16)
def blocks(kind: str, label: str, forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return the marks under which the like of a name is found, sorted; see `kg.assertions.sightings.Sighting`.

    A person's name has the sounds of its surname and of the single words that it goes by, and its letters, which are
    the same in any order and division; a body's name its own sound and its acronyms.
    """
    words = name_words(label) if kind == "Person" else tuple(body_words(label).split())
    marks = {f"={' '.join(words)}"} if words else set()
    if kind == "Person":
        ends = {word for form in forms if is_single(form) for word in name_words(form)} | set(words[-1:])
        marks |= {f"s:{sound}" for word in ends - word_class("name-particle") for sound in sounds(word)}
        marks |= {f"={' '.join(name_words(form))}" for form in forms if is_written_out(form)}
        marks |= {f"a:{found}" for found in acronyms(label) if aliases.is_acronym(label)}
        if len(words) > 1:
            marks |= {f"f:{found}" for found in skeletons(words[-1])} | {f"l:{''.join(sorted(''.join(words)))}"}
    elif words:
        if may_be_persons(label):
            marks |= {f"f:{found}" for found in skeletons(words[-1])}
        marks |= {f"b:{body_mark(label)}"} | {f"a:{found}" for form in (label, *forms) for found in acronyms(form)}
        marks |= {f"s:{s}" for form in (label, *forms) if " " not in (name := body_words(form)) for s in sounds(name)}
    return tuple(sorted(marks))
