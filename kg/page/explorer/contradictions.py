"""What the page knows of sentences that are told against each other, by their places in it."""

from collections.abc import Callable, Collection, Iterable
from itertools import product
from typing import Any

from kg.contest import Opposed
from kg.evidence import Evidence
from kg.page.explorer.passages import Tables

type Opposing = Callable[[Collection[str]], Opposed]


def unopposed(_: Collection[str]) -> Opposed:
    """Return that nothing is told against anything."""
    return Opposed()


def contradictions(opposing: Opposing, tables: Tables) -> dict[str, Any]:
    """Return the pairs and rivals of which each side stands on the page, ready for JSON.

    Returns:
        ``pairs``: two sentences, what each says, of which number of victims (empty for a denial), and whether one only
        corrects the other. ``rivals``: of each the sides, each with what it says and its sentences.
    """
    found = opposing(tables.statements.keys())
    pairs = {
        (one, other, *pair.said, pair.kind, int(pair.updated)): None
        for pair in found.pairs
        for one, other in product(*(_places([said], tables) for said in pair.sides))
    }
    rivals = [[(side.said, _places(side.evidence, tables)) for side in rival.sides] for rival in found.rivals]
    return {
        "pairs": [list(pair) for pair in pairs],
        "rivals": [sides for sides in rivals if all(ids for _, ids in sides)],
    }


def _places(held: Iterable[Evidence], tables: Tables) -> list[int]:
    return sorted({place for said in held for place in tables.statements.get(said.iri, ())})
