"""What a report is about beyond who takes part: the words of its sentence that tell it from other acts of the same two.

Left out are the participants, days, offices and what any report may say. Words are cut to a stem, so that "rebuilds"
and "rebuilding" are alike: strict enough for comparing sentences on one pair of actors, no more.
"""

import calendar
import re
from collections.abc import Iterable
from functools import cache, lru_cache

from kg.evidence import Evidence
from kg.lexica.classes import word_class

type Gist = frozenset[str]

_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDING = re.compile(r"(?<=.{3})(?:ations?|ings?|ments?|ions?|ies|ied|ors?|ers?|ary|al|ed|es|ly|s|e|y)$")
_ACT = "~"
_SHORTEST = 3  # letters that a stem keeps
_FEW = 2  # words that two deeds of one doer and day share if they are one
# Shared words, and their part of the shorter gist, that make two reports alike: the fewer, the more of it.
_ALIKE = ((2, 0.5), (3, 0.34), (4, 0.25))


def gist(said: Evidence, taking_part: Iterable[tuple[int, int]]) -> Gist:
    """Return the stems of what a sentence tells; that of the act itself is marked, as it tells little of which it is.

    Args:
        said: The report.
        taking_part: Characters of the document that refer to those who take part.
    """
    spans = [(begin - said.start, end - said.start) for begin, end in (*taking_part, said.trigger)]
    left = list(said.sentence)
    for begin, end in spans:
        for at in range(max(begin, 0), min(end, len(left))):
            left[at] = " "
    words = _WORD.findall("".join(left).replace("’s", " ").replace("'s", " "))
    told = {_sense(stem(word)) for word in words if word.casefold() not in _idle()}
    return frozenset(told | {f"{_ACT}{stem(word)}" for word in _WORD.findall(said.trigger_words)})


def _sense(stemmed: str) -> str:
    """Return the one stem for all that tell the same: "amend" and "change", a strait and its name."""
    return _senses().get(stemmed, stemmed)


@cache
def _senses() -> dict[str, str]:
    classes = [sorted(map(stem, word_class(name))) for name in ("alike-change", "alike-strait")]
    return {stemmed: stems[0] for stems in classes for stemmed in stems}


def is_headline(said: Evidence) -> bool:
    """Tell whether a sentence is the headline of its text."""
    words, headline = (" ".join(text.split()).rstrip(".") for text in (said.sentence, said.headline))
    return bool(words) and words == headline


def stem(word: str) -> str:
    """Return a word without its ending, in lower case.

    >>> stem("Rebuilds"), stem("rebuilding"), stem("patrolled"), stem("patrol")
    ('rebuild', 'rebuild', 'patrol', 'patrol')
    """
    small = _ENDING.sub("", word.casefold())
    return small[:-1] if len(small) > _SHORTEST and small[-1] == small[-2] else small


@cache
def _idle() -> frozenset[str]:
    """Return the words that tell nothing of an act: small words, days, offices, what reports say anyhow."""
    days = {name.casefold() for name in (*calendar.month_name, *calendar.day_name) if name}
    return word_class("told-of-any-act") | days


def words_shared(one: Iterable[Gist], other: Iterable[Gist]) -> int:
    """Return how many words the most alike of two lists of gists share; none where no two are alike."""
    return max((_common(a, b) for a in one for b in other), default=0)


def _common(one: Gist, other: Gist) -> int:
    """Return how many words two gists share if they are alike: the act of one may stand in the other as well."""
    mine, its = plain(one), plain(other)
    acts = {act for a, b in ((one, its), (other, mine)) for act in b if f"{_ACT}{act}" in a}
    common, least = len(mine & its | acts), min(len(mine), len(its))
    if mine == its:
        return common
    return common if any(common >= number and common >= part * least for number, part in _ALIKE) else 0


def same_act(one: Iterable[Gist], other: Iterable[Gist], *, one_day: bool) -> bool:
    """Tell whether two acts of one doer are told alike: by the act's word and half of the others, or by two others.

    Args:
        one: What the reports of the first tell.
        other: What those of the second tell.
        one_day: Whether both are of one day; else the word of the act must be the same, and others as well.
    """
    return any(_alike_acts(a, b, one_day=one_day) for a in one for b in other)


def _alike_acts(one: Gist, other: Gist, *, one_day: bool) -> bool:
    mine, its = plain(one), plain(other)
    common, least = len(mine & its), min(len(mine), len(its))
    if (one - mine).isdisjoint(other - its):
        return one_day and common >= _FEW
    return common * 2 >= least if common else one_day and not (mine or its)


def same_deed(one: Iterable[Gist], other: Iterable[Gist]) -> bool:
    """Tell whether two acts are told by the same word, and no two things are named of which one can be meant alone."""
    mine, its = frozenset[str]().union(*one), frozenset[str]().union(*other)
    apart = (mine & _closed(), its & _closed())
    return any(word.startswith(_ACT) for word in mine & its) and not (all(apart) and apart[0].isdisjoint(apart[1]))


@cache
def _closed() -> frozenset[str]:
    return frozenset(_sense(stem(word)) for word in word_class("closed-thing"))


@lru_cache(maxsize=65536)
def plain(one: Gist) -> Gist:
    """Return a gist without the act itself."""
    return frozenset(word for word in one if not word.startswith(_ACT))
