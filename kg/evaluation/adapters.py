"""From what the pipeline found to the prediction lines of each gold standard; nothing is found here."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from spacy.language import Language

from kg import texts
from kg.assertions import to_record
from kg.coding import code_events
from kg.evaluation import docred, re3d
from kg.evaluation.lines import Record
from kg.extracting import OnProblem, extractions
from kg.model import Attribution, Extraction, Span

type Prediction = dict[str, Any]
type Predict = Callable[[Language, Path, Sequence[Record], OnProblem], Iterator[Prediction]]


def _each(
    adapt: Callable[[Extraction, Record], Prediction],
    nlp: Language,
    documents: Path,
    sources: Sequence[Record],
    on_problem: OnProblem,
) -> Iterator[Prediction]:
    """Yield a prediction for each text of a file, as `kg extract` reads it."""
    by_id = {str(source["id"]): source for source in sources}
    read = texts.read([documents], on_problem=on_problem)
    for extraction in extractions(read, lambda: nlp, on_problem=on_problem):
        source = by_id[extraction.document.id]
        yield {**adapt(extraction, source), "id": source["id"]}


def _line(extraction: Extraction, _: Record) -> Prediction:
    return to_record(extraction)


def _entities(extraction: Extraction, _: Record) -> Prediction:
    return {"entities": list(re3d.entities(extraction))}


def _relations(extraction: Extraction, _: Record) -> Prediction:
    return {"relations": list(re3d.relations(extraction))}


def _docred(extraction: Extraction, _: Record) -> Prediction:
    return {"facts": list(docred.facts(extraction))}


def _attributions(extraction: Extraction, _: Record) -> Prediction:
    """Return who says what; what stands within another attribution is left out, as the gold standard nests none."""
    return {"attributions": [_attribution(item) for item in extraction.attributions if item.within is None]}


def _attribution(item: Attribution) -> Prediction:
    def span(words: Span | None) -> list[int] | None:
        return None if words is None else [words.start, words.end]

    return {"source": span(item.source), "cue": span(item.cue), "content": [span(part) for part in item.content]}


def _gap(extraction: Extraction, source: Record) -> Prediction:
    """Return whether the pronoun's entity has a mention that shares characters with name A, and with name B."""
    marked = tuple(source["pronoun"])
    known = [m for m in extraction.mentions if m.entity is not None]
    meant = {m.entity for m in known if (m.start, m.end) == marked}

    def means(name: str) -> bool:
        start, end = source[name]
        others = (m for m in known if m.entity in meant and (m.start, m.end) != marked)
        return any(m.start < end and start < m.end for m in others)

    return {"a": means("a"), "b": means("b")}


def plover(nlp: Language, _: Path, sources: Sequence[Record], on_problem: OnProblem) -> Iterator[Prediction]:
    """Yield the PLOVER root of each sentence with its known actor and recipient."""
    names = {"text": "sentence", "id": "id", "source": "source", "target": "target"}
    records = ({new: item.get(old) for old, new in names.items()} for item in sources)
    yield from code_events(nlp, records, on_problem=on_problem)


lines: Predict = partial(_each, _line)
entities: Predict = partial(_each, _entities)
relations: Predict = partial(_each, _relations)
facts: Predict = partial(_each, _docred)
attributions: Predict = partial(_each, _attributions)
gap: Predict = partial(_each, _gap)
