"""How English verbs are inflected: rules after Quirk et al. 1985, sections 3.5 to 3.18, and ``irregular_verbs.tsv``.

Of a verb of several words the first is inflected ("carried out"), of one with a hyphen the last ("re-ran").
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from kg.lexica import tables
from kg.lexica.classes import word_class

_TABLE = "irregular_verbs.tsv"
_SYLLABLE = re.compile("(?:qu)?[aeiou]+")
_SHORT = re.compile(".*(?:[^aeiou]|qu)[aeiou][^aeiouwxy]")  # one vowel before one consonant: ban, quit, visit
_BRITISH = ("ial", "ual", "uel")  # two syllables, though no consonant stands between: trialled, fuelled


def third(lemma: str) -> str:
    """Return the form of a verb after he, she or it.

    >>> third("threaten"), third("deny"), third("clash"), third("go")
    ('threatens', 'denies', 'clashes', 'goes')
    """
    if _is_y(lemma):
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{lemma}s"


def past(lemma: str, form: str = "past") -> str:
    """Return the past tense of a verb, or its ``participle``; of several, the first.

    >>> past("threaten"), past("ban"), past("admit"), past("deny"), past("meet")
    ('threatened', 'banned', 'admitted', 'denied', 'met')
    """
    first, space, rest = lemma.partition(" ")
    return _pasts(first, form)[0] + space + rest


def pasts(lemma: str) -> tuple[str, ...]:
    """Return all past tenses and participles of a verb.

    >>> pasts("court-martial"), pasts("re-run")
    (('court-martialled', 'court-martialed'), ('re-ran', 're-run'))
    """
    return tuple(dict.fromkeys((*_pasts(lemma, "past"), *_pasts(lemma, "participle"))))


def doing(lemma: str) -> str:
    """Return the form of a verb in -ing; of several, the first.

    >>> doing("attack"), doing("invade"), doing("ban"), doing("flee")
    ('attacking', 'invading', 'banning', 'fleeing')
    """
    return doings(lemma)[0]


def doings(lemma: str) -> tuple[str, ...]:
    """Return how the form of a verb in -ing may be spelled.

    >>> doings("seize"), doings("ban"), doings("target")
    (('seizing',), ('banning',), ('targeting', 'targetting'))
    """
    if lemma.endswith("ie"):
        return (f"{lemma[:-2]}ying",)
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return (f"{lemma[:-1]}ing",)
    return tuple(f"{stem}ing" for stem in _stems(lemma))


def bases(word: str) -> Iterator[tuple[str, str]]:
    """Yield what a word may be the regular form of and which, ``s``, ``past``, ``participle`` or ``ing``.

    Whether there is such a verb is not asked.

    >>> [lemma for lemma, form in bases("banned") if form == "past"], list(bases("banning"))
    (['bann', 'banne', 'ban'], [('bann', 'ing'), ('banne', 'ing'), ('ban', 'ing')])
    """
    for ending, names in (("s", ("s",)), ("ed", ("past", "participle")), ("ing", ("ing",))):
        if not word.endswith(ending):
            continue
        stem = word.removesuffix(ending)
        lemmas = [stem, f"{stem}e"] if ending != "s" else [stem]
        if ending == "s" and stem.endswith("e"):
            lemmas.append(stem[:-1])
        if stem.endswith("ie" if ending == "s" else "i"):
            lemmas.append(stem.removesuffix("e").removesuffix("i") + "y")
        if stem.endswith("ck") or (len(stem) > 2 and stem[-1] == stem[-2]):
            lemmas.append(stem[:-1])
        if ending == "ing" and stem.endswith("y"):
            lemmas.append(f"{stem[:-1]}ie")
        for lemma in lemmas:
            if ending == "s" or word in (_regular(lemma) if ending == "ed" else doings(lemma)):
                yield from ((lemma, name) for name in names)


@cache
def irregular() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return the forms of irregular verbs by lemma and ``past`` or ``participle``."""
    cells = ((row["lemma"], form, row[form]) for row in tables.rows(_TABLE) for form in ("past", "participle"))
    return {(lemma, form): tables.values(cell) for lemma, form, cell in cells if cell}


def _pasts(lemma: str, form: str) -> tuple[str, ...]:
    before, hyphen, last = lemma.rpartition("-")
    return tuple(before + hyphen + found for found in irregular().get((last, form)) or _regular(last))


def _regular(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("e"):
        return (f"{lemma}d",)
    if _is_y(lemma):
        return (f"{lemma[:-1]}ied",)
    return tuple(f"{stem}ed" for stem in _stems(lemma))


def _stems(lemma: str) -> tuple[str, ...]:
    """Return what may stand before -ed and -ing: a short last syllable doubles its consonant where it is stressed.

    It is in verbs of one syllable; others that are stressed so are listed. Britain doubles "l" anyway, America not even
    "p" ("kidnaped"); "targetted" and "focussed" are in use as well.
    """
    last = lemma.rpartition("-")[2]
    if last.endswith("ic"):
        return (f"{lemma}k",)
    if not (len(last) > 2 and _SHORT.fullmatch(last)) and not last.endswith(_BRITISH):
        return (lemma,)
    doubled = lemma + lemma[-1]
    if len(_SYLLABLE.findall(last)) == 1 and not last.endswith(_BRITISH):
        return (doubled,)
    if last.endswith("l") or last in word_class("doubling-verb"):
        return (doubled, lemma) if last[-1] in "lp" else (doubled,)
    return (lemma, doubled) if last[-1] in "st" else (lemma,)


def _is_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2:-1] not in "aeiou"
