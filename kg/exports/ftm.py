"""FollowTheMoney: entities as JSON Lines, for Aleph, OpenAleph and nomenklatura (https://followthemoney.tech).

What holds becomes the schema that says it (Membership, Occupancy, Ownership ...); what is only said, possible, denied
or former becomes an UnknownLink whose role begins with that, never anything that a reader may take for a fact. Each
statement has its sentence (``summary``), document (``proof``) and characters (``recordId``, an IRI with ``#char=``).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import NamedNode

from kg.evidence import Event, Evidence, within
from kg.exports.ftm_ids import ftm_id
from kg.exports.ftm_schemata import ACTORS, BODIES, FAMILY, FORMS, LANGUAGES, LINK, OFFICES, SCHEMATA, TOPICS
from kg.exports.ftm_values import LONGEST, Values, clean, entity, line, web
from kg.exports.held import (
    Fact,
    Mention,
    Text,
    Thing,
    facts,
    holds,
    manner,
    mentions,
    passage,
    reader_of,
    texts,
    things,
)
from kg.files import write_output
from kg.lexica.other_names import codes
from kg.namespaces import digest
from kg.ontology import relations
from kg.quads import terms as t
from kg.rules import HAPPENED
from kg.store import GraphStore
from kg.store.evidence import EvidenceReader


def _write(store: GraphStore, path: Path) -> None:
    write_output(path, (line(one) for one in entities(store)))


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
    for fact in facts(store, reader):
        if not fact.told:
            yield from writer.described(fact)
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
            "sourceUrl": web(source.url),
            "language": LANGUAGES.get(text.language, ""),
            "notes": f"copy of {self.reader.source(source.origin).id}" if source.origin else "",
        }
        if len(clean(text.words)) == len(text.words) <= LONGEST["bodyText"]:  # else offsets would move
            values["bodyText"] = text.words
        yield entity(self.id(source.iri), "Article", values)
        seen: set[tuple[str, str]] = set()
        for one in mentions(self.reader, source.iri):
            if self.schemata.get(one.entity) in ACTORS and self._names(one) and (one.words, one.entity) not in seen:
                seen.add((one.words, one.entity))
                yield entity(
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
            "topics": TOPICS.get(thing.kind, ""),
            "keywords": [thing.kind, *([] if thing.named else ["unnamed"])],
        }
        if self.schemata[thing.iri] == "Address":
            values["full"] = thing.label
        return entity(self.id(thing.iri), self.schemata[thing.iri], values)

    def assertion(self, said: Evidence) -> Iterator[dict[str, object]]:
        subject = said.subjects[0]
        if subject not in self.known:
            return
        phrase = relations()[said.term].phrase if said.term in relations() else said.term
        target = said.objects[0] if said.objects else ""
        plain = holds(self.store, said)
        if plain and said.term in OFFICES and self.schemata[subject] == "Person":
            yield from self._office(said, target)
        elif target in self.known:
            ends = (self.schemata[subject], self.schemata[target])
            form = FORMS.get(said.term) if plain else None
            values = self._proof(said)
            if form is FAMILY:
                del values["status"]
            if form is not None and ends[0] in form.subjects and ends[1] in form.objects:
                values |= {form.subject: self.id(subject), form.object: self.id(target), form.worded: phrase}
                yield entity(self.id(said.iri), form.schema, values)
            else:
                role = phrase if plain else f"{_less(said)}: {phrase}"
                yield entity(self.id(said.iri), LINK, values | self._ends(subject, target) | {"role": role})
        else:  # a text or a figure
            words = said.value or self.reader.name(target)
            yield self._note(
                said, subject, f"{self.known[subject].label} {phrase} {words}", "" if plain else _less(said)
            )

    def described(self, fact: Fact) -> Iterator[dict[str, object]]:
        """Yield that one belongs to another by its description alone: "Orlavia's air defences"."""
        form, ends = FORMS.get(fact.relation), (self.schemata.get(fact.subject), self.schemata.get(fact.object))
        if form is not None and ends[0] in form.subjects and ends[1] in form.objects:
            spots = [NamedNode(iri) for iri in fact.passages]
            values: Values = {
                form.subject: self.id(fact.subject),
                form.object: self.id(fact.object),
                form.worded: relations()[fact.relation].phrase,
                "summary": [q.object.value for spot in spots for q in self.reader.match(spot, t.ANCHOR, None, None)],
                "proof": sorted({self.id(iri.partition("#")[0]) for iri in fact.passages}),
                "recordId": list(fact.passages),
            }
            yield entity(f"kg-fact-{digest(fact.subject, fact.relation, fact.object)}", form.schema, values)

    def _ends(self, subject: str, target: str) -> Values:
        return {"subject": self.id(subject), "object": self.id(target)}

    def _office(self, said: Evidence, target: str) -> Iterator[dict[str, object]]:
        """Yield an office and that somebody holds it."""
        name = f"{relations()[said.term].label} {self.known[target].label}" if target else said.value
        post = f"kg-position-{digest(said.term, target, name)}"
        body = self.id(target) if target and self.schemata[target] in BODIES else ""
        if post not in self.posts:
            self.posts.add(post)
            yield entity(post, "Position", {"name": name, "organization": body})
        values = self._proof(said) | {"holder": self.id(said.subjects[0]), "post": post}
        yield entity(self.id(said.iri), "Occupancy", values)

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
        return entity(self.id(said.iri), "Note", values)

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
            values["involved"] = sorted(self.id(i) for i in taking_part if self.schemata.get(i) in ACTORS)
        yield entity(self.id(event.iri), "Event", values)
        for said in told:
            sides = (("actor", said.subjects), ("recipient", said.objects), ("mediator", said.mediators))
            for role, one in ((role, iri) for role, side in sides for iri in side if iri in self.known):
                less = manner(said) or ("" if happened else event.status.lower())
                link = self._proof(said) | self._ends(one, event.iri) | {"role": f"{less}: {role}" if less else role}
                yield entity(f"kg-part-{digest(said.iri, said.graph, role, one, event.iri)}", LINK, link)

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
