"""The report: one HTML page on what a graph tells of its actors, every statement with the sentences behind it."""

from collections.abc import Sequence
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from typing import Any

from kg import dates
from kg.dates import PartialDate
from kg.errors import InputError
from kg.network import Summary, project, settled, summary
from kg.page.report import actors as parts
from kg.page.report import changes as news
from kg.page.report.death_counts import tolls
from kg.page.report.disputes import disputes
from kg.page.report.dyads import dyads
from kg.page.report.summary import summary_text
from kg.page.words.citations import Ledger
from kg.page.words.events import details
from kg.page.words.sheet import sheet
from kg.page.words.sources import Source, outlets, sources
from kg.page.words.statements import Teller
from kg.page.words.words import counted, span
from kg.store import GraphStore

TOP = 10


def report_page(
    store: GraphStore,
    path: str | Path | None = None,
    *,
    title: str = "Influence report",
    top: int = TOP,
    since: str | None = None,
    previous: str | Path | None = None,
    **switches: Any,
) -> str:
    """Return the report on a graph as HTML, and write it if a path is given.

    The same graph gives the same bytes: no clock, no random number without seed; "as of" is the last publication date.

    Args:
        store: The graph.
        path: File to write (UTF-8), whole or not at all. Its folder must exist.
        title: Heading.
        top: How many key actors to name.
        since: ISO 8601 date, month or year: tell what rests only on texts published on that day or later.
        previous: Folder of an earlier graph: tell what rests only on texts that it does not hold.
        **switches: ``kinds``, ``until``, ``sources`` and ``to_states`` of `kg.network.project`.

    Raises:
        InputError: If a switch is invalid or the file can't be written.
        GraphError: If ``previous`` is no graph.
    """
    if since is not None and previous is not None:
        raise InputError("compares with one thing only", where="report", hint="give since or previous, not both")
    if top < 1:
        raise InputError(f"{top} actors can't be named", where="top", hint="give a number above 0")
    bound = dates.given(since, where="since") if since is not None else None
    with ExitStack() as stack:
        earlier = None
        if previous is not None:
            earlier = stack.enter_context(GraphStore.open(previous))
        return _report(store, path, title=title, top=top, since=bound, earlier=earlier, switches=switches)


def _report(
    store: GraphStore,
    path: str | Path | None,
    *,
    title: str,
    top: int,
    since: PartialDate | None,
    earlier: GraphStore | None,
    switches: dict[str, Any],
) -> str:
    whole = project(store, claims=True, **switches)
    graph = settled(whole)
    figures, found = summary(graph), sources(store, switches.get("sources"))
    dated = {iri: known.time for iri, known in details(store).items() if known.time}
    teller = Teller(graph, Ledger(), dated)
    claims = Teller(whole, teller.ledger, dated)
    basis = None
    if earlier is not None:
        basis = news.since_graph(store, earlier, **switches)
    elif since is not None:
        basis = news.since_date(store, since, found, **switches)
    # In the order of the page, since references are numbered as they are given.
    values: dict[str, Any] = {
        "changes": news.changes(basis, figures, found, teller, base=store.base_iri) if basis else None,
        "actors": parts.key_actors(figures, teller, top=top),
    }
    values["dyads"] = dyads(teller)
    contested, denials, more = disputes(claims)
    values["tolls"] = tolls(store, claims)
    values |= {"disputes": contested, "denials": denials, "disputes_more": more}
    values["blocs"], values["blocs_more"] = parts.blocs(figures, teller)
    values["brokers"] = parts.brokers(figures, teller)
    values["balance"], values["triads"] = figures.balance, parts.triads(figures, teller)
    return sheet(
        "report.html.jinja",
        path,
        title=title,
        summary=summary_text(figures, found, values),
        tiles=_tiles(figures, found, graph, contested),
        contents=_contents(values),
        bloc_count=len(values["blocs"]),
        versions=f"influence-kg {version('influence-kg')}",
        notes=teller.ledger.listed(),
        **_source_values(found),
        **values,
    )


def _source_values(found: Sequence[Source]) -> dict[str, Any]:
    dates = sorted(source.date for source in found if source.date)
    return {
        "sources": found,
        "outlets": outlets(tuple(found)),
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
        ("sources", "Sources"),
        ("method", "Method"),
        ("evidence", "Evidence"),
    ]
