"""Tenses: a chronicle tells in the present what happened long before; words of our own put it in the past."""

from itertools import pairwise

from kg import dates
from kg.evidence import Evidence
from kg.lexica.classes import word_class
from kg.lexica.inflection import past
from kg.verbs import forms


def told_as_now(said: Evidence) -> bool:
    """Tell whether a sentence tells in the present tense what happened on a day, or in a month, before its text.

    >>> text = "Norland shells the port."
    >>> told_as_now(Evidence("", 0, 24, text, trigger=(8, 14), time="2022-05-03", date="2024-01-15"))
    True
    """
    return bool(then(said))


def then(said: Evidence) -> str:
    """Return the past tense of the verb of a sentence that tells in the present what happened before its text.

    >>> text = "More than 9,000 villagers leave Aral."
    >>> then(Evidence("", 0, 37, text, trigger=(26, 31), time="2022-05-03", date="2024-01-15"))
    'left'
    """
    time, published = dates.parse(said.time), dates.parse(said.date)
    if said.kind == "claim" or said.polarity == "Denied":  # "denies": what was is not when it is denied
        return ""
    if time is None or published is None or len(said.time) == len("2022") or time.last >= published.first:
        return ""
    verb, before = said.trigger_words.partition(" ")[0], said.sentence[: max(said.trigger[0] - said.start, 0)].split()
    lemma = _present(verb)
    if (
        not lemma
        and before
        and before[-1].casefold() not in word_class("before-base-form")
        and before[-1].endswith("s")
    ):
        lemma = _present(verb, "base")
    return past(lemma) if lemma and past(lemma) != verb else ""


def in_past(words: str) -> str:
    """Return a clause that begins with its verb in the past tense; nothing where it has more verbs in the present.

    >>> in_past("shells the port of Aral"), in_past("asks for help and receives none"), in_past("shelled the port")
    ('shelled the port of Aral', '', 'shelled the port')
    """
    first, space, rest = words.partition(" ")
    if not (lemma := _present(first)):
        return words
    return past(lemma) + space + rest if is_lone(rest) else ""


def is_lone(rest: str) -> bool:
    """Tell whether no other verb in the present tense stands behind a verb, which would have to be put in the past.

    >>> is_lone("the port of Aral"), is_lone("for help and receives none")
    (True, False)
    """
    tokens = rest.casefold().split()
    joined = any(
        (one in word_class("before-another-verb") or one.endswith(",")) and _present(after)
        for one, after in pairwise(tokens)
    )
    return not joined and word_class("present-auxiliary").isdisjoint(tokens)


def _present(word: str, form: str = "s") -> str:
    """Return the verb of which a word can be the present tense of he, she or it, or its base; else nothing."""
    found = forms(word.casefold().strip(",.;"))
    return next((one.lemma for one in found if one.form == form), "")
