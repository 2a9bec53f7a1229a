"""The dated time expressions of a Doc by their tokens, with what the words before and between them bound.

"before 1980" has a last day alone, "since 2014" lasts to the date of the document, and both ends of "from 12 April to
3 May" denote one stretch.
"""

from datetime import date, timedelta
from typing import Literal, NamedTuple

from spacy.tokens import Doc

from kg import dates
from kg.language import annotations
from kg.language.annotations import TimeDict
from kg.lexica.classes import word_class
from kg.model import Dating


class When(NamedTuple):
    """The time of an event or a state: what is stated, the days it allows (ISO 8601; None: open), how it was found.

    ``bound`` says which side of a state it tells: "since 2014" its beginning, "until 2014" its end. ``at`` is the token
    where it stands in the text, -1 where it doesn't. ``limits`` are beginning and end as stated: ("2014", None).
    """

    value: str | None
    earliest: str | None
    latest: str | None
    dating: Dating
    bound: Literal["from", "until", "within"] = "within"
    at: int = -1
    limits: tuple[str | None, str | None] = (None, None)

    @property
    def width(self) -> int:
        """The number of days between the two; very many where a side is open."""
        if self.earliest is None or self.latest is None:
            return 1_000_000
        return (date.fromisoformat(self.latest) - date.fromisoformat(self.earliest)).days

    def agrees(self, other: "When") -> bool:
        """Tell whether both may mean the same day."""
        first, last = max(self.earliest or "", other.earliest or ""), min(self.latest or "9", other.latest or "9")
        return first <= last


type TimeIndex = dict[int, When]


def time_index(doc: Doc) -> TimeIndex:
    """Return what the dated time expressions of a Doc denote, by each of their tokens; durations are left out."""
    dated = [time for time in annotations.times(doc) if _days(time) is not None]
    if not dated:
        return {}
    published = dates.parse(doc._.kg_published)
    today = str(published.last) if published else None
    found: TimeIndex = {}
    for number, time in enumerate(dated):
        following = dated[number + 1] if number + 1 < len(dated) else None
        when = _bounded(_opener(doc, time), time, today)
        if number and _is_range(doc, dated[number - 1], time):
            when = found[dated[number - 1]["start"]]
        elif following is not None and _is_range(doc, time, following):
            when = _joined(time, following)
        found.update(
            dict.fromkeys(range(time["start"], time["end"]), when if when.at >= 0 else when._replace(at=time["start"]))
        )
    return found


def days_named(doc: Doc, position: int) -> When | None:
    """Return what the date at a token denotes by itself, whatever stands before it: the June of "since June, when"."""
    time = next((t for t in annotations.times(doc) if t["start"] <= position < t["end"]), None)
    known = time is not None and _days(time) is not None
    return _bounded("", time, None)._replace(at=time["start"]) if known and time is not None else None


def _days(time: TimeDict) -> tuple[str | None, str | None] | None:
    """Return the first and last day of a date, from its value where nothing else says them; None for what has none."""
    if time["kind"] != "date":
        return None
    if "first" in time or "last" in time:
        return time.get("first"), time.get("last")
    value = dates.parse(time["value"])
    return (str(value.first), str(value.last)) if value else None


def _opener(doc: Doc, time: TimeDict) -> str:
    """Return the word before a date: "since", "before"; "after Friday prayers" is no word of Friday's."""
    if time["end"] < len(doc) and doc[time["end"]].lower_ in word_class("weekly-service"):
        return ""
    first = doc[time["start"]].lower_
    if first in word_class("preposition-of-bound") or first in word_class("time-range-opener"):
        return first
    before = time["start"] - 1
    if before > 0 and doc[before].lower_ in word_class("article"):
        before -= 1  # "by the end of 2023"
    return doc[before].lower_ if before >= 0 else ""


def _bounded(opener: str, time: TimeDict, today: str | None) -> When:
    """Return the days that a date allows after a preposition."""
    first, last = _days(time) or (None, None)
    dating: Dating = "stated" if time.get("stated", True) else "relative"
    if opener in word_class("time-before"):
        return When(None, None, _day_before(first), dating, "until", limits=(None, time["value"]))
    if opener in word_class("time-until"):
        ends = None if opener in word_class("time-deadline") else time["value"]
        return When(None, None, last, dating, "until", limits=(None, ends))
    if opener in word_class("time-after"):
        return When(None, first, _not_before(today, first), dating, "from", limits=(time["value"], None))
    if opener in word_class("time-since"):
        return When(time["value"], first, _not_before(today, first), dating, "from", limits=(time["value"], None))
    return When(time["value"], first, last, dating)


def _day_before(day: str | None) -> str | None:
    return str(date.fromisoformat(day) - timedelta(days=1)) if day else None


def _not_before(today: str | None, first: str | None) -> str | None:
    return today if today and (first is None or first <= today) else None


def _is_range(doc: Doc, one: TimeDict, other: TimeDict) -> bool:
    """Tell whether two dates are the ends of a stretch: "from 12 April to 3 May", "between 2014 and 2016"."""
    joint = one["end"] - (doc[one["end"] - 1].lower_ in word_class("time-range-joint"))  # the model's span may hold it
    between = doc[joint : other["start"]]
    if not 1 <= len(between) <= 2 or between[0].lower_ not in word_class("time-range-joint"):
        return False
    opener = _opener(doc, one)
    return opener in word_class("time-range-opener") or (opener not in {"", "in", "on"} and between[0].lower_ != "and")


def _joined(one: TimeDict, other: TimeDict) -> When:
    first, last = (_days(one) or (None, None))[0], (_days(other) or (None, None))[1]
    dating: Dating = "stated" if one.get("stated", True) and other.get("stated", True) else "relative"
    held = dates.holding([date.fromisoformat(first), date.fromisoformat(last)]) if first and last else None
    return When(str(held) if held else None, first, last, dating, limits=(one["value"], other["value"]))
