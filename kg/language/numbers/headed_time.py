"""The day under which a text lists what happened: "8 November 2020. Troops capture Kesh", "In 2021: Sudria attacks"."""

from spacy.tokens import Doc, Token

from kg.language.numbers.time_index import TimeIndex, When
from kg.language.syntax.clauses import clause_of
from kg.language.syntax.verbs import is_perfect
from kg.lexica.classes import word_class

_ENDS = frozenset({".", ":", "–", "—", "-", ")", "]"})


def headed(trigger: Token, index: TimeIndex) -> When | None:
    """Return the time that opens the line of an event as a heading of its own, or None.

    What the line tells in a perfect tense ("has signed", "had signed") came before.

    Args:
        trigger: The word that names the event.
        index: From `kg.language.numbers.time_index.time_index`.
    """
    if not index:
        return None
    doc = trigger.doc
    start = _line(doc, trigger.i)
    while start < trigger.i and not (doc[start].is_alpha or doc[start].is_digit):
        start += 1  # "•", "(", "*"
    start += doc[start].lower_ in word_class("time-preposition")
    end = start
    while end in index:
        end += 1
    if end == start or end >= trigger.i or doc[end].text not in _ENDS or is_perfect(clause_of(trigger)):
        return None
    found = index[start]
    return found if found.bound == "within" else None


def _line(doc: Doc, at: int) -> int:
    """Return the first token of the line that a token stands in."""
    while at > 0 and "\n" not in doc[at - 1].text:
        at -= 1
    return at
