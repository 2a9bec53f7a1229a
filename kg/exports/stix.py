"""STIX 2.1: one bundle, for threat-intelligence platforms (OpenCTI, MISP ...).

Nobody is called a threat actor: people, states and bodies are identities, places locations, documents reports. A fact
is a relationship; an event, and what is denied, possible, former or only said, is a note whose first label says so.
Ids are UUIDs of the IRIs; times are days of publication, since nothing here looks at a clock.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from kg import dates
from kg.evidence import Event, Evidence, Source
from kg.exports.held import Thing, facts, holds, manner, passage, reader_of, texts, things
from kg.files import write_output
from kg.lexica.containment import holders
from kg.lexica.other_names import codes
from kg.ontology import relations
from kg.page.map.shapes import points
from kg.quads import terms as t
from kg.rules import HAPPENED
from kg.store import GraphStore
from kg.store.evidence import EvidenceReader

CLASSES = {
    "Person": "individual",
    "State": "organization",
    "Group": "group",
    "Weapon": "unspecified",
    "Place": "unspecified",
}
_UNDATED = "1970-01-01T00:00:00.000Z"  # STIX wants a moment; a text without a date has this one
_CASES = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WEB = re.compile(r"https?://[!-~]+\Z")

type Json = dict[str, object]


def _write(store: GraphStore, path: Path) -> None:
    write_output(path, (part.encode("utf-8", "replace") for part in _parts(store)))


WRITERS: dict[str, Callable[[GraphStore, Path], None]] = {"stix": _write}


def _parts(store: GraphStore) -> Iterator[str]:
    yield f'{{"type": "bundle", "id": {json.dumps(_id("bundle", store.base_iri))}, "objects": [\n'
    between = ""
    for one in objects(store):
        yield between + json.dumps(one, ensure_ascii=False, sort_keys=True)
        between = ",\n"
    yield "\n]}\n"


def objects(store: GraphStore) -> Iterator[Json]:
    """Yield the objects of the bundle: who is where, facts, events and claims, then the reports that refer to them."""
    bundle = _Bundle(store, reader_of(store))
    yield from bundle.things()
    yield from bundle.relationships()
    for said in bundle.reader.statements(t.ASSERTION):
        if not (holds(store, said) and said.objects and said.objects[0] in bundle.known):
            yield from bundle.statement(said)
    yield from bundle.events()
    for said in bundle.reader.statements(t.ATTRIBUTION_CLASS):
        words = f"{said.speaker} {said.term}: {' … '.join(bundle.reader.content(said))}"
        yield from bundle.note(said.iri, words, [said], [*said.subjects, *said.objects], ["attribution", said.term])
    yield from bundle.reports()


@dataclass(slots=True)
class _Bundle:
    store: GraphStore
    reader: EvidenceReader
    known: dict[str, str] = field(default_factory=dict)
    _told: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def things(self) -> Iterator[Json]:
        yield self._common("identity", "urn:kg", _UNDATED) | {"name": "kg", "identity_class": "system"}
        for thing in things(self.store):
            yield self._thing(thing)

    def _thing(self, thing: Thing) -> Json:
        place = _place(thing) if thing.kind == "Place" else {}
        same = [{"source_name": "same as", "url": iri} for iri in thing.same_as if _WEB.match(iri)]
        one = self._common("location" if place else "identity", thing.iri, _UNDATED) | {
            "name": thing.label,
            "labels": [thing.kind, *([] if thing.named else ["unnamed"])],
            "external_references": [{"source_name": "kg", "external_id": thing.iri}, *same],
        }
        self.known[thing.iri] = str(one["id"])
        sectors = {"sectors": ["government"]} if thing.kind == "State" else {}
        return one | (place or {"identity_class": CLASSES.get(thing.kind, "organization"), **sectors})

    def relationships(self) -> Iterator[Json]:
        for fact in facts(self.store, self.reader):
            if fact.subject in self.known and fact.object in self.known:
                told = sorted(fact.told)
                iri = f"{fact.subject} {fact.relation} {fact.object}"
                since = [stamp for said in told if (stamp := _stamp(said.since))]
                until = [stamp for said in told if (stamp := _stamp(said.until))]
                one = self._stated("relationship", iri, told) if told else self._described(iri, fact.passages)
                yield one | {
                    "relationship_type": _CASES.sub("-", fact.relation).lower(),
                    "source_ref": self.known[fact.subject],
                    "target_ref": self.known[fact.object],
                    **({"description": "\n".join(dict.fromkeys(said.sentence for said in told))} if told else {}),
                    **({"start_time": min(since)} if since else {}),
                    **({"stop_time": max(until)} if until and (not since or max(until) > min(since)) else {}),
                }

    def statement(self, said: Evidence) -> Iterator[Json]:
        target = next(iter(said.objects), "")
        phrase = relations()[said.term].phrase if said.term in relations() else said.term
        words = f"{self.reader.name(said.subjects[0])} {phrase} {said.value or self.reader.name(target)}"
        plain = holds(self.store, said)
        less = "" if plain else manner(said) or "claimed"
        labels = ["fact" if plain else "claim", *([] if plain else [less]), said.term, said.polarity, said.certainty]
        yield from self.note(
            said.iri, f"{less}: {words}" if less else words, [said], [said.subjects[0], target], labels
        )

    def events(self) -> Iterator[Json]:
        reports = {said.iri: said for said in self.reader.statements(t.EVENT_REPORT)}
        for event in self.reader.events():
            told = [reports[iri] for iri in event.reports if iri in reports]
            yield from self.note(event.iri, _name(event), told, _parties(event, told), _labels(event, told))

    def note(self, iri: str, words: str, told: list[Evidence], about: list[str], labels: list[str]) -> Iterator[Json]:
        """Yield a note on those of some entities that are in the bundle; on the document where none is."""
        refs = sorted({self.known[one] for one in about if one in self.known})
        if told:
            yield self._stated("note", iri, told) | {
                "abstract": words,
                "content": "\n".join(dict.fromkeys(said.sentence for said in told)),
                "object_refs": refs or [_id("report", told[0].graph)],
                "labels": [label for label in dict.fromkeys(labels) if label],
            }

    def reports(self) -> Iterator[Json]:
        me = _id("identity", "urn:kg")
        for text in texts(self.reader):
            source = text.source
            when = _stamp(source.date) or _UNDATED
            yield self._common("report", source.iri, when) | {
                "name": source.headline or source.id,
                "published": when,
                "labels": ["news"] if source.date else ["news", "undated"],
                "object_refs": sorted(self._told[source.iri]) or [me],
                "external_references": [_reference(source, source.id)],
            }

    def _stated(self, kind: str, iri: str, told: list[Evidence]) -> Json:
        """Return what all statements have: when they were made, where they stand, how sure they are."""
        when = min((stamp for said in told if (stamp := _stamp(said.date))), default=_UNDATED)
        one = self._common(kind, iri, when)
        for said in told:
            self._told[said.graph].add(str(one["id"]))
        sources = {passage(said): self.reader.source(said.graph) for said in told}
        return one | {
            "confidence": round(100 * max(said.confidence for said in told)),
            "external_references": [_reference(source, where) for where, source in sources.items()],
        }

    def _described(self, iri: str, passages: tuple[str, ...]) -> Json:
        """Return the same of a fact that rests on a description alone ("Orlavia's air defences")."""
        sources = {where: self.reader.source(where.partition("#")[0]) for where in passages}
        when = min((stamp for source in sources.values() if (stamp := _stamp(source.date))), default=_UNDATED)
        one = self._common("relationship", iri, when)
        for source in sources.values():
            self._told[source.iri].add(str(one["id"]))
        return one | {"external_references": [_reference(source, where) for where, source in sources.items()]}

    def _common(self, kind: str, iri: str, when: str) -> Json:
        made = {} if iri == "urn:kg" else {"created_by_ref": _id("identity", "urn:kg")}
        return {"type": kind, "spec_version": "2.1", "id": _id(kind, iri), "created": when, "modified": when, **made}


def _place(thing: Thing) -> Json:
    """Return where a place lies, or nothing where that is not known: STIX takes no location then."""
    country = next((code[0] for up in holders(thing.key) if (code := codes(up.holder))), "")
    point = points().get(thing.key)
    found: Json = {"country": country} if country else {}
    return found | ({"latitude": point[1], "longitude": point[0]} if point else {})


def _name(event: Event) -> str:
    return event.label if event.status in HAPPENED else f"{event.status}: {event.label}"


def _parties(event: Event, told: list[Evidence]) -> list[str]:
    return [*event.actors, *event.recipients, event.place, *(iri for said in told for iri in said.mediators)]


def _labels(event: Event, told: list[Evidence]) -> list[str]:
    happened = event.status in HAPPENED
    ways = [way for said in told if (way := manner(said))]
    return ["event" if happened else "no event", event.status, event.root, *ways]


def _id(kind: str, iri: str) -> str:
    return f"{kind}--{uuid5(NAMESPACE_URL, f'{kind} {iri}')}"


def _stamp(text: str) -> str:
    found = dates.parse(text)
    return f"{found.first}T00:00:00.000Z" if found else ""


def _reference(source: Source, where: str) -> Json:
    one: Json = {"source_name": source.outlet or source.id, "external_id": where}
    if source.headline:
        one["description"] = source.headline
    return one | ({"url": source.url} if _WEB.match(source.url) else {})
