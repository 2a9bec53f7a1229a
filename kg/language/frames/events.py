"""Political events in PLOVER codes: who did what to whom, where and when, by frames over the dictionary.

A frame is left for every event that a clause puts into words, denied, planned and reported ones too: its ``trigger``
lets kg_factuality judge. An event needs an actor that can act politically and, unless its root can do without, a
recipient; a verb with another kind of object ("attacked the budget") tells of none.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from spacy.tokens import Doc

from kg.language.annotations import EventDict, MentionDict
from kg.language.frames import casualties, counted, one_sided
from kg.language.frames.agency import actors, is_site, modifier, recipients
from kg.language.frames.candidates import Candidate, candidates
from kg.language.frames.carried_sides import carry_sides
from kg.language.frames.carried_times import carry
from kg.language.frames.causes import is_mishap
from kg.language.frames.dated_lists import listed
from kg.language.frames.deeds_meant import may_be_a_deed
from kg.language.frames.engine import Frame, frames
from kg.language.frames.event_places import place_of, set_apart, struck_land
from kg.language.frames.mediation import mediators
from kg.language.frames.mutual_charges import each_other, is_reciprocal
from kg.language.frames.noun_slots import carrying_verb, clause_carrying
from kg.language.frames.pairing import paired
from kg.language.frames.participants import Participants, is_known, participants, same
from kg.language.frames.retellings import distinct
from kg.language.frames.sanctioned import states_behind
from kg.language.frames.sensible import COMPLEMENTS, Told, in_words, is_sensible
from kg.language.numbers.headed_time import headed
from kg.language.numbers.news_time import lead_end, told_by
from kg.language.numbers.time_attachment import when_of
from kg.language.numbers.time_index import TimeIndex, When, time_index
from kg.language.numbers.times_beside import beside
from kg.language.syntax import functions as fn
from kg.language.syntax.functions import dependents, has
from kg.language.syntax.phrases import first_conjunct
from kg.lexica.classes import word_class
from kg.lexica.senses import Event

_PHYSICAL = frozenset({"ASSAULT", "COERCE", "AID", "MOBILIZE", "YIELD", "COOPERATE"})
_FORCE = frozenset({"ASSAULT", "COERCE"})
_EVALUATION = frozenset({"ACCUSE", "REJECT", "SUPPORT"})


def found_events(doc: Doc) -> list[EventDict]:
    """Return the events that a Doc tells of, in text order of their triggers.

    Args:
        doc: A parsed Doc with mentions and, if they are known, times and quantities.
    """
    known, counts = participants(doc), casualties.quantities_at(doc)
    times, lead = time_index(doc), lead_end(doc)
    found = []
    for candidate in candidates(doc, "event"):
        best = _best(known, candidate)
        for told in () if best is None else _paired(known, best):
            when = _when(doc, told.frame, times, lead)
            found.append(_event(known, told, candidate[1], when, counts))
            for frame, day in listed(known, told.frame, times):
                item = Told(frame, told.event, told.acting, _befallen(known, frame, told.event.root))
                found.append(_event(known, item, candidate[1], day, counts))
    ordered = sorted(distinct(doc, found), key=lambda event: event["trigger"])
    return carry_sides(doc, carry(doc, ordered, times))


def _best(known: Participants, candidate: Candidate) -> Told | None:
    """Return the surest frame of a word with its actors and recipients, or None; the dictionary's order breaks ties."""
    word, _, present = candidate
    best: Told | None = None
    for frame in frames(word, "event", known.types, present=present):
        if not isinstance(frame.effect, Event):
            continue
        root, acting = frame.effect.root, _acting(known, frame)
        befallen = [i for i in _befallen(known, frame, root) if not _is_among(known, i, acting)]
        if not befallen and (sides := each_other(known, frame, acting)):
            acting, befallen = sides
        told = Told(frame, frame.effect, acting, befallen)
        if not (_has_sides(known, told) and is_sensible(known, told)):
            continue
        if best is None or told.weight > best.weight:
            best = told
    return best


def _paired(known: Participants, told: Told) -> Iterator[Told]:
    """Yield the event of each pair that "respectively" makes, both of two who do it to each other, or the event."""
    if told.event.root != "ACCUSE" and told.befallen and is_reciprocal(told.frame.word):
        yield from (told, Told(told.frame, told.event, told.befallen, told.acting))
        return
    for frame in paired(told.frame):
        if frame is told.frame:
            yield told
        else:
            befallen = _befallen(known, frame, told.event.root)
            yield Told(frame, told.event, _acting(known, frame), befallen)


def _has_sides(known: Participants, told: Told) -> bool:
    """Tell whether those are known who must be: both sides, or what makes it an event with one of them."""
    frame = told.frame
    if counted.is_counted(frame):
        return not told.acting and bool(counted.harm(frame))
    if is_mishap(known, frame.word, (*told.acting[:1], *told.befallen[:1])):
        return False
    if not told.acting:
        return one_sided.may_lack_actor(known, frame, told.event, told.befallen)
    if not told.befallen and _is_aside(frame):
        return False
    if not frame.sense.need or any(is_known(known, i) for i in told.befallen):
        return True
    person = known.mentions[told.acting[0]]
    if one_sided.takes_for_granted(known, frame, told.acting) or one_sided.is_joint(known, frame, told.event.root):
        return True
    if told.event.root == "ASSAULT" and struck_land(known, frame, told.acting) is not None:
        return True
    if told.event.root not in _FORCE or (person["type"] == "Person" and person["form"] != "nominal"):
        return False
    return one_sided.is_blamed(frame) or one_sided.touches(known, frame)


