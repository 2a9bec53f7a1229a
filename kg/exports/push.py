"""Pushing a graph to a server: by the SPARQL 1.1 Graph Store Protocol, or in batches of SPARQL Update.

Documents come first, the facts last, then what is gone goes. Each graph is replaced as a whole, so that any request
may be repeated; what the server has stands in a file (`kg.exports.pushed`), so that a push that was interrupted goes
on, and a later one sends only what changed. In the end the server is asked how much it holds.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import batched
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from pyoxigraph import DefaultGraph, NamedNode

from kg.errors import EndpointError, GraphError
from kg.exports.pushed import Record
from kg.namespaces import digest
from kg.store import GraphStore
from kg.store.remote import Endpoint
from kg.wire import Server

BATCH = 50_000  # statements in a request
FACTS = ""  # name of the default graph, where graphs are listed by name
_WRITTEN_AT = frozenset({"store", "data", "update", "upload", "statements"})
_NO_QUERIES = frozenset({400, 404, 405, 406, 415, 501})


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did.

    Attributes:
        sent: Names of the graphs that were sent, in order; the default graph's is empty.
        statements: How many statements that was.
        unchanged: How many graphs the server had already.
        removed: Names of the graphs that were taken away.
        counted: Whether the server told how much it holds in the end.
        wrong: Names of the graphs of which it holds another number of statements than was sent.
        strange: Names of graphs under the graph's base IRI that the server holds and nobody pushed from here.
    """

    sent: tuple[str, ...]
    statements: int
    unchanged: int
    removed: tuple[str, ...]
    counted: bool
    wrong: tuple[str, ...]
    strange: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Content:
    """A graph to send: its name, its N-Triples lines, sorted, and their digest."""

    name: str
    lines: tuple[str, ...]
    digest: str


def push(
    store: GraphStore,
    url: str,
    *,
    update: bool = False,
    query: str | None = None,
    batch: int = BATCH,
    state: str | Path | None = None,
    replace: bool = False,
    prune: bool = False,
    packed: bool = False,
    server: Server | None = None,
) -> Pushed:
    """Bring a server to hold this graph: its default graph and a named graph for each document.

    Args:
        store: The graph.
        url: Where the server takes graphs (Graph Store Protocol), or updates.
        update: Send SPARQL Update instead.
        query: Where the server is asked what it holds; by default the address beside ``url`` that ends in ``query``.
        batch: At most so many statements in a request.
        state: File that remembers what the server has; by default one in the graph's folder, for each address.
        replace: Take the place of a default graph that was not pushed from here.
        prune: Also take away documents of this base IRI that were not pushed from here.
        packed: Compress what is sent, even if the server does not say that it takes it so.
        server: How to talk to it; by default with credentials of the environment (`kg.wire`).

    Raises:
        EndpointError: If the server can't be reached, refuses or fails.
        GraphError: If it holds a default graph of somebody else's.
        InputError: If the address or the file of what was pushed is none, or credentials can't be read.
    """
    talk = server or Server(url)
    talk.packed = True if packed else talk.packed
    record = Record.open(Path(state) if state else store.folder / f"pushed-{digest(url)}.jsonl", url)
    endpoint, base = Endpoint(query or beside(url)), store.base_iri
    there = _sizes(endpoint, base)
    if there and there.get(FACTS) and FACTS not in record.held and not replace:
        what = f"its default graph holds {there[FACTS]:,} statements that were not pushed from here"
        raise GraphError(what, where=url, hint="push with --replace to take their place, or to another server")
    send = _update if update else _put
    here, sent, statements = dict[str, int](), list[str](), 0
    for group in _groups(_changed(store, record, there, here), batch if update else 0):
        record.begin(one.name for one in group)
        send(talk, url, group, batch)
        record.done({one.name: one.digest for one in group})
        sent += [one.name for one in group]
        statements += sum(len(one.lines) for one in group)
    strange = {name for name in there or () if name not in here and name not in record.held}
    removed = sorted((record.held.keys() - here.keys()) | (strange if prune else set()))
    for name in removed:
        record.begin([name])
        _remove(talk, url, name, update=update)
        record.gone([name])
    record.tidy()
    after = _sizes(endpoint, base)
    wrong = [] if after is None else [name for name in (*here, *removed) if _differs(name, here, after)]
    return Pushed(
        tuple(sent),
        statements,
        len(here) - len(sent),
        tuple(removed),
        after is not None,
        tuple(sorted(wrong)),
        tuple(sorted(strange - set(removed))),
    )


