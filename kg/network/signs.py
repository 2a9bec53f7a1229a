"""Sign and strength of each relation and PLOVER root (``influence_signs.tsv``, which states their sources)."""

from dataclasses import dataclass
from functools import cache

from kg.lexica import tables

SYMMETRIC: frozenset[str] = frozenset({"alliedWith", "partnerOf", "borders", "siblingOf", "spouseOf"})


@dataclass(frozen=True, slots=True)
class Tie:
    """What one relation or event root means for influence.

    ``sign`` is +1 for cooperation, -1 for hostility, 0 for neither; ``strength`` runs from 0 to 10 (absolute Goldstein
    value); ``quad`` is the PLOVER quad class, ``belonging`` or ``neutral``.
    """

    term: str
    kind: str
    sign: int
    strength: float
    quad: str

    @property
    def acts(self) -> bool:
        """Whether one end acts on the other: not so for office, affiliation, borders and speech."""
        return self.quad != "belonging" and self.strength > 0 and self.kind != "claim"


@cache
def ties() -> dict[str, Tie]:
    """Return all ties by term, in the order of the table."""
    return {
        row["term"]: Tie(row["term"], row["kind"], int(row["sign"]), float(row["strength"]), row["quad"])
        for row in tables.rows("influence_signs.tsv")
    }
