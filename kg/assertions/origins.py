"""Wire copies: documents that print one text have one origin, so that corroboration is counted by independent origin.

Two texts are copies if their sets of word shingles overlap by at least `SAME` (Jaccard), which is estimated from
MinHash signatures; only pairs that locality-sensitive hashing brings together are compared. Copies of copies are
copies: an origin is a connected component. It is a function of the texts and dates alone, not of the order of reading.

Sources of the method: Broder 1997, On the resemblance and containment of documents, Proceedings of Compression and
Complexity of Sequences, 21-29 (shingles, MinHash); Indyk and Motwani 1998, Approximate nearest neighbors, Proceedings
of STOC, 604-613 (hashing in bands).
"""

import base64
import random
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import batched

import numpy as np
import numpy.typing as npt

from kg.model import Document

type _Numbers = npt.NDArray[np.uint64]
type _Values = npt.NDArray[np.uint32]

# A copy that drops a quarter of the text overlaps by .75 with it, one with every twentieth word changed by about .75 as
# well; an update that adds as much as there was by .5, independent reports of one event by less than .1.
SAME = 0.6
SHORT = 40  # words: below that, a few words in common make up a large part, so only the very same words are a copy
_SHINGLE = 3  # words: long enough to be rare, short enough that a changed word costs little
# 128 values estimate an overlap of .6 with a standard error of .04. 32 bands of 4 bring together 98.8 % of the pairs
# that overlap by .6 (1 - (1 - .6^4)^32), practically all of those above .7, and 0.3 % of those that overlap by .1.
_VALUES, _BANDS, _ROWS = 128, 32, 4
_SEED = 1
_PRIME = np.uint64(4_294_967_311)  # the first above 2^32: h -> (a h + b) mod p is a universal family of hash functions
_AT_ONCE = 4096  # shingles that are hashed, or signatures compared, in one go, so that memory stays flat
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Imprint:
    """What is kept of a document to tell its copies: a signature of the text, and the ISO 8601 date of publication.

    ``signature`` is the base64 form of 128 numbers of 32 bits, or empty for a text without words.
    """

    signature: str
    published: str | None


def imprint(document: Document) -> Imprint:
    """Return the imprint of a document; case, punctuation and layout don't count, nor does the title."""
    words = _WORD.findall(document.text.casefold())
    if not words:
        return Imprint("", document.published)
    runs = zip(*(words[start:] for start in range(_SHINGLE)), strict=False)
    shingles = {" ".join(run) for run in runs} if len(words) >= SHORT else {" ".join(words)}
    hashes = np.array([zlib.crc32(shingle.encode("utf-8", "surrogatepass")) for shingle in shingles], dtype=np.uint64)
    return Imprint(base64.b64encode(_minima(hashes).astype("<u4").tobytes()).decode(), document.published)


def _minima(hashes: _Numbers) -> _Numbers:
    """Return the least value of each of the hash functions over some shingles, cut to 32 bits."""
    factors, terms = _functions()
    parts = (hashes[start : start + _AT_ONCE, None] for start in range(0, len(hashes), _AT_ONCE))
    least: _Numbers = np.min([((part * factors + terms) % _PRIME).min(axis=0) for part in parts], axis=0)
    return least & np.uint64(0xFFFFFFFF)


@cache
def _functions() -> tuple[_Numbers, _Numbers]:
    """Return the factors (odd, below 2^31, so that no product overflows) and terms of the hash functions."""
    draw = random.Random(_SEED)  # nosec B311  # no secret
    factors = np.array([draw.getrandbits(31) | 1 for _ in range(_VALUES)], dtype=np.uint64)
    return factors, np.array([draw.getrandbits(31) for _ in range(_VALUES)], dtype=np.uint64)


