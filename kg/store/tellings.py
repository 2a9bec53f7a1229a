"""What each document tells of happenings, in a table beside the store, found by what two tellings of one must share.

It says nothing that the evidence does not say: without it, each further document would have all be read again that
tells of the same actors. So where it is missing or damaged, or is of other documents than the store, it is made anew.
"""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import MISSING, fields
from operator import attrgetter
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Store

from kg.evidence import Evidence
from kg.quads import terms as t
from kg.store.events import reported
from kg.store.evidence import EvidenceReader
from kg.store.gathering import Gathering, Token, in_documents, tokens
from kg.store.gist import Gist
from kg.store.states import TELLINGS
from kg.table import Table

# It rises when the same evidence gives other tellings or tokens than before, by a rule of gathering, denials or gists.
# Fields of evidence and of what is gathered need not be thought of, see `_version`.
VERSION = 2
_SCHEMA = """
CREATE TABLE document (number INTEGER PRIMARY KEY);
CREATE TABLE telling (number INTEGER PRIMARY KEY, document INTEGER NOT NULL, body BLOB NOT NULL);
CREATE INDEX told ON telling (document);
CREATE TABLE token (token INTEGER, telling INTEGER, PRIMARY KEY (token, telling)) WITHOUT ROWID;
CREATE TABLE total (number INTEGER PRIMARY KEY, tellings INTEGER, tokens INTEGER);
"""
_COUNTED = "SELECT (SELECT count(*) FROM telling), (SELECT count(*) FROM token)"
_REPORT = attrgetter(*Evidence.__slots__)
_NONE = _REPORT(Evidence("", 0, 0, ""))
type Telling = tuple[int, Gathering]
"""What a document tells of one happening, with the number that the table has for it."""


class Tellings(Table):
    """What documents tell of happenings, each as `kg.store.gathering.in_documents` gives it."""

    def __init__(self) -> None:
        """Hold nothing, in memory."""
        super().__init__("tellings", _SCHEMA, _version())

    def number(self) -> int:
        """Return how many documents are held, those that tell of nothing among them."""
        return int(self.ask("SELECT count(*) FROM document")[0][0])

    def is_of(self, documents: Collection[str]) -> bool:
        """Tell whether it is of these documents, by IRI, and has as much of them as when it was saved."""
        held = {number for (number,) in self.ask("SELECT number FROM document")}
        as_saved = self.ask("SELECT tellings, tokens FROM total")
        return held == set(map(_number, documents)) and self.ask(_COUNTED) == as_saved

    def save(self) -> None:
        """Write what changed; errors as for `ask`."""
        if self.changed:
            self.change(f"INSERT OR REPLACE INTO total SELECT 1, * FROM ({_COUNTED})")  # nosec B608  # our own words
        super().save()

    def add(self, told: Collection[Gathering], documents: Iterable[str]) -> None:
        """Hold more of what documents tell; their IRIs are given apart, as some tell of nothing."""
        self.change_many("INSERT OR IGNORE INTO document VALUES (?)", ((_number(one),) for one in documents))
        first = 1 + int(self.ask("SELECT coalesce(max(number), 0) FROM telling")[0][0])
        rows = ((number, _number(one.reports[0].graph), _body(one)) for number, one in enumerate(told, first))
        self.change_many("INSERT INTO telling VALUES (?, ?, ?)", rows)
        shared = ((_number(*token), number) for number, one in enumerate(told, first) for token in tokens(one))
        self.change_many("INSERT OR IGNORE INTO token VALUES (?, ?)", shared)

    def take(self, document: str) -> None:
        """Hold no more what a document tells, by its IRI."""
        for number, told in self.of(document):
            gone = {(_number(*token), number) for token in tokens(told)}
            self.change_many("DELETE FROM token WHERE token = ? AND telling = ?", gone)
        self.change("DELETE FROM telling WHERE document = ?", (_number(document),))
        self.change("DELETE FROM document WHERE number = ?", (_number(document),))

    def of(self, document: str) -> list[Telling]:
        """Return what a document tells, by its IRI."""
        asked = "SELECT number, body FROM telling WHERE document = ? ORDER BY number"
        return [(number, self._told(body)) for number, body in self.ask(asked, _number(document))]

    def bearing(self, token: Token) -> Iterator[Telling]:
        """Yield what documents tell that bears a token."""
        asked = "SELECT number, body FROM token JOIN telling ON number = telling WHERE token = ? ORDER BY number"
        for number, body in self.ask(asked, _number(*token)):
            if token in tokens(told := self._told(body)):
                yield number, told

    def _told(self, body: bytes) -> Gathering:
        try:
            return _gathering(body)
        except (zlib.error, ValueError, TypeError, IndexError) as err:
            raise self.failed(err) from err

    def fill(self, store: Store, documents: Collection[str], *, base: str) -> None:
        """Hold what a store holds, of all of its documents; hold nothing before."""
        self.add((), documents)
        reader = EvidenceReader(store, base)
        for root in sorted({quad.object.value for quad in reader.match(None, t.EVENT_TYPE, None, None)}):
            self.add(in_documents(reported(reader, root=NamedNode(root))), ())


