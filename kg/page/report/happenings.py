"""What happened in a period, by date, in the words of the texts: casualties, agreements, and what weighs most."""

import math
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any

from kg import dates
from kg.evidence import Event, Evidence
from kg.namespaces import slug
from kg.network import Network, events, stands_for
from kg.page.report.deeds import says_little
from kg.page.report.flights import is_flight, whence, whither
from kg.page.report.outcome import outcome
from kg.page.report.period import Period, interval, when
from kg.page.report.sayings import Sayings
from kg.page.report.tolls import more_dead
from kg.page.report.weighing import (
    OPENING,
    answers,
    begun_in_passing,
    date_of,
    has_name,
    is_agreement,
    is_news,
    left_beside,
    opens,
    outcomes,
    suffered,
    texts,
    timed,
    weight,
)
from kg.page.report.wording import (
    Quote,
    backing,
    cut,
    introduced,
    is_aimed,
    is_named,
    is_verb,
    located,
    quoted,
)
from kg.page.words.citations import Cites
from kg.page.words.events import worded
from kg.page.words.words import day, name

MOST = 10
FEW = 5  # events told where none has a time
DEADLY, AGREED = 3, 2  # at least so many events with casualties, and agreements, if there are
SHORT = 10  # words that a sentence has at least in the opening
OPENS, AT_MOST = 1.5, 200  # what the first of a row of events weighs more; events that are looked through for rows
ANSWERS = 0.8  # what is left of the weight of a blow that answers another: who began weighs more
LEANS = 0.5  # what is left of the weight of an event all of whose sentences lean on others


@dataclass(frozen=True, slots=True)
class Happening:
    """An event: anchor, when (in words, and for order), what is told, who tells it, its sentences.

    ``quoted``: the words are a text's, else the program's own. ``first`` and ``last`` are the days that its time
    allows, empty where no text tells it: then ``date`` is that of its text.

    ``actors`` did it; ``arcs`` are actor, recipient and root; ``weight`` is that among the happenings. One that
    ``leads`` may stand in the opening: of a day, in the author's voice, between two with names. References are given
    when it is known what is shown.
    """

    anchor: str
    when: str
    date: str
    words: str
    source: str
    held: tuple[Evidence, ...]
    actors: frozenset[str]
    arcs: frozenset[tuple[str, str, str]]
    weight: float
    leads: bool = False
    quoted: bool = True
    first: str = ""
    last: str = ""
    cites: Cites = field(default_factory=Cites)

    @property
    def short(self) -> str:
        """The sentence as the opening has it: up to its first comma, where that is long enough."""
        part, comma, _ = self.words.partition(", ")  # a comma within a number ends nothing
        whole = part.count("[") == part.count("]")
        return f"{part}." if comma and whole and len(part.split()) >= SHORT else cut(self.words, 2 * SHORT)


def happenings(graph: Network, period: Period, known: Sayings) -> tuple[Happening, ...]:
    """Return what weighs most of what happened in a period, in the order of time.

    An event needs a time that a text tells, or victims that it counts; one told by publication alone stands behind the
    others, as no later than its text, unless that looks back. Where none has a time, the heaviest deeds and agreements
    stand there. Weight is the strength of its kind, its confidence, its origins, its victims, and whether it is what a
    text opens with; a sentence that leans on the one before halves it (docs/measures.md gives the reasons).
    """
    its = texts(graph)
    found = sorted(
        ((heavy, event) for event in events(graph) if (heavy := weight(graph, event, period, its))),
        key=lambda item: (-item[0], item[1].time, item[1].iri),
    )[: 2 * AT_MOST]
    found = [(weight * part, event) for weight, event in found if (part := _tellable(graph, event, known))]
    found.sort(key=lambda item: (-item[0], item[1].time, item[1].iri))
    found = timed(outcomes(found))
    weights = {event.iri: weight for weight, event in found}
    ranked = _distinct([event for _, event in found])
    dated = [event for event in ranked if interval(event)[1] or suffered(event) or is_news(event, its.back, its.held)]
    ranked = dated or [event for event in ranked if event.quad.startswith("material") or is_agreement(event)][:FEW]
    deadly = [event for event in ranked if suffered(event)][:DEADLY]
    agreed = [event for event in ranked if is_agreement(event)][:AGREED]
    chosen = _spread(ranked, weights, {event.iri for event in (*deadly, *agreed)})
    ordered = sorted(chosen, key=_order)
    return tuple(
        _happening(graph, event, number, float(MOST - chosen.index(event)), known)
        for number, event in enumerate(ordered, start=1)
    )


