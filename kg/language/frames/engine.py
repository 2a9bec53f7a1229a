"""Event frames over the dependency tree: which word tells of which PLOVER event, with whom in which role.

Senses of the dictionary name slots. Besides those of `kg.language.syntax.clauses.arguments`:

==============  ======================================================================================
``light``       subject of a light verb whose object the event noun is: "Iran launched an attack on"
``pair``        "talks between A and B"; ``each``: the others among several actors, "A and B met"
``owner``       possessor, adjective or with-, to-, of-phrase of the object: "severed its ties with"
``inner``       whoever the object is about or from: "rejected Iran's proposal", "hinted at an attack on"
``comp``        recipients of the complement's verb: "threatened to bomb Aden"
``from_ing``    verb after "from", in conditions only: "blocked banks from hiring"
``comp_agent``  subject of the complement clause: "demanded that Iran withdraw"
``object``      the direct object or the object of any preposition, in conditions only
``topic``       the direct object or what is spoken of, at or about, in conditions only
==============  ======================================================================================

A condition is ``SLOT=CLASS`` (lemma in a word class), ``SLOT!=CLASS``, ``SLOT:KIND`` or
``SLOT!:KIND`` (lemma in the class, or a mention of a fitting type), or a flag that the extractor reads.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from kg.language.frames.conditions import holds
from kg.language.frames.lexicon import Entry, entries, needed_words
from kg.language.syntax.arguments import Arguments, arguments
from kg.language.syntax.clauses import is_passive
from kg.language.syntax.phrases import conjuncts, prepositional
from kg.lexica.classes import nouns_of, word_class

CONFLICT = frozenset({"SANCTION", "COERCE", "ASSAULT", "THREATEN", "ACCUSE", "REJECT", "PROTEST", "MOBILIZE"})
_VERBAL = frozenset({"VERB", "AUX"})
_ANNOUNCING = frozenset({"announce", "order"})  # what they announce need not happen
# Whom a noun is aimed at, before whose it is; and whose it is alone.
_AIMS = ("prep_against", "prep_on", "prep_with", "prep_to", "poss", "prep_by", "prep_from", "prep_of", "mod")
_OWNERS = ("poss", "prep_by", "prep_from", "mod", "prep_of")


@dataclass(slots=True)
class Frame:
    """An event as a clause or noun phrase tells of it; participants are head tokens in text order."""

    entry: Entry
    word: Token
    trigger: Token
    actors: list[Token]
    recipients: list[Token]
    actor_slot: str
    recipient_slot: str
    slots: Arguments


def frames(
    word: Token,
    types: Mapping[int, str] | None = None,
    present: frozenset[str] | None = None,
    depth: int = 0,
    *,
    weak: bool = False,
) -> Iterator[Frame]:
    """Yield the frames that a word opens, those with a particle first, then in the lexicon's order.

    Args:
        word: A verb or noun.
        types: Type of the mention that each head token heads; None lets every noun pass the conditions on kinds.
        present: Lemmas of the sentence in lower case, to spare the reading of rows that can't hold; None reads all.
        depth: How many complements deep this is; the search ends at 2.
        weak: Use rows that are too weak a hint where source and target are not known, too.
    """
    listed = entries().get(word.lemma_.lower(), ())
    if not weak:
        listed = tuple(row for row in listed if "weak" not in row.flags)
    if present is not None:
        listed = tuple(row for row in listed if not any(needed.isdisjoint(present) for needed in needed_words(row)))
    if not listed or depth > 2:
        return
    if word.pos_ in _VERBAL:
        if word.dep_ not in {"aux", "auxpass", "amod", "compound"}:
            yield from _verb_frames(word, listed, types, depth)
    elif word.pos_ in {"NOUN", "PROPN"} and word.dep_ not in {"compound", "amod", "nmod", "npadvmod"}:
        yield from _noun_frames(word, listed, types)


def _particles(verb: Token) -> tuple[set[str], str]:
    """Return the words that may belong to a verb, and its verb particle or an empty string."""
    near, particle = set(), ""
    for child in verb.children:
        if child.dep_ == "prt":
            particle = child.lower_
        dated = any(c.dep_ == "pobj" and c.ent_type_ in {"DATE", "TIME"} for c in child.children)  # "called on Monday"
        if child.dep_ in {"prt", "prep", "advmod", "dobj"} and child.i > verb.i and not dated:
            near.add(child.lower_)
    return near, particle


def _verb_frames(
    verb: Token, listed: tuple[Entry, ...], types: Mapping[int, str] | None, depth: int
) -> Iterator[Frame]:
    near, particle = _particles(verb)
    rows = [row for row in listed if row.pos == "VERB" and row.particle and row.particle in near]
    if not particle:  # "back down" is not "back"
        rows += [row for row in listed if row.pos == "VERB" and not row.particle]
    if not rows:
        return
    slots = arguments(verb)
    slots["object"] = [t for name, tokens in slots.items() if name == "patient" or name[:5] == "prep_" for t in tokens]
    slots["topic"] = [t for name in ("patient", "prep_at", "prep_of", "prep_about") for t in slots.get(name, [])]
    slots["from_ing"] = [g for c in verb.children if c.lower_ == "from" for g in c.children if g.dep_ == "pcomp"]
    for row in rows:
        extended = _with_object_slots(slots, row)
        if not all(holds(c, verb, extended, row, types) for c in row.conditions):
            continue
        actors, actor_slot = _fill(verb, extended, row.actor, types, depth)
        recipients, slot = _fill(verb, extended, row.recipient, types, depth)
        if "each" in row.recipient and (not recipients or slot == "comp"):
            parties = _parties(actors)
            if len(parties) > 1:
                actors, recipients, slot = parties[:1], parties[1:], "each"
        yield Frame(row, verb, verb, actors, recipients, actor_slot, slot, extended)


def _with_object_slots(slots: Arguments, row: Entry) -> Arguments:
    """Return the slots with those of an object that a row asks for: "imposed [sanctions on Iran]"."""
    wanted = [c for c in row.conditions if c.slot in {"patient", "object", "topic"} and c.test in {"=", ":"}]
    merged = {name: list(tokens) for name, tokens in slots.items()}
    source = merged.get("patient", []) if all(c.slot == "patient" for c in wanted) else merged.get("object", [])
    for token in source:
        if wanted and not any(token.lemma_.lower() in nouns_of(c.name) for c in wanted):
            continue
        for name, found in _nominal_slots(token).items():
            if wanted and name[:5] == "prep_":
                merged.setdefault(name, []).extend(t for t in found if t not in merged.get(name, []))
            if name in {"poss", "mod", "prep_with", "prep_to", "prep_of", "prep_from"}:
                merged.setdefault("owner", []).extend(found)
        merged.setdefault("inner", []).extend(aims(token))
    return merged


def _nominal_slots(noun: Token) -> Arguments:
    return {name: found for name, found in arguments(noun).items() if name in {"poss", "mod"} or name[:5] == "prep_"}


def aims(noun: Token) -> list[Token]:
    """Return whom a noun is about: the objects of its prepositions, else its possessors, else its modifiers."""
    slots = _nominal_slots(noun)
    return next((slots[name] for name in _AIMS if slots.get(name)), [])


def owners(noun: Token) -> Iterator[list[Token]]:
    """Yield groups of tokens that may name whose deed, word or thing a noun is, the surest first."""
    slots = _nominal_slots(noun)
    event = any(row.pos == "NOUN" for row in entries().get(noun.lemma_.lower(), ()))
    for name in _OWNERS:
        if slots.get(name) and not (event and name == "prep_of"):  # "the killing of civilians" was not theirs
            yield slots[name]


def _fill(
    word: Token, slots: Arguments, names: tuple[str, ...], types: Mapping[int, str] | None, depth: int
) -> tuple[list[Token], str]:
    """Return the tokens of the first slot that has any and the slot's name; mentions come before bare nouns."""
    first: tuple[list[Token], str] = ([], "")
    for name in names:
        if name in {"comp", "comp_agent"}:
            found = _of_complement(slots, name, types, depth)
        elif name == "each":
            continue
        else:
            found = [
                token for token in slots.get(name, []) if _can_take_part(token) and not _sets_scene(word, name, token)
            ]
        if not found:
            continue
        if types is None or any(token.i in types for token in found):
            return found, name
        first = first if first[0] else (found, name)
    return first