def _is_aside(frame: Frame) -> bool:
    """Tell whether a noun only says in the course of what something else was done: "wounded two in an attack"."""
    word = frame.word
    carried = carrying_verb(first_conjunct(word)) is not None or has(word, fn.NOUN_CLAUSE | fn.RELATIVE_CLAUSE)
    return frame.sense.kind == "NOUN" and frame.first_slot == "light" and not carried


def _acting(known: Participants, frame: Frame) -> list[int]:
    if frame.first_slot == "mod":
        return [i for token in frame.first for i in modifier(known, token)][:1]
    # "Armenian and Azerbaijani forces clashed", "the Saudi-led raid"
    joint = frame.first_slot in {"pair", "led", "owner"} or frame.second_slot == "each"
    acting = [token for token in frame.first if not is_site(frame.word, token)]
    found = (i for token in acting for i in actors(known, token) or (modifier(known, token) if joint else []))
    return _once(i for i in found if is_known(known, i))


def _befallen(known: Participants, frame: Frame, root: str) -> list[int]:
    if frame.second_slot in {"comp_agent", "comp_unless"}:  # "said that Sudria must leave", not "its growth must"
        others = [token for token in frame.second if token.lower_ not in word_class("speaking-pronoun")]
        return _once(i for token in others for i in actors(known, token) if is_known(known, i))
    physical = root in _PHYSICAL
    qualified = frame.second_slot in {"owner", "inner", "each"}
    touched, attacked = physical or frame.second_slot in COMPLEMENTS, root == "ASSAULT"
    touched = touched or (isinstance(frame.effect, Event) and frame.effect.mode == "visit")
    found = (
        i
        for token in frame.second
        for i in (
            recipients(known, token, physical=touched, attacked=attacked)
            or (modifier(known, token) if qualified else [])
        )
    )
    behind = (i for token in frame.second if root == "SANCTION" for i in states_behind(known, token))
    return _once(
        i
        for i in chain(found, behind)
        if (is_known(known, i) or _is_unnamed_place(known.mentions[i]))
        and not (root in _EVALUATION and may_be_a_deed(known, i))
    )


def _once(ids: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(ids))


def _is_among(known: Participants, one: int, others: list[int]) -> bool:
    return any(same(known.mentions[one], known.mentions[other]) for other in others)


def _when(doc: Doc, frame: Frame, times: TimeIndex, lead: int) -> When | None:
    """Return the time that belongs to an event, or what the date of the text tells of it."""
    trigger, word = frame.trigger, frame.word
    own = when_of(doc, trigger, times) or when_of(doc, word, times)
    if own is None and frame.first_slot == "light":  # "answered on Monday with a strike", "a war begun on Monday"
        carrier = carrying_verb(first_conjunct(word)) or clause_carrying(word)
        own = None if carrier is None else when_of(doc, carrier, times)
    return own or beside(trigger, times) or headed(trigger, times) or told_by(doc, trigger, lead)


def _event(
    known: Participants, told: Told, sentence: tuple[int, int], when: When | None, counts: dict[int, int]
) -> EventDict:
    frame, befallen = told.frame, told.befallen
    trigger, event = frame.trigger, in_words(known, told)
    place = place_of(known, frame, event.root, (*told.acting, *befallen))
    if not befallen and event.root == "ASSAULT" and (land := struck_land(known, frame, told.acting)) is not None:
        befallen = [land]
    if place is not None and befallen and all(_is_unnamed_place(known.mentions[i]) for i in befallen):
        in_town = known.mentions[place]["type"] == "Place"
        befallen = [*befallen, place] if in_town else [place]  # "the mosque in Basra"; "shelled towns in Armenia"
    befallen, place = set_apart(known, event, told.acting, befallen, place)
    words = sorted({trigger.i, frame.word.i, *(c.i for c in dependents(trigger, fn.PARTICLE))})
    near = words[-1] - words[0] <= 4
    time = when.value if when else None
    apart = counted.is_counted(frame)
    harm = counted.harm(frame) if apart else casualties.casualties(trigger, event.root, counts)
    found: EventDict = {
        "root": event.root,
        "mode": event.mode,
        "trigger": trigger.i,
        "trigger_start": words[0] if near else trigger.i,
        "trigger_end": words[-1] + 1 if near else trigger.i + 1,
        "actor": told.acting,
        "recipient": befallen,
        "place": place,
        "time": time,
        "casualties": {k: (c.number, c.counted) for k, c in harm.items()},
        "start": sentence[0],
        "end": sentence[1],
        "confidence": round(min(0.95, told.event.confidence + (0.05 if befallen and time else 0.0)), 2),
    }
    if between := mediators(known, frame, event, told.acting, befallen):
        found["mediator"] = between
    if when is not None:
        found |= {"earliest": when.earliest, "latest": when.latest, "dating": when.dating}
    return found


def _is_unnamed_place(mention: MentionDict) -> bool:
    return mention["type"] == "Place" and mention["form"] == "nominal"
