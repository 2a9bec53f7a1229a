"""What weighs how much of what happened, and why: docs/measures.md gives the reasons."""

import math
from collections.abc import Sequence, Set
from functools import cache
from typing import NamedTuple

from kg import dates
from kg.evidence import Event, Evidence
from kg.lexica import tables
from kg.lexica.classes import word_class
from kg.network import Network, events, stands_for
from kg.network.signs import ties
from kg.page.report.period import Period, days_between, histories, interval
from kg.page.report.wording import is_verb
from kg.rules import HAPPENED

WIDE = 8  # days from which on a time is no day
SETTLED = 0.9  # strength of an agreement: what nobody does every day, as an attack
OPENING = 600  # characters of a text that tell its news
# Characters of a text with its headline and first sentence; what these weigh more, and what the rest of the opening.
NEWS, LEADS, NEXT = 250, 1.5, 1.25
RETOLD = 0.5  # what a further sentence of a text on an event weighs, beside a further text
NEAR = 31  # days within which events of the same actors are a row, and one of them answers another
# What is left of the weight of an event for each one chosen that is of one of its actors and near, of the same pair at
# any time, or of the same pair and near.
BESIDE, AGAIN, REPEATED = 0.85, 0.85, 0.6
DRIVEN_OUT = 100  # people driven from home that weigh as one who is dead
CAPITAL = 1.5  # what the taking of a capital weighs more: a state changes hands
SIGNED = frozenset({("SUPPORT", "agreement"), ("YIELD", "ceasefire")})


class Texts(NamedTuple):
    """Texts that look back and those that have an opening, by IRI; sentences in which harm of one's own is admitted."""

    back: Set[str]
    held: Set[str]
    own: Set[tuple[str, int, str]]


def texts(graph: Network) -> Texts:
    """Return what the texts of a network are, for weighing what they tell."""
    return Texts(histories(graph), going_on(graph), admitted(graph))


def has_name(graph: Network, iri: str) -> bool:
    """Tell whether an actor, in the network or not, has a name."""
    return bool(graph.nodes[iri].get("named", True)) if iri in graph else "/group/" not in iri


def date_of(event: Event) -> str:
    """Return the first day that an event allows, or where no text gives its time, the last that tells of it."""
    first, last = interval(event)
    return first or last or max((said.date for said in event.evidence), default="")


def weight(graph: Network, event: Event, period: Period, known: Texts) -> float:
    """Return what an event weighs in a period, or 0 where it is not to be told.

    Args:
        graph: The network, for names.
        event: The event.
        period: The period; what lies outside weighs nothing.
        known: What its texts are. Victims that those that look back count without a time may be of any, and that
            somebody told another of harm that his own side did weighs as an agreement does.
    """
    back, held, own = known
    if event.status not in HAPPENED or not any(said.kind != "claim" for said in event.evidence):
        return 0.0
    first, last = interval(event)
    told = date_of(event)
    if period.last and not (period.holds(first, last) if last else period.overlaps(told)):
        return 0.0  # where no text has a date, nothing lies outside
    if not last and all(said.graph in back for said in event.evidence):
        return 0.0  # victims of any time that a history counts
    sides = [any(has_name(graph, iri) for iri in side) for side in (event.actors, event.recipients)]
    news = is_news(event, back, held)
    lone = news and (sides[0] or bool(event.where)) and event.quad.startswith("material")
    harm = suffered(event)
    if not (all(sides) or harm or lone or (any(sides) and is_agreement(event))):
        return 0.0
    if event.root == "SUPPORT" and not any(said.mode for said in event.evidence):
        return 0.0  # a word of thanks or praise
    strength = ties()[event.root].strength / 10 if event.root in ties() else 0.1
    owned = {(said.graph, said.start, stands_for(graph, iri)) for said in event.evidence for iri in event.actors}
    settled = is_agreement(event) or (all(event.names) and not owned.isdisjoint(own))
    strength = max(strength, SETTLED) if settled else strength
    strength *= CAPITAL if takes_capital(event) else 1.0
    sure = max(said.confidence for said in event.evidence)
    spots = {(said.graph, said.start) for said in event.evidence}
    backed = 1 + math.log(max(1, event.origins)) + RETOLD * math.log(max(1.0, len(spots) / max(1, event.documents)))
    at = min((said.start for said in event.evidence if said.graph in held), default=OPENING)
    backed *= LEADS if at < NEWS else NEXT if at < OPENING else 1.0
    exact = (
        (0.4 if news else 0.2)
        if not last
        else 1.0
        if first == last
        else 0.7
        if first and days_between(first, last) < WIDE
        else 0.4
    )
    harmed = 1 + math.log10(1 + harm) / 2
    return strength * sure * backed * exact * harmed * recency(told, period)


def suffered(event: Event) -> int:
    """Return how much harm an event did, in dead: so many who were driven from home weigh as one."""
    return (event.dead or 0) + dict(event.harmed).get("displaced", 0) // DRIVEN_OUT


def going_on(graph: Network) -> frozenset[str]:
    """Return the IRIs of the texts that tell of something beyond their first sentences: only these have an opening."""
    return frozenset(said.graph for event in events(graph) for said in event.evidence if said.start >= NEWS)


def is_news(event: Event, back: Set[str], held: Set[str]) -> bool:
    """Tell whether a text opens with a deed in its own voice: what it was written to tell, unless it looks back."""
    return not event.quad.startswith("verbal") and any(
        said.start < NEWS
        and said.kind == "event"
        and said.voice == "author"
        and said.graph in held
        and (said.graph not in back or _is_now(said))
        for said in event.evidence
    )


