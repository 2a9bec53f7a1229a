"""Neo4j: a folder of CSV files for ``neo4j-admin database import``, with the command in ``README.txt``.

A fact is a relationship of its own type, with its sentences. What is only said, possible, denied or former is a CLAIM,
and an event that did not happen is no Event but a NotHappened with SUPPOSED_ACTORs, so that no pattern takes it for a
fact.
"""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from kg.evidence import Event, Evidence
from kg.exports.held import Thing, facts, holds, manner, mentions, passage, reader_of, texts, things
from kg.files import write_folder, write_whole
from kg.model import ACTOR_TYPES
from kg.namespaces import digest
from kg.quads import terms as t
from kg.rules import HAPPENED
from kg.store import GraphStore
from kg.store.evidence import EvidenceReader

BETWEEN = "\x1f"  # elements of an array: no text holds it
NODES = {
    "entities": ("iri:ID", "label", "kind", "named:boolean", "aliases:string[]", "sameAs:string[]", ":LABEL"),
    "values": ("id:ID", "text", ":LABEL"),
    "events": (
        *("iri:ID", "label", "root", "status", "time", "earliest:date", "latest:date", "dating"),
        *(f"{name}:int" for name in t.COUNTS),
        ":LABEL",
    ),
    "documents": ("iri:ID", "id", "headline", "outlet", "author", "published", "url", "sha256", ":LABEL"),
    "attributions": (
        *("iri:ID", "speaker", "stance", "content", "sentence", "passage"),
        *("begin:int", "end:int", "confidence:double", ":LABEL"),
    ),
}
_ENDS = (":START_ID", ":END_ID", ":TYPE")
_SAID = ("sentence", "passage", "begin:int", "end:int", "polarity", "certainty", "speaker", "confidence:double")
_TOLD = ("statements:string[]", "manners:string[]", "sentences:string[]", "passages:string[]")
RELATIONSHIPS = {
    "facts": (*_ENDS, *_TOLD, "since:string[]", "until:string[]", "documents:int", "confidence:double"),
    "claims": (*_ENDS, "statement", "relation", "manner", *_SAID, "former:boolean", "time", "since", "until"),
    "participants": (*_ENDS, *_TOLD),
    "reports": (*_ENDS, "report", "status", "mode", *_SAID),
    "speech": _ENDS,
    "mentions": (*_ENDS, "begins:int[]", "ends:int[]"),
}
README = f"""A graph of kg for Neo4j 5 or newer. In this folder, with the server stopped:

neo4j-admin database import full --array-delimiter=U+001F --multiline-fields=true {
    " ".join(f"--nodes={name}.csv" for name in NODES)
} {" ".join(f"--relationships={name}.csv" for name in RELATIONSHIPS)} neo4j
"""

type Cell = str | int | float | bool | Iterable[str] | None
type Cells = tuple[Cell, ...]


def _write(store: GraphStore, path: Path) -> None:
    graph = _Graph(store, reader_of(store), {thing.iri: thing for thing in things(store)})
    made: dict[str, Callable[[], Iterator[Cells]]] = {
        "entities": graph.entities,
        "values": graph.values,
        "events": graph.events,
        "documents": graph.documents,
        "attributions": graph.attributions,
        "facts": graph.facts,
        "claims": graph.claims,
        "participants": graph.participants,
        "reports": graph.reports,
        "speech": graph.speech,
        "mentions": graph.mentions,
    }
    files = {f"{name}.csv": partial(_table, (NODES | RELATIONSHIPS)[name], rows) for name, rows in made.items()}
    write_folder(path, {"README.txt": lambda file: write_whole(file, README.encode()), **files})


WRITERS: dict[str, Callable[[GraphStore, Path], None]] = {"neo4j": _write}


def _table(columns: tuple[str, ...], rows: Callable[[], Iterator[Cells]], path: Path) -> None:
    def lines() -> Iterator[bytes]:
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(columns)
        for row in rows():
            writer.writerow([_cell(cell) for cell in row])
            if text.tell() > 1_000_000:
                yield text.getvalue().encode("utf-8", "replace")
                text.seek(0)
                text.truncate()
        yield text.getvalue().encode("utf-8", "replace")

    write_whole(path, lines())