def _order(event: Event) -> tuple[bool, str, str, str]:
    """Return a key that puts events in the order of time, those without one behind the others."""
    first, last = interval(event)
    return not last, last or date_of(event) or "9", first, event.iri


def _spread(ranked: Sequence[Event], weights: Mapping[str, float], first: Set[str]) -> list[Event]:
    """Return what weighs most, in that order; what is of the same actors and days as one chosen weighs less."""
    left, chosen = list(ranked[:AT_MOST]), list[Event]()
    opening = {event.iri for event in left if opens(event, left)}

    def worth(event: Event) -> tuple[float, str]:
        beside = math.prod(left_beside(event, other) for other in chosen)
        raised = (1.5 if event.iri in first else 1.0) * (OPENS if event.iri in opening else 1.0)
        back = ANSWERS if any(answers(event, other) for other in ranked[:AT_MOST]) else 1.0
        return -weights[event.iri] * raised * back * beside, event.iri

    while left and len(chosen) < MOST:
        best = min(left, key=worth)
        left.remove(best)
        chosen.append(best)
    return chosen


def ends(graph: Network, event: Event) -> list[dict[str, Any]]:
    """Return the attributes of those who take part, in the network or, of one alone on its side, by name."""
    found: list[dict[str, Any]] = []
    for side, names in zip((event.actors, event.recipients), event.names, strict=True):
        held = [dict(graph.nodes[iri]) for iri in side if iri in graph]
        alone = len(side) == len(names) == 1
        found += held or ([_unseen(side[0], names[0], graph)] if alone else [])
    return found


def _unseen(iri: str, label: str, graph: Network) -> dict[str, Any]:
    kind = "Person" if "/person/" in iri else ""
    state = graph.nodes.get(stands_for(graph, iri), {}) if kind else {}
    return {"label": label, "named": has_name(graph, iri), "kind": kind, "of": state}


def people(graph: Network, event: Event) -> list[dict[str, Any]]:
    """Return the people who take part and act for a state, by name and state, also where several are on a side."""
    found = []
    for side, names in zip((event.actors, event.recipients), event.names, strict=True):
        persons = [iri for iri in side if "/person/" in iri]
        if len(persons) == len(names):
            for iri in persons:
                label = next((one for one in names if slug(one) == iri.rpartition("/")[2]), "")
                state = graph.nodes.get(stands_for(graph, iri), {})
                found += [{"label": label, "of": state}] if label and iri not in graph and state else []
    return found


def is_known(graph: Network, event: Event) -> bool:
    """Tell whether one of those who take part has a name."""
    return any(has_name(graph, iri) for iri in (*event.actors, *event.recipients))


def _distinct(ranked: Iterable[Event]) -> list[Event]:
    """Return events without those that a sentence of an earlier one tells as well, or that are the same deed."""
    seen: set[object] = set()
    kept = []
    for event in ranked:
        keys: set[object] = {(said.graph, said.start) for said in event.evidence}
        if dates.is_day(event.time) and event.actors and event.recipients:
            keys |= {(event.time, event.root, event.actors, event.recipients)}
        if not keys & seen:
            kept.append(event)
        seen |= keys
    return kept


