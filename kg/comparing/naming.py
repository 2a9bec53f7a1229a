"""Who is named by which party, and under which names."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from pyoxigraph import NamedNode

from kg.contest import Compared, How
from kg.lexica.spelling import plain
from kg.quads import terms as t
from kg.store.evidence import DEFAULT, EvidenceReader

_BY_NAME = frozenset(t.IDENTIFICATIONS[way] for way in ("name", "surname", "listed", "acronym", "spelling"))


def names(reader: EvidenceReader, number: Mapping[str, int], parties: int) -> Iterator[Compared]:
    """Yield the entities with a name that parties mention, with the names that each has for them.

    One is ``near`` where no name of the one party is a name, or a part of one, of the other ("Kiev", "Kyiv").

    Args:
        reader: The evidence.
        number: Which party has which document, by IRI.
        parties: How many parties there are.
    """
    found: dict[str, list[set[str]]] = {}
    for document, party in sorted(number.items()):
        graph = NamedNode(document)
        for quad in reader.match(None, t.REFERS_TO, None, graph):
            ways = {way.object for way in reader.match(quad.subject, t.IDENTIFIED_BY, None, graph)}
            if not ways or ways & _BY_NAME:
                form = next((q.object.value for q in reader.match(quad.subject, t.ANCHOR, None, graph)), "")
                found.setdefault(quad.object.value, [set() for _ in range(parties)])[party].add(" ".join(form.split()))
    for entity, forms in sorted(found.items()):
        unnamed = next(reader.store.quads_for_pattern(NamedNode(entity), t.NAMED, None, DEFAULT), None)
        if unnamed is not None or not (label := reader.label(entity)):
            continue
        told = [[frozenset(plain(form).split()) for form in sorted(party)] for party in forms if party]
        apart = any(_are_other_names(*pair) for pair in combinations(told, 2))
        how: How = "alone" if len(told) == 1 else "near" if apart else "shared"
        notes = tuple(", ".join(sorted(party)) for party in forms)
        yield Compared("name", how, label, notes, ((),) * parties)


def _are_other_names(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> bool:
    return not any(first <= second or second <= first for first in one for second in other)
