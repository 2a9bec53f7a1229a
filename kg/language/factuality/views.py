"""How far an event or relation is put forward, as a value, and how one such value stands within another."""

from typing import NamedTuple

UNKNOWN, POSSIBLE, PROBABLE, CERTAIN = range(4)
CERTAINTIES = ("Unknown", "Possible", "Probable", "Certain")
_STRENGTH = {
    name: rank for rank, name in enumerate(("", "Ongoing", "Hypothetical", "Planned", "Demanded", "Threatened"))
}


class FactualityView(NamedTuple):
    """How a predicate is put forward: affirmed or not, how surely (0 to 3), and a status where one is expressed."""

    affirmed: bool
    certainty: int
    status: str


PLAIN = FactualityView(True, CERTAIN, "")
OPEN = FactualityView(True, UNKNOWN, "Hypothetical")
UNTOLD = FactualityView(True, UNKNOWN, "")  # left open without a word of whether it may be so
DENIED = FactualityView(False, CERTAIN, "")
PLANNED = FactualityView(True, PROBABLE, "Planned")
INTENDED = FactualityView(True, UNKNOWN, "Planned")
DEMANDED = FactualityView(True, UNKNOWN, "Demanded")
THREATENED = FactualityView(True, UNKNOWN, "Threatened")


def combine(inner: FactualityView, outer: FactualityView) -> FactualityView:
    """Return a view within another: denials cancel out, the weaker certainty and the stronger status win.

    >>> combine(FactualityView(False, CERTAIN, ""), FactualityView(True, POSSIBLE, "Hypothetical"))
    FactualityView(affirmed=False, certainty=1, status='Hypothetical')
    """
    return FactualityView(
        inner.affirmed == outer.affirmed, min(inner.certainty, outer.certainty), stronger(inner.status, outer.status)
    )


def stronger(one: str, other: str) -> str:
    """Return the status that prevails: threatened over demanded, planned, hypothetical, ongoing and none."""
    return max(one, other, key=_STRENGTH.__getitem__)


def granted_within(outer: FactualityView) -> FactualityView:
    """Return the view of what is taken for granted within another: a denial leaves it, a modal or future does not."""
    return PLAIN if outer.certainty == CERTAIN else FactualityView(True, outer.certainty, outer.status)
