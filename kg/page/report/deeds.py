"""A deed of an actor: in the words of a text where its clause or sentence stands alone, else in words of our own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kg.evidence import Evidence, Reference
from kg.ontology import phrase
from kg.page.report.period import days_between, spanning
from kg.page.report.sayings import Sayings
from kg.page.report.wording import deed, is_aimed, is_called, quoted
from kg.page.words.citations import Cites
from kg.page.words.leaning import leanings
from kg.page.words.statements import phrased
from kg.page.words.tenses import told_as_now
from kg.page.words.words import day, in_text, listed, name

SENTENCE = 30  # words of a sentence that is quoted whole here
# What says nothing without what was asked, threatened, taken or broken off.
_BARE = frozenset({"REQUEST", "THREATEN", "COERCE"})
_BARE_MODES = frozenset({("SANCTION", "talks")})


@dataclass(frozen=True, slots=True)
class Deed:
    """What an actor did: the words that follow its name, or a whole sentence in quotation marks; when; who tells it.

    ``through`` are those who acted for it, where no sentence tells of the actor itself. ``apart``: the words have a
    subject of their own. ``anchor`` is that of the happening that tells it in full.
    """

    words: str
    quoted: bool
    through: str
    when: str
    source: str
    held: tuple[Evidence, ...]
    cites: Cites = field(default_factory=Cites)
    apart: bool = False
    anchor: str = ""


def when_done(held: Sequence[Evidence], words: str) -> str:
    """Return when a deed was done, or told of where no text says; nothing where its own words do, or it is a state."""
    if not held[0].event:
        return ""
    time = max((said.time for said in held), default="")
    bounds = [said.span for said in held if said.dated and all(said.span)]
    first, last = min(bounds, key=lambda days: (days_between(*days), days), default=("", ""))  # the narrowest
    if time and (len(time) > len("2025") or not first or (first, last) == (f"{time}-01-01", f"{time}-12-31")):
        return day(time) if day(time) not in words.replace("[", "").replace("]", "") else ""
    if first:
        return spanning(first, last)
    dates = sorted(said.date for said in held if said.date)
    return f"no later than {day(dates[0])}" if dates else ""


def told(
    held: Sequence[Evidence], actor: Mapping[str, Any], other: Mapping[str, Any] | None, known: Sayings
) -> tuple[str, bool, bool]:
    """Return the words of a deed, whether they are a whole sentence, and whether they are a text's or a tie's.

    ``other`` is None where nobody with a name is acted upon. What holds between two (supports, opposes) is told by the
    name of the relation; an act of which no sentence stands alone in words of our own, where it is on somebody. What
    somebody calls it stands there only if no text tells it otherwise.
    """
    acted = in_text(name(str(other["label"]))) if other else ""
    if not held[0].event:
        return (f"{phrase(held[0].term)} {acted}" if other else "", False, True)
    whole = ""
    plain = [said for said in held if is_aimed(said) or not is_called(said)] if other else []
    for said in sorted(plain or held, key=_plainest):
        ends = [_in_person(actor, said.through), *([_in_person(other, said.upon)] if other else [])]
        around = known.known(said)
        words = deed(said, str(ends[0]["label"]), ends, around)
        if words and words.alone:
            return words.words, False, True
        sentence = quoted(said, ends, around)
        if not whole and sentence.alone and len(sentence.words.split()) <= SENTENCE and "[" not in sentence.words:
            whole = sentence.words
    if whole:
        return whole, True, True
    if any(said.voice == "speaker" for said in held):
        return "", False, False  # what somebody says is told in his words alone
    return (composed(held, [other], known) if other else "", False, False)


def _plainest(said: Evidence) -> tuple[bool, bool, float, Evidence]:
    """Return a key that puts first what the author says, in the past tense, and what is sure."""
    return said.voice == "speaker", told_as_now(said), -round(said.confidence, 1), said


def composed(held: Sequence[Evidence], others: Sequence[Mapping[str, Any]], known: Sayings) -> str:
    """Return an act in words of our own, to follow the name of its doer, or nothing where they would say too little."""
    if says_little(held, known):
        return ""
    return f"{phrased(held[0].term, held)} {listed([in_text(name(str(other['label']))) for other in others])}"


def says_little(held: Sequence[Evidence], known: Sayings) -> bool:
    """Tell whether words of our own would leave out what an act is about, or one of two whom it is upon.

    >>> says_little([Evidence("", 0, 0, "Norland seized lorries of Sudrian firms.", term="COERCE")], Sayings())
    True
    """
    if any(said.term in _BARE or (said.term, said.mode) in _BARE_MODES for said in held):
        return True
    return any(one.kind == "pair" for said in held for one in leanings(said.sentence, _here(said, known)))


def _here(said: Evidence, known: Sayings) -> list[Reference]:
    return [replace(one, begin=one.begin - said.start, end=one.end - said.start) for one in known.refers(said)]


def _in_person(actor: Mapping[str, Any], names: Sequence[str]) -> Mapping[str, Any]:
    """Return the one who acts, or is acted upon, for a state in a sentence, where it is one."""
    return {"label": names[0], "kind": "Person"} if len(names) == 1 else actor
