"""Whether there is reason enough to take two tellings that do not contradict each other for one happening."""

from typing import TYPE_CHECKING

from kg import dates
from kg.store.denials import is_answer
from kg.store.gist import same_act, words_shared

if TYPE_CHECKING:
    from kg.store.gathering import Gathering


def is_reason(a: "Gathering", b: "Gathering", shared: int, *, same_number: bool) -> bool:
    """Tell whether there is reason enough to think that two gatherings which could be one are one.

    Args:
        a: One gathering.
        b: The other.
        shared: How many sides they share.
        same_number: Whether they give the same number of dead.
    """
    times = [dates.parse(a.time), dates.parse(b.time)]
    same_document = a.documents == b.documents and len(a.documents) == 1
    if shared and a.wordings & b.wordings and not a.documents & b.documents:
        return True  # copies of one text
    if shared == 2 and same_document and not same_number and a.gists and b.gists and not words_shared(a.gists, b.gists):
        return False  # two charges of one text
    if shared == 2:
        return all(times) or same_number or same_document or is_answer(a, b)
    if shared == 1 and a.place and a.place == b.place and is_answer(a, b):
        return True
    if shared == 1:
        # A side is missing: a year alone would be too little, and so would a day on which more may have been done.
        near = all(time and time.precision != "year" for time in times)
        return same_number or (near and (same_document or _more_agrees(a, b)))
    return same_document and same_number


def _more_agrees(a: "Gathering", b: "Gathering") -> bool:
    """Tell whether two texts that have but one side in common agree in place or words, or one denies what is told."""
    common = (a.actors | a.recipients) & (b.actors | b.recipients)
    if (a.place and b.place and common.isdisjoint({a.place, b.place})) or _is_denied(a) != _is_denied(b):
        return True
    one_day = a.time == b.time and dates.is_day(a.time)
    return bool(words_shared(a.told, b.told)) or same_act(a.told, b.told, one_day=one_day)


def _is_denied(gathering: "Gathering") -> bool:
    return all("Denied" in {report.status, report.polarity} for report in gathering.reports)
