"""The report: one HTML page on what a graph tells of its actors, every statement with the sentences behind it."""

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.evidence import Source
from kg.network import Network, Summary, corrections, settled, summary
from kg.page.report import actors as parts
from kg.page.report import changes as news
from kg.page.report.death_counts import death_counts
from kg.page.report.disputes import disputes
from kg.page.report.dyads import dyads
from kg.page.report.summary import summary_text
from kg.page.words.citations import Citations
from kg.page.words.sheet import sheet
from kg.page.words.sources import newest_first, outlets
from kg.page.words.statements import StatementWriter
from kg.page.words.words import counted, name, span

TOP = 10
NOTE = 600  # characters of a correction with its reason


def report_page(
    whole: Network,
    path: str | Path | None = None,
    *,
    title: str = "Influence report",
    top: int = TOP,
    against: news.Comparison | None = None,
) -> str:
    """Return the report on a network as HTML, and write it if a path is given.

    The same network gives the same bytes: no clock, no random number without seed; "as of" is the last publication
    date.

    Args:
        whole: The network, with claims.
        path: File to write (UTF-8), whole or not at all. Its folder must exist.
        title: Heading.
        top: How many key actors to name.
        against: What to compare with: tell what rests only on texts that are new against it.

    Raises:
        InputError: If no actor is to be named, or the file can't be written.
    """
    if top < 1:
        raise InputError(f"{top} actors can't be named", where="top", hint="give a number above 0")
    graph = settled(whole)
    figures, found = summary(graph), newest_first(whole)
    writer = StatementWriter(graph, Citations())
    claims = StatementWriter(whole, writer.citations)
    # In the order of the page, since references are numbered as they are given.
    values: dict[str, Any] = {
        "changes": news.changes(against, figures, found, writer) if against else None,
        "actors": parts.key_actors(figures, writer, top=top),
    }
    values["dyads"] = dyads(writer)
    contested, denials, more = disputes(claims)
    values["death_counts"] = death_counts(claims)
    values |= {"disputes": contested, "denials": denials, "disputes_more": more}
    values["blocs"], values["blocs_more"] = parts.blocs(figures, writer)
    values["brokers"] = parts.brokers(figures, writer)
    values["corrections"] = [name(said.text(), NOTE) for said in corrections(whole)]
    values["balance"], values["triads"] = figures.balance, parts.triads(figures, writer)
    return sheet(
        "report.html.jinja",
        path,
        title=title,
        summary=summary_text(figures, found, values),
        tiles=_tiles(figures, found, graph, contested),
        contents=_contents(values),
        bloc_count=len(values["blocs"]),
        versions=f"influence-kg {version('influence-kg')}",
        notes=writer.citations.listed(),
        unnamed=any(data.get("aside") for _, data in whole.nodes(data=True)),
        inner=whole.graph.get("inner"),
        **_source_values(found),
        **values,
    )


def _source_values(found: Sequence[Source]) -> dict[str, Any]:
    dates = sorted(source.date for source in found if source.date)
    return {
        "sources": found,
        "outlets": outlets(found),
        "places": {source.iri: number for number, source in enumerate(found, start=1)},
        "origin_count": len({source.origin or source.iri for source in found}),
        "undated": len(found) - len(dates),
        "published": span(dates[0], dates[-1]) if dates else "",
        "as_of": dates[-1] if dates else "",
    }


def _tiles(figures: Summary, found: Sequence[Source], graph: Any, contested: Sequence[Any]) -> list[tuple[str, str]]:
    events = {event for *_, data in graph.edges(data=True) for event in data.get("events", ())}
    numbers = {
        "text": len(found),
        "actor": len(figures.actors),
        "tie": figures.edges,
        "event between actors": len(events),
        "contested claim": len(contested),
    }
    words = {
        word: counted(number, word, "events between actors" if word.startswith("event") else "")
        for word, number in numbers.items()
    }
    return [(number, word) for number, _, word in (words[word].partition(" ") for word in numbers)]


def _contents(values: dict[str, Any]) -> list[tuple[str, str]]:
    listed = [("new", "New")] if values["changes"] else []
    return [
        *listed,
        ("actors", "Key actors"),
        ("dyads", "Dyads over time"),
        ("disputes", "Contested claims"),
        ("blocs", "Blocs"),
        ("brokers", "Brokers"),
        ("balance", "Balance"),
        *([("corrections", "Corrections")] if values["corrections"] else []),
        ("sources", "Sources"),
        ("method", "Method"),
        ("evidence", "Evidence"),
    ]
