"""Sign and strength of each relation and PLOVER root, as ``kg/lexica/ontology.tsv`` and ``plover.tsv`` declare them."""

from dataclasses import dataclass
from functools import cache

from kg.ontology import Influence, relations, roots

SPEAKS = "speaksAbout"  # who speaks about whom: shown as a claim, an act of little weight
MEDIATES = "mediatesBetween"
PARTY, AGREED = "partyTo", "agreementWith"  # who is party to an agreement, and what that makes of two of its parties
SHARED = "affiliatedWith"  # what this is above of, such as membership, puts actors on one list


@dataclass(frozen=True, slots=True)
class Tie:
    """What one term means for influence: a relation (``fact``), a PLOVER root (``event``) or `SPEAKS` (``claim``).

    ``sign``, ``strength`` and ``quad`` are those of `kg.ontology.Influence`.
    """

    term: str
    kind: str
    sign: int
    strength: float
    quad: str
    symmetric: bool = False
    shared: bool = False

    @property
    def acts(self) -> bool:
        """Whether one end acts on the other: not so for office, membership, alliance, borders and speech."""
        bound = self.symmetric or self.shared or self.quad == "belonging"
        return not bound and self.strength > 0 and self.kind != "claim"


@cache
def ties() -> dict[str, Tie]:
    """Return all ties by term: roots, then relations, then speech."""
    found = [_tie(root.name, "event", root.influence) for root in roots().values()]
    found += [
        _tie(name, "fact", relation.influence, symmetric=relation.symmetric, shared=relation.above == SHARED)
        for name, relation in relations().items()
        if relation.influence is not None
    ]
    found.append(_tie(SPEAKS, "claim", Influence(0, 1.0, "neutral")))
    return {tie.term: tie for tie in found}


def _tie(term: str, kind: str, influence: Influence, *, symmetric: bool = False, shared: bool = False) -> Tie:
    return Tie(term, kind, influence.sign, influence.strength, influence.quad, symmetric, shared)
