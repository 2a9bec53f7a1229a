"""What the map draws, as plain values: outlines of states, and for the script what stands and moves on them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from kg.evidence import Event
from kg.page.map.content import Survey
from kg.page.map.projection import Frame, pieces
from kg.page.map.shapes import Point, outlines, points
from kg.page.words.words import name

STEP = 10  # steps of an outline in a unit of the drawing


@dataclass(frozen=True, slots=True)
class Land:
    """The outline of a state as an SVG path in tenths of a unit; no code for land without a state."""

    code: str
    path: str


def land(frame: Frame) -> list[Land]:
    """Return the outlines of all states, by code."""
    drawn = [
        Land(code.removeprefix("-"), "".join(_path(piece) for ring in rings for piece in pieces(frame, ring)))
        for code, rings in sorted(outlines().items())
    ]
    return [piece for piece in drawn if piece.path]


def _path(ring: Sequence[Point]) -> str:
    steps = [(round(x * STEP), round(y * STEP)) for x, y in ring]
    x, y = steps[0]
    words = []
    for to_x, to_y in steps[1:]:
        if (to_x, to_y) != (x, y):
            words.append(f"{to_x - x}{'' if to_y < y else ' '}{to_y - y}")
            x, y = to_x, to_y
    return f"M{steps[0][0]} {steps[0][1]}l{' '.join(words)}z"


def atlas[Told](survey: Survey, told: Callable[[Event], Told]) -> dict[str, Any]:
    """Return what the script of the map draws, ready for JSON; places in units of the drawing.

    States stand at their capitals. Ties refer to states by position, as in `kg.page.map.content.Survey.states`.

    Args:
        survey: What there is.
        told: What the page needs of an event at a place.
    """
    view = survey.frame
    return {
        "extent": round(view.extent, 1),
        "inside": [round(value, 1) for value in view.inside],
        "states": [
            {
                "iri": state.iri,
                "code": state.code,
                "name": name(state.name, 60),
                "score": round(100 * state.relative, 1),
                "at": _at(view, points()[f"state/{state.code}"]),
            }
            for state in survey.states
        ],
        "ties": [
            {"from": tie.source, "to": tie.target, "sign": tie.sign, "now": round(tie.weight, 3), "both": tie.mutual}
            for tie in survey.ties
        ],
        "spots": [
            {
                "key": spot.key,
                "name": spot.name,
                "short": spot.name if spot.exact else spot.name.partition(",")[0],
                "at": _at(view, spot.point),
                "exact": spot.exact,
                "events": [told(event) for event in spot.events],
            }
            for spot in survey.spots
        ],
        "alliances": [
            {"name": alliance.name, "iri": alliance.iri, "members": alliance.members} for alliance in survey.alliances
        ],
    }


def _at(view: Frame, point: Point) -> list[float]:
    return [round(value, 1) for value in view.place(point)]
