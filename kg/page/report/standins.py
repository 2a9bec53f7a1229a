"""What is told of an actor none of whose acts is told otherwise: one that stands below, one that leans, what it met."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.evidence import Evidence
from kg.network import explain_actor
from kg.network.signs import SPEAKS, ties
from kg.ontology import relations
from kg.page.report.deeds import Deed, composed, told, when_done
from kg.page.report.happenings import Happening
from kg.page.report.period import Period
from kg.page.report.sayings import Sayings
from kg.page.report.wording import backing, is_named, is_verb, quoted
from kg.page.words.statements import StatementWriter, hedge

type Acts = list[tuple[str, tuple[Evidence, ...]]]
"""Whom each is upon, or who does it; its sentences."""


def standing_in(
    iri: str, writer: StatementWriter, period: Period, there: Sequence[Happening], known: Sayings
) -> tuple[Deed, ...]:
    """Return one deed at most: of a happening, else any act of the actor, else what another did to it.

    Args:
        iri: The actor.
        writer: Of the network that ranks it.
        period: What lies outside is not told.
        there: The happenings that it is part of.
        known: What is known beside the sentences.
    """
    stands = (found for one in sorted(there, key=lambda one: -one.weight) if (found := below(iri, one, writer, known)))
    own = _own(iri, writer, period)
    found = next(stands, None) or next(_part_of(iri, there, own, writer, known), None)
    if there:
        return (found,) if found else ()
    found = _said(iri, own, writer, known) or _leaning(own) or _done_to(iri, _met(iri, writer, period), writer, known)
    return (found,) if found else ()


def below(iri: str, one: Happening, writer: StatementWriter, known: Sayings, *, main: bool = False) -> Deed | None:
    """Return an actor's part in a happening in few words; nothing where only its sentence has them.

    A ``main`` deed with a date is told in words of our own where it is so below too: a text's own words say more.
    """
    graph = writer.graph
    others = sorted({v for u, v, _ in one.arcs if u == iri and v in graph})
    if iri not in graph or not any(u == iri for u, _, _ in one.arcs):
        return None
    words, whole, plain = told(one.held, graph.nodes[iri], graph.nodes[others[0]] if others else None, known)
    if whole or not plain:
        words = _in_own_words(one.held, iri, others, writer, known)
        if main and one.last and not one.quoted and not words and any(said.voice == "author" for said in one.held):
            words = composed(one.held, [graph.nodes[other] for other in others], known)
        words += f", {by}" if words and (by := hedge(one.held)) else ""
    date, _, year = one.when.rpartition(" ")
    for written in (f"{date} [{year}]", one.when, date):  # the day stands beside
        words = words.removesuffix(f" on {written}") if date else words
    when = f"{one.when}, " if one.last and one.when not in words else ""
    return Deed(words, False, "", when, "", one.held, anchor=one.anchor) if words else None


def _part_of(
    iri: str, there: Sequence[Happening], own: Acts, writer: StatementWriter, known: Sayings
) -> Iterator[Deed]:
    """Yield acts of an actor that the sentences of a happening tell beside it."""
    for one in there:
        spots = {(said.graph, said.start) for said in one.held}
        beside = [(end, held) for end, held in own if all((said.graph, said.start) in spots for said in held)]
        if found := _said(iri, beside, writer, known):
            yield replace(
                found, when=f"{one.when}, " if one.last and one.when not in found.words else "", anchor=one.anchor
            )


def _said(iri: str, own: Acts, writer: StatementWriter, known: Sayings) -> Deed | None:
    """Return the first act of an actor that a clause tells, though its sentence stands below, or words of our own."""
    nodes = writer.graph.nodes
    for target, held in own:
        words, whole, plain = told(held, nodes[iri], nodes.get(target), known)
        if words and plain and not whole:
            return _deed(words, held)
    for target, held in own:
        if target in nodes and (words := _in_own_words(held, iri, [target], writer, known)):
            return _deed(words, held)
    return None


def _deed(words: str, held: tuple[Evidence, ...]) -> Deed:
    source = ", ".join(filter(None, (hedge(held), backing(held))))
    return Deed(words, False, "", when_done(held, words), source, held)


def _leaning(own: Acts) -> Deed | None:
    """Return the first act of an actor whose sentence leans, with the headline of its text."""
    for _, held in own:
        said = next((said for said in sorted(held) if said.headline and said.voice != "speaker"), None)
        if said is not None and (quote := quoted(said)).words:
            return Deed(quote.words, True, "", when_done(held, quote.words), backing(held, titled=True), held)
    return None


def _done_to(iri: str, met: Acts, writer: StatementWriter, known: Sayings) -> Deed | None:
    """Return what another did to an actor: a clause of its own, or a whole sentence."""
    for source, held in met:
        words, whole, plain = told(held, writer.graph.nodes[source], writer.graph.nodes[iri], known)
        if words and plain:
            words = words if whole else f"{writer.label(source)} {words}"
            return Deed(words, whole, "", when_done(held, words), backing(held), held, apart=not whole)
    return None


def _in_own_words(
    held: Sequence[Evidence], iri: str, others: Sequence[str], writer: StatementWriter, known: Sayings
) -> str:
    """Return an act in words of our own where a sentence tells it by a verb and names who did it and to whom."""
    ends = [writer.graph.nodes[one] for one in (iri, *others)]
    plain = any(is_verb(said.trigger_words) and all(is_named(said.sentence, end) for end in ends) for said in held)
    return composed(held, ends[1:], known) if plain else ""


def _own(iri: str, writer: StatementWriter, period: Period) -> Acts:
    acts = explain_actor(writer.graph, iri).edges
    return list(_within([(act.target, act.term, act.evidence) for act in acts], period))


def _met(iri: str, writer: StatementWriter, period: Period) -> Acts:
    edges = sorted(writer.graph.in_edges(iri, keys=True, data=True), key=lambda edge: (-edge[3]["weight"], *edge[:3]))
    return list(_within([(u, term, tuple(data.get("evidence", ()))) for u, _, term, data in edges], period))


def _within(
    acts: Sequence[tuple[str, str, tuple[Evidence, ...]]], period: Period
) -> Iterator[tuple[str, tuple[Evidence, ...]]]:
    """Yield what is done, event by event, but what only holds or is only said of somebody."""
    for end, term, evidence in acts:
        if term == SPEAKS or term not in ties() or term in relations():
            continue
        held = [said for said in evidence if said.event and period.has(said)]
        for event in sorted({said.event for said in held}):
            yield end, tuple(said for said in held if said.event == event)
