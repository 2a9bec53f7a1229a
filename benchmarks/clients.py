"""Clients of `benchmarks/soak.py`: what they ask of a server, how they behave, and which of its answers are limits."""

import hashlib
import http.client
import json
import random
import socket
import threading
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlencode, urlsplit

HTML, CSV, TURTLE, FORM = "text/html", "text/csv", "text/turtle", "application/x-www-form-urlencoded"
EVERYTHING = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"
EVIDENCE = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
BOTH = (
    "SELECT ?s ?label (COUNT(?g) AS ?n) { ?s rdfs:label ?label . GRAPH ?g { ?m ?p ?s } } "
    "GROUP BY ?s ?label ORDER BY ?s ?label"
)
CROSS = "SELECT ?a ?b ?c { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z }"
DEAR = {
    "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h . ?i ?t ?j }": {503},
    f"{CROSS} ORDER BY ?c ?b": {500, 503},
    f"{CROSS} LIMIT 70000": {400, 503},
    "SELECT * { SERVICE <http://norland.example/> { ?s ?p ?o } }": {400},
    "SELECT ?x { ?x a }": {400},
    "INSERT DATA { <urn:a> <urn:b> 1 }": {400},
    "{" * 5000: {400},
}
LONG = f"{CROSS} LIMIT 59999"
LIMITS = {
    503: ("no query could begin", "the query took more than", "no page could be made", "Service Unavailable"),
    500: ("the engine broke off, out of memory or of stack", "query failed: "),
    400: ("the answer has more than",),
}


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that came whole."""

    status: int
    kind: str
    body: bytes

    @property
    def digest(self) -> bytes:
        return hashlib.sha256(f"{self.status} {self.kind}\n".encode() + self.body).digest()

    @property
    def limit(self) -> str:
        """The limit that it tells of, or nothing."""
        text = self.body.decode("utf-8", "replace")
        found = [said for said in LIMITS.get(self.status, ()) if said in text]
        return f"{self.status} {found[0]}" if found else ""


@dataclass(frozen=True, slots=True)
class Request:
    """A request whose answer the state of the graph decides."""

    path: str
    accept: str = "*/*"
    fields: dict[str, str] = field(default_factory=dict)
    body: str | None = None
    kind: str = FORM
    place: str = "serve"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a server listens."""

    host: str
    port: int

    @classmethod
    def of(cls, url: str) -> Self:
        parts = urlsplit(url)
        return cls(parts.hostname, parts.port)

    def get(self, request: Request) -> Reply:
        """Send a request, and return the whole answer."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=300)
        try:
            target = request.path + (f"?{urlencode(request.fields)}" if request.fields else "")
            headers = {"accept": request.accept} | ({"content-type": request.kind} if request.body else {})
            connection.request("POST" if request.body else "GET", target, request.body, headers)
            answer = connection.getresponse()
            return Reply(answer.status, answer.headers.get("content-type", ""), answer.read())
        finally:
            connection.close()

    def build(self) -> int:
        """Return the number of the build that is served."""
        return int(json.loads(self.get(Request("/health")).body)["build"]["number"])

    def send(self, data: bytes) -> socket.socket:
        """Return a connection over which this was sent."""
        client = socket.create_connection((self.host, self.port), timeout=60)
        client.sendall(data)
        return client


def _call(tool: str, **arguments: object) -> Request:
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": tool, "arguments": arguments}}
    accept, kind = "application/json, text/event-stream", "application/json"
    return Request("/mcp", accept, body=json.dumps(call), kind=kind, place="mcp")


ASKED: dict[str, Request] = {
    **{
        path: Request(path, HTML)
        for path in ("/", "/documents", "/questions", "/editor", "/id/state/RU", "/id/state/AZ")
    },
    **{path: Request(path, HTML) for path in ("/network", "/dashboard", "/report", "/timeline", "/map")},
    "search": Request("/search", HTML, {"q": "Rus"}),
    "search, JSON": Request("/search", "application/json", {"q": "Azerbaijn"}),
    "pair": Request("/pair", HTML, {"one": "Russia", "other": "Azerbaijan"}),
    "RDF": Request("/id/state/RU.ttl"),
    "question": Request("/questions/allies", HTML, {"actor": "Russia"}),
    "question, CSV": Request("/questions/documents", fields={"format": "csv"}),
    "no page": Request("/norland", HTML),
    "style": Request("/static/sheet.css"),
    "everything": Request("/sparql", CSV, {"query": EVERYTHING}),
    "evidence": Request("/sparql", CSV, {"query": EVIDENCE}),
    "facts with evidence": Request("/sparql", CSV, body=urlencode({"query": BOTH})),
    "description": Request("/sparql", "application/n-triples"),
    "agents: search": _call("search", text="Russia"),
    "agents: sparql": _call("sparql", query=EVIDENCE, limit=100),
}


def asked(places: dict[str, Place], name: str) -> Reply:
    """Ask one of `ASKED` of its server."""
    return places[ASKED[name].place].get(ASKED[name])


def dear(place: Place, chance: random.Random, stop: threading.Event) -> tuple[str, str]:
    """Ask what costs too much or is refused; returns what became of it, and what is wrong with that."""
    query = chance.choice(sorted(DEAR))
    reply = place.get(Request("/sparql", CSV, body=query, kind="application/sparql-query"))
    good = reply.limit or (reply.status == 400 and 400 in DEAR[query])
    return f"dear: {reply.limit or reply.status}", "" if good else f"{query[:60]}: {reply.status} {reply.body[:200]!r}"


def _head(query: str) -> bytes:
    return f"GET /sparql?{urlencode({'query': query})} HTTP/1.1\r\nHost: here\r\nAccept: text/csv\r\n\r\n".encode()


def aborted(place: Place, chance: random.Random, stop: threading.Event) -> tuple[str, str]:
    """Ask, and go away at once or a little later."""
    target = chance.choice([_head(query) for query in (*DEAR, LONG)] + [b"GET /map HTTP/1.1\r\nHost: here\r\n\r\n"])
    with place.send(target):
        stop.wait(chance.choice((0, 0.1, 1)))
    return "aborted", ""


def half_sent(place: Place, chance: random.Random, stop: threading.Event) -> tuple[str, str]:
    """Send a part of a request, then nothing or a little at a time; the server must end it in time."""
    kind = b"Content-Type: application/sparql-query\r\nContent-Length: 900\r\n"
    whole = b"POST /sparql HTTP/1.1\r\nHost: here\r\n" + kind + b"\r\nASK {"
    with place.send(whole[: chance.randrange(1, len(whole) + 1)]) as client:
        client.settimeout(1)
        for _ in range(75):
            try:
                told = client.recv(1 << 16)
                status = told.split(b" ")[1].decode() if told else "closed"
                return f"half sent: {status}", "" if status in {
                    "closed",
                    "408",
                    "503",
                } else f"half sent: {told[:200]!r}"
            except TimeoutError:
                client.sendall(b"A")
            except ConnectionError:
                return "half sent: closed", ""
            if stop.is_set():
                return "half sent: given up", ""
    return "half sent: held", "a request sent by halves was held for 75 seconds"


def slow(place: Place, chance: random.Random, stop: threading.Event) -> tuple[str, str]:
    """Ask for more than the kernel holds and hardly read; the server must break it off."""
    with socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.settimeout(60)
        client.connect((place.host, place.port))
        client.sendall(_head(LONG))
        got = b""
        try:
            got = client.recv(64)
            for _ in range(chance.choice((5, 25, 45))):
                got += client.recv(64)
                if stop.wait(1):
                    return "slow: given up", ""
            while part := client.recv(1 << 16):
                got = got[:1000] + part
        except (ConnectionError, TimeoutError):
            return "slow: broken off", ""
    if got.startswith(b"HTTP/1.1 503"):
        return "slow: 503", ""
    return (
        "slow: answered",
        "" if b"\r\n0\r\n\r\n" not in got else "a reader of 64 bytes a second was served to the end",
    )
