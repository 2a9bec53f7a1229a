"""The drawing as a pyvis Network: a node for each actor, an edge for each pair, in their places, without physics.

Where there are many actors the page opens with the leading ones. They stand in two places then: one where they have the
page to themselves, one among all the others.
"""

import json
import math
from collections import defaultdict
from typing import TYPE_CHECKING

from kg.network import ActorRow, Pair
from kg.page.explorer.content import Choice
from kg.page.explorer.passages import shown_name
from kg.page.explorer.placement import Place, positions
from kg.page.explorer.reckoning import RADII
from kg.page.words import grammar
from kg.page.words.statements import phrased
from kg.page.words.words import counted, kind

if TYPE_CHECKING:
    from kg.page.explorer.offline import OfflineNetwork

SHAPES = {
    "State": "dot",
    "Person": "dot",
    "Alliance": "hexagon",
    "Organization": "square",
    "ArmedForce": "triangle",
    "Group": "diamond",
}
LABELLED = 60  # actors whose label the layout keeps room for
_LONGEST = 26  # characters of a label
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "multiselect": False,
        "dragNodes": True,
        "tooltipDelay": 200,
        "keyboard": {"enabled": False},
    },
    "nodes": {"borderWidth": 2, "chosen": False, "font": {"size": 13, "strokeWidth": 3}},
    "edges": {
        "arrows": {end: {"enabled": False, "scaleFactor": 0.5} for end in ("to", "from")},
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.12},
        "chosen": False,
        "selectionWidth": 0,
        "hoverWidth": 0,
    },
}


type Spots = dict[int, tuple[float, float, float]]  # place and radius of actors by number


def drawing(choice: Choice, title: str = "", folded: Spots | None = None) -> "OfflineNetwork":
    """Return the drawing: actors by their positions in ``choice.rows``, pairs in the order of ``choice.pairs``.

    Where the network can be folded, those who act for a state stand around the place that it has when folded
    (``folded``, what `folded_places` returns).
    """
    from kg.page.explorer.offline import OfflineNetwork  # noqa: PLC0415  (pyvis takes a second to import)

    net = OfflineNetwork(title)
    places, shares, colours, ties = _places(choice), _shares(choice), grammar.colours("light"), _ties(choice)
    number = {row.iri: index for index, row in enumerate(choice.rows)}
    where = positions(places, _pull(choice), _homes(choice, folded_places(choice) if folded is None else folded))
    for place, row in zip(places, choice.rows, strict=True):
        x, y = where[place.key]
        net.add_node(
            number[row.iri],
            label=_cut(row.label) or " ",  # pyvis puts the number where there is nothing
            title=_told(row, shares.get(row.iri)),
            shape=SHAPES.get(row.kind, "dot"),
            color={"background": colours.get(row.kind, colours["Group"]), "border": colours["bg"]},
            size=place.radius,
            x=x,
            y=y,
            physics=False,
        )
    for pair in choice.pairs:
        between = ties[pair.a, pair.b]
        net.add_edge(
            number[pair.a],
            number[pair.b],
            title="\n".join(words for _, words, _ in between),
            color={"color": colours[pair.sign], "opacity": 0.75, "inherit": False},
            width=_thickness(pair),
            arrows=_arrows({way for way, _, _ in between}),
            dashes=all(claimed for _, _, claimed in between),
            physics=False,
        )
    net.set_options(json.dumps(_OPTIONS))
    return net


def opening(choice: Choice, folded: Spots | None = None) -> dict[int, tuple[float, float]]:
    """Return the places of the leading actors by number; empty where the page opens with everybody."""
    if not choice.leading:
        return {}
    places = _places(choice)
    homes = _homes(choice, folded_places(choice) if folded is None else folded)
    first = positions([places[index] for index in choice.leading], _pull(choice), homes)
    return {index: first[places[index].key] for index in sorted(choice.leading)}


