"""Stretches of tokens that are found to name or describe something, before they become mentions."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.language.annotations import MentionForm

AMOUNTS = frozenset({"Time", "Money", "Quantity"})  # types of what is no thing of its own


@dataclass(frozen=True, slots=True)
class MentionSpan:
    """Tokens ``start`` to ``end`` (exclusive) with a mention type and form; ``known`` if the gazetteer has the name."""

    start: int
    end: int
    type: str
    form: MentionForm = "name"
    known: bool = False


def tokens_in(spans: Iterable[MentionSpan]) -> frozenset[int]:
    """Return the indices of the tokens that stand in some spans."""
    return frozenset(i for span in spans for i in range(span.start, span.end))
