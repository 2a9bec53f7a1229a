"""The opening of the report: in one sentence or two, of whom it tells, by what, of which time."""

from collections.abc import Sequence

from kg.evidence import Source
from kg.network import Summary
from kg.page.report.brief import NAMED, Brief, leading_happenings
from kg.page.report.happenings import Happening
from kg.page.report.period import Period
from kg.page.words.words import counted, in_text, listed


def opening(
    figures: Summary, found: Sequence[Source], first: Brief, period: Period, *, chosen: str = "", sure: bool = True
) -> str:
    """Return the opening of a report.

    ``chosen`` is the part of the network that it is about in words, ``sure`` whether other texts would rank those
    whom it names in the same order.
    """
    time = f" in the time from {period.words}" if period.asked else ""
    if not found and period.asked:
        return f"No text here was published{time}, and none tells of it."
    if not found and chosen:
        return f"No text names anybody of what was asked for: {chosen}."
    if not found:
        return "The graph is empty: no text has been built into it yet."
    tell = "tells" if len(found) == 1 else "tell"
    if not figures.actors:
        return f"{counted(len(found), 'text')} {tell} of no two actors that act on each other or belong together{time}."
    if len(figures.actors) == 1:
        return (
            f"{counted(len(found), 'text')} {tell} of one actor alone that does something, {first.who[0].name}{time}."
        )
    names = listed([in_text(one.name) for one in first.who[:NAMED]])
    one = len(first.who) == 1
    have = ("has" if one else "have") if sure else ("seems to have" if one else "seem to have")
    when = f" of {period.words}" if period.asked else ""
    who = f"{names[:1].upper()}{names[1:]} {have} most influence"
    return f"{who} by what {counted(len(found), 'text')} {tell}{when}."


def lead(first: Brief) -> tuple[Happening, ...]:
    """Return what weighs most of what happened, in the order of time; see `Happening`."""
    heaviest = leading_happenings(first.happened)
    return tuple(one for one in first.happened if one in heaviest)
