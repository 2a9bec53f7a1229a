"""How the conflict of a pair goes, in words, with the texts that this rests on."""

from kg.network import Trend, Window
from kg.page.words.words import counted, span


def course(trend: Trend) -> str:
    """Return how the conflict of a pair goes, without the names, as part of a sentence.

    ``heating up: conflict 2.0 a text in 3 texts of May 2025 to July 2025, 9.0 in 4 of August 2025 to October 2025
    (chance 0.03)``; ``not compared: no text of August 2025 to October 2025 tells of both, 2 of May 2025 to July 2025``.
    """
    before, after = trend.before, trend.after
    if before.conflict is not None and after.conflict is not None and trend.chance is not None:
        told = f"conflict {before.conflict:.1f} a text in {counted(before.texts, 'text')} of {when(before)}"
        now = f"{after.conflict:.1f} in {after.texts} of {when(after)}"
        return f"{trend.course}: {told}, {now} (chance {trend.chance:.2g})"
    if trend.course == "other outlets":
        return f"not compared: the texts of {when(before)} and of {when(after)} are from other outlets"
    few, other = (before, after) if before.texts < after.texts else (after, before)
    told = "1 text" if few.texts else "no text"
    return f"not compared: {told} of {when(few)} tells of both, {other.texts or 'none'} of {when(other)}"


def when(window: Window) -> str:
    """Return the days of a window in words, its months where it begins with one."""
    if window.first.endswith("-01"):
        return span(window.first[:7], window.last[:7])
    return span(window.first, window.last)
