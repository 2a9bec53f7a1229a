"""In which state, or part of one, a place lies: what is known before any text is read."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.lexica import gazetteer, tables

TABLE = "containment.tsv"
# "Kermanshah Province" lies where Kermanshah does
_DIVISIONS = ("-province", "-oblast", "-governorate", "-prefecture", "-krai", "-voivodeship", "-region", "-state")


@dataclass(frozen=True, slots=True)
class Containment:
    """A place lies in ``holder``; both are keys. ``source`` tells from where this is known."""

    place: str
    holder: str
    source: str


@cache
def _listed() -> dict[str, tuple[str, str]]:
    return {row["key"]: (row["holder"], row["geonames"]) for row in tables.rows(TABLE)}


def containment(key: str) -> Containment | None:
    """Return what the place of a key lies in, or None where that is unknown, ambiguous or disputed.

    Args:
        key: Such as ``place/leipzig``; keys of other things give None.

    >>> containment("place/leipzig").holder
    'state/DE'
    >>> containment("place/punjab") is None
    True
    """
    if not key.startswith("place/"):
        return None
    for ending in ("", *_DIVISIONS):
        name = key.removesuffix(ending)
        if not key.endswith(ending):
            continue
        known = gazetteer.packaged().entries.get(name)
        if known is not None and known.part_of:
            return Containment(key, known.part_of, "gazetteer of kg")
        holder, geonames = _listed().get(name, ("", ""))
        if holder and holder != key:
            return Containment(key, holder, f"GeoNames {geonames}" if geonames else "gazetteer of kg")
    return None


def holders(key: str) -> Iterator[Containment]:
    """Yield what a place lies in, then what that lies in, up to the state."""
    found = containment(key)
    while found is not None:
        yield found
        found = containment(found.holder)
