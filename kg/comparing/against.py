"""Which sentences about one event or fact can't both be right: one denies the other, or they count otherwise."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain, combinations

from kg.comparing.denied import is_change
from kg.comparing.rivals import accounts, times
from kg.comparing.telling import denials, told
from kg.comparing.tolls import corrects
from kg.contest import Against, Opposed
from kg.evidence import Evidence, asserts
from kg.figures import exclude, figures, in_words
from kg.store import GraphStore
from kg.store.evidence import EvidenceReader


def against(
    reader: EvidenceReader, held: Sequence[Evidence], teller: Callable[[Evidence], object]
) -> Iterator[Against]:
    """Yield what is told against each other: denials first, then numbers of victims by kind.

    Args:
        reader: Reads by which words something is denied.
        held: The sentences about one event or fact, in order.
        teller: Whose word each is; nobody is set against himself.
    """
    behind = [said for said in held if asserts(said)]
    for no in denials(reader, held):
        for yes in behind:
            if teller(no) != teller(yes) and not is_change(yes, no):
                yield Against("", (no, yes), ("denied", "affirmed"))
    for kind in sorted({kind for said in behind for kind in figures(said)}):
        counting = [said for said in behind if kind in figures(said)]
        for one, other in combinations(counting, 2):
            numbers = figures(one)[kind], figures(other)[kind]
            if teller(one) != teller(other) and exclude(*numbers):
                updated = corrects(one, other, kind) or corrects(other, one, kind)
                yield Against(kind, (one, other), (in_words(kind, numbers[0]), in_words(kind, numbers[1])), updated)


def opposed(store: GraphStore, statements: Collection[str], *, reader: EvidenceReader | None = None) -> Opposed:
    """Return what texts of a graph tell against each other, of the statements with these IRIs; reader as for `told`."""
    held = told(store, among=statements, reader=reader)

    def kept(found: Iterable[Evidence]) -> list[Evidence]:
        return [said for said in found if said.iri in statements and not said.former]

    pairs = chain.from_iterable(
        against(held.reader, kept(found), lambda said: said.graph)
        for found in (*held.reports.values(), *held.facts.values())
    )
    return Opposed(tuple(pairs), (*accounts(held), *times(held)))
