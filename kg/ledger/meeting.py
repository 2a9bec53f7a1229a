"""Where documents meet: whose names or words a change bears on, looked up by what they share."""

from collections.abc import Iterable
from functools import cache

from kg.assertions import Resolution, Sighting, alike, imprint, merged, page, renewed
from kg.assertions import origins as all_origins
from kg.ledger.book import Ledger
from kg.ledger.held import Held
from kg.model import Extraction

# Above this many changed documents, and this part of all, comparing all texts is cheaper than looking each one up.
_MANY, _LARGE_PART = 20, 0.25


def hold(ledger: Ledger, extraction: Extraction, fingerprint: str) -> None:
    """Note a document that was read, in place of what was held of it."""
    put(ledger, extraction.document.id, Held(fingerprint, page(extraction), imprint(extraction.document)))


def put(ledger: Ledger, document: str, held: Held) -> None:
    """Note what is held of a document, by its id, in place of what was."""
    drop(ledger, document)
    ledger.fresh.add(document)
    ledger.put(document, held)


def drop(ledger: Ledger, document: str) -> None:
    """Note that a document is gone; nothing happens if it was not there."""
    ledger.fresh.discard(document)
    if document in ledger:
        ledger.parted |= ledger.copies(document) - {document}
        ledger.touched |= _marks(ledger.take(document))


def known(ledger: Ledger, document: str) -> str | None:
    """Return the fingerprint that a document is held with, if it is."""
    return ledger.fingerprint(document)


def wanted(ledger: Ledger) -> dict[str, Resolution]:
    """Return who is meant in each document of which the store has nothing, or something else; sorted by document."""
    fresh = ledger.unresolved()
    touched = ledger.touched.union(*map(_marks, fresh.values()))
    changed = renewed(touched, ledger.look(), cache(ledger.setting))
    return {
        document: merged(ledger.resolved(document), changed.get(document, {}))
        for document in sorted({*changed, *fresh})
        if document in fresh or ledger.is_moved(document, changed[document])
    }


def resolutions(ledger: Ledger) -> dict[str, Resolution]:
    """Return who is meant in each document, given all of them; only names that were touched are reckoned anew."""
    return dict(sorted({**ledger.resolutions(), **wanted(ledger)}.items()))


def origins(ledger: Ledger) -> dict[str, str]:
    """Return of each copy the document that it is a copy of, as `kg.assertions.origins` does for all, and note it.

    Only documents that came, went or changed are compared, and those that were of one origin with them.
    """
    fresh = ledger.unresolved()
    among = {document for document in ledger.parted if document in ledger}
    if len(fresh) + len(among) > max(_MANY, _LARGE_PART * ledger.number()):
        among = set(ledger.documents())
    else:
        for document, own in ledger.imprints(fresh).items():
            near = sorted(ledger.near(own.signature).items())
            same = alike(own.signature, [signature for _, signature in near])
            among |= {document}.union(
                *(ledger.copies(one) for (one, _), is_copy in zip(near, same, strict=True) if is_copy)
            )
    found = all_origins(ledger.imprints(among))
    for document in sorted(among):
        if document in ledger:
            ledger.note_origin(document, found.get(document))
    ledger.parted.clear()
    return ledger.origins()


def _marks(sightings: Iterable[Sighting]) -> set[str]:
    return {mark for sighting in sightings for mark in sighting.blocks}