def _sets_scene(word: Token, name: str, token: Token) -> bool:
    """Tell whether a phrase in front of a clause only tells where: "On the island, senators decried"."""
    return name in {"prep_on", "prep_in", "prep_at"} and token.i < word.i and token.head.head == word


def _can_take_part(token: Token) -> bool:
    """Tell whether a noun is no time and no source: "on Monday", "according to the Kremlin"."""
    source = (
        token.dep_ == "pobj" and token.head.dep_ == "prep" and token.head.head.lower_ in {"according", "due", "prior"}
    )
    return not source and token.ent_type_ not in {"DATE", "TIME"}


def _parties(actors: list[Token]) -> list[Token]:
    """Return several actors of one deed: "Iran and Iraq", or those whose plural "ministers of Iran and Iraq" are."""
    if len(actors) == 1 and actors[0].tag_ in {"NNS", "NNPS"}:
        slots = _nominal_slots(actors[0])
        return max(slots.get("prep_of", []), slots.get("poss", []), slots.get("mod", []), key=len)
    return actors


def _of_complement(slots: Arguments, name: str, types: Mapping[int, str] | None, depth: int) -> list[Token]:
    for verb in slots.get("comp", []):
        if name == "comp_agent":
            own = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
            if own:
                return [c for token in own for c in conjuncts(token)]
            continue
        for frame in frames(verb, types, depth=depth + 1):
            if frame.recipients:
                return frame.recipients
        inner = arguments(verb)
        weak = ("patient",) if types is None else ()  # a verb that is no event word befalls its object in no known way
        for slot in (*weak, "dative", "prep_to", "prep_with", "prep_from", "prep_on", "prep_against", "prep_in"):
            if inner.get(slot):
                return inner[slot]
    return []