def _differs(name: str, here: dict[str, int], after: dict[str, int]) -> bool:
    return after.get(name, 0 if name else here[FACTS]) != here.get(name, 0)


def beside(url: str) -> str:
    """Return the address of the query endpoint that stands beside one for graphs or updates, as servers lay it out."""
    parts = urlsplit(url)
    head, _, last = parts.path.rstrip("/").rpartition("/")
    path = f"{head}/query" if last in _WRITTEN_AT else parts.path
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def _sizes(endpoint: Endpoint, base: str) -> dict[str, int] | None:
    """Return how many statements the server holds of each graph, or None if it takes no queries there."""
    try:
        found = endpoint.sizes(base)
        if not endpoint.apart():
            del found[FACTS]
    except EndpointError as err:
        if err.status in _NO_QUERIES:
            return None
        raise
    return found


def _changed(
    store: GraphStore, record: Record, there: dict[str, int] | None, here: dict[str, int]
) -> Iterator[_Content]:
    """Yield the graphs that the server lacks or has otherwise; note the size of every one in ``here``."""
    named = sorted(name.value for name in store.raw.named_graphs() if isinstance(name, NamedNode))
    for name in (*named, FACTS):
        graph = NamedNode(name) if name else DefaultGraph()
        lines = tuple(sorted(f"{quad.triple} .\n" for quad in store.quads(graph)))
        content = _Content(name, lines, hashlib.sha256("".join(lines).encode()).hexdigest())
        here[name] = len(lines)
        has = there is None or there.get(name, 0 if name else len(lines)) == len(lines)
        if record.held.get(name) != content.digest or not has:
            yield content


def _groups(contents: Iterator[_Content], most: int) -> Iterator[list[_Content]]:
    """Yield graphs in groups of at most so many statements together; a larger one stands alone."""
    group, filled = list[_Content](), 0
    for content in contents:
        if group and filled + len(content.lines) > most:
            yield group
            group, filled = [], 0
        group.append(content)
        filled += len(content.lines)
    if group:
        yield group


def _put(server: Server, url: str, group: Sequence[_Content], batch: int) -> None:
    for content in group:
        for number, lines in enumerate(batched(content.lines, batch) if content.lines else ((),)):
            body, headers = "".join(lines).encode(), {"Content-Type": "application/n-triples"}
            server.ask("POST" if number else "PUT", _address(url, content.name), body=body, headers=headers)


def _update(server: Server, url: str, group: Sequence[_Content], batch: int) -> None:
    waiting: list[str] = []
    for content in group:
        waiting.append(f"DROP SILENT {_named(content.name) or 'DEFAULT'}")
        for number, lines in enumerate(batched(content.lines, batch)):
            if number:
                _post(server, url, waiting)
            data = "".join(lines)
            waiting.append(
                f"INSERT DATA {{ {_named(content.name)} {{\n{data}}} }}"
                if content.name
                else f"INSERT DATA {{\n{data}}}"
            )
    _post(server, url, waiting)


def _remove(server: Server, url: str, name: str, *, update: bool) -> None:
    if update:
        _post(server, url, [f"DROP SILENT {_named(name)}"])
        return
    try:
        server.ask("DELETE", _address(url, name))
    except EndpointError as err:
        if err.status != 404:  # gone already
            raise


def _post(server: Server, url: str, updates: list[str]) -> None:
    server.ask("POST", url, body=" ;\n".join(updates).encode(), headers={"Content-Type": "application/sparql-update"})
    updates.clear()


def _named(name: str) -> str:
    return f"GRAPH <{name}>" if name else ""


def _address(url: str, name: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}{f'graph={quote(name, safe="")}' if name else 'default'}"
