"""Bringing the store in step with records and corrections, then saying so in the ledger."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import NamedNode

from kg import ledger
from kg.assertions import Resolution
from kg.corrections.amendments import DOCUMENT, added
from kg.corrections.plan import Plan, Statement, plan
from kg.corrections.rows import EVENTS, Correction, Outcome, dump, parse
from kg.crew import ALONE, Crew
from kg.errors import InputError
from kg.extracting import OnNotice, OnProblem
from kg.files import write_whole
from kg.ledger import Ledger
from kg.model import Extraction
from kg.namespaces import digest, document_iri
from kg.quads import document_lines, document_quads
from kg.quads import terms as t
from kg.quads.corrections import correction_quads
from kg.store import GraphStore, records
from kg.store.evidence import value
from kg.store.telling import telling
from kg.writing import Failed, Settled, write

FILE = "corrections.csv"
_NOTHING: Mapping[str, Extraction] = MappingProxyType({})


def remembered(store: GraphStore) -> tuple[Correction, ...]:
    """Return the corrections that a graph has.

    Raises:
        InputError: If the file that the graph keeps was damaged by hand.
    """
    path = store.home / FILE
    return parse(path.read_text(encoding="utf-8"), str(path)) if path.exists() else ()


def planned(store: GraphStore, kept: Ledger, rows: Sequence[Correction]) -> Plan:
    """Return what rows amount to in a graph as its ledger has it."""
    return plan(rows, kept.pages(), ledger.resolutions(kept), base=store.base_iri)


def settle(
    folder: Path,
    store: GraphStore,
    kept: Ledger,
    on_problem: OnProblem,
    *,
    given: Sequence[Correction] | None = None,
    at_hand: Mapping[str, Extraction] = _NOTHING,
    crew: Crew = ALONE,
    on_notice: OnNotice | None = None,
) -> tuple[Outcome, ...]:
    """Put into the store what it does not hold yet in its resolved and corrected form, then say so in the ledger.

    A document that can't be written as quads leaves the ledger and the records, and the rest is settled without it.

    Args:
        folder: Of the graph.
        store: The graph, open for writing.
        kept: What it holds, and what was read since.
        on_problem: Called with what is wrong with a document that has to be left out.
        given: Corrections in place of those that the graph has; None replays these.
        at_hand: What the records of some documents hold, by id, where it need not be read again.
        crew: Who writes quads where that is much; the outcome is the same.
        on_notice: Called with a line that tells of one of the crew that ended and whose work is done again.

    Returns:
        What became of each correction, in the order of the file.

    Raises:
        InputError: If one of the corrections given means nobody or several, or closes a circle of merges.
        KgError: As for `Crew.spread`.
    """
    rows = remembered(store) if given is None else tuple(given)
    wanted = ledger.wanted(kept)
    whole = plan(rows, kept.pages(), {**kept.resolutions(), **wanted}, base=store.base_iri) if rows else Plan()
    if given is not None:
        _refuse(whole)
        remember(store, rows)
    stale = _stale(store, kept, wanted, whole)
    resolved = {document: wanted[document] if document in wanted else kept.resolved(document) for document in stale}
    if not stale and not kept.left and not store.pending and not kept.changed:
        outcomes = _became(store, kept, whole)
        if _holds(store, whole, outcomes):
            store.give_up(wholly=False)
            return outcomes
    failed, rejected = list[Failed](), dict[str, tuple[Statement, ...]]()

    def lines() -> Iterator[tuple[str, bytes]]:
        settled = _settled(folder, kept, resolved, whole, at_hand)
        for one in write(settled, rejected=whole.rejected, base=store.base_iri, crew=crew, on_notice=on_notice):
            if isinstance(one, Failed):
                failed.append(one)
            else:
                rejected[one.document] = one.rejected
                yield one.document, one.lines

    _put(store, lines(), kept, whole)
    for document, gone in rejected.items():
        kept.settle(document, resolved[document], whole.overlays.get(document, {}))
        kept.reject(document, gone)
    if failed:  # names in the others may mean somebody else without them
        for one in failed:
            on_problem(one.problem)
            forget(folder, store, kept, one.document)
        return settle(folder, store, kept, on_problem, given=given, at_hand=at_hand, crew=crew, on_notice=on_notice)
    outcomes = _became(store, kept, whole)
    if set(said := list(correction_quads(outcomes, base=store.base_iri))) != set(store.corrections()):
        store.put((), corrections=said)  # without what found nothing to correct
    kept.save()
    return outcomes


def forget(folder: Path, store: GraphStore, kept: Ledger, document: str) -> None:
    """Take a document out of the records, the ledger and the store, where it is in them."""
    records.forget(folder / "records", document)
    ledger.drop(kept, document)
    if store.has(document):
        store.remove(document)


def _refuse(whole: Plan) -> None:
    """Refuse corrections that mean nobody, several, or each other."""
    for outcome in whole.outcomes:
        if outcome.state in {"stale", "cycle"}:
            raise InputError(outcome.why, where=outcome.row.where, hint=outcome.hint)


def remember(store: GraphStore, rows: Sequence[Correction]) -> None:
    """Keep corrections in a graph that is open for writing, in place of those that it has; none takes the file away."""
    path = store.home / FILE
    if rows:
        write_whole(path, dump(rows).encode())
    else:
        path.unlink(missing_ok=True)


def _stale(store: GraphStore, kept: Ledger, wanted: Mapping[str, Resolution], whole: Plan) -> list[str]:
    """Return the documents that the store does not hold as they should be, sorted."""
    amended = kept.amended()
    new = whole.rejected - {statement for _, rejected in amended.values() for statement in rejected}
    concerned = telling(store, new) if new else set[str]()
    found = {*wanted, *(document for document in concerned if document in kept)}
    for document in {*amended, *whole.overlays}:
        corrected, rejected = amended.get(document, ({}, ()))
        if corrected != whole.overlays.get(document, {}) or not whole.rejected.issuperset(rejected):
            found.add(document)
    return sorted(found)


def _settled(
    folder: Path, kept: Ledger, resolved: Mapping[str, Resolution], whole: Plan, at_hand: Mapping[str, Extraction]
) -> Iterator[Settled]:
    """Yield documents as the graph is to have them, in the order of those that are resolved; read lazily."""
    for document, resolution in resolved.items():
        meant = {**resolution, **whole.overlays.get(document, {})}
        if document in at_hand:
            yield Settled(document, b"", "", meant, at_hand[document])
        else:
            closed = records.closed(folder / "records", digest(document), kept.fingerprint(document) or "")
            yield Settled(document, *closed, meant)


def _put(store: GraphStore, coming: Iterable[tuple[str, bytes]], kept: Ledger, whole: Plan) -> None:
    extra = added(whole.added)
    store.put_lines(
        chain(coming, [(DOCUMENT, document_lines(extra, base=store.base_iri))] if extra else []),
        ledger.origins(kept),
        corrections=list(correction_quads(whole.outcomes, base=store.base_iri)),
        gone=[*sorted(kept.left), *([DOCUMENT] if extra is None and store.has(DOCUMENT) else [])],
    )


def _became(store: GraphStore, kept: Ledger, whole: Plan) -> tuple[Outcome, ...]:
    made = withheld(kept)
    return tuple(became(outcome, store, made) for outcome in whole.outcomes)


def _holds(store: GraphStore, whole: Plan, outcomes: Iterable[Outcome]) -> bool:
    """Tell whether the store has the corrections that hold, and what they add."""
    extra = added(whole.added)
    graph = NamedNode(document_iri(DOCUMENT, base=store.base_iri))
    new = set() if extra is None else set(document_quads(extra, base=store.base_iri))
    said = set(correction_quads(outcomes, base=store.base_iri))
    return new == set(store.quads(graph)) and said == set(store.corrections())


def withheld(kept: Ledger) -> frozenset[Statement]:
    """Return the statements that documents make and corrections reject."""
    return frozenset(statement for _, rejected in kept.amended().values() for statement in rejected)


def became(outcome: Outcome, store: GraphStore, made: Collection[Statement]) -> Outcome:
    """Return what became of a row, now that it is seen whether there is what it corrects.

    Args:
        outcome: What `plan` says of it.
        store: The graph.
        made: Statements that documents make, those among them that corrections reject.
    """
    if outcome.state != "applied":
        return outcome
    if outcome.row.action in EVENTS and not value(store.raw, NamedNode(outcome.row.subject), t.EVENT_TYPE):
        hint = "kg query OUT --name events lists the events as they are now"
        return replace(outcome, state="stale", why="the graph has no such event", hint=hint)
    if outcome.row.action == "reject":
        one, other, *_ = (*outcome.about, outcome.row.object)
        if not {(one, outcome.row.value, other), (other, outcome.row.value, one)}.intersection(made):
            return replace(outcome, state="stale", why="no text states this", hint="the row can go")
    return outcome