def _cell(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if cell is None or isinstance(cell, str | int | float):
        return "" if cell is None else str(cell).replace(BETWEEN, " ").replace("\x00", "")
    return BETWEEN.join(_cell(part) for part in cell)


def relationship_type(relation: str) -> str:
    """Return a relation as a type of relationship: ``ALLIED_WITH`` of ``alliedWith``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", relation).upper()


@dataclass(slots=True)
class _Graph:
    store: GraphStore
    reader: EvidenceReader
    known: dict[str, Thing]
    _texts: dict[str, str] = field(default_factory=dict)

    def entities(self) -> Iterator[Cells]:
        for thing in self.known.values():
            labels = ("Entity", *(("Actor",) if thing.kind in ACTOR_TYPES else ()), thing.kind)
            yield thing.iri, thing.label, thing.kind, thing.named, thing.aliases, thing.same_as, labels

    def values(self) -> Iterator[Cells]:
        for fact in facts(self.store, self.reader):
            self._end(fact.object, fact.value)
        for said in self.reader.statements(t.ASSERTION):
            self._end(next(iter(said.objects), ""), said.value)
        yield from ((name, text, "Value") for name, text in sorted(self._texts.items()))

    def _end(self, target: str, value: str) -> str:
        """Return the id of the node that a statement is about, and keep the text of what is no entity."""
        if target in self.known:
            return target
        text = value or self.reader.name(target)
        name = f"urn:kg:value:{digest(text)}"
        self._texts[name] = text
        return name

    def events(self) -> Iterator[Cells]:
        for event in self.reader.events():
            counts = {"fatalities": event.dead, **dict(event.harmed)}
            when = (event.time, event.earliest, event.latest, event.dating)
            real = event.status in HAPPENED
            labels = ("Event",) if real else ("NotHappened", event.status)
            yield event.iri, event.label, event.root, event.status, *when, *map(counts.get, t.COUNTS), labels

    def documents(self) -> Iterator[Cells]:
        for text in texts(self.reader):
            one = text.source
            yield one.iri, one.id, one.headline, one.outlet, text.author, one.date, one.url, one.sha256, "Document"

    def attributions(self) -> Iterator[Cells]:
        for said in self.reader.statements(t.ATTRIBUTION_CLASS):
            content = " … ".join(self.reader.content(said))
            place = (said.sentence, passage(said), said.start, said.end, said.confidence)
            yield said.iri, said.speaker, said.term, content, *place, "Attribution"

    def facts(self) -> Iterator[Cells]:
        for fact in facts(self.store, self.reader):
            if fact.subject in self.known:
                told = _told(list(fact.told)) if fact.told else ((), (), (), fact.passages)
                spells = ([said.since for said in fact.told], [said.until for said in fact.told])
                known = [spell if any(spell) else () for spell in spells]
                surest = max((said.confidence for said in fact.told), default=None)
                end = self._end(fact.object, fact.value)
                yield fact.subject, end, relationship_type(fact.relation), *told, *known, fact.documents, surest

    def claims(self) -> Iterator[Cells]:
        for said in self.reader.statements(t.ASSERTION):
            if said.subjects[0] in self.known and not holds(self.store, said):
                how = (said.iri, said.term, manner(said) or "claimed")
                spell = (said.former, said.time, said.since, said.until)
                yield (
                    said.subjects[0],
                    self._end(next(iter(said.objects), ""), said.value),
                    "CLAIM",
                    *how,
                    *_said(said),
                    *spell,
                )

    def participants(self) -> Iterator[Cells]:
        reports = {said.iri: said for said in self.reader.statements(t.EVENT_REPORT)}
        for event in self.reader.events():
            told = [reports[iri] for iri in event.reports if iri in reports]
            for role, end, backing in self._roles(event, told):
                real = [said for said in backing if said.kind == "event" and event.status in HAPPENED]
                supposed = [said for said in backing if said not in real]
                for kind, some in ((role, real), (f"SUPPOSED_{role}", supposed)):
                    if some:
                        yield event.iri, end, kind, *_told(some)

    def _roles(self, event: Event, told: list[Evidence]) -> Iterator[tuple[str, str, list[Evidence]]]:
        sides: tuple[tuple[str, Callable[[Evidence], tuple[str, ...]]], ...] = (
            ("ACTOR", lambda said: said.subjects),
            ("RECIPIENT", lambda said: said.objects),
            ("MEDIATOR", lambda said: said.mediators),
            ("PLACE", lambda said: (said.place,)),
        )
        for role, side in sides:
            for end in sorted({iri for said in told for iri in side(said) if iri in self.known}):
                yield role, end, [said for said in told if end in side(said)]

    def reports(self) -> Iterator[Cells]:
        events = {report: event.iri for event in self.reader.events() for report in event.reports}
        for said in self.reader.statements(t.EVENT_REPORT):
            if said.iri in events:
                yield events[said.iri], said.graph, "REPORTED_IN", said.iri, said.status, said.mode, *_said(said)

    def speech(self) -> Iterator[Cells]:
        for said in self.reader.statements(t.ATTRIBUTION_CLASS):
            yield said.iri, said.graph, "IN"
            yield from ((iri, said.iri, "SAYS") for iri in said.subjects if iri in self.known)
            yield from ((said.iri, iri, "SPEAKS_OF") for iri in said.objects if iri in self.known)
        for source in self.reader.sources():
            if source.origin:
                yield source.iri, source.origin, "COPY_OF"

    def mentions(self) -> Iterator[Cells]:
        for source in self.reader.sources():
            spots: dict[str, list[tuple[int, int]]] = defaultdict(list)
            for one in mentions(self.reader, source.iri):
                spots[one.entity].append((one.start, one.end))
            for entity, found in sorted(spots.items()):
                if entity in self.known:
                    ends = zip(*found, strict=True)
                    yield source.iri, entity, "MENTIONS", *([str(number) for number in side] for side in ends)


def _told(told: list[Evidence]) -> tuple[list[str], ...]:
    """Return statements, how each is put, sentences and passages, alike in order."""
    ways = [manner(said) or "plain" for said in told]
    return [said.iri for said in told], ways, [said.sentence for said in told], [passage(said) for said in told]


def _said(said: Evidence) -> Cells:
    place = (said.sentence, passage(said), said.start, said.end)
    return *place, said.polarity, said.certainty, "" if said.factive else said.speaker, said.confidence
