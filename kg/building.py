"""The whole flow: texts -> documents -> annotated Docs -> extractions -> quads in the store.

A build is a function of the texts alone. It keeps each document's extraction as a record (`kg.store.records`), resolves
names over all records, and puts into the store those documents whose record or resolution differs from what it
holds. The ledger says what the store holds. Store, ledger, history, corrections, questions and answers are one state
(`kg.store.states`), which takes effect as a whole: a build that was killed has left records, and nothing else.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from itertools import chain, islice
from pathlib import Path

from spacy.language import Language

from kg import history, ledger, texts
from kg.annotated import USUAL, Budget
from kg.corrections.amendments import DOCUMENT
from kg.corrections.files import read
from kg.corrections.rows import Correction, Outcome
from kg.crew import Crew
from kg.errors import InputError, KgError, tell
from kg.extracting import PIPELINE_VERSION, OnNotice, OnProblem, Paths, Reading, loader, paths, readings, stamp
from kg.garbage import seldom
from kg.graph import Graph
from kg.ledger import Held, Ledger
from kg.model import Document, Extraction
from kg.namespaces import digest
from kg.own_questions import ask_again
from kg.questions import Answered, answers, counted, files
from kg.settling import forget, remembered, settle
from kg.store import GraphStore, records
from kg.store.counting import counts
from kg.store.inventory import told_in

type OnDocument = Callable[[Document], None]
_AT_HAND = 500_000  # characters of texts whose extractions are held until they are settled: 100 articles, 15 MB


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        built: Number of documents read anew.
        unchanged: Number of documents left alone because nothing about them changed.
        undated: Ids of documents read that state no date, so that "last week" stays unresolved in them.
        problems: What was left out and why, one for each text.
        corrections: What became of each row of the corrections that the graph has, in their order.
        questions: What became of each question that the graph remembers, by name.
    """

    built: int
    unchanged: int
    undated: tuple[str, ...]
    problems: tuple[KgError, ...]
    corrections: tuple[Outcome, ...] = ()
    questions: tuple[Answered, ...] = ()


