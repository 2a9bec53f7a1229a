"""Where an event took place: the phrases of its verb, of its noun and of those who take part, read for a named place.

"in Basra", "near the town of Basra", "at a camp outside Basra", "the Basra talks", "in Basra, where rebels attacked".
Where someone is from ("of Basra", "Basra-based") is no place of what he does, and what is said of an event elsewhere is
not said there ("condemned the violence in Basra").
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from spacy.tokens import Token

from kg.language.annotations import MentionDict
from kg.language.frames.conditions import is_of
from kg.language.frames.engine import Frame
from kg.language.frames.noun_slots import comes_about, is_deed
from kg.language.frames.participants import Participants
from kg.language.frames.rulers import homes
from kg.language.names.nominals import noun_types
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import GERUND, has_form, is_nominal, is_verbal
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.phrases import first_conjunct, of_objects, prepositional
from kg.lexica import dictionary
from kg.lexica.classes import word_class
from kg.lexica.containment import holders
from kg.lexica.senses import Event

SPOKEN = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "THREATEN"})
_BEFALLING = frozenset({"ASSAULT", "COERCE"})  # what takes place where its victim is
_BESIDE_PLACES = frozenset({"MOBILIZE", "PROTEST"})  # what happens near a town and does not befall it
_DEEPEST = 4  # nouns within nouns: "at a camp near the outskirts of the town of Basra"
_NAMED = frozenset({"Place", "State"})
_ARMED = frozenset({"Alliance", "ArmedForce", "Nationality", "State"})


def place_of(known: Participants, frame: Frame, root: str, taking_part: Iterable[int]) -> int | None:
    """Return the id of the mention that names where an event took place, or None.

    Args:
        known: The mentions.
        frame: What tells of the event.
        root: Its PLOVER root; what is said has no place by those it is said of.
        taking_part: Ids of the mentions that act or that it befalls; a town that was attacked is where that was, too.
    """
    out = frozenset(i for i in taking_part if known.mentions[i]["type"] != "Place")
    scenes = _scenes(known, frame, spoken=root in SPOKEN and frame.trigger.lemma_ not in word_class("agreement-signed"))
    if root in _BEFALLING:
        scenes = chain(_touched(known, frame), scenes)  # "shelled the town of Basra in southern Iraq"
    found = [place for noun in scenes if (place := _named_at(known, noun, out)) is not None]
    exact = next((place for place in found if place["type"] == "Place"), None)
    best = exact or next(iter(found), None)  # a town says more than its state
    return _american(known, best)["id"] if best else None


def set_apart(
    known: Participants, event: Event, acting: list[int], befallen: list[int], place: int | None
) -> tuple[list[int], int | None]:
    """Return whom an event befalls and its place: troops are massed near a town, and a visit is where it leads.

    Who visits a town is the guest of its state.
    """
    spots = [i for i in befallen if _is_place_name(known, known.mentions[i])]
    if event.root in _BESIDE_PLACES:
        towns = [i for i in spots if known.mentions[i]["type"] == "Place"]
        return [i for i in befallen if i not in towns], place if place is not None else next(iter(towns), None)
    if event.mode == "visit" and spots:
        towns = [i for i in spots if known.mentions[i]["type"] == "Place"]
        hosts = [i for town in towns if (i := _host(known, town, acting)) is not None]
        befallen = [*(i for i in befallen if i not in towns), *dict.fromkeys(hosts)]
        place = next(iter((*towns, *spots)), None) if place is None else place
    return befallen, place


def struck_land(known: Participants, frame: Frame, acting: list[int]) -> int | None:
    """Return the id of the place abroad that alone tells whom a single attack hit: "answered with a strike near Basra".

    Args:
        known: The mentions.
        frame: What tells of the attack.
        acting: Ids of the mentions that attack.
    """
    armed = any(known.mentions[i]["type"] in _ARMED for i in acting[:1])
    if not armed or is_of(frame.word, "missile", None, kind=False):
        return None  # "drones", which are launched somewhere
    objects = frame.reading.slots.get("patient" if frame.sense.kind == "VERB" else "prep_of", ())
    if any(not is_deed(noun) for noun in objects):
        return None  # "struck oil near Basra", "a strike of its workers"
    place = place_of(known, frame, "ASSAULT", acting)
    return place if place is not None and is_abroad(known, acting, [place]) else None


def _host(known: Participants, town: int, acting: list[int]) -> int | None:
    """Return the first mention of the state that a town lies in, if the text names it and none of the guests is its."""
    key = known.mentions[town]["key"]
    state = _state_of(key) if key is not None else ""
    if state in homes(known, acting):
        return None
    return next((m["id"] for m in known.mentions if state and m["key"] == state and m["entity"] is not None), None)


def is_abroad(known: Participants, acting: list[int], towns: list[int]) -> bool:
    """Tell whether places lie out of the state that those who go there are known to be of."""
    at_home = homes(known, acting)
    keys = [known.mentions[i]["key"] for i in towns]
    return bool(at_home) and all(key is not None and _state_of(key) not in {"", *at_home} for key in keys)


def _scenes(known: Participants, frame: Frame, *, spoken: bool) -> Iterator[Token]:
    """Yield the nouns of locative phrases, the surest first."""
    trigger, word = frame.trigger, frame.word
    heads = [trigger] if trigger == word else [trigger, word]
    for head in heads:
        for noun in _located(head):
            if not spoken or (
                noun.head.lower_ not in word_class("preposition-of-topic")
                and not (is_verbal(head) and _follows_an_act(noun, head))
            ):
                yield noun
        if is_nominal(head):
            yield from dependents(head, fn.COMPOUND)  # "the Basra talks"
        beside = [c for subject in dependents(head, fn.SUBJECT) for c in dependents(subject, fn.NOUN_CLAUSE)]
        for clause in (*dependents(head, fn.ADVERBIAL_CLAUSE), *beside):  # "speaking in Basra, he condemned"
            if clause.i < head.i and has_form(clause, GERUND) and clause.lemma_ in word_class("being-there"):
                yield from _located(clause)
    if spoken:
        return
    yield from _touched(known, frame)
    for taking_part in (*frame.second, *frame.first):
        if not serves_as(taking_part, fn.POSSESSOR):
            yield from _located(taking_part)
            for inner in of_objects(taking_part):  # "the mayor of a town in Norland"
                yield from _located(inner)
    yield from _above(trigger)


def _touched(known: Participants, frame: Frame) -> Iterator[Token]:
    """Yield the places that what an event befalls is, or is at: "a camp near Basra", "one of the camps in Basra"."""
    for thing in frame.reading.slots.get("patient", ())[:1]:
        whole = [noun for name, noun in prepositional(thing) if name in word_class("preposition-of-belonging")]
        for noun in [thing, *(whole if not is_nominal(thing) or thing.like_num else [])]:
            if known.types.get(noun.i) == "Place":
                yield noun
            yield from _located(noun)
            for clause in dependents(noun, fn.NOUN_CLAUSE):
                if clause.lower_ in word_class("lasting-participle"):
                    yield from _located(clause)  # "raided offices run by Sudria in Basra"
    yield from (noun for name, noun in prepositional(frame.trigger) if name in word_class("aimed-at"))


def _located(head: Token) -> Iterator[Token]:
    """Yield what the locative prepositions of a word govern, then those of what it is part of: "during a raid in X"."""
    within: list[Token] = []
    moves = head.lemma_.lower() in word_class("travel")
    for name, noun in prepositional(head):
        if name in word_class("event-place-preposition") or (moves and name == "to"):
            if first_conjunct(noun).head.head.lower_ not in word_class("elsewhere-preposition"):
                yield noun
        elif name in word_class("preposition-of-time-span"):
            within.append(noun)
    for adverb in dependents(head, fn.ADVERB):  # "40 km south of Basra", "close to Basra"
        if adverb.lower_ in word_class("locative-adverb"):
            yield from (noun for name, noun in prepositional(adverb) if name in word_class("locative-joint"))
    for noun in within:
        yield from _located(noun)


def _follows_an_act(noun: Token, verb: Token) -> bool:
    """Tell whether a place behind what is spoken of is that of the act spoken of: "condemned the raid in Basra"."""
    between = (token for token in dependents(verb, fn.OBJECT) if verb.i < token.i < noun.i)
    return any(dictionary.having("event").get(token.lemma_.lower()) or not token.ent_type_ for token in between)


def _above(trigger: Token) -> Iterator[Token]:
    """Yield the places of the clause that an event's clause goes on with, or hangs on with "where"."""
    if (
        is_nominal(trigger)
        and serves_as(trigger, fn.SUBJECT)
        and is_verbal(trigger.head)
        and (comes_about(trigger) or not has(trigger.head, fn.OBJECT))
    ):
        yield from _located(trigger.head)  # "protests erupted in Basra"
    verb = trigger
    for _ in range(_DEEPEST):
        if serves_as(verb, fn.RELATIVE_CLAUSE) and _opens_with_where(verb):
            yield verb.head
            return
        joined = serves_as(verb, fn.CONJUNCT | fn.ADVERBIAL_CLAUSE) and not has(verb, fn.SUBJECT | fn.SUBORDINATOR)
        if not joined or not is_verbal(verb.head) or verb.head == verb:
            return
        verb = verb.head
        yield from _located(verb)


