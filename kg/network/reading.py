"""Reading from the store what the projection needs, as plain values.

Nothing here decides what counts; `kg.network.projection` does.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import unquote

import pyoxigraph as ox

from kg.namespaces import KG, PLOVER
from kg.network import queries
from kg.network.evidence import EdgeKind, Passage
from kg.network.signs import ties
from kg.rules import UNNAMED

KINDS = ("Person", "State", "Alliance", "ArmedForce", "Organization", "Group")  # the more telling class first


class Graph(Protocol):
    """A store over pyoxigraph, such as `kg.store.GraphStore`."""

    @property
    def raw(self) -> ox.Store:
        """The pyoxigraph store."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A node to be: IRI, canonical name, kind, identities elsewhere, other names, and whether it has a name at all."""

    iri: str
    label: str
    kind: str
    same_as: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    named: bool = True


@dataclass(frozen=True, slots=True)
class Happening:
    """An event: PLOVER root, status, ISO time or empty, IRIs of its actors, recipients and reports, each sorted."""

    iri: str
    root: str
    status: str
    time: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One assertion: subject, relation and object, ISO time or empty, its passage."""

    subject: str
    relation: str
    object: str
    time: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Content:
    """All that the graph holds about actors; dictionaries in the order of their sorted keys.

    ``mentions``: where a document refers to an entity, by the IRIs of both.
    """

    actors: dict[str, Actor]
    facts: frozenset[tuple[str, str, str]]
    happenings: tuple[Happening, ...]
    assertions: dict[str, Said]
    reports: dict[str, Passage]
    mentions: dict[tuple[str, str], list[tuple[int, int]]]
    speech: tuple[tuple[str, str, Passage], ...] = field(default=())


def content(store: Graph, *, speech: bool = False) -> Content:
    """Return what the store holds about actors, with ``speech`` also who speaks about what.

    Speech is (source IRI, IRI of an assertion or event report, passage), sorted.
    """
    raw = store.raw
    actors = _actors(raw)
    labels = {iri: names[0] for iri, names in _pairs(raw, queries.LABELS).items()}
    labels |= _around(raw, labels)
    documents = _documents(raw)
    relations = [tie.term for tie in ties().values() if tie.kind == "fact"]
    facts = frozenset(
        (row["s"], relation, row["o"])
        for relation in relations
        for row in _rows(raw, queries.FACTS % (KG + relation))
        if row["s"] in actors and row["o"] in actors
    )
    return Content(
        actors,
        facts,
        tuple(_happenings(raw)),
        {row["r"]: _said(row, labels, documents) for row in _rows(raw, queries.ASSERTIONS)},
        {row["r"]: _passage(row, labels, documents) for row in _rows(raw, queries.REPORTS)},
        _mentions(raw),
        tuple(_speech(raw, labels, documents)) if speech else (),
    )


def memberships(store: Graph) -> list[tuple[str, str]]:
    """Return who is a member of what by the facts and by background knowledge, as pairs of IRIs, sorted."""
    return [(row["s"], row["o"]) for row in _rows(store.raw, queries.MEMBERSHIPS)]


def publications(store: Graph) -> list[tuple[str, str]]:
    """Return the documents as pairs of IRI and outlet (empty where it is not known), sorted."""
    return sorted((iri, row["publisher"]) for iri, row in _documents(store.raw).items())


def _rows(raw: ox.Store, query: str) -> Iterator[dict[str, Any]]:
    """Yield the solutions as plain values (IRIs and literals as their text, unbound as ``""``), sorted."""
    solutions = raw.query(queries.prefixed(query))
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError("the projection asks SELECT queries only")
    names = [variable.value for variable in solutions.variables]
    found = [tuple("" if solution[name] is None else solution[name].value for name in names) for solution in solutions]
    for values in sorted(found):
        yield dict(zip(names, values, strict=True))


def _pairs(raw: ox.Store, query: str) -> dict[str, list[str]]:
    found = defaultdict(list)
    for row in _rows(raw, query):
        found[row["e"]].append(row["value"])
    return found


def _actors(raw: ox.Store) -> dict[str, Actor]:
    same, aliases, named = (_pairs(raw, query) for query in (queries.SAME_AS, queries.ALIASES, queries.NAMED))
    best: dict[str, tuple[int, str]] = {}
    for row in _rows(raw, queries.ACTORS):
        rank = (KINDS.index(row["type"].removeprefix(KG)), row["label"])
        best[row["e"]] = min(rank, best.get(row["e"], rank))
    return {
        iri: Actor(
            iri,
            label,
            KINDS[rank],
            tuple(same.get(iri, ())),
            tuple(aliases.get(iri, ())),
            named[iri] != ["false"] if iri in named else _has_name(iri),
        )
        for iri, (rank, label) in sorted(best.items())
    }


def _has_name(iri: str) -> bool:
    # Unnamed groups are local to their document, group/<document>/<words>; named ones are group/<name>.
    return iri.rpartition("/group/")[2].count("/") == 0 if "/group/" in iri else True


def _mentions(raw: ox.Store) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """Return the characters of a document that refer to an entity, by document and entity."""
    found = defaultdict(list)
    for row in _rows(raw, queries.MENTIONS):
        found[row["g"], row["e"]].append(_offsets(row["passage"]))
    return {key: sorted(offsets) for key, offsets in found.items()}


def _documents(raw: ox.Store) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in _rows(raw, queries.DOCUMENTS):
        found.setdefault(row["g"], row)
    return found


def _happenings(raw: ox.Store) -> Iterator[Happening]:
    actors, recipients, reports = (
        _pairs(raw, query) for query in (queries.EVENT_ACTORS, queries.EVENT_RECIPIENTS, queries.EVENT_REPORTS)
    )
    seen = set()
    for row in _rows(raw, queries.EVENTS):
        iri = row["e"]
        if iri not in seen:
            seen.add(iri)
            yield Happening(
                iri,
                row["type"].removeprefix(PLOVER),
                row["status"].removeprefix(KG),
                row["time"],
                tuple(actors.get(iri, ())),
                tuple(recipients.get(iri, ())),
                tuple(reports.get(iri, ())),
            )


def _voice(row: dict[str, Any], labels: dict[str, str]) -> str:
    speaker = row.get("speaker", "")
    return labels.get(speaker) or row.get("words", "") or unquote(speaker.rpartition("/")[2]).replace("-", " ")


def _around(raw: ox.Store, labels: dict[str, str]) -> dict[str, str]:
    """Return of attributions that hold another's words who it is according to: ", according to Y"."""
    voices = {row["a"]: row for row in _rows(raw, queries.VOICES)}
    found = {}
    for attribution in voices:
        chain, at = [], attribution
        while at in voices and at not in chain:
            chain.append(at)
            at = voices[at]["within"]
        names = (_voice(voices[a], labels) or UNNAMED for a in chain)
        found[attribution] = "".join(f", according to {name}" for name in names)
    return found


