"""The evidence of a network as arrays, to weigh its edges anew with some reports left out or counted twice.

The weights are those of `kg.network.projection`, from the same passages.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.evidence import Evidence
from kg.network.graph import Network, beyond, counted, credence

type Floats = NDArray[np.float64]
type Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Reports:
    """The acts of a network (E acts, P passages that count for them), as arrays: its edges that act, then those beyond.

    Attributes:
        nodes: Actors, sorted.
        source: Of each edge, position of the actor that acts; shape (E,).
        target: Of each edge, position of the actor that is acted on, N where nobody is named; shape (E,).
        strength: Of each edge, Goldstein strength over 10; shape (E,).
        fixed: Of each edge, its weight if it has no passage, else 0; shape (E,).
        edge: Of each passage, its edge; shape (P,), ascending.
        text: Of each passage, the pair of edge, event and original text that it belongs to; shape (P,).
        words: The same for edge, event and sentence; shape (P,).
        voice: Of each passage, confidence, halved where only a speaker says so; shape (P,).
        origin: Of each passage, the original text as a number; shape (P,).
        outlet: Of each passage, the outlet (or document, where none is known) as a number; shape (P,).
        passages: The passages; P of them.
        origins: IRIs of the original texts, by number.
        outlets: Names of the outlets, by number.
    """

    nodes: list[str]
    source: Ints
    target: Ints
    strength: Floats
    fixed: Floats
    edge: Ints
    text: Ints
    words: Ints
    voice: Floats
    origin: Ints
    outlet: Ints
    passages: tuple[Evidence, ...]
    origins: list[str]
    outlets: list[str]


def reports(graph: Network) -> Reports:
    """Return the evidence of a network's acts; edges without strength or evidence keep the weight they have."""
    nodes = sorted(graph.nodes)
    number = {node: index for index, node in enumerate(nodes)}
    acts = [(u, v, data) for u, v, data in graph.edges(data=True) if data.get("acts", True)]
    acts += [(u, v, data) for u, v, _, data in beyond(graph)]
    kept = [counted(data.get("evidence", ())) for _, _, data in acts]
    flat = [(edge, passage) for edge, group in enumerate(kept) for passage in group]
    text = _numbered([(edge, p.event, p.origin or p.graph) for edge, p in flat])[0]
    words = _numbered([(edge, p.event, p.sentence) for edge, p in flat])[0]
    origin, origins = _numbered([p.origin or p.graph for _, p in flat])
    outlet, outlets = _numbered([_outlet(p) for _, p in flat])
    return Reports(
        nodes,
        np.array([number[u] for u, _, _ in acts], dtype=np.int64),
        np.array([number.get(v, len(nodes)) for _, v, _ in acts], dtype=np.int64),
        np.array([data.get("strength", 0.0) / 10 for _, _, data in acts], dtype=float),
        np.array(
            [0.0 if group else data["weight"] for (_, _, data), group in zip(acts, kept, strict=True)], dtype=float
        ),
        np.array([edge for edge, _ in flat], dtype=np.int64),
        text,
        words,
        np.array([credence(p) for _, p in flat], dtype=float),
        origin,
        outlet,
        tuple(p for _, p in flat),
        origins,
        outlets,
    )


def _outlet(passage: Evidence) -> str:
    return passage.outlet or passage.graph


def _numbered[Key: (str, tuple[int, str, str])](keys: list[Key]) -> tuple[Ints, list[Key]]:
    names = sorted(set(keys))
    number = {name: index for index, name in enumerate(names)}
    return np.array([number[key] for key in keys], dtype=np.int64), names


def reweigh(found: Reports, times: Floats) -> Floats:
    """Return the weight of each edge when each passage counts so many times; shape (E, D) for ``times`` of (P, D).

    As in the projection, w = s/10 * c * (1 + ln n): a text counted twice is two independent reports, and an edge with
    no passage left weighs nothing.
    """
    size = len(found.source)
    if not len(found.edge):
        return np.repeat(found.fixed[:, None], times.shape[1], axis=1)
    texts, words = (_largest(found, group, times, size) for group in (found.text, found.words))
    number = np.minimum(texts, words)
    total = sums(found.edge, times, size)
    confidence = sums(found.edge, times * found.voice[:, None], size) / np.where(total, total, 1)
    weights: Floats = found.strength[:, None] * confidence * (1 + np.log(np.maximum(number, 1)))
    return weights + found.fixed[:, None]


def _largest(found: Reports, group: Ints, times: Floats, size: int) -> Floats:
    """Return the number of groups of each edge, each counted as often as its most counted passage."""
    order = np.argsort(group, kind="stable")
    starts = np.flatnonzero(np.diff(group[order], prepend=-1))
    return sums(found.edge[order][starts], np.maximum.reduceat(times[order], starts, axis=0), size)


def sums(place: Ints, values: Floats, size: int) -> Floats:
    """Return the sums of rows of values, shape (size, D), by the place in it that each goes to."""
    found = np.zeros((size, values.shape[1]))
    if len(place):
        order = np.argsort(place, kind="stable")
        starts = np.flatnonzero(np.diff(place[order], prepend=-1))
        found[place[order][starts]] = np.add.reduceat(values[order], starts, axis=0)
    return found
