"""Texts -> documents -> annotated Docs -> extractions. What fails on a text leaves out that text alone."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from spacy.language import Language

from kg import annotated, texts
from kg.assertions import calibrated, collect
from kg.errors import KgError
from kg.model import Document, Extraction, Reader
from kg.namespaces import digest
from kg.ontology import check

PIPELINE_VERSION = "3"  # raised when a change of the extractors should make builds read unchanged texts again

type Paths = str | Path | Sequence[str | Path]
type OnProblem = Callable[[KgError], None]


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
    """Yield what is found in each text, in input order, without making a graph; arguments as for `kg.build`.

    Raises:
        KgError: The first problem, if ``on_problem`` is None; errors as for `kg.build`.
    """
    own = (tuple(extractors), stamp(gazetteer, extractors))
    documents = texts.read(paths(inputs), on_problem=on_problem, jsonl=jsonl)
    return extractions(documents, lambda: pipeline(model, gazetteer, *own), jobs=jobs, on_problem=on_problem)


def extractions(
    documents: Iterable[Document],
    load: Callable[[], Language],
    *,
    jobs: int = 1,
    on_problem: OnProblem | None = None,
) -> Iterator[Extraction]:
    """Yield the extraction of each document, in the order given.

    Args:
        documents: Read lazily, so memory stays flat.
        load: Gives the pipeline; called when the first document comes.
        jobs: Number of processes.
        on_problem: Called with the problem of each document that had to be left out; None raises the first.

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
    for document, doc in annotated.annotate(nlp, chain([first], stream), jobs=jobs, on_problem=on_problem):
        with annotated.sparing(document, on_problem):
            extraction = replace(calibrated(collect(document, doc), doc), reader=reader)
            check(extraction)
            yield extraction


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