def origins(corpus: Mapping[str, Imprint]) -> dict[str, str]:
    """Return which documents are copies, and of what.

    Args:
        corpus: Document id -> imprint, of all documents; any order.

    Returns:
        Id of a copy -> id of the document that stands for its origin: of all copies the one published first (undated
        ones come last), of these the one whose id sorts first. Documents that are their own origin are left out.
        Sorted by id.
    """
    printed: dict[str, list[str]] = {}  # the very same text is looked up once
    for document, kept in sorted(corpus.items()):
        if kept.signature:
            printed.setdefault(kept.signature, []).append(document)
    components: dict[str, list[str]] = {}
    for signature, head in _components(list(printed)).items():
        components.setdefault(head, []).extend(printed[signature])
    found: dict[str, str] = {}
    for members in components.values():
        first = min(members, key=lambda d: (corpus[d].published is None, corpus[d].published or "", d))
        found |= dict.fromkeys((d for d in members if d != first), first)
    return dict(sorted(found.items()))


def bands(signature: str) -> tuple[bytes, ...]:
    """Return what two signatures, one a copy's, share at least one of; nothing for a text without words."""
    if not signature:
        return ()
    values = np.frombuffer(base64.b64decode(signature), dtype="<u4")
    return tuple(bytes([band]) + values[band * _ROWS : (band + 1) * _ROWS].tobytes() for band in range(_BANDS))


def alike(signature: str, others: Sequence[str]) -> list[bool]:
    """Return of each of other signatures, of which none is empty, whether it is of a copy."""
    if not others:
        return []
    values = [np.frombuffer(base64.b64decode(one), dtype="<u4") for one in (signature, *others)]
    found: list[bool] = (_overlaps(values[0], np.array(values[1:])) >= SAME).tolist()
    return found


def _components(signatures: list[str]) -> dict[str, str]:
    """Return signature -> one of its component, the same for all of it."""
    parent, size = list(range(len(signatures))), [1] * len(signatures)

    def head(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    # (band, its values) -> those that share them, by the head of their component
    shelves: dict[tuple[int, bytes], dict[int, list[int]]] = {}
    values = np.array([np.frombuffer(base64.b64decode(one), dtype="<u4") for one in signatures]).reshape(-1, _VALUES)
    for number, own in enumerate(values):
        near: dict[int, list[list[int]]] = {}  # by component, those of it that stand on each of the shelves
        places = [(band, own[band * _ROWS : (band + 1) * _ROWS].tobytes()) for band in range(_BANDS)]
        for place in places:
            shelf = shelves.setdefault(place, {})
            for moved in [old for old in shelf if parent[old] != old]:
                shelf.setdefault(head(moved), []).extend(shelf.pop(moved))
            for other, members in shelf.items():
                near.setdefault(other, []).append(members)
        found = _copied(own, values, near)
        largest, *others = sorted({number, *found}, key=lambda other: (-size[other], other))
        for other in others:
            parent[other] = largest
            size[largest] += size[other]
        for place in places:
            shelves[place].setdefault(largest, []).append(number)
    return {signature: signatures[head(number)] for number, signature in enumerate(signatures)}


def _copied(own: _Values, values: _Values, near: Mapping[int, list[list[int]]]) -> list[int]:
    """Return the components that a signature is a copy of: most often the first that it meets of one is like it."""
    if not near:
        return []
    first = _overlaps(own, values[[shared[0][0] for shared in near.values()]]) >= SAME
    found = [other for other, same in zip(near, first, strict=True) if same]
    rest = {member: other for other in near.keys() - set(found) for shared in near[other] for member in shared}
    for some in batched(rest, _AT_ONCE):
        alike = _overlaps(own, values[list(some)]) >= SAME
        found += [rest[some[at]] for at in np.flatnonzero(alike)]
    return found


def _overlaps(own: _Values, others: _Values) -> npt.NDArray[np.float64]:
    """Return the share of values that a signature has in common with each of others."""
    shares: npt.NDArray[np.float64] = (others == own).mean(axis=1)
    return shares
