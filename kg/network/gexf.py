"""Writing a network as GEXF 1.3 for Gephi, dynamic where dates are known.

Each actor and edge has spells: the days, months or years that its evidence tells of, with first and last day, or where
no text gives the time, the day of publication: ``dated_by`` of an edge tells which. What has no date is always there,
and so is an actor with an undated edge, or Gephi would hide the edge with it.
Whether an edge is a fact, an event or a claim is its ``basis``.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import quoteattr  # nosec B406  # writes, reads nothing

from kg import dates
from kg.network.flat import flat
from kg.network.graph import Network

NAMESPACE = "http://gexf.net/1.3"
_TYPES = {bool: "boolean", int: "integer", float: "double", str: "string"}
_OWN = {"node": {"label"}, "edge": {"term", "weight"}}  # these have a place of their own in the format

type Spell = tuple[str, str]


def spell(time: str) -> Spell | None:
    """Return the first and last day of an ISO 8601 year, month or day; None for what is no date."""
    found = dates.parse(time)
    return (str(found.first), str(found.last)) if found else None


def gexf(graph: Network) -> Iterator[str]:
    """Yield the lines of the file, without the time of writing, so that equal networks give equal files."""
    plain = flat(graph)
    for _, _, data in plain.edges(
        data=True
    ):  # the format's own attribute kind, which parts parallel edges, is the term
        data["basis"] = data.pop("kind", "")
    edges = list(plain.edges(keys=True, data=True))
    spells = {
        (u, v, key): sorted({days for time in data.get("times", ()) if (days := spell(time))})
        for u, v, key, data in graph.edges(keys=True, data=True)
    }
    lives = _lives(graph, spells)
    dated = [day for some in spells.values() for pair in some for day in pair]
    frame = {"start": min(dated), "end": max(dated)} if dated else {}
    mode = {"mode": "dynamic" if dated else "static", "defaultedgetype": "directed", "idtype": "string"}
    clock = {"timeformat": "date", "timerepresentation": "interval"} if dated else {}
    kinds = {
        "node": _kinds(data for _, data in plain.nodes(data=True)),
        "edge": _kinds(data for _, _, _, data in edges),
    }
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield _tag("gexf", {"xmlns": NAMESPACE, "version": "1.3"})
    yield "<meta><creator>kg</creator></meta>"
    yield _tag("graph", mode | clock | frame)
    for name, columns in kinds.items():
        yield _tag("attributes", {"class": name, "mode": "static"})
        for column, kind in columns.items():
            if column not in _OWN[name]:
                yield _tag("attribute", {"id": column, "title": column, "type": kind}, end="/>")
        yield "</attributes>"
    yield _tag("nodes", {"count": str(len(plain))})
    for node, data in plain.nodes(data=True):
        label = str(data.get("label", node))
        yield from _item("node", {"id": node, "label": label}, data, kinds["node"], lives[node])
    yield "</nodes>"
    yield _tag("edges", {"count": str(len(edges))})
    for number, (u, v, key, data) in enumerate(edges):
        ends = {"id": str(number), "source": u, "target": v, "label": key, "kind": key, "weight": str(data["weight"])}
        yield from _item("edge", ends, data, kinds["edge"], spells[u, v, key])
    yield "</edges>"
    yield "</graph></gexf>"


def _lives(graph: Network, spells: dict[tuple[str, str, str], list[Spell]]) -> dict[str, list[Spell]]:
    """Return for each actor one spell over those of all its edges, or none if an edge of it has none."""
    found: dict[str, list[Spell]] = {node: [] for node in graph}
    undated = set()
    for (u, v, _), some in spells.items():
        for end in (u, v):
            found[end] += some
            if not some:
                undated.add(end)
    return {
        node: [(min(first for first, _ in some), max(last for _, last in some))] if some and node not in undated else []
        for node, some in found.items()
    }


def _kinds(rows: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Return the type of each attribute, sorted by name; one with values of several types is text."""
    found: dict[str, set[str]] = {}
    for row in rows:
        for name, value in row.items():
            found.setdefault(name, set()).add(_TYPES[type(value)])
    return {name: kinds.pop() if len(kinds) == 1 else "string" for name, kinds in sorted(found.items())}


def _item(
    tag: str, own: dict[str, str], data: dict[str, Any], kinds: dict[str, str], spells: list[Spell]
) -> Iterator[str]:
    yield _tag(tag, own)
    values = [(name, data[name]) for name in kinds if name in data and name not in _OWN[tag]]
    if values:
        yield "<attvalues>"
        for name, value in values:
            text = str(value).lower() if isinstance(value, bool) else str(value)
            yield _tag("attvalue", {"for": name, "value": text}, end="/>")
        yield "</attvalues>"
    if spells:
        yield "<spells>"
        for first, last in spells:
            yield _tag("spell", {"start": first, "end": last}, end="/>")
        yield "</spells>"
    yield f"</{tag}>"


def _tag(name: str, attributes: dict[str, str], end: str = ">") -> str:
    # a line break in a value must be written as a reference, or readers see a space
    words = (f"{key}={quoteattr(value, {'\n': '&#10;', '\t': '&#9;'})}" for key, value in attributes.items())
    return f"<{' '.join((name, *words))}{end}"