def _happening(graph: Network, event: Event, number: int, weight: float, known: Sayings) -> Happening:
    held = [said for said in event.evidence if said.kind != "claim"]
    told, quote = _best(graph, event, known)
    ends_ = ends(graph, event)
    words = introduced(quote.words, told.sentence, people(graph, event))
    doers = [dict(graph.nodes[iri]) for iri in event.actors if iri in graph]
    counted = more_dead(event, events(graph), doers, known)
    leans = not quote.alone and told.voice == "author" and not says_little(held, known)
    passing = begun_in_passing(event)
    own = bool(event.arcs and (leans or passing))
    words = f"{worded(replace(event, evidence=passing or event.evidence)).rstrip('.')}." if own else words
    unnamed = not own and not any(end.get("named", True) and is_named(told.sentence, end) for end in ends_)
    source = backing([*held, *event.tolls], titled=not own and (unnamed or not quote.alone))
    if counted is not None and counted[0] not in held:
        more, its = counted
        words, held = f"{words} {its}", [*held, more]
        then = ", ".join(filter(None, (name(more.outlet or more.headline), day(more.date))))
        source = source if source == backing([more]) else f"{event.dead:,} dead: {source}; then {then}"
    words = located(words, event.where, [graph.nodes[iri] for iri in event.recipients if iri in graph])
    words = " ".join(filter(None, (whence(words, event, events(graph)), whither(event, told, known))))
    if ended := outcome(event, told, events(graph), known):
        words, held = f"{words} {ended[1]}", [*held, *({ended[0]} - {*held})]
    first, last = interval(event)
    return Happening(
        f"h{number}",
        f"from {when(event)}" if is_flight(event) and first == last else when(event),
        date_of(event),
        words,
        source,
        tuple(held),
        frozenset((*event.actors, *(arc[0] for arc in event.arcs))),
        frozenset((*arc, event.root) for arc in event.arcs),
        weight,
        _leads(event, told) and (own or quote.alone),
        not own,
        first or last,
        last,
    )


def _leads(event: Event, told: Evidence) -> bool:
    """Tell whether an event may head a report: of a day, between two, and no background of a single text."""
    news = event.origins > 1 or any(said.start < OPENING for said in event.evidence)
    return dates.is_day(event.time) and told.voice == "author" and bool(event.arcs) and news


def _tellable(graph: Network, event: Event, known: Sayings) -> float:
    """Return what is left of the weight of an event by how it can be told: 1, or less where all its sentences lean.

    Nothing where they lean, words of our own would say too little, and nobody came to harm.
    """
    said, quote = _best(graph, event, known)
    if quote.alone or (event.arcs and begun_in_passing(event)):
        return 1.0
    return LEANS if suffered(event) or not (said.voice == "author" and says_little(event.evidence, known)) else 0.0


def _best(graph: Network, event: Event, known: Sayings) -> tuple[Evidence, Quote]:
    """Return the sentence to quote, in words: one that leans on nothing, in the author's voice, sure, then short."""
    beside, ends_ = when(event), ends(graph, event)
    found = [(said, quoted(said, ends_, known.known(said, beside))) for said in event.evidence if said.kind != "claim"]
    return min(found, key=lambda one: (_plainness(one[0], event, ends_), not one[1].alone, *_surest(one[0])))


def _plainness(said: Evidence, event: Event, ends_: Sequence[dict[str, Any]]) -> int:
    """Return how far a sentence is from telling an act outright: by a verb, on whom, with the names of both sides."""
    untold = bool(event.recipients) and not is_aimed(said)
    return (not is_verb(said.trigger_words)) + untold + sum(not is_named(said.sentence, end) for end in ends_)


def _surest(said: Evidence) -> tuple[bool, float, bool, int, Evidence]:
    """Return a key that puts first what the author says, what is sure, what opens its text, what is short."""
    return said.voice == "speaker", -round(said.confidence, 1), said.start > OPENING, len(said.sentence), said