def opened(state: Path, store: Store, documents: Collection[str], *, base: str) -> Tellings:
    """Return the tellings of a state that is written, of which the store holds these documents, by IRI."""
    tellings, path = Tellings(), state / TELLINGS
    try:
        tellings.open(path)
        if tellings.is_of(documents):
            return tellings
    except (sqlite3.Error, ValueError):
        pass
    tellings.make(path)
    tellings.fill(store, documents, base=base)
    return tellings


def _version() -> int:
    """Return a number of 31 bits for `VERSION`, the schema, and what a telling is made of, with what is left out."""
    made_of = (one for kind in (Evidence, Gathering) for one in fields(kind))
    names = (f"{one.name}: {one.type} = {'' if one.default is MISSING else repr(one.default)}" for one in made_of)
    return _number(str(VERSION), _SCHEMA, *names) & 0x7FFFFFFF


def _number(*words: str) -> int:
    """Return a number of 64 bits that stands for words."""
    body = "\n".join(words).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(body, digest_size=8).digest(), signed=True)


def _body(of: Gathering) -> bytes:
    told = [
        *(of.root, of.real, of.place, of.time, of.earliest, of.latest),
        *(sorted(of.actors), sorted(of.recipients), sorted(of.within), sorted(of.fatalities), sorted(of.documents)),
        *(sorted(of.voiced), sorted(of.wordings), sorted(of.denied)),
        *([sorted(words) for words in gists] for gists in (of.gists, of.told)),
        [
            {n: value for n, (value, none) in enumerate(zip(_REPORT(one), _NONE, strict=True)) if value != none}
            for one in of.reports
        ],
    ]
    return zlib.compress(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def _gathering(body: bytes) -> Gathering:
    root, real, place, time, earliest, latest, *sets, denied, gists, told, reports = json.loads(zlib.decompress(body))
    actors, recipients, within, fatalities, documents, voiced, wordings = sets
    return Gathering(
        root=root,
        real=real,
        actors=set(actors),
        recipients=set(recipients),
        place=place,
        within=set(within),
        time=time,
        fatalities=set(fatalities),
        documents=set(documents),
        voiced={(document, denied) for document, denied in voiced},
        wordings=set(wordings),
        reports=list(map(_report, reports)),
        earliest=earliest,
        latest=latest,
        denied=set(denied),
        gists=_gists(gists),
        told=_gists(told),
    )


def _gists(words: Iterable[list[str]]) -> list[Gist]:
    return list(map(frozenset, words))


def _report(values: dict[str, Any]) -> Evidence:
    held = list(_NONE)
    for n, value in values.items():
        held[int(n)] = _tuples(value)
    return Evidence(*held)


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