def folded_places(choice: Choice) -> Spots:
    """Return place and radius of each actor by number in the folded network; empty where nobody acts for a state."""
    fold = choice.folding
    if fold is None:
        return {}
    standing = {row.iri: (index, row) for index, row in enumerate(choice.rows) if row.iri in fold.shares}
    ranked = sorted(standing, key=lambda iri: (-fold.shares[iri], iri))
    places = [
        Place(
            iri,
            fold.blocs.get(iri, -1),
            _radius(fold.shares[iri], standing[iri][1].kind),
            _width(standing[iri][1].label) if rank < LABELLED else 0.0,
        )
        for rank, iri in enumerate(ranked)
    ]
    where = positions(places, {(p.a, p.b): p.positive + p.neutral - p.negative for p in fold.pairs})
    return {standing[place.key][0]: (*where[place.key], place.radius) for place in places}


def _homes(choice: Choice, folded: Spots) -> dict[str, tuple[float, float]]:
    """Return where those stand who are in the folded network or act for one who is, with more room between them."""
    number = {row.iri: index for index, row in enumerate(choice.rows)}
    apart = math.sqrt(len(choice.rows) / max(1, len(folded)))
    homes = {}
    for row in choice.rows:
        spot = folded.get(number.get(choice.graph.nodes[row.iri].get("state", ""), number[row.iri]))
        if spot:
            homes[row.iri] = (apart * spot[0], apart * spot[1])
    return homes


def _places(choice: Choice) -> list[Place]:
    shares = _shares(choice)
    return [
        Place(
            row.iri,
            row.bloc if row.iri in shares else -1,
            _radius(shares.get(row.iri, 0.0), row.kind),
            _width(row.label) if rank < LABELLED else 0.0,
        )
        for rank, row in enumerate(choice.rows)
    ]


def _pull(choice: Choice) -> dict[tuple[str, str], float]:
    return {(pair.a, pair.b): pair.positive + pair.neutral - pair.negative for pair in choice.pairs}


def _shares(choice: Choice) -> dict[str, float]:
    """Return the influence of each actor that counts, by IRI, as part of the greatest."""
    top = max((row.influence for row in choice.figures.actors), default=1.0) or 1.0
    return {row.iri: row.influence / top for row in choice.figures.actors}


def _told(row: ActorRow, share: float | None) -> str:
    """Return what the pointer shows over an actor: "Russia: state, influence 100 of 100"."""
    words = f"{shown_name(row.label)}: {kind(row.kind, named=row.named)}"
    return words if share is None else f"{words}, influence {100 * share:.0f} of 100"


def _ties(choice: Choice) -> dict[tuple[str, str], list[tuple[str, str, bool]]]:
    """Return for each pair its ties, sorted: which way each goes, in words, and whether it is only claimed."""
    labels = {row.iri: shown_name(row.label) for row in choice.rows}
    found = defaultdict(list)
    for u, v, term, data in choice.graph.edges(keys=True, data=True):
        both = bool(data.get("symmetric"))
        if u in labels and v in labels and not (both and v < u):
            texts = data.get("documents", 1)
            told = f"{counted(texts, 'text')}, {counted(data.get('origins', texts), 'origin')}"
            words = f"{labels[u]} {phrased(term, data.get('evidence', ()))} {labels[v]} ({told})"
            way = "both" if both else "to" if u < v else "from"
            found[min(u, v), max(u, v)].append((way, words, data.get("kind") == "claim"))
    return {pair: sorted(group, key=lambda tie: tie[1]) for pair, group in found.items()}


def _arrows(ways: set[str]) -> str:
    """Return where arrows stand: at the end that all acts go to, at both where they go both ways."""
    return ", ".join(end for end in ("to", "from") if end in ways)


def _radius(share: float, type_: str) -> float:
    """Return pixels: area grows with influence."""
    least, most = RADII.get(type_, RADII["other"])
    return round(least + (most - least) * math.sqrt(share), 1)


def _thickness(pair: Pair) -> float:
    return round(1.0 + 1.7 * math.log1p(pair.total), 2)


def _width(label: str) -> float:
    """Return the rough width of a label in pixels at 13 px; long ones are cut on the page."""
    return 6.8 * min(len(label), _LONGEST)


def _cut(label: str) -> str:
    name = shown_name(label)
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"
