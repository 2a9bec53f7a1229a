"""Parquet: a folder of typed tables for pandas, Polars, DuckDB, Spark, R, linked by IRIs.

Rows are made while they are written, some thousands at a time, so memory stays flat.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import batched
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from kg import dates
from kg.errors import InputError
from kg.evidence import Evidence
from kg.exports.held import facts, holds, mentions, passage, reader_of, texts, things
from kg.exports.parquet_columns import TABLES
from kg.files import write_folder
from kg.quads import terms as t
from kg.store import GraphStore
from kg.store.evidence import EvidenceReader
from kg.store.referring import offsets

type Row = dict[str, object]

ROWS = 20_000  # of a row group


def _write(store: GraphStore, path: Path) -> None:
    try:
        import pyarrow  # noqa: F401, PLC0415  (an extra, and slow to import)
    except ImportError as err:
        hint = "pip install 'influence-kg[parquet]'"
        raise InputError("the format parquet needs the package pyarrow", hint=hint) from err
    reader = reader_of(store)
    made: dict[str, Callable[[], Iterator[Row]]] = {
        "documents": partial(_documents, reader),
        "entities": partial(_entities, store),
        "facts": partial(_facts, store, reader),
        "statements": partial(_statements, store, reader),
        "events": partial(_events, reader),
        "reports": partial(_reports, reader),
        "attributions": partial(_attributions, reader),
        "mentions": partial(_mentions, reader),
        "passages": partial(_passages, reader),
    }
    write_folder(path, {f"{name}.parquet": partial(_table, TABLES[name], rows) for name, rows in made.items()})


WRITERS: dict[str, Callable[[GraphStore, Path], None]] = {"parquet": _write}


def _table(columns: dict[str, str], rows: Callable[[], Iterator[Row]], path: Path) -> None:
    import pyarrow as pa  # noqa: PLC0415  (an extra, and slow to import)
    from pyarrow import parquet  # noqa: PLC0415

    kinds: dict[str, Any] = {
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "number": pa.int64(),
        "share": pa.float64(),
        "truth": pa.bool_(),
        "day": pa.date32(),
    }
    schema = pa.schema([(name, kinds[kind]) for name, kind in columns.items()])
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for group in batched(rows(), ROWS):
            writer.write_table(pa.Table.from_pylist([_cells(row) for row in group], schema=schema))


def _cells(row: Row) -> Row:
    """Return a row with nothing where a text is empty."""
    return {name: None if value == "" else value for name, value in row.items()}


def _day(text: str, *, last: bool = False) -> date | None:
    found = dates.parse(text)
    return None if found is None else found.last if last else found.first


def _documents(reader: EvidenceReader) -> Iterator[Row]:
    for text in texts(reader):
        source = text.source
        yield {
            "iri": source.iri,
            "id": source.id,
            "headline": source.headline,
            "outlet": source.outlet,
            "author": text.author,
            "published": source.date,
            "published_first": _day(source.date),
            "published_last": _day(source.date, last=True),
            "url": source.url,
            "language": text.language,
            "origin": source.origin,
            "sha256": source.sha256,
            "text": text.words,
        }


def _entities(store: GraphStore) -> Iterator[Row]:
    for thing in things(store):
        yield {name: getattr(thing, name) for name in TABLES["entities"]}


def _facts(store: GraphStore, reader: EvidenceReader) -> Iterator[Row]:
    for fact in facts(store, reader):
        yield {
            "subject": fact.subject,
            "subject_label": reader.name(fact.subject),
            "relation": fact.relation,
            "object": fact.object,
            "object_label": reader.name(fact.object) if fact.object else "",
            "value": fact.value,
            "documents": fact.documents,
            "statements": [said.iri for said in fact.told],
            "passages": fact.passages,
        }


def _said(said: Evidence) -> Row:
    return {
        "iri": said.iri,
        "document": said.graph,
        "passage": passage(said),
        "begin": said.start,
        "end": said.end,
        "sentence": said.sentence,
        "polarity": said.polarity,
        "certainty": said.certainty,
        "speaker": said.speaker,
        "speakers": said.speakers,
        "factive": said.factive,
        "confidence": said.confidence,
        "extractor": said.extractor,
    }


def _statements(store: GraphStore, reader: EvidenceReader) -> Iterator[Row]:
    for said in reader.statements(t.ASSERTION):
        yield _said(said) | {
            "holds": holds(store, said),
            "basis": said.kind,
            "subject": said.subjects[0],
            "relation": said.term,
            "object": next(iter(said.objects), ""),
            "value": said.value,
            "time": said.time,
            "since": said.since,
            "until": said.until,
            "since_first": _day(said.since),
            "until_last": _day(said.until, last=True),
            "former": said.former,
        }


def _events(reader: EvidenceReader) -> Iterator[Row]:
    for event in reader.events():
        yield {
            "iri": event.iri,
            "label": event.label,
            "root": event.root,
            "status": event.status,
            "time": event.time,
            "earliest": _day(event.earliest),
            "latest": _day(event.latest),
            "dating": event.dating,
            "place": event.place,
            "place_label": event.where,
            "fatalities": event.dead,
            **dict(event.harmed),
            "bounds": [f"{kind} {bound}" for kind, bound in event.bounds],
            "actors": event.actors,
            "recipients": event.recipients,
            "reports": event.reports,
        }


def _reports(reader: EvidenceReader) -> Iterator[Row]:
    events = {report: event.iri for event in reader.events() for report in event.reports}
    for said in reader.statements(t.EVENT_REPORT):
        yield _said(said) | {
            "event": events.get(said.iri, ""),
            "basis": said.kind,
            "root": said.term,
            "mode": said.mode,
            "status": said.status,
            "time": said.time,
            "earliest": _day(said.earliest),
            "latest": _day(said.latest),
            "trigger_begin": said.trigger[0],
            "trigger_end": said.trigger[1],
            "place": said.place,
            "actors": said.subjects,
            "recipients": said.objects,
            "mediators": said.mediators,
            "denies": said.denies,
            "fatalities": said.dead,
            **dict(said.harmed),
        }


def _attributions(reader: EvidenceReader) -> Iterator[Row]:
    for said in reader.statements(t.ATTRIBUTION_CLASS):
        yield {name: value for name, value in _said(said).items() if name in TABLES["attributions"]} | {
            "stance": said.term,
            "cue_begin": said.trigger[0],
            "cue_end": said.trigger[1],
            "content": reader.content(said),
            "sources": said.subjects,
            "speaks_of": said.objects,
        }


def _mentions(reader: EvidenceReader) -> Iterator[Row]:
    for source in reader.sources():
        for one in mentions(reader, source.iri):
            yield {
                "iri": one.iri,
                "document": one.document,
                "begin": one.start,
                "end": one.end,
                "words": one.words,
                "entity": one.entity,
                "type": one.type,
                "identified_by": one.by,
            }


def _passages(reader: EvidenceReader) -> Iterator[Row]:
    for source in reader.sources():
        graph = NamedNode(source.iri)
        found = reader.match(None, t.ANCHOR, None, graph)
        for (begin, end), iri, words in sorted(
            (offsets(q.subject.value), q.subject.value, q.object.value) for q in found
        ):
            yield {"iri": iri, "document": source.iri, "begin": begin, "end": end, "words": words}
