"""Tenses: a chronicle tells in the present what happened long before; words of our own put it in the past."""

from itertools import pairwise

from kg import dates
from kg.evidence import Evidence
from kg.lexica.inflection import past
from kg.verbs import Form, forms

_NOW = frozenset({"are", "do", "does", "has", "have", "is"})
_JOINING = frozenset({"and", "but", "or", "then"})


def told_as_now(said: Evidence) -> bool:
    """Tell whether a sentence tells in the present tense what happened on a day, or in a month, before its text.

    >>> text = "Norland shells the port."
    >>> told_as_now(Evidence("", 0, 24, text, trigger=(8, 14), time="2022-05-03", date="2024-01-15"))
    True
    """
    time, published = dates.parse(said.time), dates.parse(said.date)
    before = time is not None and published is not None and len(said.time) > len("2022") and time.last < published.first
    return before and bool(_present(said.trigger_words.partition(" ")[0]))


def in_past(words: str) -> str:
    """Return a clause that begins with its verb in the past tense; nothing where it has more verbs in the present.

    >>> in_past("shells the port of Aral"), in_past("asks for help and receives none"), in_past("shelled the port")
    ('shelled the port of Aral', '', 'shelled the port')
    """
    first, space, rest = words.partition(" ")
    if not (lemma := _present(first)):
        return words
    tokens = rest.casefold().split()
    joined = any((one in _JOINING or one.endswith(",")) and _present(after) for one, after in pairwise(tokens))
    return "" if joined or _NOW.intersection(tokens) else past(lemma) + space + rest


def _present(word: str) -> str:
    """Return the verb of which a word can only be the present tense of he, she or it; else nothing."""
    found = forms(word.casefold().strip(",.;"))
    return next((one.lemma for one in found if one == Form(one.lemma, "s")), "")
