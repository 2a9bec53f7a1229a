"""Frames: which words of a text tell of an event or a relation, and who stands in which of their slots.

The dictionary lists the senses of words with slots and conditions (``legend.tsv``). A word is read as each kind that
its senses have; a sense whose conditions the reading meets is a frame. What becomes of a frame is up to
`kg.language.frames.events` and `kg.language.frames.relations`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from spacy.tokens import Token

from kg.language.frames.conditions import Types, holds, is_met
from kg.language.frames.entries import AS_VERB, fitting, listed
from kg.language.frames.event_slots import mediating, objects_below, read_verb, with_object
from kg.language.frames.noun_slots import nominal_slots, parties, read_deed, read_event_noun
from kg.language.frames.reading import Reading
from kg.language.frames.relation_slots import (
    carries,
    read_adjective,
    read_prefix,
    read_relational_noun,
    read_relational_verb,
    read_role,
    read_suffix,
)
from kg.language.syntax import functions as fn
from kg.language.syntax.arguments import arguments
from kg.language.syntax.functions import dependents, serves_as
from kg.language.syntax.phrases import conjuncts
from kg.lexica.classes import word_class
from kg.lexica.senses import Event, Relation, Sense

type Sees = Callable[[Token, str, Sense, Event | Relation, bool], bool]
"""Whether a token may fill a slot of a sense for an effect; True at the end for the second participant."""

_READERS: dict[tuple[str, str], Callable[[Token], Reading | None]] = {
    ("event", "VERB"): read_verb,
    ("event", "NOUN"): read_event_noun,
    ("event", "DEED"): read_deed,
    ("event", "ADJ"): read_adjective,
    ("relations", "VERB"): read_relational_verb,
    ("relations", "NOUN"): read_relational_noun,
    ("relations", "ROLE"): read_role,
    ("relations", "ADJ"): read_adjective,
    ("relations", "SUFFIX"): read_suffix,
    ("relations", "PREFIX"): read_prefix,
}
_DEEPEST = 2  # complements within complements whose participants count
_SCENES = frozenset({"prep_on", "prep_in", "prep_at"})
_ANNOUNCED = frozenset({"CONSULT", "SUPPORT"})
_OF_CLAUSES = frozenset({"comp", "comp_word"})  # conditions on a complement clause
_OF_COMPLEMENT = ("dative", "prep_to", "prep_with", "prep_from", "prep_on", "prep_against", "prep_in")


class _Search(NamedTuple):
    """What counts in a search for frames: types of mentions, who may take part, how many complements deep it is."""

    types: Types | None
    sees: Sees
    depth: int


@dataclass(slots=True)
class Frame:
    """A sense of a word in a text, with one of its effects; participants are head tokens in text order.

    ``second_slot`` is ``each`` where the first participants stand to one another.
    """

    sense: Sense
    effect: Event | Relation
    reading: Reading
    first: list[Token]
    first_slot: str
    second: list[Token]
    second_slot: str

    @property
    def word(self) -> Token:
        """The word that tells."""
        return self.reading.word

    @property
    def trigger(self) -> Token:
        """The token whose negation and modality decide: a light verb, where its subject takes part."""
        carrier = self.reading.governor if self.first_slot == "light" else None
        return self.reading.trigger if carrier is None else carrier


def frames(
    word: Token,
    effect: str,
    types: Types | None,
    *,
    sees: Sees | None = None,
    admits: Callable[[Reading], bool] | None = None,
    present: frozenset[int] | None = None,
    weak: bool = False,
    depth: int = 0,
) -> Iterator[Frame]:
    """Yield the frames that a word opens, those with a particle first, then in the dictionary's order.

    Args:
        word: A word.
        effect: ``event`` or ``relations``.
        types: Types of mentions by head token; None lets every noun pass the conditions on kinds.
        sees: Who may take part; whoever has a type, if None.
        admits: Which readings count; all, if None.
        present: Numbers of the sentence's words, to spare the reading of senses that can't hold; None reads all.
        weak: Use senses that are too weak a hint where source and target are not known, too.
        depth: How many complements deep this is.
    """
    senses = [sense for sense in listed(word, effect, present) if weak or "weak" not in sense.flags]
    if not senses or depth > _DEEPEST:
        return
    search = _Search(types, sees or _seer(types), depth)
    read: dict[str, Reading | None] = {}
    for sense in fitting(word, senses):
        if sense.kind not in read:
            found = _READERS[effect, sense.kind](word)
            read[sense.kind] = found if found is None or admits is None or admits(found) else None
        reading = read[sense.kind]
        if reading is None:
            continue
        slots = with_object(reading.slots, sense, told=types is not None)
        if slots is not reading.slots:
            reading = replace(reading, slots=slots)
        if not holds(sense, reading, types, ends=effect == "event"):
            continue
        for told in sense.relations if effect == "relations" else (sense.event,):
            if told is None:
                continue
            frame = _filled(sense, told, reading, search)
            if not _is_only_announced(frame):
                yield frame


def _is_only_announced(frame: Frame) -> bool:
    """Tell whether talks or support are announced, not held or given."""
    announced = frame.first_slot == "light" and frame.reading.governor == frame.word
    return announced and isinstance(frame.effect, Event) and frame.effect.root in _ANNOUNCED


def _seer(types: Types | None) -> Sees:
    return lambda token, slot, sense, effect, second: types is None or _is_somebody(token, types)


def _is_somebody(token: Token, types: Types) -> bool:
    """Tell whether a noun is a mention, or is somebody's: "curbs on Norwegian exports"."""
    return token.i in types or any(c.i in types for c in dependents(token, fn.POSSESSOR | fn.PREMODIFIER))


