"""Events with one side, or neither, in words: "three villagers were killed", "a bomb went off", "clashes broke out".

A passive without its agent, a weapon as subject and a noun that is said to have come about tell of somebody's deed, if
it befell people or things that can be attacked, seized or shut; so do unnamed places and things as objects of an actor.
What accidents, diseases and the weather do is nobody's deed.
"""

from functools import cache

from spacy.tokens import Token

from kg.language.annotations import MentionDict
from kg.language.frames.causes import cause, cause_told_after
from kg.language.frames.combatants import is_armed
from kg.language.frames.conditions import is_of
from kg.language.frames.engine import Frame
from kg.language.frames.noun_slots import comes_about
from kg.language.frames.participants import Participants, is_known
from kg.language.names.nominals import noun_types
from kg.language.offices import role_nouns
from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.clauses import is_passive
from kg.language.syntax.forms import has_form, is_numeral, is_verbal
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.phrases import is_definite, of_objects
from kg.language.syntax.verbs import is_infinitive
from kg.lexica import dictionary
from kg.lexica.classes import word_class
from kg.lexica.senses import Event

# Deeds that leave traces, whoever did them; of those in words whom they are addressed to must be known.
_DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "YIELD", "AID", "SANCTION", "AGREE"})
_TOLD_BY_NOUNS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "YIELD", "SANCTION"})
_AT_COURT = frozenset({"legal", "investigate"})
_GIVEN = frozenset({"AID", "MOBILIZE"})
_ARMED = frozenset({"ASSAULT", "MOBILIZE"})
_PEOPLE = frozenset({"Person", "Group", "ArmedForce", "State", "Nationality", "Organization", "Alliance"})
_THINGS = frozenset({"Place", "Platform", "Weapon"})
_OF_SPEAKERS = frozenset(
    {"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "AID", "SANCTION", "CONSULT", "COOPERATE"}
)
_SAID = frozenset({"ACCUSE", "CONSULT", "REQUEST", "SUPPORT", "THREATEN"})
_SPEAKING = frozenset({"agent", "light", "poss", "self"})
_ADDRESSED = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "THREATEN"})  # what is said to somebody, whoever says it
_OWNED = frozenset({"poss", "mod", "prep_by"})  # slots of whose deed it is
_JOINT = frozenset({"AGREE", "ASSAULT", "CONSULT"})
_BODIES = frozenset({"Group", "ArmedForce", "Organization"})
_ARMED_SIDES = frozenset({"State", "Nationality", "ArmedForce"})
_DEEPEST = 2  # partitives within partitives


def may_lack_actor(known: Participants, frame: Frame, event: Event, befallen: list[int]) -> bool:
    """Tell whether a frame without a known actor tells of an event all the same.

    Args:
        known: From `participants`.
        frame: A frame of an event whose first participant is nobody known.
        event: What it tells of.
        befallen: The ids of the mentions that it befell.
    """
    root = event.root
    if _is_of_speakers(frame, event) or _is_addressed(known, frame, root, befallen):
        return bool(befallen)
    if event.mode == "permit" or (root not in _DEEDS and event.mode not in _AT_COURT):
        return False
    if frame.sense.kind == "NOUN":
        return _is_real(known, frame, befallen)
    if root == "PROTEST" and not all(map(_is_of_protest, frame.reading.slots.get("patient", ()))):
        return False
    verb, agents, conditions = frame.word, frame.reading.slots.get("agent", []), frame.sense.conditions
    if any(c.slot == "comp" for c in conditions) or (root in _GIVEN and not conditions):
        return False  # "were forced to sell", "was granted a wish"
    # "the town fell on Monday", "two died in custody": its subject is what it befell
    fallen = frame.second_slot == "agent" and (event.mode == "territory" or verb.lemma_ in word_class("dying-verb"))
    agents = [] if fallen else agents
    if not agents and befallen and any(c.slot == "first" for c in conditions):
        return False  # "was eliminated": by an army, or in a contest
    if not all(_is_nobody(agent) or (root in _ARMED and is_weapon(agent)) for agent in agents):
        return False
    if not agents and not fallen and not is_passive(verb):
        return False
    if frame.sense.need and not befallen and not touches(known, frame):
        return False
    chosen = root == "ASSAULT" and verb.lemma_ not in word_class("harming-verb")  # nobody is shot by a flood
    return chosen or cause(verb) != "accident"