def _opens_with_where(clause: Token) -> bool:
    return any(child.lower_ == "where" and child.i < clause.i for child in clause.children)


def _named_at(known: Participants, noun: Token, out: frozenset[int]) -> MentionDict | None:
    """Return the named place that a noun is, or that its own phrases tell it by: "the border with", "a town near"."""
    waiting = [noun]
    for _ in range(_DEEPEST):
        inner: list[Token] = []
        for word in waiting:
            for mention in known.heads.get(word.i, ()):
                if _is_place_name(known, mention) and mention["id"] not in out:
                    return mention
            if word.i in known.heads and known.heads[word.i][0]["type"] == "Person":
                continue
            telling = word_class("event-place-preposition")
            if _is_spot(known, word):
                telling = telling | word_class("place-telling-preposition")
                inner += [*dependents(word, fn.COMPOUND), *dependents(word, fn.POSSESSOR)]  # "Basra airport"
            inner += [other for name, other in prepositional(word) if name in telling]
            inner += [c for c in dependents(word, fn.APPOSITION) if c.i > word.i]
        waiting = inner
    return None


def _is_spot(known: Participants, noun: Token) -> bool:
    """Tell whether a noun names a kind of place: "town", "border", "airport"."""
    lemma = noun.lemma_.lower()
    return known.types.get(noun.i) == "Place" or noun_types().get(lemma) == "Place" or lemma in word_class("place-part")


def _is_place_name(known: Participants, mention: MentionDict) -> bool:
    return mention["type"] in _NAMED and mention["form"] == "name" and not mention["metonym"]


def _american(known: Participants, place: MentionDict) -> MentionDict:
    """Return the US state behind a town that shares its name with one elsewhere: "in Paris, Texas"."""
    after = place["end"]
    if after + 1 >= len(known.doc) or known.doc[after].text != ",":
        return place
    outer = next((m for m in known.mentions if m["start"] == after + 1 and m["form"] == "name"), None)
    if outer is None or outer["key"] is None or outer["type"] != "Place" or place["key"] is None:
        return place
    return outer if _state_of(outer["key"]) == "state/US" != _state_of(place["key"]) else place


def _state_of(key: str) -> str:
    if key.startswith("state/"):
        return key
    return next((held.holder for held in holders(key) if held.holder.startswith("state/")), "")
