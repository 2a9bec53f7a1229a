"""The whole flow: texts -> documents -> annotated Docs -> extractions -> quads in the store.

A build is a function of the texts alone. It keeps each document's extraction as a record (`kg.store.records`), resolves
names over all records, and puts into the store those documents whose record or resolution differs from what it
holds. `ledger.json` says what the store holds; it is written last, so a build that was killed repeats the step it
was in.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from spacy.language import Language

from kg import annotated, texts
from kg.assertions import Imprint, Name, collect, full_names, imprint, names, origins, resolution, resolve
from kg.errors import GraphError, KgError
from kg.graph import Graph
from kg.model import Document, Extraction
from kg.namespaces import digest
from kg.ontology import check
from kg.store import GraphStore, records
from kg.store.files import write_whole

PIPELINE_VERSION = "1"  # raised when a change of the extractors should make builds read unchanged texts again

type Paths = str | Path | Sequence[str | Path]
type OnProblem = Callable[[KgError], None]
type OnDocument = Callable[[Document], None]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        built: Number of documents read anew.
        unchanged: Number of documents left alone because nothing about them changed.
        undated: Ids of documents read that state no date, so that "last week" stays unresolved in them.
        problems: Inputs that could not be used.
    """

    built: int
    unchanged: int
    undated: tuple[str, ...]
    problems: tuple[KgError, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    """What the store holds of a document: its record's fingerprint, its names, its imprint, how names were resolved."""

    fingerprint: str
    names: tuple[Name, ...]
    imprint: Imprint
    resolved: dict[str, tuple[str, str]] | None  # None: not in the store yet


def build(
    inputs: Paths,
    out: str | Path,
    *,
    jobs: int = 1,
    model: str | None = None,
    gazetteer: str | Path | None = None,
    extractors: Sequence[str] = (),
    base_iri: str | None = None,
    jsonl: bool = False,
    on_problem: OnProblem | None = None,
    on_document: OnDocument | None = None,
) -> Graph:
    """Build a graph from texts, or add texts to one; texts that did not change are skipped.

    Args:
        inputs: Files, folders, globs, or "-" for standard input.
        out: Folder of the graph; made if missing.
        jobs: Number of processes that read texts.
        model: Name or path of a spaCy model, see `kg.annotated.load`.
        gazetteer: A table of names of your own, see `kg.lexica.user_gazetteer`.
        extractors: Names of spaCy components of your own, which leave relations or events as ours do
            (`kg.language.annotations`). A graph built with others reads its texts anew. With ``jobs`` above 1, define
            them in a module rather than in a notebook.
        base_iri: What the IRIs of a new graph start with; None takes `kg.namespaces.BASE_IRI`.
        jsonl: Read standard input as JSON Lines.
        on_problem: Called with each input that can't be used; the rest is built all the same.
        on_document: Called with each document once it is read.

    Returns:
        The open graph; ``graph.build_report`` says what was done.

    Raises:
        KgError: The first problem, if no input at all could be used.
        GraphError: If ``out`` is something other than a graph or an empty place for one.
        PipelineError: If an extractor of yours is not known to spaCy, lacks what it requires, or leaves a relation or a
            root that the ontology does not have.
    """
    folder = Path(out)
    problems: list[KgError] = []

    def note(problem: KgError) -> None:
        problems.append(problem)
        if on_problem:
            on_problem(problem)

    own = (tuple(extractors), _stamp(gazetteer, extractors))
    documents = texts.read(_paths(inputs), on_problem=note, jsonl=jsonl)
    first = next(documents, None)
    if first is None and problems:  # before anything is written
        raise problems[0]
    if not GraphStore.is_graph(folder):
        _pipeline(model, gazetteer, *own)  # a name mistyped must not leave an empty graph behind
    with GraphStore.create_or_open(folder, base_iri=base_iri) as store:
        held = _read_ledger(folder, store)
        salt = digest(PIPELINE_VERSION, model or "", own[1])
        seen: list[str] = []
        undated: list[str] = []
        new: dict[str, str] = {}

        def unread() -> Iterator[Document]:
            for document in chain([first] if first else [], documents):
                seen.append(document.id)
                fingerprint = _fingerprint(document, salt)
                if document.id in held and held[document.id].fingerprint == fingerprint:
                    continue
                new[document.id] = fingerprint
                if document.published is None:
                    undated.append(document.id)
                yield document

        for extraction in _extractions(unread(), lambda: _pipeline(model, gazetteer, *own), jobs):
            document = extraction.document
            records.save(folder / "records", extraction, new[document.id])
            held[document.id] = _Held(new[document.id], names(extraction), imprint(document), None)
            if on_document:
                on_document(document)
        _settle(folder, store, held)
    report = BuildReport(len(new), len(seen) - len(new), tuple(undated), tuple(problems))
    return Graph.open(folder, report=report)


def extract(
    inputs: Paths,
    *,
    jobs: int = 1,
    model: str | None = None,
    gazetteer: str | Path | None = None,
    extractors: Sequence[str] = (),
    jsonl: bool = False,
    on_problem: OnProblem | None = None,
) -> Iterator[Extraction]:
    """Yield what is found in each text, in input order, without making a graph; arguments as for `build`."""
    own = (tuple(extractors), _stamp(gazetteer, extractors))
    documents = texts.read(_paths(inputs), on_problem=on_problem, jsonl=jsonl)
    return _extractions(documents, lambda: _pipeline(model, gazetteer, *own), jobs)


def remove(out: str | Path, document: str) -> None:
    """Retract a document: its evidence goes, and with it every fact that nothing else supports.

    Args:
        out: Folder of the graph.
        document: `Document.id`.

    Raises:
        UnknownNameError: If the graph holds no such document.
    """
    folder = Path(out)
    with GraphStore.open(folder, read_only=False) as store:
        held = _read_ledger(folder, store)
        store.remove(document)
        records.forget(folder / "records", document)
        held.pop(document, None)
        _settle(folder, store, held)


def _paths(inputs: Paths) -> list[str | Path]:
    return [inputs] if isinstance(inputs, str | Path) else list(inputs)


def _extractions(documents: Iterable[Document], load: Callable[[], Language], jobs: int) -> Iterator[Extraction]:
    """Yield the extraction of each document, in order; the language model is loaded when the first document comes."""
    stream = iter(documents)
    first = next(stream, None)
    if first is None:
        return
    for document, doc in annotated.annotate(load(), chain([first], stream), jobs=jobs):
        extraction = collect(document, doc)
        check(extraction)
        yield extraction


@cache
def _pipeline(model: str | None, gazetteer: str | Path | None, extractors: tuple[str, ...], stamp: str) -> Language:
    """Return a pipeline, loaded once in a process for each model and state of what the user adds to it."""
    return annotated.load(model, gazetteer=gazetteer, components=annotated.with_additions(extractors))


def _stamp(gazetteer: str | Path | None, extractors: Sequence[str]) -> str:
    """Return a digest of what the user adds, or nothing; the pipeline complains if the gazetteer can't be read."""
    try:
        table = digest(Path(gazetteer).read_bytes().hex()) if gazetteer else ""
    except OSError:
        table = ""
    return table + annotated.stamp(extractors)


def _fingerprint(document: Document, salt: str) -> str:
    metadata = {name: value for name, value in asdict(document).items() if name != "path"}
    return digest(salt, json.dumps(metadata, sort_keys=True))


def _settle(folder: Path, store: GraphStore, held: dict[str, _Held]) -> None:
    """Put into the store what it does not hold yet in its resolved form, then say so in the ledger."""
    full = full_names(item.names for item in held.values())
    wanted = {document: resolution(item.names, full) for document, item in held.items()}
    stale = sorted(document for document, item in held.items() if item.resolved != wanted[document])
    ledger = {
        document: {
            "fingerprint": item.fingerprint,
            "names": [[n.type, n.key, n.label, list(n.shorts)] for n in item.names],
            "imprint": [item.imprint.signature, item.imprint.published],
            "resolved": wanted[document],
        }
        for document, item in sorted(held.items())
    }
    path, body = folder / "ledger.json", json.dumps(ledger, ensure_ascii=False).encode()
    if not stale and not store.pending and path.exists() and path.read_bytes() == body:
        return
    kept = folder / "records"
    settled = (resolve(records.load(kept, digest(document)), wanted[document]) for document in stale)
    store.put(settled, origins({document: item.imprint for document, item in held.items()}))
    write_whole(path, body)


def _read_ledger(folder: Path, store: GraphStore) -> dict[str, _Held]:
    """Return what the store and the records hold, by document; what is in doubt counts as not in the store."""
    path = folder / "ledger.json"
    kept, stored = records.fingerprints(folder / "records"), store.documents()
    held = {}
    try:
        ledger: Mapping[str, Any] = json.loads(path.read_bytes()) if path.exists() else {}
        for document, item in ledger.items():
            if kept.get(digest(document)) == item["fingerprint"] and document in stored and "imprint" in item:
                known = tuple(Name(type_, key, label, tuple(shorts)) for type_, key, label, shorts in item["names"])
                resolved = {key: (target[0], target[1]) for key, target in item["resolved"].items()}
                held[document] = _Held(item["fingerprint"], known, Imprint(*item["imprint"]), resolved)
    except (OSError, ValueError, TypeError, AttributeError, LookupError) as err:
        raise GraphError("ledger is damaged", where=str(path), hint="delete it; the next build makes it anew") from err
    listed = {digest(document) for document in held}
    for name, fingerprint in kept.items():
        if name not in listed:  # extracted, but the build was stopped before the store held it
            extraction = records.load(folder / "records", name)
            unsettled = extraction.document
            held[unsettled.id] = _Held(fingerprint, names(extraction), imprint(unsettled), None)
    return held
