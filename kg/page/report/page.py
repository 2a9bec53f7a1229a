"""The report: one HTML page on what a graph tells of its actors, every statement with the sentences behind it.

Its first part stands for itself on two printed pages; the rest is the appendix.
"""

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from kg.contest import Conflict
from kg.errors import InputError
from kg.evidence import Source
from kg.network import Network, Summary, Trend, corrections, events, scope_words, settled, stability, summary, trends
from kg.page.report import actors as parts
from kg.page.report import changes as news
from kg.page.report.brief import NAMED, brief
from kg.page.report.contested import contested, within
from kg.page.report.dyads import dyads
from kg.page.report.period import Period, inside, whole_time
from kg.page.report.principals import leading
from kg.page.report.ranks import is_sure
from kg.page.report.sayings import Refers, nothing, sayings
from kg.page.report.summary import lead, opening
from kg.page.words.absence import Absence, Absent, nothing_chosen
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
    conflicts: Sequence[Conflict] = (),
    courses: Sequence[Trend] | None = None,
    period: Period | None = None,
    before: Mapping[str, int] | None = None,
    appendix: bool = True,
    opened: bool = False,
    refers: Refers = nothing,
    absent: Absent = nothing_chosen,
) -> str:
    """Return the report on a network as HTML, and write it if a path is given.

    The same network gives the same bytes: no clock, no random number without seed; "as of" is the last publication
    date.

    Args:
        whole: The network of the period, with claims.
        path: File to write (UTF-8), whole or not at all. Its folder must exist.
        title: Heading.
        top: How many key actors to name in the appendix.
        against: What to compare with: tell what rests only on texts that are new against it.
        conflicts: What sources tell against each other, the most widely told first.
        courses: How the conflict of pairs goes; without, in the last three months against the three before.
        period: Of which the report tells; without, from the year of the first publication to the last one.
        before: Rank of the actors by IRI in the period before.
        appendix: Whether evidence, dyads, blocs, sources and method follow the first part.
        opened: Whether the parts of the appendix are unfolded, as on paper.
        refers: What the words of a sentence refer to: names for its pronouns.
        absent: Tells what is chosen and what there is instead, where nothing is told.

    Raises:
        InputError: If no actor is to be named, or the file can't be written.
    """
    if top < 1:
        raise InputError(f"{top} actors can't be named", where="top", hint="give a number above 0")
    graph = settled(whole)
    figures = summary(graph)
    found = newest_first(whole)
    told = period or whole_time(found)
    found = inside(found, whole, told)
    writer, ranges = StatementWriter(graph, Citations()), stability(graph)
    # In the order of the page, since references are numbered as they are given.
    differing, known = list(within(conflicts, whole)), sayings(whole, told, refers)
    first = brief(
        whole,
        writer,
        figures,
        found,
        period=told,
        ranges=ranges,
        before=before or {},
        conflicts=differing,
        trends=trends(graph) if courses is None else courses,
        known=known,
    )
    values: dict[str, Any] = {"brief": first}
    values["changes"] = news.changes(against, figures, found, writer) if against and appendix else None
    if appendix:
        values["actors"] = parts.key_actors(figures, writer, top=top, ranges=ranges)
        values["dyads"] = dyads(writer)
        values["contests"] = contested(differing, whole, writer.citations, known)
        values["blocs"], values["blocs_more"] = parts.blocs(figures, writer)
        values["brokers"] = parts.brokers(figures, writer)
        values["corrections"] = [name(said.text(), NOTE) for said in corrections(whole)]
        values["balance"], values["triads"] = figures.balance, parts.triads(figures, writer)
    named = [iri for _, iri in leading(figures.actors)[:NAMED]]
    begun = opening(figures, found, first, told, chosen=scope_words(whole), sure=is_sure(named, ranges))
    begun = begun if figures.actors or events(whole) else _missing(begun, absent(), texts=bool(found))
    return sheet(
        "report.html.jinja",
        path,
        title=title,
        styles=("report.css",),
        heading_on_paper=_css_string(name(title, 80)),
        opening=begun,
        lead=lead(first),
        appended=appendix,
        opened=opened,
        tiles=_tiles(figures, found, graph, differing),
        ranked={actor.rank for actor in values.get("actors", ())},
        bloc_count=len(values.get("blocs", ())),
        versions=f"influence-kg {version('influence-kg')}",
        notes=writer.citations.listed(),
        unnamed=any(data.get("aside") for _, data in whole.nodes(data=True)),
        inner=whole.graph.get("inner"),
        **_source_values(found),
        **values,
    )


def _missing(begun: str, absence: Absence, *, texts: bool) -> str:
    """Return the opening of a report that tells nothing: that no text fits, or that nothing in the texts does."""
    return (texts and absence.words) or f"{begun} {absence.has}".rstrip()


def _css_string(text: str) -> str:
    """Return a text as it may stand between quotation marks of a style sheet: nothing in it can end them."""
    return "".join(letter if letter.isalnum() or letter == " " else f"\\{ord(letter):x} " for letter in text)


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
    linked = {event for *_, data in graph.edges(data=True) for event in data.get("events", ())}
    numbers = {
        "text": len(found),
        "actor": len(figures.actors),
        "tie": figures.edges,
        "event between actors": len(linked),
        "contested claim": len(contested),
    }
    words = {
        word: counted(number, word, "events between actors" if word.startswith("event") else "")
        for word, number in numbers.items()
    }
    return [(number, word) for number, _, word in (words[word].partition(" ") for word in numbers)]
