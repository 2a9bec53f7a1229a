"""PLOVER events as tables: a folder with ``events.csv`` and ``not-happened.csv``, in the columns of POLECAT releases.

A row is an event between one actor and one recipient (or one side alone). What is planned, threatened, demanded, only
possible or denied stands in the second file, so that nobody counts it as an event. Columns of ours follow those of
POLECAT; ``docs/formats.md`` tells which of POLECAT's stay empty.
"""

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

from kg.evidence import Event, Evidence, within
from kg.exports.held import manner, passage
from kg.files import csv_lines, write_folder, write_whole
from kg.lexica.containment import holders
from kg.lexica.other_names import codes
from kg.network.folding import BELONGING, state_of
from kg.network.reading import Content, content
from kg.ontology import roots
from kg.page.map.shapes import points
from kg.quads import terms as t
from kg.rules import HAPPENED
from kg.store import GraphStore
from kg.store.evidence import value, values

POLECAT = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title"),
    *("Actor Name Raw", "Wikipedia Actor ID"),
    *("Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors"),
    *("Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID"),
    *("Raw Placename", "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations"),
    *("Story Locations", "Language", "Version"),
)
OURS = (
    *("Status", "Manner", "Earliest", "Latest", "Dating", "Actor IRI", "Actor Wikidata", "Recipient IRI"),
    *("Recipient Wikidata", "Mediators", "Fatalities", "Injured", "Missing", "Displaced", "Detained", "Bounds"),
    *("Confidence", "Reports", "Sources", "Headline", "URL", "Sentence", "Passages"),
)
QUADS = {"verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3, "material conflict": 4}
SECTORS = {"State": "GOV", "ArmedForce": "MIL", "Alliance": "IGO"}
_HEADS = (t.relation("headOfStateOf"), t.relation("headOfGovernmentOf"))
_GEONAMES, _WIKIDATA = "geonames.org/", "wikidata.org/entity/"

type Cells = dict[str, object]


def _write(store: GraphStore, path: Path) -> None:
    held = content(store, belonging=BELONGING)
    columns = (*POLECAT, *OURS)

    def table(real: bool) -> Callable[[Path], None]:
        rows = (row for event in held.events if (event.status in HAPPENED) == real for row in _rows(store, held, event))
        return lambda file: write_whole(
            file, csv_lines(columns, ([row.get(column, "") for column in columns] for row in rows))
        )

    write_folder(path, {"events.csv": table(True), "not-happened.csv": table(False)})


WRITERS: dict[str, Callable[[GraphStore, Path], None]] = {"plover": _write}


def _rows(store: GraphStore, held: Content, event: Event) -> Iterator[Cells]:
    told = [held.reports[iri] for iri in event.reports if iri in held.reports]
    shared = _what(event, told) | _where(store, event) | _sources(told)
    mediators = sorted({iri for said in told for iri in said.mediators})
    shared["Mediators"] = "; ".join(held.reader.name(iri) for iri in mediators)
    for actor, recipient in product(event.actors or ("",), event.recipients or ("",)):
        yield shared | _side(store, held, "Actor", actor) | _side(store, held, "Recipient", recipient)


def _what(event: Event, told: list[Evidence]) -> Cells:
    root = roots()[event.root]
    modes = sorted({said.mode for said in told if said.mode})
    counts = {"fatalities": event.dead, **dict(event.harmed)}
    return {
        "Event ID": event.iri,
        "Event Date": event.time or within(event.earliest, event.latest),
        "Event Type": event.root,
        "Event Mode": "; ".join(modes),
        "Intensity": root.goldstein,
        "Quad Code": QUADS[root.influence.quad],
        "Status": event.status,
        "Earliest": event.earliest,
        "Latest": event.latest,
        "Dating": event.dating,
        **{name.capitalize(): number for name, number in counts.items()},
        "Bounds": "; ".join(f"{kind} {bound}" for kind, bound in event.bounds),
    }


def _where(store: GraphStore, event: Event) -> Cells:
    if not event.place:
        return {}
    key = event.place.removeprefix(store.base_iri)
    state = next((one for one in (key, *(up.holder for up in holders(key))) if codes(one)), "")
    point = points().get(key) if not codes(key) else None  # a whole land has no point
    same = values(store.raw, t.iri(event.place), t.SAME_AS)
    return {
        "Placename": event.where,
        "Country": codes(state)[-1] if state else "",
        "Latitude": point[1] if point else "",
        "Longitude": point[0] if point else "",
        "GeoNames ID": next((one.rstrip("/").rpartition("/")[2] for one in same if _GEONAMES in one), ""),
    }


def _sources(told: list[Evidence]) -> Cells:
    """Return where an event is told: the first report in time, then all sentences and outlets."""
    in_time = sorted(told, key=lambda said: (said.date or "9", said.graph, said.start, said.iri))
    if not in_time:
        return {}
    first = in_time[0]
    return {
        "Source": first.outlet,
        "Publication Date": first.date,
        "Headline": first.headline,
        "URL": first.url,
        "Sentence": first.sentence,
        "Manner": "; ".join(dict.fromkeys(way for said in in_time if (way := manner(said)))),
        "Passages": " ".join(dict.fromkeys(passage(said) for said in in_time)),
        "Reports": len(in_time),
        "Sources": "; ".join(sorted({said.outlet for said in in_time if said.outlet})),
        "Confidence": max(said.confidence for said in in_time),
    }


def _side(store: GraphStore, held: Content, side: str, iri: str) -> Cells:
    if not iri:
        return {}
    actor = held.actors.get(iri)
    state = iri if actor and actor.kind == "State" else state_of(iri, held) if actor else ""
    country = codes(state.removeprefix(store.base_iri))
    sector = SECTORS.get(actor.kind, "") if actor else ""
    if any(values(store.raw, t.iri(iri), head) for head in _HEADS):
        sector = "GOV"
    same = values(store.raw, t.iri(iri), t.SAME_AS)
    return {
        f"{side} Name": value(store.raw, t.iri(iri), t.LABEL),
        f"{side} Country": country[-1] if country else "",
        f"Primary {side} Sector": sector,
        f"{side} Sectors": sector,
        f"{side} IRI": iri,
        f"{side} Wikidata": next((one.rpartition("/")[2] for one in same if _WIKIDATA in one), ""),
    }