def _is_now(said: Evidence) -> bool:
    """Tell whether a sentence tells what has come about: "has moved", as the news and no history does."""
    return bool({"has", "have"} & {*said.sentence[: max(said.trigger[0] - said.start, 0)].split()[-3:]})


def recency(date: str, period: Period) -> float:
    """Return from 0.6 at the beginning of a period to 1 at its end: the news of a long time are its latest."""
    first, at, last = (dates.parse(day) for day in (period.first, date, period.last))
    if not (first and at and last) or first == last:
        return 1.0
    return 0.6 + 0.4 * (at.first - first.first).days / max(1, (last.last - first.first).days)


def is_agreement(event: Event) -> bool:
    """Tell whether an event is an agreement, a signature or a ceasefire."""
    return event.root == "AGREE" or any((event.root, said.mode) in SIGNED for said in event.evidence)


def takes_capital(event: Event) -> bool:
    """Tell whether the capital of a state is taken or entered by force."""
    taken = event.root == "ASSAULT" and any(said.mode == "territory" for said in event.evidence)
    return taken and event.where in _capitals()


@cache
def _capitals() -> frozenset[str]:
    return frozenset(row["capital"] for row in tables.rows("states.tsv") if row["capital"])


def begun_in_passing(event: Event) -> tuple[Evidence, ...]:
    """Return the sentences that only name a war or invasion, and tell of something else, where none tells its outset.

    "Iran sent nobody to the war that Norland began": what it was is told in words of our own.
    """
    words = {said: said.trigger_words.casefold() for said in event.evidence}
    outset = tuple(lemma.rstrip("e") for lemma in sorted(word_class("war-opening-verb")))
    if any(is_verb(word) and word.startswith(outset) for word in words.values()):
        return ()
    return tuple(said for said, word in words.items() if word in word_class("begun-once") and not is_verb(word))


def admitted(graph: Network) -> frozenset[tuple[str, int, str]]:
    """Return the sentences in which somebody says that his own side did harm: document, first character, the side."""
    return frozenset(
        (said.graph, said.start, iri)
        for event in events(graph)
        if event.root in {"ASSAULT", "COERCE"}
        for said in event.evidence
        if said.kind == "event" and said.voice == "speaker"
        for iri in event.actors
    )


def opens(event: Event, others: Sequence[Event]) -> bool:
    """Tell whether a deed is the first of a row of three or more of the same actors, deeds or answers in words."""
    near = [other for other in others if other is not event and _is_near(event, other)]
    later = [other for other in near if date_of(event) < date_of(other) or interval(other)[0] != interval(other)[1]]
    first = all(date_of(event) <= date_of(other) for other in near)
    return first and len(later) > 1 and not event.quad.startswith("verbal")


def left_beside(event: Event, chosen: Event) -> float:
    """Return what is left of the weight of an event beside one that is chosen already."""
    near, pair = _is_near(event, chosen), len(_ends(event)) > 1 and _ends(event) == _ends(chosen)
    return REPEATED if near and pair else AGAIN if pair else BESIDE if near else 1.0


def answers(event: Event, other: Event) -> bool:
    """Tell whether an event is a blow of those who were struck within so many days before: who began weighs more."""
    blows = event.root == other.root == "ASSAULT"
    back = bool({*event.actors} & {*other.recipients} and {*event.recipients} & {*other.actors})
    return blows and back and _is_near(event, other) and date_of(other) < date_of(event)


def _ends(event: Event) -> frozenset[str]:
    return frozenset((*event.actors, *event.recipients))


def _is_near(one: Event, other: Event) -> bool:
    first, second = dates.parse(date_of(one)), dates.parse(date_of(other))
    same = {*one.actors, *one.recipients}.intersection((*other.actors, *other.recipients))
    return bool(same) and first is not None and second is not None and abs((first.first - second.first).days) <= NEAR


def outcomes(found: Sequence[tuple[float, Event]]) -> list[tuple[float, Event]]:
    """Return weighed events, of the deeds of one doer that a sentence lists by their days the last alone.

    "They took Aral on 3 May and entered the capital on 9 May": that is what it came to.
    """
    last: dict[tuple[object, ...], Event] = {}
    keys = {one.iri: [(said.graph, said.start, one.root, one.actors) for said in one.evidence] for _, one in found}
    for _, event in found:
        if dates.is_day(event.time):
            for key in keys[event.iri]:
                last[key] = max(last.get(key, event), event, key=lambda one: (one.time, one.iri))
    return [(weight, event) for weight, event in found if all(last.get(key, event) is event for key in keys[event.iri])]


def timed(found: Sequence[tuple[float, Event]]) -> list[tuple[float, Event]]:
    """Return weighed events, the heaviest first; for one without a time stands an act of its sentence that has one.

    "Norland brokered a truce of Sudria and Aral on Friday": that they agreed has no day, that it was brokered has.
    """
    timed: dict[tuple[str, int], Event] = {}
    for _, event in reversed(found):
        if interval(event)[1]:
            timed |= {(said.graph, said.start): event for said in event.evidence}
    best: dict[str, tuple[float, Event]] = {}
    for weight, event in found:
        others = (timed.get((said.graph, said.start)) for said in event.evidence)
        beside = next((other for other in others if other and _ends(event) <= _ends(other)), None)
        told = event if beside is None or interval(event)[1] else beside
        best.setdefault(told.iri, (weight, told))
    return sorted(best.values(), key=lambda item: (-item[0], item[1].time, item[1].iri))
