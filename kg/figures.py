"""Numbers of victims that reports tell, and whether two of them can both be right."""

from kg.evidence import Evidence

type Figure = tuple[int, str]
"""A number, and ``atLeast``, ``atMost`` or nothing."""

_HARM = {"fatalities": "killed"}
_BOUND = {"atLeast": "at least ", "atMost": "at most "}


def figures(said: Evidence) -> dict[str, Figure]:
    """Return the numbers of victims that a report tells, by kind."""
    bounds = dict(said.bounds)
    found = {kind: (number, bounds.get(kind, "")) for kind, number in said.harmed}
    return found | ({"fatalities": (said.dead, bounds.get("fatalities", ""))} if said.dead is not None else {})


def exclude(one: Figure, other: Figure) -> bool:
    """Tell whether two numbers can't both be right: "at least 20" and 23 can, "at least 20" and 12 can't."""

    def ends(figure: Figure) -> tuple[float, float]:
        number, bound = figure
        return 0 if bound == "atMost" else number, float("inf") if bound == "atLeast" else number

    (low, high), (least, most) = ends(one), ends(other)
    return low > most or least > high


def in_words(kind: str, figure: Figure) -> str:
    """Return a number of victims in words: ``at least 20 killed``."""
    return f"{_BOUND.get(figure[1], '')}{figure[0]:,} {_HARM.get(kind, kind)}"
