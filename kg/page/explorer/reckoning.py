"""What the page needs to weigh ties, rank actors and find blocs anew for a part of the reports, as plain numbers.

The formulas stand in `kg.network`; the scripts ``influence.js`` and ``blocs.js`` follow them on these numbers: edges
with their passages, of all that counts, whether there is room for it on the page or not.
"""

import math
from collections.abc import Callable, Mapping
from typing import Any

from kg.evidence import Evidence
from kg.network import Network, stability
from kg.network.graph import beyond, counted, credence, independent_reports
from kg.network.window import days

EPOCH = 719_163  # the ordinal of 1970-01-01, from which scripts count days
DIGITS = 10  # of what is written
RADII = {
    "Person": (6.0, 18.0),
    "other": (7.0, 27.0),
}  # least and greatest of an actor, in pixels; area grows with influence

type Time = tuple[int | None, int | None, bool]


def reckoning(graph: Network, number: dict[str, int], place: Callable[[Evidence], tuple[int, int]]) -> dict[str, Any]:
    """Return the edges and passages that a network's weights rest on, column by column, ready for JSON.

    Args:
        graph: A network of what counts (`kg.network.parties`, `kg.network.settled`).
        number: Number of each actor by IRI; who has none gets the next one.
        place: Gives the numbers of the report and of the document of a passage.

    Returns:
        Of each edge, then of each act beyond the edges: ``from``, ``to`` (-1 for nobody named), ``term``, ``sign``,
        ``acts``, ``both`` (one of the two arcs of a symmetric relation), ``kept`` (0 for the acts beyond), ``unit``
        (what one sure report weighs) and ``fixed`` (its weight if it has no passage). ``passages`` that count, by edge:
        the edge, the place in ``times`` (-1 for none), the report, what it says in which words, how sure it is, the
        document. ``times`` are first and last day since 1970, null where open, and whether a text tells them.
    """
    edges = [(u, v, term, data, 1) for u, v, term, data in graph.edges(keys=True, data=True)]
    edges += [(u, v, term, data, 0) for u, v, term, data in beyond(graph)]
    held = [counted(data.get("evidence", ())) for *_, data, _ in edges]
    times: dict[Time, int] = {}
    words: dict[tuple[str, str], int] = {}
    rows = []
    for edge, passages in enumerate(held):
        for said in passages:
            report, document = place(said)
            wording = _number(words, (said.event, said.sentence))
            rows.append((edge, _time(said, times), report, wording, round(credence(said), DIGITS), document))
    return {
        "from": [_number(number, u) for u, *_ in edges],
        "to": [_number(number, v) if v else -1 for _, v, *_ in edges],
        "term": [term for _, _, term, *_ in edges],
        "sign": [data["sign"] for *_, data, _ in edges],
        "acts": [int(data.get("acts", True) or not kept) for *_, data, kept in edges],
        "both": [int(data.get("symmetric", False)) for *_, data, _ in edges],
        "kept": [kept for *_, kept in edges],
        "unit": [_unit(data["weight"], passages) for (*_, data, _), passages in zip(edges, held, strict=True)],
        "fixed": [
            0 if passages else round(data["weight"], DIGITS)
            for (*_, data, _), passages in zip(edges, held, strict=True)
        ],
        "passages": [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(6)],
        "times": [list(time) for time in times],
    }


def _unit(weight: float, passages: list[Evidence]) -> float:
    """Return what one report that is sure to be right weighs: by the formula, a tenth of the strength of the term."""
    if not passages:
        return 0.0
    mean = sum(map(credence, passages)) / len(passages)
    return round(weight / mean / (1 + math.log(independent_reports(passages))), DIGITS) if mean else 0.0


def _time(said: Evidence, times: dict[Time, int]) -> int:
    found = days(said)
    if found is None:
        return -1
    first, last = (day - EPOCH if day is not None else None for day in found)
    return _number(times, (first, last, said.dated))


def _number[Key](table: dict[Key, int], key: Key) -> int:
    return table.setdefault(key, len(table))


def ranges(graph: Network, number: Mapping[str, int]) -> dict[int, tuple[int, int]]:
    """Return between which ranks 90 % of draws of the texts put each actor of the page; none where no draw differs."""
    found = stability(graph)
    if all(one.low == one.high for one in found.values()):
        return {}
    return {number[iri]: (one.best, one.worst) for iri, one in found.items() if iri in number}