def _is_of_speakers(frame: Frame, event: Event) -> bool:
    """Tell whether "we" or "I", whom the text does not name, do it: "we condemn Norland's invasion"."""
    if event.root not in _OF_SPEAKERS:
        return False
    if not frame.first:  # "Congratulations to Norland"
        return frame.word.lemma_.lower() in word_class("spoken-wish") and serves_as(frame.word, fn.ROOT)
    if event.mode == "visit" or (frame.first_slot != "agent" and event.root not in _SAID):
        return False
    return frame.first_slot in _SPEAKING and all(t.lower_ in word_class("first-person-doer") for t in frame.first)


def _is_addressed(known: Participants, frame: Frame, root: str, befallen: list[int]) -> bool:
    """Tell whether a passive says to whom something was said, by name: "Norland was accused of", "was urged to"."""
    if root == "SUPPORT" and frame.word.lemma_ not in word_class("praising-verb"):
        return False  # "is recognised as"
    if root not in _ADDRESSED or frame.sense.kind != "VERB" or frame.reading.slots.get("agent"):
        return False
    if not is_passive(frame.word) or frame.second_slot != "patient":
        return False
    return all(known.mentions[i]["form"] in {"name", "adjective"} for i in befallen)


def takes_for_granted(known: Participants, frame: Frame, acting: list[int]) -> bool:
    """Tell whether a noun takes an attack for granted: "since the Norlandic aggression", "attacks by Hamas"."""
    doer, lemma = known.mentions[acting[0]], frame.word.lemma_.lower()
    if lemma not in word_class("standing-violence") | word_class("single-violence"):
        return False
    inner = any(child.lower_ in word_class("inner-war") for child in dependents(frame.word, fn.PREMODIFIER))
    owned = frame.first_slot in _OWNED or (frame.first_slot == "light" and has(frame.word, fn.RELATIVE_CLAUSE))
    if frame.second or not owned or inner or not (doer["type"] in _ARMED_SIDES or _raids(known, doer, lemma)):
        return False
    told = serves_as(frame.word, fn.PREPOSITIONAL_OBJECT) and _is_occasion(frame.word.head)  # "after a Norlandic raid"
    return told or is_definite(frame.word) or has_form(frame.word, forms.PLURAL)


def _raids(known: Participants, doer: MentionDict, lemma: str) -> bool:
    """Tell whether an attack, no war, is that of an organization or a group that bears arms."""
    return lemma in word_class("single-violence") and doer["type"] in _BODIES and is_armed(known, doer)


def is_joint(known: Participants, frame: Frame, root: str) -> bool:
    """Tell whether several do together what a verb says, and no one is told from the others: "the armies clashed"."""
    ties = any(condition.name == "tie" for condition in frame.sense.conditions)  # "the two states broke off relations"
    if (
        (root not in _JOINT and not ties)
        or frame.sense.kind != "VERB"
        or "each" not in frame.sense.second
        or len(frame.first) != 1
    ):
        return False
    slots = frame.reading.slots
    others = any(t.i in known.types for name in ("patient", "prep_with") for t in slots.get(name, ()))
    if frame.second or others or not has_form(frame.first[0], forms.PLURAL) or is_infinitive(frame.word):
        return False
    if any(c.lower_ in word_class("press") for t in slots.get("patient", ()) for c in dependents(t, fn.COMPOUND)):
        return False  # "held a press conference"
    mention = known.heads.get(frame.first[0].i, [None])[0]
    return mention is not None and mention["form"] == "nominal" and mention["type"] in _BODIES


def touches(known: Participants, frame: Frame) -> bool:
    """Tell whether an event befalls people or things that a deed can touch, named or not.

    What may be a matter of words ("attacked his wife") befalls things only.
    """
    return any(_is_touched(known, token, things="verbal" in frame.sense.flags) for token in frame.second)


def _is_touched(known: Participants, token: Token, *, things: bool, depth: int = 0) -> bool:
    lemma, types = token.lemma_.lower(), _THINGS if things else _THINGS | _PEOPLE
    relative = role_nouns.kind_of(token) == "kin" and has(token, fn.POSSESSOR)
    if lemma in word_class("open-space") or relative:  # "attack my wife" may be meant of words
        return False
    for mention in known.heads.get(token.i, ())[:1]:
        if mention["type"] in types:
            return mention["form"] != "pronoun" or is_known(known, mention["id"])
    if noun_types().get(token.lower_) in types:
        return True
    if any(
        lemma in word_class(name)
        for name in (("property",) if things else ("asset", "person", "plain-people", "property", "protest"))
    ):
        return True
    if lemma in word_class("partitive") and (inner := of_objects(token)):
        return depth < _DEEPEST and any(_is_touched(known, noun, things=things, depth=depth + 1) for noun in inner)
    if things or token.ent_type_ == "DATE":
        return False
    return is_numeral(token) or has_form(token, forms.CARDINAL) or lemma in word_class("counted-people")


