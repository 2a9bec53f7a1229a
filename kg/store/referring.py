"""What the words of documents refer to, kept in a few bytes for some documents at a time."""

import re
from array import array
from dataclasses import dataclass, field
from itertools import chain
from sys import intern

from pyoxigraph import NamedNode

from kg.quads import terms as t
from kg.store.matching import Match
from kg.store.recent import Recent

_OFFSETS = re.compile(r"#char=(\d+),(\d+)$")
_KEPT = 1_000  # documents of which it is kept; who asks for more goes by document

type Spot = tuple[int, int]
type References = tuple["array[int]", tuple[str, ...]]  # begin and end of each in turn, and to whom it refers


def offsets(passage: str) -> Spot:
    """Return the characters that a passage's IRI names (RFC 5147), or (0, 0)."""
    found = _OFFSETS.search(passage)
    return (int(found[1]), int(found[2])) if found else (0, 0)


@dataclass(slots=True)
class Referring:
    """Looks up what words refer to, once for each document; several threads may ask at a time."""

    match: Match
    _spots: Recent[str, dict[str, "array[int]"]] = field(default_factory=lambda: Recent(_KEPT))
    _references: Recent[str, References] = field(default_factory=lambda: Recent(_KEPT))

    def spots(self, document: str, entity: str) -> list[Spot]:
        """Return the characters of a document that refer to an entity, by the IRIs of both; sorted."""
        of_document = self._spots.of(document, dict)
        flat = of_document.get(entity)
        if flat is None:
            found = self.match(None, t.REFERS_TO, NamedNode(entity), NamedNode(document))
            flat = array("I", chain.from_iterable(sorted(offsets(quad.subject.value) for quad in found)))
            of_document[entity] = flat
        return list(zip(flat[::2], flat[1::2], strict=True))

    def within(self, document: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return which characters between two of a document refer to which entity, in the order of the text."""
        flat, iris = self._references.of(document, lambda: self._read(document))
        spots = zip(flat[::2], flat[1::2], iris, strict=True)
        return [spot for spot in spots if start <= spot[0] and spot[1] <= end]

    def _read(self, document: str) -> References:
        found = self.match(None, t.REFERS_TO, None, NamedNode(document))
        ordered = sorted((*offsets(quad.subject.value), quad.object.value) for quad in found)
        flat = array("I", (at for begin, last, _ in ordered for at in (begin, last)))
        return flat, tuple(intern(iri) for *_, iri in ordered)
