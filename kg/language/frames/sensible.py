"""Which participants fit an event, and what it then means: persons attack persons in words, forces with weapons."""

from dataclasses import dataclass

from kg.language.annotations import MentionDict
from kg.language.frames.candidates import is_anybody
from kg.language.frames.combatants import is_armed
from kg.language.frames.engine import Frame
from kg.language.frames.event_places import is_abroad
from kg.language.frames.friendly_forces import as_meant
from kg.language.frames.participants import Participants
from kg.language.frames.rulers import are_foreign, rules
from kg.lexica.classes import word_class
from kg.lexica.senses import Condition, Event

COMPLEMENTS = frozenset({"comp", "comp_patient"})  # slots of those whom the clause of a complement names
_WORDS = Event("ACCUSE", None, 0.0)  # what an attack among persons is


@dataclass(slots=True)
class Told:
    """A frame with the ids of the mentions that act and those that it befalls."""

    frame: Frame
    event: Event
    acting: list[int]
    befallen: list[int]

    @property
    def weight(self) -> float:
        """How sure the frame is: its confidence, more with particle, conditions, actor and recipient."""
        sense, sides = self.frame.sense, 0.2 * bool(self.acting) + 0.1 * bool(self.befallen)
        return self.event.confidence + 0.2 * bool(sense.particle) + 0.1 * len(sense.conditions) + sides


def is_sensible(known: Participants, told: Told) -> bool:
    """Tell whether participants fit a frame: persons attack persons in words, forces with weapons."""
    frame, event = told.frame, told.event
    befallen = [known.mentions[i] for i in told.befallen]
    towns = [m["id"] for m in befallen if m["type"] == "Place"]
    only = bool(towns) and len(towns) == len(befallen)
    if only and event.mode == "visit" and any(map(_is_of_land, frame.sense.conditions)):
        return is_abroad(known, told.acting, towns)
    if "armed" in frame.sense.flags and not any(is_armed(known, known.mentions[i]) for i in told.acting[:1]):
        return False
    if "ruler" in frame.sense.flags and not any(rules(known, i) for i in told.acting):
        return False
    if "foreign" in frame.sense.flags and not are_foreign(known, told.acting, told.befallen):
        return False
    if "physical" in frame.sense.flags:
        involved = [*(known.mentions[i] for i in told.acting[:1]), *befallen]
        words = any(_is_partisan(known, known.mentions[i]) for i in told.acting[:1])
        return not words and not any(m["type"] == "Person" or _is_electoral(known, m) for m in involved)
    if event.root == "MOBILIZE" and any(known.mentions[i]["type"] == "Organization" for i in told.acting[:1]):
        merchant = (token.lemma_.lower() in word_class("vessel") for token in frame.reading.slots.get("patient", ()))
        return not any(merchant)  # "the shipping line sent its vessels around Africa"
    if frame.second_slot in COMPLEMENTS and event.root == "AGREE":  # what is agreed on befalls no description
        return all(m["form"] != "nominal" for m in befallen)
    if event.root == "ACCUSE" and any(token.like_num for token in frame.reading.slots.get("patient", ())):
        return False  # "charged students $300"
    if event.root == "CONSULT" and event.mode is None:
        if any(is_anybody(token) for token in frame.second):
            return False
        return all(m["type"] != "Place" for m in befallen)
    return True


def _is_of_land(condition: Condition) -> bool:
    return condition.name == "territory"


def _is_electoral(known: Participants, mention: MentionDict) -> bool:
    """Tell whether a description is of people who battle with votes: "the electorate"."""
    return mention["form"] == "nominal" and known.doc[mention["head"]].lemma_.lower() in word_class("electoral")


def _is_partisan(known: Participants, mention: MentionDict) -> bool:
    """Tell whether a mention is of those who battle with words: "Democrats", "lawmakers"."""
    head = known.doc[mention["head"]]
    return not {head.lower_, head.lemma_.lower()}.isdisjoint(word_class("partisan"))


def in_words(known: Participants, told: Told) -> Event:
    """Return an event as it is meant: "X attacked Y" is a matter of words if a person did it, or it befell one."""
    persons = any(known.mentions[i]["type"] == "Person" for i in (*told.acting[:1], *told.befallen))
    persons = persons or any(_is_partisan(known, known.mentions[i]) for i in told.acting[:1])
    persons = persons and not any(is_armed(known, known.mentions[i]) for i in told.acting[:1])
    return _WORDS if persons and "verbal" in told.frame.sense.flags else as_meant(told.frame, told.event)
