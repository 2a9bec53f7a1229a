"""What the page shows, as plain values for JSON: actors, pairs, ties, passages, documents.

Lists refer to each other by position, so that each sentence and document stands in the page once.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kg.evidence import Evidence
from kg.naming import Corrected
from kg.network import ActorRow, Network, Pair, Summary, corrections, events, pairs, parties, settled, summary
from kg.network.communities import BINDING
from kg.network.edges import dated_by
from kg.network.graph import beyond, part
from kg.network.graph import counted as bearing_out
from kg.network.ranking import DOUBT
from kg.ontology import label
from kg.page.explorer.contradictions import Opposing, contradictions, unopposed
from kg.page.explorer.folding import Folding, folding
from kg.page.explorer.passages import Tables, document, position, report, sentences, shown_name, spread
from kg.page.explorer.reckoning import RADII, ranges, reckoning
from kg.page.words.words import name, web

MOST = 500  # actors on one page
OPENING = 120  # actors shown at first where there are many
FOUND = 80  # further names of an actor that lead to it
LONGEST_NOTE = 600  # characters of a correction with its reason


@dataclass(frozen=True, slots=True)
class Choice:
    """The part of a network that one page shows.

    Attributes:
        graph: The whole network.
        counted: What counts as having happened in it, of those who count as actors.
        figures: Measures of that.
        rows: The actors shown, the most influential first; those known only from claims last.
        pairs: Pairs between shown actors, all claims included, sorted.
        left_out: How many actors there was no room for.
        leading: Positions in ``rows`` of the actors to open with; empty where there is room for all who count.
        aside: IRIs of those who do not count as actors until they are asked for.
        folding: How it looks folded into states; None where nobody acts for one.
    """

    graph: Network
    counted: Network
    figures: Summary
    rows: tuple[ActorRow, ...]
    pairs: tuple[Pair, ...]
    left_out: int
    leading: tuple[int, ...] = ()
    aside: frozenset[str] = frozenset()
    folding: Folding | None = None


def choose(graph: Network, *, most: int = MOST) -> Choice:
    """Pick the actors to show: the most influential; those who only stand aside (`kg.network.parties`) last."""
    counted = parties(settled(graph))
    figures = summary(counted)
    fold = folding(graph)
    if fold and fold.states:
        graph = part(graph, graph)
        graph.add_nodes_from(fold.states.items())
    known = {row.iri for row in figures.actors}
    rest = [row for row in summary(graph).actors if row.iri not in known] if len(known) < len(graph) else []
    ranked = [*figures.actors, *rest]
    aside = {node for node, data in graph.nodes(data=True) if data.get("aside", not data.get("named", True))}
    shown = sorted(ranked, key=lambda row: row.iri in aside)[:most]
    kept = {row.iri for row in shown}
    rows = tuple(row for row in ranked if row.iri in kept)
    between = tuple(pair for pair in pairs(graph) if pair.a in kept and pair.b in kept)
    first = [index for index, row in enumerate(rows) if row.iri not in aside]
    leading = tuple(first[:OPENING]) if len(first) > OPENING * 1.25 else ()
    return Choice(graph, counted, figures, rows, between, len(ranked) - len(rows), leading, frozenset(aside), fold)


def content(
    choice: Choice, more: Callable[[Tables], dict[str, Any]] = lambda _: {}, opposing: Opposing = unopposed
) -> dict[str, Any]:
    """Return what the page shows beside the drawing, ready for JSON; ``more`` adds to it what refers to its tables."""
    tables = Tables({row.iri: index for index, row in enumerate(choice.rows)})
    top = max((row.influence for row in choice.figures.actors), default=1.0) or 1.0
    counted = {row.iri for row in choice.figures.actors}
    lone = counted - {end for u, v in _counted_arcs(choice) for end in (u, v)}
    made = corrections(choice.graph)
    ties = [
        _tie(u, v, term, data, tables) | _corrected({u, v}, made, data.get("evidence", ()))
        for u, v, term, data in sorted(choice.graph.edges(keys=True, data=True), key=lambda edge: edge[:3])
        if u in tables.number and v in tables.number and not (data.get("symmetric") and v < u)
    ]
    alone = _alone(choice.graph, tables)
    added = more(tables)
    return added | {
        "actors": [
            {
                "name": shown_name(row.label),
                "kind": row.kind,
                "named": row.named,
                "aside": row.iri in choice.aside,
                "iri": row.iri,
                "same": [iri for iri in choice.graph.nodes[row.iri].get("same_as", ()) if web(iri)],
                "also": [shown_name(alias) for alias in choice.graph.nodes[row.iri].get("aliases", ())[:12]],
                "found": [shown_name(name) for name in _only_found(choice.graph.nodes[row.iri])],
                "score": round(100 * row.influence / top, 1) if row.iri in counted else 0,
                "bloc": row.bloc if row.iri in counted else -1,
                "lone": row.iri in lone,
                "broker": row.iri in choice.figures.brokers[:5],
                **_folded(row.iri, choice, tables),
                **_corrected({row.iri}, made),
            }
            for row in choice.rows
        ],
        "ties": ties,
        "alone": alone,
        "reckoned": reckoned(choice, tables),
        "contested": contradictions(opposing, tables),
        "passages": [list(passage) for passage in tables.passages],
        "events": _events(choice.graph, tables),
        "notes": [_note(said) for said in made],
        "documents": [list(document) for document in tables.documents],
        "terms": {term: label(term).capitalize() for term in sorted({told["term"] for told in (*ties, *alone)})},
        "figures": {
            "actors": len(choice.figures.actors),
            "ties": choice.figures.edges,
            "documents": choice.figures.documents,
            "since": choice.figures.since,
            "until": choice.figures.until,
            "balance": choice.figures.balance.share,
            "left": choice.left_out,
            "folded": choice.folding and choice.folding.figures,
        },
    }


def reckoned(choice: Choice, tables: Tables) -> dict[str, Any]:
    """Return what ranks, sizes and blocs of a part of the reports are worked out from."""
    number = dict(tables.number)

    def place(said: Evidence) -> tuple[int, int]:
        return report(said, tables), position(tables.documents, document(said))

    named = reckoning(choice.counted, number, place)
    states = choice.folding and reckoning(choice.folding.counted, number, place)
    folded = choice.folding.counted if choice.folding else choice.counted
    return {
        "named": named,
        "states": states,
        "ranges": [ranges(choice.counted, tables.number), choice.folding and ranges(folded, tables.number)],
        "more": len(number) - len(tables.number),
        "doubt": DOUBT,
        "binding": BINDING,
        "radii": RADII,
    }


def _folded(iri: str, choice: Choice, tables: Tables) -> dict[str, Any]:
    """Return the number of the state that an actor acts for, and what it scores when the network is folded."""
    fold = choice.folding
    if fold is None:
        return {"state": None}
    state = tables.number.get(choice.graph.nodes[iri].get("state", ""))
    score, bloc = round(100 * fold.shares.get(iri, 0.0), 1), fold.blocs.get(iri, -1)
    looks = {"score": score, "bloc": bloc, "lone": iri in fold.counted and not fold.counted.degree(iri)}
    return {"state": state, "standin": iri in fold.states, "folded": looks}


def _counted_arcs(choice: Choice) -> Iterator[tuple[str, str]]:
    """Yield the ends of the edges that count as having happened, between those who count as actors."""
    counted = {row.iri for row in choice.figures.actors}
    for u, v, data in choice.graph.edges(data=True):
        if data.get("kind") != "claim" and u in counted and v in counted:
            yield u, v


def _events(graph: Network, tables: Tables) -> list[tuple[str, str, str, int | None]]:
    """Return time, status, name of the place and number of dead of the events that passages tell of, in their order."""
    known = {event.iri: event for event in events(graph)}
    found = [known.get(iri) for iri in tables.events]
    return [(one.time, one.status, shown_name(one.where), one.dead) if one else ("", "", "", None) for one in found]


def _note(said: Corrected) -> str:
    return name(said.text(), LONGEST_NOTE)


def _corrected(ends: set[str], made: Sequence[Corrected], evidence: Iterable[Evidence] = ()) -> dict[str, list[int]]:
    """Return the numbers of the corrections that bear on an actor, or on a pair or one of its events; none: nothing."""
    events = {said.event for said in evidence} if made else set()
    found = [n for n, said in enumerate(made) if ends.issubset(said.about) or not events.isdisjoint(said.about)]
    return {"corrected": found} if found else {}


def _only_found(node: dict[str, Any]) -> list[str]:
    """Return the names that lead to an actor but are not shown: there are too many, or the texts don't use them."""
    return [*node.get("aliases", ())[12:FOUND], *node.get("other_names", ())[:FOUND]]