def _filled(sense: Sense, effect: Event | Relation, reading: Reading, search: _Search) -> Frame:
    """Return the frame of a sense with its participants."""
    one, slot = _fill(sense, effect, reading, search, second=False)
    other, other_slot = _fill(sense, effect, reading, search, second=True, taken=slot)
    if "each" not in sense.second or (other and other_slot[:4] != "comp"):
        return Frame(sense, effect, reading, one, slot, other, other_slot)
    if isinstance(effect, Relation):
        return Frame(sense, effect, reading, one, slot, [], "each")
    joint = parties(one) if sense.kind in AS_VERB else one
    if len(joint) > 1 and (sense.kind in AS_VERB or slot != "mod"):
        return Frame(sense, effect, reading, joint[:1], slot, joint[1:], "each")
    return Frame(sense, effect, reading, one, slot, other, other_slot)


def _fill(
    sense: Sense, effect: Event | Relation, reading: Reading, search: _Search, *, second: bool, taken: str = ""
) -> tuple[list[Token], str]:
    """Return the tokens of the first slot that somebody fills, and its name; for an event else of the first filled."""
    first: tuple[list[Token], str] = ([], "")
    for name in sense.second if second else sense.first:
        if name in {taken, "each"} or (name == "prep_between" and taken == "pair"):
            continue
        found = _tokens(sense, effect, reading, name, search)
        if any(search.sees(token, name, sense, effect, second) for token in found):
            return found, name
        if found and not first[0] and isinstance(effect, Event):
            first = found, name
    return first


def _tokens(sense: Sense, effect: Event | Relation, reading: Reading, name: str, search: _Search) -> list[Token]:
    """Return the tokens of a slot that may take part."""
    base, _, governors = name.partition(":")
    if base[:4] == "comp":
        return _of_complement(_complements(sense, reading, search.types), base, search)
    found = [token for token in reading.slots.get(base, ()) if _can_take_part(token)]
    if isinstance(effect, Event):
        return [token for token in found if not _sets_scene(reading.word, base, token)]
    if base == "mod" and reading.slots.get("poss"):
        return []  # "Assad's Russian allies" are Russians
    if base == "agent" and sense.kind == "NOUN" and not carries(reading, governors):
        return []
    return found


def _can_take_part(token: Token) -> bool:
    """Tell whether a noun is no time and no source: "on Monday", "according to the Kremlin"."""
    phrase = serves_as(token, fn.PREPOSITIONAL_OBJECT) and serves_as(token.head, fn.PREPOSITION)
    source = phrase and token.head.head.lower_ in word_class("source-preposition")
    return not source and not (phrase and mediating(token)) and token.ent_type_ not in {"DATE", "TIME"}


def _sets_scene(word: Token, slot: str, token: Token) -> bool:
    """Tell whether a phrase in front of a clause only tells where: "On the island, senators decried"."""
    return slot in _SCENES and token.i < word.i and token.head.head == word


def _complements(sense: Sense, reading: Reading, types: Types | None) -> Sequence[Token]:
    """Return the complement clauses of which each meets what a sense asks of one: "wants peace and that B must go"."""
    clauses = reading.slots.get("comp", ())
    asked = [condition for condition in sense.conditions if condition.slot in _OF_CLAUSES]
    if not asked or len(clauses) < 2:
        return clauses
    alone = ((verb, replace(reading, slots={**reading.slots, "comp": [verb]})) for verb in clauses)
    return [verb for verb, one in alone if all(is_met(condition, sense, one, types) for condition in asked)]


def _of_complement(clauses: Sequence[Token], slot: str, search: _Search) -> list[Token]:
    """Return who acts in a complement clause, or whom its event or its verb befalls."""
    for verb in clauses:
        if slot == "comp_agent":
            own = dependents(
                verb, fn.ACTIVE_SUBJECT
            )  # "said that Sudria must leave", not "that Sudria must be stopped"
            if own:
                return [c for token in own for c in conjuncts(token)]
            continue
        if slot == "comp_unless":
            if owing := _owing(verb):
                return owing
            continue
        groups = objects_below(verb) if slot == "comp_patient" else _befallen(verb, search)
        found = [group for group in groups if group]
        typed = (group for group in found if search.types is None or any(_is_somebody(t, search.types) for t in group))
        if found:
            return next(typed, found[0])
    return []


def _owing(verb: Token) -> list[Token]:
    """Return who must act before or lest a complement's deed is done: "until Sudria has withdrawn"."""
    marks = word_class("unless-mark")
    clauses = (
        clause
        for clause in dependents(verb, fn.ADVERBIAL_CLAUSE)
        if any(word.lower_ in marks for word in dependents(clause, fn.SUBORDINATOR))
    )
    return [each for clause in clauses for token in dependents(clause, fn.ACTIVE_SUBJECT) for each in conjuncts(token)]


def _befallen(verb: Token, search: _Search) -> Iterator[list[Token]]:
    """Yield whom a complement's event befalls, the surest first: by its frames, its phrases, those of its object."""
    for frame in frames(verb, "event", search.types, depth=search.depth + 1):
        yield frame.second
    inner = arguments(verb)
    if search.types is None:  # a verb that is no event word befalls its object in no known way
        yield inner.get("patient", [])
    for slots in (inner, *(nominal_slots(noun) for noun in inner.get("patient", ()))):
        for name in _OF_COMPLEMENT:
            yield slots.get(name, [])
