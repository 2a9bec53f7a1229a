"""What a ledger says of a document, and how it is written: JSON, of which what is long is compressed."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import Any

from kg.assertions import Imprint, Other, Page, Resolution, Resolved, Sighting
from kg.corrections.plan import Statement

_SIGHTING = attrgetter(*Sighting.__slots__)
_RESOLVED = attrgetter(*Resolved.__slots__)
_OTHER = attrgetter(*Other.__slots__)


@dataclass(frozen=True, slots=True)
class Held:
    """What the store holds of a document: its record's fingerprint, whom it names, its imprint, and who they are.

    ``resolved`` is None where the store does not hold the document yet. ``corrected`` is who they are where an analyst
    says otherwise, ``rejected`` what the document states and an analyst rejects, sorted.
    """

    fingerprint: str
    page: Page
    imprint: Imprint
    resolved: Resolution | None = None
    corrected: Resolution = field(default_factory=dict)
    rejected: tuple[Statement, ...] = ()


def dump(value: object) -> bytes:
    """Return a value as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def load(body: bytes) -> Any:
    """Return what `dump` wrote, with tuples for lists."""
    return _tuples(_values(body))


@lru_cache(maxsize=1 << 16)
def sighting(body: bytes) -> Sighting:
    """Return the sighting that a row is of; of a name that many texts have, many are the same."""
    return Sighting(*_flat(_values(body)))


def sighting_body(of: Sighting) -> bytes:
    """Return a sighting as a row has it."""
    return dump(_SIGHTING(of))


def rest_body(of: Page) -> bytes:
    """Return what a page tells beside its sightings, as a row has it."""
    return zlib.compress(dump([of.published, sorted(of.company), [_OTHER(other) for other in of.others]]), 1)


def rest(body: bytes, sightings: tuple[Sighting, ...] = ()) -> Page:
    """Return a page that a row is of, with these sightings."""
    published, company, others = _values(zlib.decompress(body))
    return Page(sightings, published, frozenset(company), tuple(Other(*_flat(other)) for other in others))


def setting(body: bytes) -> Page:
    """Return of a page that a row is of only what tells bearers of a name apart: its day and company."""
    published, company, _ = _values(zlib.decompress(body))
    return Page((), published, frozenset(company))


def resolution_body(of: Resolution) -> bytes:
    """Return a resolution as a row has it."""
    return zlib.compress(dump({key: _RESOLVED(found) for key, found in of.items()}), 1)


def resolution(body: bytes | None) -> Resolution:
    """Return the resolution that a row is of; none is empty."""
    return read_resolution(_values(zlib.decompress(body))) if body else {}


def differs(body: bytes | None, changed: Mapping[str, Resolved | None]) -> bool:
    """Tell whether a resolution that a row is of, or none, says something else of some keys; None is nothing."""
    rows = _values(zlib.decompress(body)) if body else {}
    return any(_read(rows.get(key)) != found for key, found in changed.items())


def read_resolution(rows: Mapping[str, Any]) -> Resolution:
    """Return a resolution from plain values."""
    return {key: Resolved(*map(_tuples, row)) for key, row in rows.items()}


def _read(row: Any) -> Resolved | None:
    return None if row is None else Resolved(*map(_tuples, row))


def read_page(values: Any) -> Page:
    """Return a page from plain values: sightings, date, company, others."""
    sightings, published, company, others = _tuples(values)
    made = tuple(Sighting(*row) for row in sightings)
    return Page(made, published, frozenset(company), tuple(Other(*row) for row in others))


def _values(body: bytes) -> Any:
    return json.loads(body.decode("utf-8", "surrogatepass"))


def _flat(row: list[Any]) -> list[Any]:
    """Return a row whose lists hold no lists, with tuples for them: ten times as fast as `_tuples`."""
    return [tuple(value) if isinstance(value, list) else value for value in row]


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
