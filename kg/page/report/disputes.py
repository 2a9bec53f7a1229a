"""Contested claims: what some assert and others deny, and who says which."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.evidence import Evidence, asserts, denies
from kg.ontology import phrase
from kg.page.words.citations import Citations, Cites
from kg.page.words.statements import SIGNS, Edge, Statement, StatementWriter
from kg.page.words.words import name

MOST = 20

type _Case = tuple[Edge, list[Evidence], list[Evidence]]
"""An edge, the sentences behind it and those against it."""


@dataclass(frozen=True, slots=True)
class Witness:
    """Who says so: a speaker, or the outlet where the text speaks in its own voice."""

    who: str
    speaks: bool
    cites: Cites


@dataclass(frozen=True, slots=True)
class Dispute:
    """A statement, those who assert it and those who deny it."""

    statement: Statement
    asserted: tuple[Witness, ...]
    denied: tuple[Witness, ...]


def disputes(writer: StatementWriter) -> tuple[tuple[Dispute, ...], tuple[Dispute, ...], int]:
    """Return what is asserted and denied, what is only denied, and how many more there are of either.

    A relation is contested if one sentence affirms it as certain and one denies it; an event if reports
    of this very event differ in that. A denial of another event between the same two makes no dispute.
    """
    contested: list[_Case] = []
    denied: list[_Case] = []
    for edge in writer.edges():
        for group in _cases(edge):
            against = [p for p in group if denies(p)]
            if not against:
                continue
            behind = [p for p in group if p not in against and asserts(p)]
            (contested if behind else denied).append((edge, behind, against))
    shown = [_dispute(writer, *case) for case in _distinct(contested)[:MOST]]
    only = [_dispute(writer, *case) for case in _distinct(denied)[:MOST]]
    return tuple(shown), tuple(only), len(_distinct(contested)) + len(_distinct(denied)) - len(shown) - len(only)


def _cases(edge: Edge) -> list[list[Evidence]]:
    """Return the evidence of an edge: for events, by event."""
    found: dict[str, list[Evidence]] = {}
    for passage in edge[3].get("evidence", ()):
        found.setdefault(passage.event, []).append(passage)
    return [found[event] for event in sorted(found)] if edge[2] != "speaksAbout" else []


def _distinct(cases: Iterable[_Case]) -> list[_Case]:
    """Return cases sorted by evidence, the most told first; an event with several arcs once."""
    found: dict[tuple[object, ...], _Case] = {}
    for case in cases:
        (source, target, term, _), _, against = case
        key = (against[0].event,) if against[0].event else (source, target, term)
        found.setdefault(key, case)
    return sorted(found.values(), key=lambda case: (-len(case[1]) - len(case[2]), case[0][:3]))


def _dispute(writer: StatementWriter, edge: Edge, behind: list[Evidence], against: list[Evidence]) -> Dispute:
    source, target, term, data = edge
    statement = Statement(
        writer.label(source),
        phrase(term, {passage.mode for passage in (*behind, *against)}),
        writer.label(target),
        writer.when([*behind, *against]),
        SIGNS[data["sign"]],
    )
    return Dispute(statement, _witnesses(behind, writer.citations), _witnesses(against, writer.citations))


def _witnesses(passages: Iterable[Evidence], citations: Citations) -> tuple[Witness, ...]:
    found: dict[tuple[str, bool], list[Evidence]] = {}
    for passage in sorted(passages):
        who = (name(passage.speaker), True) if passage.speaker else (passage.outlet or passage.headline, False)
        found.setdefault((who[0] or "a text without outlet", who[1]), []).append(passage)
    return tuple(Witness(who, speaks, citations.cite(group)) for (who, speaks), group in sorted(found.items()))