@seldom()
def build(
    inputs: Paths,
    out: str | Path,
    *,
    jobs: int = 1,
    engine: str = "processes",
    scheduler: str | None = None,
    model: str | None = None,
    gazetteer: str | Path | None = None,
    corrections: str | Path | None = None,
    questions: str | Path | None = None,
    extractors: Sequence[str] = (),
    base_iri: str | None = None,
    infer: bool | None = None,
    jsonl: bool = False,
    nlp: Language | None = None,
    on_problem: OnProblem | None = None,
    on_document: OnDocument | None = None,
    on_notice: OnNotice | None = None,
    budget: Budget = USUAL,
) -> Graph:
    """Build a graph from texts, or add texts to one; texts that did not change are skipped.

    Args:
        inputs: Files, folders, globs, or "-" for standard input.
        out: Folder of the graph; made if missing.
        jobs: Number of processes that read texts and write their quads.
        engine: What spreads this: "processes" of this machine, or "dask", which needs the extra ``dask``.
        scheduler: Address of a Dask scheduler, whose workers do it in place of ``jobs`` processes of this machine.
        model: Name or path of a spaCy model, see `kg.annotated.load`.
        gazetteer: A table of names of your own, see `kg.lexica.user_gazetteer`.
        corrections: A file of corrections, see `kg.corrections.files`; the graph remembers its rows in place of those
            that it has, and every later build replays them. An empty file takes all back.
        questions: A folder of questions of your own (``.rq``), see `kg.questions`; the graph remembers them in place of
            those that it has, and every later build asks them again. An empty folder takes them back.
        extractors: Names of spaCy components of your own, which leave relations or events as ours do
            (`kg.language.annotations`). A graph built with others reads its texts anew. With ``jobs`` above 1, define
            them in a module rather than in a notebook.
        base_iri: What the IRIs of a new graph start with; None takes `kg.namespaces.BASE_IRI`.
        infer: Hold what follows from the facts as well, in a graph of its own (`kg.inference`); None leaves it as the
            graph has it, and a new one without.
        jsonl: Read standard input as JSON Lines.
        nlp: A pipeline from `kg.annotated.load` that is to read the texts, in place of one loaded anew.
        on_problem: Called with each text that can't be read or used, or on which a component fails; the rest is built
            all the same, and what the graph held of that text before stays.
        on_document: Called with each document once it is read, or found to be unchanged; of one in a file that did
            not change only id and path are told.
        on_notice: Called with a line of what went wrong on the way and was done again, as where a process was killed,
            or of what was damaged and is made anew.
        budget: What one text may cost, see `kg.annotated.Budget`; what costs more is left out, as a problem of it.

    Returns:
        The open graph; ``graph.build_report`` says what was done.

    Raises:
        KgError: The first problem, if no text at all could be used; no new graph is made then.
        InputError: If a row of the corrections can't be used, means nobody or several, or closes a circle of merges;
            the message has file and line, and the facts of the graph are as before.
        GraphError: If ``out`` is something other than a graph or an empty place for one.
        EndpointError: If no scheduler answers at the address, or it goes.
        PipelineError: If an extractor of yours is not known to spaCy or lacks what it requires. If it fails on a text,
            or leaves a relation or a root that the ontology does not have, that is a problem of the text.
    """
    folder = Path(out)
    problems: list[KgError] = []

    def note(problem: KgError) -> None:
        problems.append(problem)
        if on_problem:
            on_problem(problem)

    crew, rows = Crew(jobs, engine, scheduler), None if corrections is None else read(corrections)
    own_questions = files(questions) if questions is not None else None
    own = (tuple(extractors), stamp(gazetteer, extractors))
    salt = digest(PIPELINE_VERSION, model or "", own[1])
    kept = Ledger()
    read_from = ledger.Files(kept, digest(salt, version("influence-kg"), str(jsonl)))
    documents = texts.read_changed(paths(inputs), read_from, on_problem=note, jsonl=jsonl)
    new: dict[str, str] = {}
    unchanged: list[str] = []
    done = on_document or (lambda _: None)

    def same(document: Document) -> None:
        unchanged.append(document.id)
        done(document)

    load = loader(crew, nlp, model, gazetteer, own)
    if is_new := not GraphStore.is_graph(folder):
        documents = _begun(documents, problems)
        GraphStore.check_place(folder, base_iri)
        if not crew.is_remote:
            load()  # a name mistyped is told of at once
    unread = _unread(documents, kept, salt, new, same)
    with crew.gathered() as hands:
        found = readings(unread, load, hands, on_problem=note, on_notice=on_notice, budget=budget)
        if is_new:  # a graph of nothing is not left behind
            found = _begun(found, problems)
        with GraphStore.create_or_open(folder, base_iri, infer=infer) as store, kept:
            before = answers(folder)
            ledger.fill(kept, folder, store, on_notice)
            at_hand: dict[str, Extraction] = {}
            documents_read = list(_recorded(folder, kept, _held(found, at_hand), new, done))
            if problems and not documents_read and not unchanged:  # before anything is changed
                raise problems[0]
            read_from.save()
            renewed, there = _renewed(rows, store), {document for document in kept.fresh if store.has(document)}
            told = settle(folder, store, kept, note, given=rows, at_hand=at_hand, crew=hands, on_notice=on_notice)
            documents_read = [document for document in documents_read if document.id in kept.fresh]
            useless = bool(problems) and not documents_read and not unchanged
            answered = () if useless else ask_again(store, own_questions, before)
            if not useless and (kept.fresh or renewed or own_questions):
                _note(store, _step(kept.fresh, there, answered), told)
    if useless:
        raise problems[0]
    undated = tuple(document.id for document in documents_read if document.published is None)
    report = BuildReport(len(documents_read), len(unchanged), undated, tuple(problems), told, answered)
    return Graph.open(folder, report=report)