def is_weapon(token: Token) -> bool:
    """Tell whether a noun is a weapon, an attack, or a blast that is no accident: "a car bomb", "gunfire"."""
    lemma = token.lemma_.lower()
    if _is_of_weather(token):
        return False
    if lemma in word_class("blast"):
        return (cause(token) or cause_told_after(token)) == "violence"
    if lemma in _assaults():
        return not _is_illness(token)
    return any(is_of(token, name, None, kind=False) for name in ("missile", "weapon-agent", "irritant"))


@cache
def _assaults() -> frozenset[str]:
    """Return the nouns that name an attack."""
    return frozenset(
        lemma
        for lemma, senses in dictionary.having("event").items()
        if any(s.kind == "NOUN" and not s.conditions and s.event and s.event.root == "ASSAULT" for s in senses)
    )


def _is_nobody(token: Token) -> bool:
    """Tell whether a subject says no more than that somebody, or so many, did it: "someone", "thousands"."""
    lemma = token.lemma_.lower()
    return lemma in word_class("somebody") or (lemma in word_class("counted-people") and not of_objects(token))


def _is_real(known: Participants, frame: Frame, befallen: list[int]) -> bool:
    """Tell whether a text says of an event noun that there was such an event, or takes one for granted."""
    noun, head, event = frame.word, frame.word.head, frame.sense.event
    if noun.lemma_.lower() in word_class("blast") and not is_weapon(noun):
        return False
    if event is None or event.root not in _TOLD_BY_NOUNS or (event.root == "COERCE" and not event.mode):
        return False  # "a donation", "a move against"; a deal is of its parties
    if _is_illness(noun) or _is_of_weather(noun) or not _is_of_protest(noun):
        return False
    if serves_as(noun, fn.SUBJECT) and is_verbal(head):
        return comes_about(noun)
    if serves_as(noun, fn.PREDICATE_NOUN) and has(head, fn.EXPLETIVE):
        return True
    if serves_as(noun, fn.PREPOSITIONAL_OBJECT) and _is_occasion(head):
        return True
    borne = frame.second_slot == "borne" and serves_as(noun, fn.PREPOSITIONAL_OBJECT)  # "is under house arrest"
    return (borne or is_definite(noun)) and any(is_known(known, i) for i in befallen)


def _is_illness(attack: Token) -> bool:
    return any(child.lower_ in word_class("ailing") for child in dependents(attack, fn.PREMODIFIER))


def _is_of_weather(strike: Token) -> bool:
    """Tell whether nature deals a blow: "lightning strikes", "a shark attack"."""
    return any(child.lemma_.lower() in word_class("blow-of-nature") for child in dependents(strike, fn.PREMODIFIER))


def _is_of_protest(noun: Token) -> bool:
    """Tell whether an event is none of a campaign, or its sentence says that it protests all the same: "a rally"."""
    if noun.lemma_.lower() not in word_class("campaign-event"):
        return True
    return any(token.lemma_.lower() in word_class("sign-of-protest") for token in noun.sent)


def is_blamed(frame: Frame) -> bool:
    """Tell whether somebody takes the blame for the deed that a noun names: "claimed responsibility for the raid"."""
    preposition = frame.word.head
    blamed = serves_as(frame.word, fn.PREPOSITIONAL_OBJECT) and preposition.head.lemma_.lower() in word_class("blame")
    return blamed and frame.first_slot == "light"


def _is_occasion(preposition: Token) -> bool:
    """Tell whether a phrase tells in which event somebody came to harm, or for which one is to blame."""
    word, above = preposition.lower_, preposition.head
    if above.lower_ in word_class("opening-of-reason"):  # "due to", "because of"
        above = above.head
    if above.lemma_.lower() in word_class("blame"):  # "claimed responsibility for"
        return True
    if word in word_class("time-of-event-preposition"):
        return has_form(above, forms.PAST_TENSE | forms.PAST_PARTICIPLE)
    harmed = any(above.lemma_ in word_class(name) for name in ("harming-verb", "dying-verb", "killing-verb"))
    return word in word_class("occasion-preposition") and (harmed or above.lemma_.lower() in word_class("harm"))
