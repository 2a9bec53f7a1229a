"""The sentences of the page: each passage, document, text and event stands in it once, and is called by its place."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kg.evidence import Evidence
from kg.page.words.words import name, web

SENTENCES = 40  # sentences shown per tie
LONGEST = 200  # characters of a name


@dataclass(frozen=True, slots=True)
class Tables:
    """Positions given out so far: of actors, texts and events by IRI; of passages, documents and reports by values.

    Of each statement, by IRI, the passages that show it.
    """

    number: dict[str, int]
    reports: dict[tuple[str, str], int] = field(default_factory=dict)
    passages: dict[tuple[Any, ...], int] = field(default_factory=dict)
    documents: dict[tuple[str, ...], int] = field(default_factory=dict)
    texts: dict[str, int] = field(default_factory=dict)
    events: dict[str, int] = field(default_factory=dict)
    statements: dict[str, set[int]] = field(default_factory=dict)


def spread(evidence: tuple[Evidence, ...]) -> list[Evidence]:
    """Return the sentences to show: support first, then what speaks against it; newest first; few where many."""
    order = {"fact": 0, "event": 0, "claim": 1}
    newest = sorted(evidence, key=lambda passage: passage.date, reverse=True)
    ranked = sorted(newest, key=lambda passage: order[passage.kind])
    against = [passage for passage in ranked if passage.kind == "claim"]
    room = max(SENTENCES - len(against), SENTENCES // 2)
    return [*[p for p in ranked if p.kind != "claim"][:room], *against[: SENTENCES - min(room, SENTENCES // 2)]]


def sentences(evidence: Iterable[Evidence], tables: Tables) -> list[int]:
    """Return the positions of sentences in the page."""
    found = []
    for said in evidence:
        place = position(tables.passages, _sentence(said, tables))
        tables.statements.setdefault(said.iri, set()).add(place)
        found.append(place)
    return found


def _sentence(passage: Evidence, tables: Tables) -> tuple[Any, ...]:
    length = len(passage.sentence)
    return (
        passage.sentence,
        position(tables.documents, document(passage)),
        passage.kind,
        passage.polarity,
        passage.certainty,
        passage.status,
        shown_name(passage.speaker),
        _inside([passage.trigger], passage.start, length),
        _inside(passage.marks, passage.start, length),
        passage.when,
        report(passage, tables),
        position(tables.texts, passage.graph),
        position(tables.texts, passage.origin or passage.graph),
        position(tables.events, passage.event) if passage.event else -1,
        int(passage.dated),
    )


def report(said: Evidence, tables: Tables) -> int:
    """Return the number of the report that a sentence gives: of one event, from one origin."""
    return position(tables.reports, (said.event, said.origin or said.graph))


def document(said: Evidence) -> tuple[str, ...]:
    """Return what the page shows of the document of a sentence: outlet, date, headline, address."""
    return said.outlet, said.date, said.headline, web(said.url)


def _inside(spots: Iterable[tuple[int, int]], start: int, length: int) -> tuple[tuple[int, int], ...]:
    """Return document offsets as offsets of a sentence, without those that lie outside it."""
    moved = ((begin - start, end - start) for begin, end in spots)
    return tuple((begin, end) for begin, end in moved if 0 <= begin < end <= length)


def position[Key](table: dict[Key, int], value: Key) -> int:
    """Return the place of a value in a table; who is not in it yet gets the next one."""
    return table.setdefault(value, len(table))


def shown_name(text: str) -> str:
    """Return a name on one line, cut where nobody would read on; nothing for none."""
    return name(text, LONGEST) if text else ""