def _tie(source: str, target: str, term: str, data: dict[str, Any], tables: Tables) -> dict[str, Any]:
    evidence: tuple[Evidence, ...] = data.get("evidence", ())
    chosen = spread(evidence)
    return {
        "from": tables.number[source],
        "to": tables.number[target],
        "term": term,
        "kind": data.get("kind", "fact"),
        "sign": data["sign"],
        "weight": round(data["weight"], 3),
        "strength": data.get("strength", 5),
        "confidence": round(data.get("confidence", 1.0), 2),
        "both": bool(data.get("symmetric")),
        "acts": data.get("acts", True),
        "disputed": bool(data.get("disputed")),
        "hearsay": all(p.voice == "speaker" for p in evidence if p.kind != "claim")
        and any(p.kind != "claim" for p in evidence),
        "texts": len({said.graph for said in bearing_out(evidence)}),
        "origins": data.get("origins", 1),
        "times": list(data.get("times", ())),
        "dated_by": data.get("dated_by", dated_by(evidence)),
        "said": sentences(chosen, tables),
        "more": len(evidence) - len(chosen),
    }


def _alone(graph: Network, tables: Tables) -> list[dict[str, Any]]:
    """Return what actors of the page did to nobody that a text mentions, by actor and term."""
    acts = [(u, term, data) for u, v, term, data in beyond(graph) if not v and u in tables.number]
    told = [sentences(spread(data["evidence"]), tables) for _, _, data in acts]
    return [
        {"from": tables.number[u], "term": term, "sign": data["sign"], "said": said}
        for (u, term, data), said in zip(acts, told, strict=True)
    ]
