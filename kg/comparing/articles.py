"""Texts or outlets side by side: what several state, what one alone states, what they contradict each other in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.comparing.against import against
from kg.comparing.naming import names
from kg.comparing.nearness import nearest
from kg.comparing.quoting import attributions
from kg.comparing.rivals import accounts, times
from kg.comparing.telling import Told, denials, told
from kg.contest import HOW, Compared, Comparison, Conflict, How, Party
from kg.errors import InputError
from kg.evidence import Evidence, Source, asserts
from kg.figures import figures, in_words
from kg.page import comparison_page
from kg.page.words.words import standing
from kg.store import GraphStore
from kg.store.articles import document, outlet

type Sides = tuple[tuple[Evidence, ...], ...]

_ABOUT = ("event", "fact", "attribution", "name")
_PLAIN = frozenset({"affirmed", "happened"})  # as a sentence puts a thing that it simply states
_SURE = {"Probable": "probable", "Possible": "possible", "Unknown": "left open"}


def compare(
    store: GraphStore, *documents: str, outlets: Sequence[str] = (), path: str | Path | None = None
) -> Comparison:
    """Return what texts, or all texts of outlets, tell side by side: contradictions first, then what only one tells.

    Args:
        store: The graph.
        *documents: Two or more documents: IRI, id, path, or a part of the headline that no other has.
        outlets: Names of outlets, in place of documents or beside them.
        path: A page of it to write (HTML), whole or not at all. Its folder must exist.

    Raises:
        UnknownNameError: If there is no such document or outlet.
        AmbiguousNameError: If several documents are meant by one name.
        InputError: If fewer than two are given, or one twice, or the page can't be written.
    """
    parties = [Party(_title(one), (one,)) for one in (document(store, said) for said in documents)]
    parties += [Party(found[0].outlet, found) for found in (outlet(store, name) for name in outlets)]
    places = [one.iri for party in parties for one in party.documents]
    if len(parties) < 2:
        raise InputError("compares two or more", where="compare", hint="name two documents, or two outlets")
    if len(set(places)) < len(places):
        raise InputError("a document stands on two sides", where="compare", hint="name each once")
    number = {one.iri: side for side, party in enumerate(parties) for one in party.documents}
    held = told(store, number)
    table = _Table(number, len(parties))
    rows = [*_events(held, table), *_facts(held, table)]
    rows += [*attributions(held, number, len(parties)), *names(held.reader, number, len(parties))]
    order = sorted(rows, key=lambda row: (HOW.index(row.how), row.tellers(), _ABOUT.index(row.about), row.what))
    found = Comparison(tuple(parties), tuple(order))
    if path is not None:
        comparison_page(found, path)
    return found


def _title(one: Source) -> str:
    return one.headline or one.id


@dataclass(frozen=True, slots=True)
class _Table:
    """Which party has which document, and how many parties there are."""

    number: Mapping[str, int]
    parties: int

    def sides(self, held: Sequence[Evidence]) -> Sides:
        """Return sentences by party."""
        found: list[list[Evidence]] = [[] for _ in range(self.parties)]
        for said in sorted(held, key=lambda one: (one.document, one.start, one.end, one.iri)):
            found[self.number[said.graph]].append(said)
        return tuple(map(tuple, found))


def _events(held: Told, table: _Table) -> Iterator[Compared]:
    """Yield the events: rivals first, then each one that is left, then what is one but for time, number or status."""
    used: set[str] = set()
    for rival in (*accounts(held), *times(held)):
        row = _rival(rival, table)
        if row is not None and not used.intersection(rival.events):
            used.update(rival.events)
            yield row
    lone = []
    for iri, reports in held.reports.items():
        if iri in used:
            continue
        sides = table.sides(reports)
        if sum(map(bool, sides)) == 1:
            lone.append(iri)
            continue
        notes, how = _differing(held, sides)
        yield Compared("event", how, held.events[iri].label, notes, sides)
    pairs = dict(nearest(held, lone, table.number))
    for one, other in pairs.items():
        yield _near(held, table, one, other)
    for iri in lone:
        if iri not in {*pairs, *pairs.values()}:
            sides = table.sides(held.reports[iri])
            yield Compared("event", "alone", held.events[iri].label, _put(sides), sides)


def _near(held: Told, table: _Table, one: str, other: str) -> Compared:
    """Return two events of two parties as one row, with what each says of time, number and status."""
    first, second = (table.sides(held.reports[iri]) for iri in (one, other))
    sides = tuple(mine or its for mine, its in zip(first, second, strict=True))
    tells = [one if mine else other if its else "" for mine, its in zip(first, second, strict=True)]
    notes = tuple(_state(held, iri) if iri else "" for iri in tells)
    return Compared("event", "near", held.events[one].label, notes, sides)


def _rival(rival: Conflict, table: _Table) -> Compared | None:
    """Return a rival account or date as a row, where the two stand with different parties."""
    notes, found = [""] * table.parties, list(table.sides([]))
    for side in rival.sides:
        for party, sentences in enumerate(table.sides(side.evidence)):
            if sentences and notes[party]:
                return None
            if sentences:
                notes[party], found[party] = side.said, sentences
    return Compared("event" if rival.events else "fact", "contradicted", rival.what, tuple(notes), tuple(found))


def _differing(held: Told, sides: Sides) -> tuple[tuple[str, ...], How]:
    """Return what each party says of one event or fact where they differ, and whether they contradict each other."""
    party = {said.iri: number for number, side in enumerate(sides) for said in side}
    found = list(against(held.reader, [said for side in sides for said in side], lambda said: party[said.iri]))
    for kind in sorted({one.kind for one in found}):
        apart = [one for one in found if one.kind == kind]
        if kind:
            counting = [[said for said in side if asserts(said) and kind in figures(said)] for side in sides]
            notes = [", ".join(sorted({in_words(kind, figures(said)[kind]) for said in side})) for side in counting]
        else:
            against_it = [list(denials(held.reader, side)) for side in sides]
            behind = [any(map(asserts, side)) for side in sides]
            notes = ["denied" if no else "affirmed" if yes else "" for no, yes in zip(against_it, behind, strict=True)]
        return tuple(notes), "near" if all(one.updated for one in apart) else "contradicted"
    stated = [_manners(side) for side in sides]
    differ = len({words for words, side in zip(stated, sides, strict=True) if side}) > 1
    return (tuple(stated) if differ else ("",) * len(sides)), "shared"


def _put(sides: Sides) -> tuple[str, ...]:
    """Return how a party puts a thing that it alone tells, where it does not simply state it."""
    return tuple("" if (told := _manners(side)) in _PLAIN else told for side in sides)


def _manners(side: Sequence[Evidence]) -> str:
    return "; ".join(sorted({_manner(said) for said in side}))


def _manner(said: Evidence) -> str:
    """Return how a sentence puts a thing forward: its status or polarity, certainty and speaker."""
    put = standing(said.status) if said.status else "denied" if said.polarity == "Denied" else "affirmed"
    plain = put in _PLAIN
    sure = _SURE.get(said.certainty, "") if plain or said.certainty != "Unknown" else ""
    by = f"according to {said.speaker}" if said.speaker else ""
    return ", ".join(filter(None, ("" if plain and (sure or by) else put, sure, by)))


def _state(held: Told, iri: str) -> str:
    event = held.events[iri]
    dead = f"{event.dead} killed" if event.dead is not None else ""
    return ", ".join(filter(None, (event.status.lower(), event.time and f"on {event.time}", event.where, dead)))


def _facts(held: Told, table: _Table) -> Iterator[Compared]:
    for fact, assertions in held.facts.items():
        sides = table.sides([said for said in assertions if not said.former])
        if (tellers := sum(map(bool, sides))) > 1:
            notes, how = _differing(held, sides)
            yield Compared("fact", how, held.words(fact), notes, sides)
        elif tellers:
            yield Compared("fact", "alone", held.words(fact), _put(sides), sides)
