"""Where sources disagree about the number of dead."""

from dataclasses import dataclass

from kg.network import Passage
from kg.page.words.citations import Cites
from kg.page.words.statements import Teller
from kg.page.words.words import listed, phrase
from kg.store import GraphStore, select

MOST = 10

_NUMBERS = """
SELECT ?e ?dead ?g ?begin WHERE {
  ?e a kg:Event ; kg:reportedIn ?report .
  GRAPH ?g { ?report kg:fatalities ?dead ; prov:wasDerivedFrom/nif:beginIndex ?begin }
} ORDER BY ?e ?dead ?g ?begin"""


@dataclass(frozen=True, slots=True)
class Toll:
    """An event in words, when it was, and the numbers of dead that are given, the lowest first, with sentences."""

    what: str
    when: str
    numbers: tuple[tuple[int, Cites], ...]


def tolls(store: GraphStore, teller: Teller) -> tuple[Toll, ...]:
    """Return the events between actors of which several numbers of dead are told, those with most sentences first."""
    held: dict[str, list[tuple[int, str, int]]] = {}
    for event, dead, document, begin in select(store.raw, _NUMBERS).rows:
        held.setdefault(str(event), []).append((int(dead or 0), str(document), int(begin or 0)))
    contested = {event: rows for event, rows in held.items() if len({dead for dead, *_ in rows}) > 1}
    if not contested:
        return ()
    sentences: dict[str, dict[tuple[str, int], Passage]] = {}
    ends: dict[str, tuple[set[str], set[str], str]] = {}
    for source, target, term, data in teller.edges():
        for passage in data.get("evidence", ()):
            if passage.event in contested:
                sentences.setdefault(passage.event, {})[passage.document, passage.start] = passage
                actors, recipients, _ = ends.setdefault(passage.event, (set(), set(), term))
                actors.add(teller.label(source))
                recipients.add(teller.label(target))
    ordered = sorted(ends, key=lambda event: (-len(contested[event]), event))[:MOST]
    return tuple(_toll(event, contested[event], sentences[event], ends[event], teller) for event in ordered)


def _toll(
    event: str,
    rows: list[tuple[int, str, int]],
    sentences: dict[tuple[str, int], Passage],
    ends: tuple[set[str], set[str], str],
    teller: Teller,
) -> Toll:
    actors, recipients, term = ends
    numbers: dict[int, list[Passage]] = {}
    for dead, document, begin in rows:
        found = sentences.get((document, begin))
        numbers.setdefault(dead, []).extend([found] if found else [])
    return Toll(
        f"{listed(sorted(actors))} {phrase(term)} {listed(sorted(recipients))}",
        teller.when(sentences.values()),
        tuple((dead, teller.ledger.cite(numbers[dead])) for dead in sorted(numbers)),
    )