def _noun_frames(noun: Token, listed: tuple[Entry, ...], types: Mapping[int, str] | None) -> Iterator[Frame]:
    rows = [row for row in listed if row.pos == "NOUN"]
    if not rows:
        return
    slots = _nominal_slots(noun)
    slots["comp"] = [c for c in noun.children if c.dep_ in {"acl", "relcl"} and c.tag_ == "VB"]
    trigger, light = _light_verb(noun)
    if light is not None:
        slots["light"] = light.get("agent", [])
        for name, found in light.items():
            if name[:5] == "prep_" and name != "prep_of":
                slots.setdefault(name, []).extend(t for t in found if t not in slots.get(name, []))
    between = _parties(slots.get("prep_between", []))
    slots["pair"] = between if len(between) > 1 else []
    for row in rows:
        if not all(holds(c, noun, slots, row, types) for c in row.conditions):
            continue
        actors, actor_slot = _fill(noun, slots, row.actor, types, 0)
        taken = {actor_slot, "prep_between"} if actor_slot == "pair" else {actor_slot}
        recipients, slot = _fill(noun, slots, tuple(s for s in row.recipient if s not in taken), types, 0)
        if not recipients and "each" in row.recipient and len(actors) > 1 and actor_slot != "mod":
            actors, recipients, slot = actors[:1], actors[1:], "each"
        if actor_slot == "light" and row.root in {"CONSULT", "SUPPORT"} and trigger is noun and light is not None:
            continue
        yield Frame(row, noun, trigger if actor_slot == "light" else noun, actors, recipients, actor_slot, slot, slots)


def _light_verb(noun: Token) -> tuple[Token, Arguments | None]:
    """Return the light verb whose object a noun is and the verb's slots, else the noun itself and None."""
    verb = noun.head
    if noun.dep_ in {"dobj", "nsubjpass"} and verb.lemma_ in word_class("light-verb") and verb.pos_ == "VERB":
        if noun.dep_ == "nsubjpass" and not is_passive(verb):
            return noun, None
        return (noun if verb.lemma_ in _ANNOUNCING else verb), arguments(verb)
    return noun, None


def places(frame: Frame) -> Iterator[Token]:
    """Yield the nouns of locative phrases of a frame's trigger and object, nearest first."""
    sources = [frame.trigger, frame.word, *frame.slots.get("patient", [])[:1]]
    for source in sources:
        for name, noun in prepositional(source):
            if name in {"in", "at", "near", "outside", "inside", "across", "over", "off", "around"}:
                yield noun
