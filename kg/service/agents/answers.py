"""What each tool answers, from a state of the graph: plain functions, which know no protocol."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pyoxigraph import Literal, NamedNode

from kg import dates, namespaces
from kg.asking.answering import answer
from kg.bounds import Bounds
from kg.contest import Account, Conflict
from kg.errors import InputError, UnknownNameError
from kg.evidence import Event
from kg.quads import terms as t
from kg.service.agents.citations import Citation, document_uri, of_cited, of_evidence
from kg.service.agents.current import Current
from kg.service.agents.pages import part
from kg.service.agents.values import (
    Answered,
    Cell,
    Contest,
    Contests,
    Entities,
    Entity,
    Happening,
    Packaged,
    Profile,
    Questions,
    Rows,
    Sentences,
    Side,
    Stated,
    Text,
    Timeline,
)
from kg.service.limits import MOST_WHOLE
from kg.store import ask as run
from kg.store import named_queries
from kg.store.entities import known
from kg.store.explain import explain as sentences_behind
from kg.store.names import find
from kg.store.referring import offsets
from kg.store.search import search as look_for

SHOWN = 3  # sentences of each side of what is contested
BRIEF = 10  # sentences beside a list of sentences
MOST_FACTS = 100  # of an entity, those that most documents state
MOST_CHARACTERS = 20_000


def search(state: Current, text: str, *, kind: str, limit: int) -> Entities:
    """Return the entities that a text may mean, of one class or of any."""
    hits = look_for(state.index, text, most=limit if not kind else 10 * limit)
    fitting = [hit for hit in hits if not kind or hit.kind == kind][:limit]
    return Entities(tuple(Entity(h.iri, h.label, h.kind, h.mentions, h.name, h.match) for h in fitting))


def entity(state: Current, name: str, *, cursor: str, limit: int) -> Profile:
    """Return what is known of an entity, with a part of the sentences about it."""
    held = known(state.graph.store, name)
    facts = sorted(held.facts, key=lambda fact: (-fact.documents, fact))
    rows, following = part(held.evidence, cursor=cursor, limit=limit, build=state.build)
    return Profile(
        held.iri,
        held.label,
        held.kind,
        held.aliases[:MOST_FACTS],
        held.same_as,
        held.mentions,
        held.documents,
        tuple(Stated(fact.subject, fact.relation, fact.object, fact.documents) for fact in facts[:MOST_FACTS]),
        max(0, len(facts) - MOST_FACTS),
        len(held.events),
        tuple(map(of_evidence, rows)),
        following,
    )


def sentences(state: Current, about: Sequence[str], *, cursor: str, limit: int) -> Sentences:
    """Return the sentences behind an entity, behind what is between two, or behind an event, by its IRI."""
    found = tuple(_of_event(state, about[0])) if len(about) == 1 else ()
    evidence = found or tuple(map(of_evidence, sentences_behind(state.graph.store, about)))
    rows, following = part(evidence, cursor=cursor, limit=limit, build=state.build)
    return Sentences(tuple(about), len(evidence), tuple(rows), following)


def _of_event(state: Current, iri: str) -> Iterable[Citation]:
    """Yield the sentences that report an event; none where the IRI is no event's."""
    if not iri.startswith(f"{state.base}event/"):
        return
    event = state.reader.event(NamedNode(iri))
    if not event.reports:
        hint = "take one from `timeline`, or from the field event of a sentence"
        raise UnknownNameError(f"the graph holds no event {iri[:120]!r}", where=state.name, hint=hint)
    yield from _reports(state, event)


def _reports(state: Current, event: Event) -> Iterable[Citation]:
    for report in event.reports:
        node = NamedNode(report)
        for quad in state.reader.match(node, t.TYPE, t.EVENT_REPORT, None):
            said = state.reader.read(node, quad.graph_name)
            if said is not None:
                yield of_evidence(replace(said, kind="event", statement=event.label, event=event.iri))


def timeline(state: Current, names: Sequence[str], *, since: str, until: str, cursor: str, limit: int) -> Timeline:
    """Return events in order of time: of all, with one taking part, or between two."""
    sides = [{node.value for node in nodes} for nodes in find(state.graph.store, names)]
    first = dates.given(since, where="since").first.isoformat() if since else ""
    last = dates.given(until, where="until").last.isoformat() if until else "9999"
    events = [
        event
        for event in state.events
        if all(side.intersection((*event.actors, *event.recipients)) for side in sides)
        and (not since or (event.latest or event.time) >= first)
        and (not until or "" < (event.earliest or event.time or event.latest) <= last)
    ]
    events.sort(key=lambda event: (event.earliest or event.time or event.latest, event.label, event.iri))
    rows, following = part(events, cursor=cursor, limit=limit, build=state.build)
    return Timeline(len(events), tuple(_happening(state, event) for event in rows), following)


def _happening(state: Current, event: Event) -> Happening:
    return Happening(
        event.iri,
        event.label,
        event.root,
        event.status,
        tuple(map(state.reader.name, event.actors)),
        tuple(map(state.reader.name, event.recipients)),
        event.time,
        event.earliest,
        event.latest,
        event.where,
        event.dead,
        len(event.reports),
        next(iter(_reports(state, event)), None),
    )