def _passage(row: dict[str, Any], labels: dict[str, str], documents: dict[str, dict[str, str]]) -> Passage:
    document = documents.get(row["g"], {})
    speaker = row.get("speaker", "")
    voice = _voice(row, labels) or (UNNAMED if row.get("attribution") else "")
    kinds: dict[str, EdgeKind] = {"Fact": "fact", "Happening": "event"}
    return Passage(
        document=row["g"],
        start=int(row["begin"]),
        end=int(row["end"]),
        sentence=row["text"],
        kind=kinds.get(row.get("basis", "").removeprefix(KG), "claim"),
        polarity=row.get("polarity", "").removeprefix(KG) or "Affirmed",
        certainty=row.get("certainty", "").removeprefix(KG),
        status=row.get("status", "").removeprefix(KG),
        speaker=voice + labels.get(row.get("within", ""), ""),
        speaker_iri=speaker,
        outlet=document.get("publisher", ""),
        date=document.get("date", "")[:10],
        headline=document.get("headline", ""),
        url=document.get("url", ""),
        factive=row.get("factive") == "true",
        trigger=_offsets(row.get("trigger", "")),
        confidence=float(row.get("confidence") or 1.0),
        origin=document.get("origin", ""),
    )


def _offsets(passage: str) -> tuple[int, int]:
    """Return the characters that a passage's IRI names (RFC 5147), or (0, 0)."""
    found = re.search(r"#char=(\d+),(\d+)$", passage)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def _said(row: dict[str, Any], labels: dict[str, str], documents: dict[str, dict[str, str]]) -> Said:
    return Said(row["s"], row["p"].removeprefix(KG), row["o"], row["time"], _passage(row, labels, documents))


def _speech(
    raw: ox.Store, labels: dict[str, str], documents: dict[str, dict[str, str]]
) -> Iterator[tuple[str, str, Passage]]:
    for row in _rows(raw, queries.ATTRIBUTIONS):
        passage = _passage(row | {"speaker": row["source"]}, labels, documents)
        yield row["source"], row["about"], passage
