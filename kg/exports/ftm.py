"""FollowTheMoney: entities as JSON Lines, for Aleph, OpenAleph and nomenklatura (https://followthemoney.tech).

What holds becomes the schema that says it (Membership, Occupancy, Ownership ...); what is only said, possible, denied
or former becomes an UnknownLink whose role begins with that, never anything that a reader may take for a fact. Each
statement has its sentence (``summary``), document (``proof``) and characters (``recordId``, an IRI with ``#char=``).
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import NamedNode

from kg.evidence import Event, Evidence, within
from kg.exports.ftm_ids import ftm_id
from kg.exports.held import Mention, Text, Thing, holds, manner, mentions, passage, reader_of, texts, things
from kg.files import write_output
from kg.lexica.other_names import codes
from kg.namespaces import digest
from kg.ontology import relations
from kg.quads import terms as t
from kg.rules import HAPPENED
from kg.store import GraphStore
from kg.store.evidence import EvidenceReader

SCHEMATA = {
    "Person": "Person",
    "State": "PublicBody",
    "Organization": "Organization",
    "Alliance": "Organization",
    "ArmedForce": "Organization",
    "Group": "LegalEntity",
    "Place": "Address",
    "NamedEvent": "Event",
    "Agreement": "Event",
    "Weapon": "Asset",
}
_BODIES = frozenset({"PublicBody", "Organization", "Company"})
_ACTORS = _BODIES | {"Person", "LegalEntity"}
_TOPICS = {"State": "gov.national", "Alliance": "gov.igo", "ArmedForce": "mil"}
_LANGUAGES = {"en": "eng"}
_LONGEST = {"name": 384, "alias": 384, "role": 1024, "status": 1024, "summary": 65_000, "bodyText": 65_000}
# What FtM takes for a space, and what it drops (normality.remove_unsafe_chars).
_SPACES = re.compile("[\u2000-\u200a\u2028\u2029\u0a00\u1680\u202f\u205f\u3000]")
_DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2060-\u2064\ufeff\ud800-\udfff]")
_WEB = re.compile(r"https?://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(:\d+)?/[!-~]*\Z")
_BARE = re.compile(r"https?://[^/]+\Z")

type Values = dict[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class _Form:
    """A schema that says a relation, its two ends, and the schemata that these may have."""

    schema: str
    subject: str
    object: str
    subjects: frozenset[str]
    objects: frozenset[str]
    worded: str = "role"


_MEMBERSHIP = _Form("Membership", "member", "organization", _ACTORS, _BODIES)
_FAMILY = _Form("Family", "person", "relative", frozenset({"Person"}), frozenset({"Person"}), "relationship")
_DIRECTORSHIP = _Form("Directorship", "director", "organization", _ACTORS, _BODIES)
_FORMS = {
    "memberOf": _MEMBERSHIP,
    "affiliatedWith": _MEMBERSHIP,
    "leads": _DIRECTORSHIP,
    "ownedBy": _Form("Ownership", "asset", "owner", frozenset({"Company", "Asset"}), _ACTORS),
    "spokespersonOf": _Form("Representation", "agent", "client", _ACTORS, _ACTORS),
    "parentOf": _FAMILY,
    "spouseOf": _FAMILY,
    "siblingOf": _FAMILY,
}
_LINK = "UnknownLink"
_OFFICES = frozenset({"headOfStateOf", "headOfGovernmentOf", "position"})


def _write(store: GraphStore, path: Path) -> None:
    write_output(path, (_line(entity) for entity in entities(store)))


WRITERS: dict[str, Callable[[GraphStore, Path], None]] = {"ftm": _write}


def entities(store: GraphStore) -> Iterator[dict[str, object]]:
    """Yield the FtM entities of a graph, sorted: documents with mentions, things, statements, events, speech."""
    reader = reader_of(store)
    owned = {said.subjects[0] for said in reader.statements(t.ASSERTION) if said.term == "ownedBy"}
    known = {thing.iri: thing for thing in things(store)}
    writer = _Writer(store, reader, known, {iri: _schema(thing, owned) for iri, thing in known.items()})
    for text in texts(reader):
        yield from writer.text(text)
    for thing in known.values():
        yield writer.thing(thing)
    for said in reader.statements(t.ASSERTION):
        yield from writer.assertion(said)
    for event in reader.events():
        yield from writer.event(event)
    for said in reader.statements(t.ATTRIBUTION_CLASS):
        yield writer.speech(said)


def _schema(thing: Thing, owned: set[str]) -> str:
    return "Company" if thing.iri in owned and thing.kind == "Organization" else SCHEMATA[thing.kind]


@dataclass(frozen=True, slots=True)
class _Writer:
    store: GraphStore
    reader: EvidenceReader
    known: dict[str, Thing]
    schemata: dict[str, str]
    posts: set[str] = field(default_factory=set)

    def id(self, iri: str) -> str:
        return ftm_id(iri.removeprefix(self.store.base_iri))

    def text(self, text: Text) -> Iterator[dict[str, object]]:
        source = text.source
        values: Values = {
            "fileName": source.id,
            "title": source.headline,
            "author": text.author,
            "publisher": source.outlet,
            "publishedAt": source.date,
            "sourceUrl": _web(source.url),
            "language": _LANGUAGES.get(text.language, ""),
            "notes": f"copy of {self.reader.source(source.origin).id}" if source.origin else "",
        }
        if len(_clean(text.words)) == len(text.words) <= _LONGEST["bodyText"]:  # else offsets would move
            values["bodyText"] = text.words
        yield _entity(self.id(source.iri), "Article", values)
        seen: set[tuple[str, str]] = set()
        for one in mentions(self.reader, source.iri):
            if self.schemata.get(one.entity) in _ACTORS and self._names(one) and (one.words, one.entity) not in seen:
                seen.add((one.words, one.entity))
                yield _entity(
                    f"kg-mention-{digest(one.iri, one.entity)}",
                    "Mention",
                    {
                        "document": self.id(source.iri),
                        "resolved": self.id(one.entity),
                        "name": one.words,
                        "detectedSchema": self.schemata[one.entity],
                    },
                )

    def _names(self, one: Mention) -> bool:
        """Tell whether the words of a mention are a name of its entity, rather than a pronoun or a description."""
        return one.words in {self.known[one.entity].label, *self.known[one.entity].aliases}

    def thing(self, thing: Thing) -> dict[str, object]:
        wikidata = [iri.rpartition("/")[2] for iri in thing.same_as if "wikidata.org/entity/Q" in iri]
        values: Values = {
            "name": thing.label,
            "alias": [name for name in thing.aliases if name != thing.label],
            "wikidataId": wikidata,
            "country": codes(thing.key)[0].lower() if codes(thing.key) else "",
            "topics": _TOPICS.get(thing.kind, ""),
            "keywords": [thing.kind, *([] if thing.named else ["unnamed"])],
        }
        if self.schemata[thing.iri] == "Address":
            values["full"] = thing.label
        return _entity(self.id(thing.iri), self.schemata[thing.iri], values)

    def assertion(self, said: Evidence) -> Iterator[dict[str, object]]:
        subject = said.subjects[0]
        if subject not in self.known:
            return
        phrase = relations()[said.term].phrase if said.term in relations() else said.term
        target = said.objects[0] if said.objects else ""
        plain = holds(self.store, said)
        if plain and said.term in _OFFICES and self.schemata[subject] == "Person":
            yield from self._office(said, target)
        elif target in self.known:
            ends = (self.schemata[subject], self.schemata[target])
            form = _FORMS.get(said.term) if plain else None
            values = self._proof(said)
            if form is _FAMILY:
                del values["status"]
            if form is not None and ends[0] in form.subjects and ends[1] in form.objects:
                values |= {form.subject: self.id(subject), form.object: self.id(target), form.worded: phrase}
                yield _entity(self.id(said.iri), form.schema, values)
            else:
                role = phrase if plain else f"{_less(said)}: {phrase}"
                yield _entity(self.id(said.iri), _LINK, values | self._ends(subject, target) | {"role": role})
        else:  # a text or a figure
            words = said.value or self.reader.name(target)
            yield self._note(
                said, subject, f"{self.known[subject].label} {phrase} {words}", "" if plain else _less(said)
            )

    def _ends(self, subject: str, target: str) -> Values:
        return {"subject": self.id(subject), "object": self.id(target)}

    def _office(self, said: Evidence, target: str) -> Iterator[dict[str, object]]:
        """Yield an office and that somebody holds it."""
        name = f"{relations()[said.term].label} {self.known[target].label}" if target else said.value
        post = f"kg-position-{digest(said.term, target, name)}"
        body = self.id(target) if target and self.schemata[target] in _BODIES else ""
        if post not in self.posts:
            self.posts.add(post)
            yield _entity(post, "Position", {"name": name, "organization": body})
        values = self._proof(said) | {"holder": self.id(said.subjects[0]), "post": post}
        yield _entity(self.id(said.iri), "Occupancy", values)

    def _note(self, said: Evidence, about: str, words: str, less: str) -> dict[str, object]:
        """Return a note: a statement that links nobody."""
        values: Values = {
            "name": f"{less}: {words}" if less else words,
            "description": f"{less}: {words}" if less else words,
            "entity": self.id(about) if about in self.known else "",
            "summary": said.sentence,
            "proof": self.id(said.graph),
            "publisher": said.outlet,
            "notes": passage(said),
            "keywords": [said.term, said.polarity, said.certainty],
        }
        return _entity(self.id(said.iri), "Note", values)

    def _proof(self, said: Evidence) -> Values:
        """Return from where a statement is, when it holds, and how it is put."""
        return {
            "summary": said.sentence,
            "proof": self.id(said.graph),
            "recordId": passage(said),
            "publisher": said.outlet,
            "startDate": said.since,
            "endDate": said.until,
            "date": said.time,
            "status": _status(said),
        }

    def event(self, event: Event) -> Iterator[dict[str, object]]:
        told = [said for iri in event.reports if (said := self._report(iri)) is not None]
        happened = event.status in HAPPENED
        values: Values = {
            "name": event.label if happened else f"{event.status}: {event.label}",
            "keywords": [event.root, event.status],
            "date": event.time or within(event.earliest, event.latest),
            "location": event.where,
            "summary": sorted({said.sentence for said in told}),
            "proof": sorted({self.id(said.graph) for said in told}),
            "recordId": sorted({passage(said) for said in told}),
        }
        if happened:
            taking_part = {*event.actors, *event.recipients}
            values["involved"] = sorted(self.id(i) for i in taking_part if self.schemata.get(i) in _ACTORS)
        yield _entity(self.id(event.iri), "Event", values)
        for said in told:
            sides = (("actor", said.subjects), ("recipient", said.objects), ("mediator", said.mediators))
            for role, one in ((role, iri) for role, side in sides for iri in side if iri in self.known):
                less = manner(said) or ("" if happened else event.status.lower())
                link = self._proof(said) | self._ends(one, event.iri) | {"role": f"{less}: {role}" if less else role}
                yield _entity(f"kg-part-{digest(said.iri, said.graph, role, one, event.iri)}", _LINK, link)

    def _report(self, iri: str) -> Evidence | None:
        """Return the report of this IRI."""
        graphs = sorted(q.graph_name.value for q in self.reader.match(NamedNode(iri), t.EVENT_TYPE, None, None))
        return self.reader.read(NamedNode(iri), NamedNode(graphs[0])) if graphs else None

    def speech(self, said: Evidence) -> dict[str, object]:
        words = " … ".join(self.reader.content(said))
        source = next(iter(said.subjects), "")
        return self._note(said, source, f"{said.speaker} {said.term}: {words}", "")


def _less(said: Evidence) -> str:
    return manner(said) or "claimed"


def _status(said: Evidence) -> str:
    by = f"according to {said.speaker}" if said.speaker and not said.factive else ""
    former = "former" if said.former else ""
    return ", ".join(part for part in (said.polarity, said.certainty, said.status, former, by) if part)


def _web(url: str) -> str:
    """Return an address as FtM takes it, or nothing."""
    whole = f"{url}/" if _BARE.match(url) else url
    return whole if _WEB.match(whole) else ""


def _clean(text: str) -> str:
    """Return a text as FtM keeps it."""
    return _DROPPED.sub("", _SPACES.sub(" ", unicodedata.normalize("NFC", text))).strip()


def _entity(identifier: str, schema: str, values: Values) -> dict[str, object]:
    """Return an entity: values cleaned, sorted, each once, those that are empty left out."""
    properties = {}
    for name, given in sorted(values.items()):
        texts = {_clean(text) for text in ([given] if isinstance(given, str) else given)}
        if name not in {"bodyText", "summary", "description"}:
            texts = {" ".join(text.split()) for text in texts}
        if kept := sorted(text[: _LONGEST.get(name, 1024)] for text in texts if text):
            properties[name] = kept
    return {"id": identifier, "schema": schema, "properties": properties}


def _line(entity: dict[str, object]) -> bytes:
    return json.dumps(entity, ensure_ascii=False, sort_keys=True).encode() + b"\n"