def contested(state: Current, actor: str, *, since: str, until: str, cursor: str, limit: int) -> Contests:
    """Return what sources tell against each other, of one actor or of all."""
    found = state.graph.conflicts(actor=actor or None, since=since or None, until=until or None)
    rows, following = part(found, cursor=cursor, limit=limit, build=state.build)
    return Contests(len(found), tuple(map(_contest, rows)), following)


def _contest(conflict: Conflict) -> Contest:
    sides = tuple(_side(side, conflict.what) for side in conflict.sides)
    return Contest(conflict.kind, conflict.what, conflict.since, sides)


def _side(side: Account, what: str) -> Side:
    shown = tuple(of_evidence(replace(said, statement=said.statement or what)) for said in side.evidence[:SHOWN])
    return Side(side.said, side.by, side.since, side.origins, side.documents, shown)


def questions() -> Questions:
    """Return the packaged questions."""
    return Questions(tuple(Packaged(q.name, q.question, q.columns, dict(q.parameters)) for q in named_queries()))


def question(
    state: Current, name: str, parameters: Mapping[str, str], bounds: Bounds, *, cursor: str, limit: int
) -> Rows:
    """Return the answer to a packaged question, with the sentences that stand in it."""
    with state.graph.store.guarded(replace(bounds, size=min(bounds.size, MOST_WHOLE))) as guarded:
        asked = run(guarded, name=name, parameters=parameters, base=state.base, most=bounds.rows)
        table = asked.table()
    rows, following = part(table.rows, cursor=cursor, limit=limit, build=state.build)
    return Rows(table.columns, tuple(rows), len(table.rows), cited(state, table.columns, rows), following)


def cited(state: Current, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> tuple[Citation, ...]:
    """Return where the sentences of a table stand: cells that are the words of a passage, in the row's document."""
    found: dict[tuple[str, int, int], Citation] = {}
    start = namespaces.document_iri("", base=state.base)
    for row in rows:
        documents = [NamedNode(cell) for cell in row if isinstance(cell, str) and cell.startswith(start)]
        told = "; ".join(
            f"{column}: {cell}"
            for column, cell in zip(columns, row, strict=True)
            if cell not in {None, ""} and not (isinstance(cell, str) and (len(cell) > 60 or cell.startswith("http")))
        )
        for cell in row:
            if isinstance(cell, str) and " " in cell:
                for citation in _passages(state, cell, documents[0] if documents else None, told):
                    found.setdefault((citation.document, citation.start, citation.end), citation)
    return tuple(found.values())


def _passages(state: Current, words: str, document: NamedNode | None, told: str) -> Iterable[Citation]:
    places = {
        (q.graph_name.value, q.subject.value) for q in state.reader.match(None, t.ANCHOR, Literal(words), document)
    }
    for graph, passage in sorted(places):
        if next(state.reader.match(None, t.DERIVED_FROM, NamedNode(passage), NamedNode(graph)), None) is None:
            continue  # the words of a mention, not a sentence
        source, (start, end) = state.reader.source(graph), offsets(passage)
        yield Citation(
            told,
            "row",
            words,
            "",
            source.outlet,
            source.date,
            source.id,
            start,
            end,
            headline=source.headline,
            url=source.url,
            uri=document_uri(source.id),
        )
        return


def ask(state: Current, text: str, bounds: Bounds, *, cursor: str, limit: int) -> Answered:
    """Return the answer to a question in plain English."""
    found = answer(state.graph.store, text, bounds)
    rows, following = part(found.cited, cursor=cursor, limit=limit, build=state.build)
    return Answered(
        found.head,
        found.question.reading(),
        found.notes,
        len(found.cited),
        tuple(map(of_cited, rows)),
        tuple(map(of_cited, found.kin[:BRIEF])),
        tuple(map(of_cited, found.maybe[:BRIEF])),
        found.sparql,
        following,
    )


def document(state: Current, identifier: str, *, start: int, length: int) -> Text:
    """Return a part of a document's text, by its id.

    Raises:
        UnknownNameError: If the graph holds no such document.
        InputError: If the part begins beyond the end.
    """
    node = NamedNode(namespaces.document_iri(identifier, base=state.base))
    words = next((quad.object.value for quad in state.reader.match(None, t.IS_STRING, None, node)), None)
    if words is None:
        hint = "the ids stand in the field document of each sentence; the question `documents` lists them"
        raise UnknownNameError(f"the graph holds no document {identifier[:120]!r}", where=state.name, hint=hint)
    if not 0 <= start <= len(words):
        raise InputError(f"character {start} is beyond the text", where=identifier, hint=f"it has {len(words)}")
    end = min(len(words), start + min(length, MOST_CHARACTERS))
    source = state.reader.source(node.value)
    following = end if end < len(words) else -1
    about = (source.id, source.headline, source.outlet, source.date, source.url)
    return Text(*about, start, end, len(words), words[start:end], following)
