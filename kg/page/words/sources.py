"""Where a graph comes from: its documents and outlets, independent origins, dates."""

from collections.abc import Collection
from dataclasses import dataclass

from kg.page.words.words import name, web
from kg.store import GraphStore, select

_DOCUMENTS = """
SELECT ?iri ?id ?title ?outlet ?date ?url ?origin WHERE {
  GRAPH ?iri {
    ?iri a schema:NewsArticle ; schema:identifier ?id .
    OPTIONAL { ?iri schema:headline ?title }
    OPTIONAL { ?iri schema:publisher ?outlet }
    OPTIONAL { ?iri schema:datePublished ?published }
    OPTIONAL { ?iri schema:url ?url }
  }
  OPTIONAL { GRAPH ?origins { ?iri kg:origin ?origin } }
  BIND(STR(?published) AS ?date)
} ORDER BY ?iri"""


@dataclass(frozen=True, slots=True)
class Source:
    """A document: IRI, id, title, outlet, date, address (of the web, or empty), IRI of what it is a copy of."""

    iri: str
    id: str
    title: str
    outlet: str
    date: str
    url: str
    origin: str

    @property
    def heading(self) -> str:
        """Its title, or its id."""
        return name(self.title or self.id, 200)


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet: how many texts, how many of them independent (a copy counts with its origin), first and last date."""

    name: str
    texts: int
    origins: int
    first: str
    last: str


def sources(store: GraphStore, only: Collection[str] | None = None) -> tuple[Source, ...]:
    """Return the documents of a graph, the newest first, then by id; ``only`` those of these outlets or IRIs."""
    found: dict[str, Source] = {}
    for row in select(store.raw, _DOCUMENTS).rows:
        iri, id_, title, outlet, date, url, origin = ("" if cell is None else str(cell) for cell in row)
        if only is None or iri in only or outlet in only:
            found.setdefault(iri, Source(iri, id_, title, outlet, date[:10], web(url), origin))
    ordered = sorted(found.values(), key=lambda source: source.id)
    return tuple(sorted(ordered, key=lambda source: source.date, reverse=True))


def outlets(found: tuple[Source, ...]) -> tuple[Outlet, ...]:
    """Return the outlets, those with most texts first."""
    groups: dict[str, list[Source]] = {}
    for source in found:
        groups.setdefault(source.outlet, []).append(source)
    rows = []
    for outlet, group in groups.items():
        dates = sorted(source.date for source in group if source.date)
        origins = {source.origin or source.iri for source in group}
        first, last = (dates[0], dates[-1]) if dates else ("", "")
        rows.append(Outlet(name(outlet) if outlet else "no outlet named", len(group), len(origins), first, last))
    return tuple(sorted(rows, key=lambda row: (-row.texts, row.name)))
