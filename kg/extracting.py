"""Texts -> documents -> annotated Docs -> extractions. What fails on a text leaves out that text alone."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from spacy.language import Language

from kg import annotated, texts
from kg.annotated import USUAL, Budget
from kg.assertions import Imprint, Page, calibrated, collect, imprint, packed, page, unpacked
from kg.errors import InputError, KgError, PipelineError, tell
from kg.model import Document, Extraction, Reader
from kg.namespaces import digest
from kg.ontology import check
from kg.processes import Losses, spread

PIPELINE_VERSION = "3"  # raised when a change of the extractors should make builds read unchanged texts again

type Paths = str | Path | Sequence[str | Path]
type OnProblem = Callable[[KgError], None]
type OnNotice = Callable[[str], None]
_CHARACTERS = 15_000  # of the texts that a process is sent at once: the last ones are to end at about the same time


@dataclass(frozen=True, slots=True)
class Reading:
    """What is kept of a document that was read: its packed record, whom it names, and what its copies are told by."""

    document: Document
    record: bytes
    page: Page
    imprint: Imprint


def extract(
    inputs: Paths,
    *,
    jobs: int = 1,
    model: str | None = None,
    gazetteer: str | Path | None = None,
    extractors: Sequence[str] = (),
    jsonl: bool = False,
    on_problem: OnProblem | None = None,
    on_notice: OnNotice | None = None,
    budget: Budget = USUAL,
) -> Iterator[Extraction]:
    """Yield what is found in each text, in input order, without making a graph; arguments as for `kg.build`.

    Raises:
        KgError: The first problem, if ``on_problem`` is None; errors as for `kg.build`.
    """
    own = (tuple(extractors), stamp(gazetteer, extractors))
    documents = texts.read(paths(inputs), on_problem=on_problem, jsonl=jsonl)
    load = partial(pipeline, model, gazetteer, *own)
    if jobs == 1:
        return extractions(documents, load, on_problem=on_problem, budget=budget)
    found = readings(documents, load, jobs=jobs, on_problem=on_problem, on_notice=on_notice, budget=budget)
    return (unpacked(reading.record) for reading in found)


def extractions(
    documents: Iterable[Document],
    load: Callable[[], Language],
    *,
    on_problem: OnProblem | None = None,
    budget: Budget = USUAL,
) -> Iterator[Extraction]:
    """Yield the extraction of each document, in the order given.

    Args:
        documents: Read lazily, so memory stays flat.
        load: Gives the pipeline; called when the first document comes.
        on_problem: Called with the problem of each document that had to be left out; None raises the first.
        budget: What one text may cost; what costs more is left out.

    Raises:
        PipelineError: If a component fails on a document or leaves a relation or a root that the ontology does not
            have, and ``on_problem`` is None.
    """
    stream = iter(documents)
    first = next(stream, None)
    if first is None:
        return
    nlp = load()
    reader = _reader(nlp)
    for document, doc in annotated.annotate(nlp, chain([first], stream), on_problem=on_problem, budget=budget):
        with annotated.sparing(document, on_problem):
            extraction = replace(calibrated(collect(document, doc), doc), reader=reader)
            check(extraction)
            yield extraction


def readings(
    documents: Iterable[Document],
    load: Callable[[], Language],
    *,
    jobs: int = 1,
    on_problem: OnProblem | None = None,
    on_notice: OnNotice | None = None,
    budget: Budget = USUAL,
) -> Iterator[Reading]:
    """Yield what is to be kept of each document, in the order given; the same whatever the number of processes.

    Args:
        documents: Read lazily, so memory stays flat.
        load: Gives the pipeline; called when the first document comes.
        jobs: Number of processes that read; with more than one, this one only hands out texts and takes records.
        on_problem: Called with the problem of each document that had to be left out; None raises the first.
        on_notice: Called with a line that tells of a process that ended and whose texts are read again.
        budget: As for `extractions`.

    Raises:
        InputError: If the number of processes is less than one.
        PipelineError: As for `extractions`; also if two processes end that read a document, one after the other.
    """
    if jobs < 1:
        raise InputError(f"{jobs} processes can't read texts", where="jobs", hint="give 1 or more")
    if jobs == 1:
        yield from _kept(documents, load, on_problem, budget)
        return
    stream = iter(documents)
    if (first := next(stream, None)) is None:
        return
    load()  # once for all processes, where these share memory
    losses: Losses[Document, Reading | KgError] = Losses(given_up, on_notice or (lambda _: None))
    for told in spread(
        partial(read, load, budget=budget), batches(chain([first], stream), _CHARACTERS), jobs=jobs, losses=losses
    ):
        if isinstance(told, KgError):
            tell(told, on_problem)
        else:
            yield told


def read(
    load: Callable[[], Language], documents: Sequence[Document], *, budget: Budget = USUAL
) -> list[Reading | KgError]:
    """Return what is to be kept of each document, or the problem for which it is left out, in the order given."""
    told: list[Reading | KgError] = []
    for reading in _kept(documents, load, told.append, budget):
        told.append(reading)  # noqa: PERF402  (problems come in between)
    return told


def _kept(
    documents: Iterable[Document], load: Callable[[], Language], on_problem: OnProblem | None, budget: Budget
) -> Iterator[Reading]:
    for extraction in extractions(documents, load, on_problem=on_problem, budget=budget):
        document = extraction.document
        with annotated.sparing(document, on_problem):  # what a component left may not fit into a record
            yield Reading(document, packed(extraction), page(extraction), imprint(document))


def given_up(document: Document, how: str) -> KgError:
    """Return the problem of a document whose process ended twice, given how it did."""
    hint = "the text is left out; give processes more memory, or report it with the text"
    return PipelineError(f"the process that reads it {how}", where=document.path or document.id, hint=hint)


def batches(documents: Iterable[Document], characters: int) -> Iterator[list[Document]]:
    """Yield documents in batches of so many characters at least, the last one excepted."""
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if size >= characters:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _reader(nlp: Language) -> Reader:
    """Return what reads: this software, the language model, the pipeline."""
    model = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
    return Reader(f"influence-kg {version('influence-kg')}", model, PIPELINE_VERSION)


def paths(inputs: Paths) -> list[str | Path]:
    """Return inputs as a list, though only one may be given."""
    return [inputs] if isinstance(inputs, str | Path) else list(inputs)


@cache
def pipeline(model: str | None, gazetteer: str | Path | None, extractors: tuple[str, ...], stamp: str) -> Language:
    """Return a pipeline, loaded once in a process for each model and state (``stamp``) of what the user adds to it."""
    return annotated.load(model, gazetteer=gazetteer, components=annotated.with_additions(extractors))


def stamp(gazetteer: str | Path | None, extractors: Sequence[str]) -> str:
    """Return a digest of what the user adds, or nothing; the pipeline complains if the gazetteer can't be read."""
    try:
        table = digest(Path(gazetteer).read_bytes().hex()) if gazetteer else ""
    except OSError:
        table = ""
    return table + annotated.stamp(extractors)
