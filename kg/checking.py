"""Trying corrections on a graph, and looking for what could be corrected, without changing anything."""

from pathlib import Path

from kg import ledger
from kg.corrections.duplicates import Duplicate, duplicates
from kg.corrections.files import read
from kg.corrections.plan import plan
from kg.corrections.rows import Outcome
from kg.ledger import Ledger
from kg.settling import became, remembered, withheld
from kg.store import GraphStore
from kg.store.telling import telling


def check(file: str | Path, out: str | Path) -> tuple[Outcome, ...]:
    """Return what would become of each row of a corrections file in a graph, in the order of the file.

    Args:
        file: The corrections.
        out: Folder of the graph; nothing in it changes.

    Raises:
        InputError: If a row can't be understood; the message has file and line.
        GraphError: If the folder is no graph.
    """
    rows = read(file)
    with GraphStore.open(out) as store, _kept(Path(out), store) as kept:
        pages = kept.pages()
        whole = plan(rows, pages, ledger.resolutions(kept), base=store.base_iri)
        made = withheld(kept) | {said for said in whole.rejected if telling(store, [said])}
        return tuple(became(outcome, store, made) for outcome in whole.outcomes)


def likely_duplicates(out: str | Path) -> tuple[Duplicate, ...]:
    """Return the entities of a graph that may be one, the likeliest pairs first; see `kg.corrections.duplicates`."""
    with GraphStore.open(out) as store, _kept(Path(out), store) as kept:
        pages = kept.pages()
        resolutions = ledger.resolutions(kept)
        whole = plan(remembered(store), pages, resolutions, base=store.base_iri)
        apart = (frozenset(o.about) for o in whole.outcomes if o.row.action in {"separate", "split"})
        return duplicates(pages, resolutions, whole.overlays, settled=apart)


def _kept(folder: Path, store: GraphStore) -> Ledger:
    kept = Ledger()
    ledger.fill(kept, folder, store)
    return kept