def _unread(
    documents: Iterable[Document | texts.Same],
    kept: Ledger,
    salt: str,
    new: dict[str, str],
    unchanged: Callable[[Document], object],
) -> Iterator[Document]:
    """Yield the documents that are not held as they are, and note their fingerprints; tell of the others."""
    for document in documents:
        if isinstance(document, texts.Same):
            unchanged(Document(document.id, "", path=document.path))
        elif ledger.known(kept, document.id) == (fingerprint := _fingerprint(document, salt)):
            unchanged(document)
        else:
            new[document.id] = fingerprint
            yield document


def _begun[Item](stream: Iterator[Item], problems: Sequence[KgError]) -> Iterator[Item]:
    """Return a stream of which the first item is there; raise the first problem if there is nothing else."""
    first = list(islice(stream, 1))
    if not first and problems:
        raise problems[0]
    return chain(first, stream)


def _step(fresh: AbstractSet[str], there: AbstractSet[str], answered: Iterable[Answered]) -> history.Step:
    """Return the step that reading documents is, where the graph had some of them before."""
    came, changed = tuple(sorted(fresh - there)), tuple(sorted(fresh & there))
    return history.Step(history.now(), "build", came, changed, questions=counted(answered))


def _held(found: Iterable[Reading], at_hand: dict[str, Extraction]) -> Iterator[Reading]:
    """Yield what is read, and hold of it by document what there is room for."""
    room = _AT_HAND
    for reading in found:
        document = reading.document
        at_hand.pop(document.id, None)
        if reading.extraction is not None and (room := room - len(document.text)) >= 0:
            at_hand[document.id] = reading.extraction
        yield reading


def _recorded(
    folder: Path, kept: Ledger, found: Iterable[Reading], fingerprints: Mapping[str, str], done: OnDocument
) -> Iterator[Document]:
    """Keep what is found in records and the ledger, and yield each document, without its text, as there may be many."""
    for reading in found:
        document, fingerprint = reading.document, fingerprints[reading.document.id]
        records.keep(folder / "records", document.id, reading.record, fingerprint, ledger.known(kept, document.id))
        ledger.put(kept, document.id, Held(fingerprint, reading.page, reading.imprint))
        yield replace(document, text="")
        done(document)


def _renewed(rows: Sequence[Correction] | None, store: GraphStore) -> bool:
    """Tell whether corrections are given that are others than those that a graph has."""
    return rows is not None and [row.said for row in rows] != [row.said for row in remembered(store)]


def _note(store: GraphStore, step: history.Step, told: Sequence[Outcome]) -> None:
    """Add a step to the history of a graph that is open for writing, with what the graph holds after it."""
    hold = sum(outcome.state == "applied" for outcome in told)
    history.note(store.home, replace(step, corrections=hold, counts=counts(store.raw)))
    store.take_up()


def remove(out: str | Path, document: str) -> tuple[str, ...]:
    """Retract a document: its evidence goes, and with it every fact that nothing else supports.

    Args:
        out: Folder of the graph.
        document: `Document.id`.

    Returns:
        What went with it, in words, sorted: facts, events, entities.

    Raises:
        UnknownNameError: If the graph holds no such document.
        InputError: If it is the document of what corrections add.
    """
    if document == DOCUMENT:
        hint = "an empty corrections file takes them back"
        raise InputError("corrections are no document of the texts", where=document, hint=hint)
    folder = Path(out)
    with GraphStore.open(folder, read_only=False) as store, Ledger() as kept:
        ledger.fill(kept, folder, store)
        before = told_in(store)
        store.remove(document)
        forget(folder, store, kept, document)
        outcomes = settle(folder, store, kept, lambda problem: tell(problem, None))
        _note(store, history.Step(history.now(), "remove", went=(document,)), outcomes)
        return tuple(sorted(before - told_in(store)))


def _fingerprint(document: Document, salt: str) -> str:
    metadata = {name: value for name, value in asdict(document).items() if name != "path"}
    return digest(salt, json.dumps(metadata, sort_keys=True))
