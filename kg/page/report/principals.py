"""Who matters in a period, with what they did in the words of the texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from kg.evidence import Evidence, independent
from kg.network import ActorRow, Interval, explain_actor
from kg.network.signs import SPEAKS, ties
from kg.ontology import phrase, relations
from kg.page.report.happenings import Happening
from kg.page.report.period import Period, histories
from kg.page.report.wording import backing, deed, is_leaning, quoted
from kg.page.words.citations import Cites
from kg.page.words.statements import StatementWriter, hedge, through
from kg.page.words.words import day, in_text, name

MOST = 5
DEEDS = 2  # told of each, beside what stands among the happenings
SENTENCE = 22  # words of a sentence that is quoted whole here
_VAGUE = frozenset(
    ["both", "it", "so", "such", "their", "them", "these", "they", "this", "those"]
)  # words that need another sentence


@dataclass(frozen=True, slots=True)
class Deed:
    """What an actor did: the words that follow its name, or a whole sentence in quotation marks; when; who tells it.

    ``through`` are those who acted for it, where no sentence tells of the actor itself.
    """

    words: str
    quoted: bool
    through: str
    when: str
    source: str
    held: tuple[Evidence, ...]
    cites: Cites = field(default_factory=Cites)


@dataclass(frozen=True, slots=True)
class Principal:
    """An actor: rank, name, range of its rank in words, rank in the period before, deeds, happenings it is part of."""

    rank: int
    name: str
    range: str
    before: int | None
    deeds: tuple[Deed, ...]
    there: tuple[Happening, ...]


def principals(
    leading: Sequence[tuple[int, str]],
    writer: StatementWriter,
    period: Period,
    *,
    found: Sequence[Happening],
    ranges: Mapping[str, Interval],
    before: Mapping[str, int],
) -> tuple[Principal, ...]:
    """Return the leading actors with what they did.

    Args:
        leading: Rank and IRI of each, the highest first.
        writer: Of the network that ranks them.
        period: What lies before it is not told.
        found: The happenings of the report; their sentences are not told again.
        ranges: How each rank would vary with other texts.
        before: Rank by IRI in the period before.
    """
    used = {(said.graph, said.start) for one in found for said in one.held}
    return tuple(
        Principal(
            rank,
            writer.label(iri),
            _range(ranges.get(iri)),
            before.get(iri),
            tuple(_deeds(iri, writer, period, used, {arc for one in found for arc in one.arcs})),
            tuple(one for one in found if iri in one.actors and one.date),
        )
        for rank, iri in leading[:MOST]
    )


def _deeds(
    iri: str, writer: StatementWriter, period: Period, used: set[tuple[str, int]], arcs: Set[tuple[str, str, str]]
) -> Iterator[Deed]:
    """Yield what an actor did, what needs no other sentence to be understood first; marks its sentences as used.

    ``arcs`` are told among the happenings: a report without a time is likely to tell of one of these.
    """
    told = set[str]()
    candidates = sorted(_candidates(iri, writer, period, arcs), key=lambda one: one[0])
    if not any(_is_new(candidate[3], used) for candidate in candidates):
        candidates, used = sorted(_candidates(iri, writer, period, frozenset()), key=lambda one: one[0])[:1], set()
    for candidate in candidates:
        _, words, whole, held, target = candidate
        sentences = {(said.graph, said.start) for said in held}
        if len(told) == DEEDS or target in told or sentences & used:
            continue
        used |= sentences
        told.add(target)
        source = ", ".join(filter(None, ("" if whole else hedge(held), backing(held))))
        yield Deed(words, whole, "" if whole else through(held), _when(held, words), source, tuple(held))


def _is_new(held: Iterable[Evidence], used: Set[tuple[str, int]]) -> bool:
    return not {(said.graph, said.start) for said in held} & used


def _candidates(
    iri: str, writer: StatementWriter, period: Period, arcs: Set[tuple[str, str, str]]
) -> Iterator[tuple[tuple[object, ...], str, bool, list[Evidence], str]]:
    """Yield deeds with what to sort them by: on somebody named, in plain words, of several origins, of a day."""
    back = histories(writer.graph)
    acts = sorted(explain_actor(writer.graph, iri).edges, key=lambda act: (-act.weight, act.target, act.term))
    for place, act in enumerate(acts):
        if act.term == SPEAKS or (act.term in relations() and (act.term == "memberOf" or ties()[act.term].symmetric)):
            continue  # to speak of somebody, to belong to a body, or to be on good terms, is no deed
        held = [said for said in act.evidence if _lies_in(said, period)]
        held = [said for said in held if said.dated or not said.event or said.graph not in back]
        several = independent(held) > 1
        for said in held:
            if said.event and not said.time and (iri, act.target, act.term) in arcs:
                continue
            words, whole = _told(said, writer.graph.nodes[iri], writer.graph.nodes.get(act.target), several=several)
            if words:
                same = [other for other in held if other.event == said.event]
                vague = bool(_VAGUE & {*words.casefold().split()})
                alone, undated = independent(same) < 2, len(said.time) < len("2025-06-13")
                yield (
                    (not act.target, whole, vague, alone, undated, bool(said.through), place, said.date == "", said),
                    words,
                    whole,
                    same,
                    act.target,
                )


def _lies_in(said: Evidence, period: Period) -> bool:
    when = said.when or said.date
    return not when or not period.last or period.overlaps(when)


def _when(held: Sequence[Evidence], words: str) -> str:
    """Return when a deed was done, or told of where no text says; nothing where its own words do, or it is a state."""
    if not held[0].event:
        return ""
    time = max((said.time for said in held), default="")
    if time:
        return day(time) if day(time) not in words else ""
    dates = sorted(said.date for said in held if said.date)
    return f"told {day(dates[-1])}" if dates else ""


def _told(
    said: Evidence, actor: Mapping[str, Any], other: Mapping[str, Any] | None, *, several: bool
) -> tuple[str, bool]:
    """Return the words of a deed and whether they are a whole sentence; nothing where neither is plain.

    ``other`` is None where nobody with a name is acted upon. What ``several`` texts tell to hold between two (supports,
    opposes) is told by the name of the relation, what one tells in its sentence if that is plain.
    """
    ends = [_in_person(actor, said.through), *([_in_person(other, said.upon)] if other else [])]
    words = deed(said, str(ends[0]["label"]), ends) if said.event else ""
    if words:
        return words, False
    relation = bool(other) and not said.event and bool(said.term)
    if relation and other and several:
        return f"{phrase(said.term)} {in_text(name(str(other['label'])))}", False
    sentence = quoted(said, ends)
    plain = len(sentence.split()) <= SENTENCE and "[" not in sentence and not is_leaning(sentence)
    if relation and other and not plain:
        return f"{phrase(said.term)} {in_text(name(str(other['label'])))}", False
    return (sentence if plain else "", True)


def _in_person(actor: Mapping[str, Any], names: Sequence[str]) -> Mapping[str, Any]:
    """Return the one who acts, or is acted upon, for a state in a sentence, where it is one."""
    return {"label": names[0], "kind": "Person"} if len(names) == 1 else actor


def _range(held: Interval | None) -> str:
    if held is None:
        return ""
    return f"{held.best}" if held.best == held.worst else f"{held.best} to {held.worst}"


def leading(actors: Iterable[ActorRow]) -> list[tuple[int, str]]:
    """Return rank and IRI of the actors that have a name and do something; of all if none does."""
    ranked = list(enumerate(actors, start=1))
    chosen = [(rank, row.iri) for rank, row in ranked if row.named and row.influence > 0]
    return chosen or [(rank, row.iri) for rank, row in ranked]
