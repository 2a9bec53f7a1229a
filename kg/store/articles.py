"""Which document or outlet somebody means."""

from pathlib import PurePath

from kg.errors import AmbiguousNameError, UnknownNameError
from kg.evidence import Source
from kg.store.evidence import EvidenceReader
from kg.store.graph import GraphStore

_LISTED = 8  # documents that a message names


def document(store: GraphStore, said: str) -> Source:
    """Return the document that is meant by an IRI, an id, a path, or a part of the headline that only one has.

    Raises:
        UnknownNameError: If there is none.
        AmbiguousNameError: If several headlines have the part, or several ids end so; the hint lists them.
    """
    known = EvidenceReader(store.raw, store.base_iri).sources()
    words, name = " ".join(said.casefold().split()), PurePath(said).name
    ways = (
        [one for one in known if said in {one.iri, one.id, one.iri.removeprefix(store.base_iri)}],
        [one for one in known if name and PurePath(one.id).name == name],
        [one for one in known if words and words == " ".join(one.headline.casefold().split())],
        [one for one in known if words and words in " ".join(one.headline.casefold().split())],
    )
    found = next(filter(None, ways), [])
    if len(found) == 1:
        return found[0]
    where = str(store.folder)
    if not found:
        hint = "kg query OUT --name documents lists them"
        raise UnknownNameError(f"no document {said[:80]!r}", where=where, hint=hint)
    listed = "; ".join(f"{one.id} ({one.headline})" for one in found[:_LISTED])
    more = f" and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
    what = f"{len(found)} documents are {said[:80]!r}"
    raise AmbiguousNameError(what, choices=[one.iri for one in found], where=where, hint=f"give an id: {listed}{more}")


def outlet(store: GraphStore, name: str) -> tuple[Source, ...]:
    """Return the documents of an outlet, by IRI; capitals don't count.

    Raises:
        UnknownNameError: If there is none; the hint lists the outlets.
    """
    known = EvidenceReader(store.raw, store.base_iri).sources()
    found = tuple(one for one in known if one.outlet and one.outlet.casefold() == name.casefold())
    if not found:
        outlets = sorted({one.outlet for one in known if one.outlet})
        hint = f"there are {', '.join(outlets)}" if outlets else "no text of the graph names its outlet"
        raise UnknownNameError(f"no outlet {name[:80]!r}", where=str(store.folder), hint=hint)
    return found
