"""Where a graph comes from: its documents and outlets, independent origins, dates."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.evidence import Source
from kg.network import Network, sources
from kg.page.words.words import name


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet: how many texts, how many of them independent (a copy counts with its origin), first and last date."""

    name: str
    texts: int
    origins: int
    first: str
    last: str


def newest_first(graph: Network) -> tuple[Source, ...]:
    """Return the documents of a network, the newest first, then by id."""
    ordered = sorted(sources(graph), key=lambda source: source.id)
    return tuple(sorted(ordered, key=lambda source: source.date, reverse=True))


def heading(source: Source) -> str:
    """Return the title of a document, or its id."""
    return name(source.headline or source.id, 200)


def outlets(found: Iterable[Source]) -> tuple[Outlet, ...]:
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
