"""Texts -> documents -> annotated Docs -> extractions. What fails on a text leaves out that text alone."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from platform import node

from spacy.language import Language

from kg import annotated, texts
from kg.annotated import USUAL, Budget
from kg.assertions import Imprint, Page, calibrated, collect, imprint, packed, page, unpacked
from kg.crew import ALONE, Crew
from kg.errors import InputError, KgError, MissingInputError, PipelineError, tell
from kg.model import Document, Extraction, Reader
from kg.namespaces import digest
from kg.ontology import check
from kg.processes import Losses

PIPELINE_VERSION = "3"  # raised when a change of the extractors should make builds read unchanged texts again

type Paths = str | Path | Sequence[str | Path]
type OnProblem = Callable[[KgError], None]
type OnNotice = Callable[[str], None]
_CHARACTERS = 15_000  # of the texts that a process is sent at once: the last ones are to end at about the same time
_MOST, _GROWTH = 500_000, 1.25  # of those that go to a cluster: about 100 articles, once it is clear that many come
_FIRST = Document(
    "first",
    "On Monday, 3 March 2025, President Ada Lind of France told reporters in Paris that Russia had attacked the port "
    'of Odesa, killing at least 5 people. "We condemn it," she said. The ministry denied sanctions worth $2 million.',
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is kept of a document that was read: its packed record, whom it names, and what its copies are told by.

    ``extraction`` is what the record holds, where it was read in this process.
    """

    document: Document
    record: bytes
    page: Page
    imprint: Imprint
    extraction: Extraction | None = None


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
    found = readings(documents, load, Crew(jobs), on_problem=on_problem, on_notice=on_notice, budget=budget)
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
    crew: Crew = ALONE,
    *,
    on_problem: OnProblem | None = None,
    on_notice: OnNotice | None = None,
    budget: Budget = USUAL,
) -> Iterator[Reading]:
    """Yield what is to be kept of each document, in the order given; the same whoever reads.

    Args:
        documents: Read lazily, so memory stays flat.
        load: Gives the pipeline; called when the first document comes, and by each process that reads.
        crew: Who reads; unless it is this process alone, it only hands out texts and takes records.
        on_problem: Called with the problem of each document that had to be left out; None raises the first.
        on_notice: Called with a line that tells of a process that ended and whose texts are read again.
        budget: As for `extractions`.

    Raises:
        PipelineError: As for `extractions`; also if two processes end that read a document, one after the other.
        KgError: As for `kg.cluster.spread`, where a cluster reads.
    """
    if crew == ALONE:
        yield from _kept(documents, load, on_problem, budget)
        return
    stream = iter(documents)
    if (first := next(stream, None)) is None:
        return
    losses: Losses[Document, Reading | KgError] = Losses(given_up, on_notice or (lambda _: None))
    work, whole = partial(read, load, budget=budget), chain([first], stream)
    if not crew.is_remote:
        read(load, [_FIRST])  # model and tables are loaded once for all processes, where these share memory
    parts = batches(whole, _CHARACTERS, _MOST if crew.is_remote else 0)
    for told in crew.spread(work, parts, losses):
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
        told.append(replace(reading, extraction=None))  # noqa: PERF401  (problems come in between)
    return told


def _kept(
    documents: Iterable[Document], load: Callable[[], Language], on_problem: OnProblem | None, budget: Budget
) -> Iterator[Reading]:
    for extraction in extractions(documents, load, on_problem=on_problem, budget=budget):
        document = extraction.document
        with annotated.sparing(document, on_problem):  # what a component left may not fit into a record
            yield Reading(document, packed(extraction), page(extraction), imprint(document), extraction)


def given_up(document: Document, how: str) -> KgError:
    """Return the problem of a document whose process ended twice, given how it did."""
    hint = "the text is left out; give processes more memory, or report it with the text"
    return PipelineError(f"the process that reads it {how}", where=document.path or document.id, hint=hint)


def batches(documents: Iterable[Document], characters: int, most: int = 0) -> Iterator[list[Document]]:
    """Yield documents in batches of so many characters at least, the last one excepted.

    Each is by a quarter larger than the one before, as long as that is less than ``most``.
    """
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if size >= characters:
            yield batch
            batch, size = [], 0
            characters = max(characters, min(most, int(characters * _GROWTH)))
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


def loader(
    crew: Crew, nlp: Language | None, model: str | None, gazetteer: str | Path | None, own: tuple[tuple[str, ...], str]
) -> Callable[[], Language]:
    """Return what gives the pipeline to each process of a crew: the one given, or one of a model and the user's own.

    Raises:
        InputError: If one is given that other machines can't have.
    """
    if crew.is_remote:
        if nlp is not None:
            raise InputError("a loaded pipeline can't be sent to workers", where="nlp", hint="give a model's name")
        return partial(elsewhere, model, gazetteer, *own, installed(model))
    return partial(pipeline, model, gazetteer, *own) if nlp is None else lambda: nlp


def elsewhere(
    model: str | None, gazetteer: str | Path | None, extractors: tuple[str, ...], mark: str, software: str
) -> Language:
    """Return the pipeline on a worker of a cluster, whose software and files are to be those of the build.

    Raises:
        PipelineError: If they are not.
    """
    here, where = installed(model), f"worker {node()}"
    if here != software:
        hint = "install the same on each worker"
        raise PipelineError(f"reads with {here}, the build with {software}", where=where, hint=hint)
    try:
        same = stamp(gazetteer, extractors) == mark
    except MissingInputError:
        same = False
    if not same:
        hint = "put it where each worker finds it by the same path"
        raise PipelineError("has another gazetteer or extractor than the build", where=where, hint=hint)
    return pipeline(model, gazetteer, extractors, mark)


def installed(model: str | None) -> str:
    """Return what would read texts in this process, without loading it: software and language model with versions."""
    return (
        f"influence-kg {version('influence-kg')}.{PIPELINE_VERSION}, spaCy {version('spacy')}, {annotated.name(model)}"
    )


def stamp(gazetteer: str | Path | None, extractors: Sequence[str]) -> str:
    """Return a digest of what the user adds, or nothing.

    Raises:
        MissingInputError: If there is no such gazetteer, even where all texts are read already.
    """
    try:
        table = digest(Path(gazetteer).read_bytes().hex()) if gazetteer else ""
    except FileNotFoundError as err:
        raise MissingInputError("gazetteer not found", where=str(gazetteer), hint="check the path") from err
    except OSError:  # the pipeline says what is wrong with it
        table = ""
    return table + annotated.stamp(extractors)
