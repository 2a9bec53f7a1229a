"""What sources tell against each other: who says what, in their own sentences."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg import dates
from kg.contest import Account, Conflict, account
from kg.evidence import Event, Evidence, denies
from kg.lexica.classes import word_class
from kg.network import Network, events, sources, stands_for
from kg.page.conflicts.page import Side, side
from kg.page.report.happenings import ends
from kg.page.report.matters import act, charge
from kg.page.report.period import interval, when
from kg.page.report.sayings import Sayings
from kg.page.report.wording import cut, quoted
from kg.page.words.citations import Citations
from kg.page.words.events import spoken, what
from kg.page.words.statements import said_by
from kg.page.words.words import MONTHS, day, listed, name

SHOWN = 25  # words of a sentence in the first part
_HEADINGS = {
    "denied": "Whether {}",
    "toll": "How many came to harm: {}",
    "date": "When: {}",
    "account": "Who did it: {}",
}
_CHARGED = {"denied": "The charge of {} against {}", "account": "{}: {} and {} accuse each other"}
_BLAMED = "Who is to blame"


@dataclass(frozen=True, slots=True)
class Contest:
    """A conflict of sources: what it is about, its sides, and who (unless the words say) says what in a sentence.

    ``doer`` is who is said to have done it; it is ``clear`` where one understands it without the sentences.
    """

    what: str
    sides: tuple[Side, ...]
    words: tuple[tuple[str, str], ...]
    doer: str = ""
    clear: bool = True

    @property
    def named(self) -> str:
        """What it is about, within a sentence."""
        return self.what[:1].lower() + self.what[1:]

    def overlaps(self, other: "Contest") -> bool:
        """Tell whether another is about the same: whether the same one did something, with a name in common."""
        named = _named(self.what, self.doer) & _named(other.what, other.doer)
        return bool(self.doer) and self.doer == other.doer and bool(named)


def distinct(others: Iterable[Contest], told: Iterable[Contest]) -> Iterator[Contest]:
    """Yield those of some that one understands by their headings, and that are not about what others are about."""
    seen = list(told)
    for one in others:
        if one.clear and not any(one.overlaps(other) for other in seen):
            seen.append(one)
            yield one


def _is_named(end: Any) -> bool:
    return bool(end.get("named", True)) and not str(end["label"]).islower()


def _named(heading: str, doer: str) -> set[str]:
    return {*re.findall(r"\b[A-Z]\w+", heading.replace(doer, ""))} - {"Whether", "The", *MONTHS}


def contested(found: Iterable[Conflict], graph: Network, citations: Citations, known: Sayings) -> tuple[Contest, ...]:
    """Return conflicts in words, with their sentences cited."""
    return tuple(_contest(one, graph, citations, known) for one in found)


def within(found: Iterable[Conflict], graph: Network) -> Iterator[Conflict]:
    """Yield the conflicts on which texts or voices of a network differ, where an actor or event of it is concerned.

    The course of an event, from threat to deed, is no conflict of sources.
    """
    texts = {source.iri for source in sources(graph)}
    told = {event.iri for event in events(graph)}
    for one in found:
        if one.kind not in _HEADINGS or not (told.intersection(one.events) or set(graph).intersection(one.actors)):
            continue
        kept = [account(held.said, passages) for held in one.sides if (passages := _of(held, texts))]
        if len(kept) > 1:
            yield replace(one, sides=tuple(kept))


def _of(held: Account, texts: set[str]) -> list[Evidence]:
    return [said for said in held.evidence if said.graph in texts]


def _contest(one: Conflict, graph: Network, citations: Citations, known: Sayings) -> Contest:
    actors_ = [graph.nodes[iri] for iri in one.actors if iri in graph]
    told = {event.iri: event for event in events(graph)}
    held_ = [told[iri] for iri in one.events if iri in told]
    event = next((event for event in held_ if event.root == one.term), None)  # not the answer to it
    parts = ends(graph, event) if event else actors_
    words, seen = [], set[tuple[str, int]]()
    for held in one.sides:
        said = held.evidence[0]
        if (said.graph, said.start) not in seen:  # one sentence may tell of both sides
            sentence = quoted(said, parts, known.known(said), most=SHOWN).words
            words.append(("" if all(who in sentence for who in held.by[:2]) else _by(held), sentence))
        seen.add((said.graph, said.start))
    charged, about = _charged(one, event, parts), one.what
    if not charged and event is not None and any(event.names):
        about = _about(one, event)
    heading = charged or _HEADINGS[one.kind].format(about)
    doers = event.names[1 if charged else 0] if event is not None else ()
    clear = all(_is_named(end) for end in parts) and _says_of_what(charged)
    sides = tuple(side(held, citations) for held in one.sides)
    if denial := _denial(one, event, graph):
        heading += f" ({denial})"
    return Contest(heading, sides, tuple(words), _all(doers), clear)


def _denial(one: Conflict, event: Event | None, graph: Network) -> str:
    """Return who denied what, where neither the one who is charged nor anybody who acts for him did."""
    if one.kind != "denied" or event is None or event.root != "ACCUSE" or not event.recipients:
        return ""
    told = {event.iri: event for event in events(graph)}
    charged = {*event.recipients, *(stands_for(graph, iri) for iri in event.recipients)}
    deniers = {iri for other in one.events if other in told and other != event.iri for iri in told[other].actors}
    its = next((held for held in one.sides if held.said == "denied"), None)
    if its is None or not deniers or charged & {*deniers, *(stands_for(graph, iri) for iri in deniers)}:
        return ""
    own = all(_own_part(said) for said in its.evidence)
    return f"{_all(its.by)} denied a part of its own" if own else f"denied by {_all(its.by)}"


def _about(one: Conflict, event: Event) -> str:
    """Return the event that is contested: in the words of a text where neither place nor day tells which it is."""
    modes = {said.mode for held in one.sides for said in held.evidence}
    words = {said_by(said) for held in one.sides for said in held.evidence if not denies(said)}
    vague = one.kind == "denied" and bool(event.names[0]) and not event.where and not dates.is_day(event.time)
    done = next(filter(None, (act(said) for said in _affirming(one))), "") if vague else ""
    if done:
        about = f"{_all(event.names[0])} {done}"
    else:
        about = what(event.root, *event.names, modes, words)
        about += f" in {name(event.where)}" if event.where and event.where not in about else ""
    return about + (f", {when(event)}" if interval(event)[1] else _reported(event) if done else "")


def _own_part(said: Evidence) -> bool:
    """Tell whether somebody denies that he had a part in it, not that it was: "denied any role"."""
    words = "|".join(sorted(word_class("part-denied")))
    return bool(re.search(rf"\b(?:any|a|its|his|her|their) (?:\w+ )?(?:{words})\b", said.sentence))


def _affirming(one: Conflict) -> Iterator[Evidence]:
    return (said for held in one.sides if held.said != "denied" for said in held.evidence)


def _reported(event: Event) -> str:
    told = max((said.date for said in event.evidence), default="")
    return f", reported {day(told)}" if told else ""


def _charged(one: Conflict, event: Event | None, parts: Sequence[Any] = ()) -> str:
    """Return of what one is charged, or where no sentence tells it alone, who charges whom; nothing if no charge."""
    if one.term != "ACCUSE" or one.kind not in _CHARGED:
        return ""
    accusers, accused = event.names if event is not None and all(event.names) else (s.by for s in one.sides[:2])
    whose = [end for end in parts if str(end["label"]) in accused]
    told = [charge(said, whose) for said in _affirming(one)]
    done = next((done for done, _ in told if done), "")
    matter = next((matter for _, matter in told if matter), "")
    if one.kind == "account":
        blamed = f"Who {done}" if done else f"{_BLAMED} for {matter}" if matter else _BLAMED
        return _CHARGED[one.kind].format(blamed, _all(accusers), _all(accused))
    if done:
        return f"Whether {_all(accused)} {done}"
    heading = _CHARGED[one.kind].format(_all(accusers), _all(accused))
    return f"{heading}: {matter}" if matter else heading


def _says_of_what(heading: str) -> bool:
    """Tell whether a heading of a charge says what somebody is charged with; one of no charge needs not."""
    bare = heading.startswith(f"{_BLAMED}:") or (heading.startswith("The charge of") and ": " not in heading)
    return not bare


def _all(names: Iterable[str]) -> str:
    return listed([spoken(name(one)) for one in sorted(names)])


def _by(held: Account) -> str:
    names: Sequence[str] = [name(who) for who in held.by]
    return cut(listed(names[:2]), 8)
