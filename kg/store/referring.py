"""What the words of documents refer to, kept in a few bytes for some documents at a time."""

import re
from array import array
from dataclasses import dataclass, field
from itertools import chain
from sys import intern

from pyoxigraph import NamedNode

from kg.quads import terms as t
from kg.store.matching import Match

_OFFSETS = re.compile(r"#char=(\d+),(\d+)$")
_KEPT = 1_000  # documents of which it is kept; who asks for more goes by document

type Spot = tuple[int, int]


def offsets(passage: str) -> Spot:
    """Return the characters that a passage's IRI names (RFC 5147), or (0, 0)."""
    found = _OFFSETS.search(passage)
    return (int(found[1]), int(found[2])) if found else (0, 0)


@dataclass(slots=True)
class Referring:
    """Looks up what words refer to, once for each document."""

    match: Match
    _spots: dict[str, dict[str, "array[int]"]] = field(default_factory=dict)
    _references: dict[str, tuple["array[int]", tuple[str, ...]]] = field(default_factory=dict)

    def spots(self, document: str, entity: str) -> list[Spot]:
        """Return the characters of a document that refer to an entity, by the IRIs of both; sorted."""
        if document not in self._spots and len(self._spots) >= _KEPT:
            del self._spots[next(iter(self._spots))]
        held = self._spots.setdefault(document, {})
        if entity not in held:
            found = self.match(None, t.REFERS_TO, NamedNode(entity), NamedNode(document))
            held[entity] = array("I", chain.from_iterable(sorted(offsets(quad.subject.value) for quad in found)))
        flat = held[entity]
        return list(zip(flat[::2], flat[1::2], strict=True))

    def within(self, document: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """Return which characters between two of a document refer to which entity, in the order of the text."""
        if document not in self._references:
            found = self.match(None, t.REFERS_TO, None, NamedNode(document))
            if len(self._references) >= _KEPT:
                del self._references[next(iter(self._references))]
            ordered = sorted((*offsets(quad.subject.value), quad.object.value) for quad in found)
            flat = array("I", (at for begin, last, _ in ordered for at in (begin, last)))
            self._references[document] = flat, tuple(intern(iri) for *_, iri in ordered)
        flat, iris = self._references[document]
        spots = zip(flat[::2], flat[1::2], iris, strict=True)
        return [spot for spot in spots if start <= spot[0] and spot[1] <= end]
