"""What the map and the timeline of the dashboard show beside the network, as plain values for JSON.

All three refer to the actors and sentences of the network's page by position, so that each stands in the page once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kg.evidence import Event, Evidence
from kg.network import Network, events, folded, looking_back, parties
from kg.page.explorer.passages import Tables, sentences
from kg.page.map import drawing
from kg.page.map.content import Survey, survey
from kg.page.timeline.axis import Axis, axis, is_retold, reach
from kg.page.timeline.content import HALF, Entry, marks_of
from kg.page.words.citations import Citations
from kg.page.words.events import Telling, sign_of, tell
from kg.page.words.words import listed, name
from kg.rules import HAPPENED

MOST = 2000  # events on one page
SENTENCES = 6  # of one event
WIDTH, LEFT = 760.0, 26.0  # of the time axis, and its margin
EPOCH = 719_163  # ordinal of the first day of 1970


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark of an event on the time axis: what `mark` of the timeline needs, and the room that it takes."""

    quad: str
    hollow: bool
    kind: str
    start: float
    end: float
    x: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the network.

    Attributes:
        survey: What the map shows.
        events: The events, by time.
        tellings: These in words.
        axis: The time axis; None where no event has a place on it.
        marks: The mark of each event; None where it has no place on the axis.
        left_out: How many events there was no room for.
    """

    survey: Survey
    events: tuple[Event, ...]
    tellings: tuple[Telling, ...]
    axis: Axis | None
    marks: tuple[Drawn | None, ...]
    left_out: int


def beside(graph: Network) -> Beside:
    """Return what stands beside a network, with claims, that is not folded into states."""
    every = events(graph)
    first = sorted(every, key=lambda event: (-len(event.evidence), event.time or "9999", event.iri))[:MOST]
    kept = {event.iri for event in first}
    shown = tuple(event for event in every if event.iri in kept)
    back = looking_back(graph)
    places = [None if is_retold(event, back) else reach(event) for event in shown]
    scale = axis([place.span for event, place in zip(shown, places, strict=True) if place and _real(event)], WIDTH)
    writer = Citations()
    told = tuple(tell(event, writer) for event in shown)
    marks = tuple(
        _mark(event, words, scale) if place else None for place, event, words in zip(places, shown, told, strict=True)
    )
    return Beside(survey(parties(folded(graph))), shown, told, scale, marks, len(every) - len(shown))


def _real(event: Event) -> bool:
    return event.status in HAPPENED


def _mark(event: Event, told: Telling, scale: Axis | None) -> Drawn | None:
    found, _ = marks_of([event], [Entry("", told)], scale) if scale else ((), 0)
    if not found or not 0 <= found[0].x <= WIDTH:
        return None
    (one,) = found
    left, right = min(one.start, one.x - HALF), max(one.end, one.x + HALF)
    return Drawn(told.quad, bool(told.status), one.kind, one.start, one.end, one.x, left, right)


def linked(found: Beside, tables: Tables) -> dict[str, Any]:
    """Return the data of map and timeline, ready for JSON; ``tables`` are those of the page of the network."""
    number = {event.iri: place for place, event in enumerate(found.events)}
    atlas = drawing.atlas(found.survey, lambda event: number.get(event.iri))
    for spot in atlas["spots"]:
        spot["events"] = [place for place in spot["events"] if place is not None]
    atlas["spots"] = [spot for spot in atlas["spots"] if spot["events"]]
    del atlas["ties"]  # those of the network, which the filters change
    return {
        "happenings": [_happening(*one, tables) for one in zip(found.events, found.tellings, strict=True)],
        "map": atlas,
        "timeline": found.axis
        and {
            "first": found.axis.first - EPOCH,
            "last": found.axis.last - EPOCH,
            "width": WIDTH,
            "left": LEFT,
            "ticks": found.axis.ticks(),
        },
    }


def _happening(event: Event, told: Telling, tables: Tables) -> dict[str, Any]:
    arcs = [(tables.number[u], tables.number[v]) for u, v in event.arcs if {u, v} <= tables.number.keys()]
    where = reach(event)
    ends = where.span if where else None
    return {
        "iri": event.iri,
        "root": event.root,
        "what": told.what,
        "when": told.when,
        "where": name(told.where, 60) if told.where else "",
        "dead": told.dead,
        "status": told.status,
        "backing": told.backing,
        "sign": sign_of(event.quad),
        "real": not told.status,
        "confidence": round(max((said.confidence for said in event.evidence), default=1.0), 2),
        "arcs": arcs,
        "side": "" if event.arcs else _side(event.names),
        "span": ends and [end - EPOCH for end in ends],
        "said": sentences(_newest(event.evidence)[:SENTENCES], tables),
    }


def _newest(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return sentences, those that support first, the newest first."""
    newest = sorted(evidence, key=lambda said: said.date, reverse=True)
    return sorted(newest, key=lambda said: said.kind == "claim")


def _side(sides: tuple[tuple[str, ...], tuple[str, ...]]) -> str:
    return listed(next((sorted({name(one) for one in side}) for side in sides if side), []))
