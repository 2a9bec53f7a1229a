"""Frames over sentences: which senses hold of a word, and who fills their slots."""

from typing import TYPE_CHECKING

import pytest

from kg.language.frames.engine import Frame, frames

if TYPE_CHECKING:
    from spacy.language import Language


def read(parser: "Language", marked: str, effect: str) -> list[Frame]:
    """Return the frames of the word between asterisks; every noun may take part."""
    at = marked.index("*")
    word = next(t for t in parser(marked.replace("*", "")) if t.idx == at)
    types = {token.i: "State" for token in word.doc if token.pos_ == "PROPN"}
    sees = None if effect == "event" else (lambda token, *_: token.i in types)
    return list(frames(word, effect, types, sees=sees))


def words(tokens: list) -> list[str]:
    return [token.text for token in tokens]


EVENTS = [  # text, root, first slot and words, second slot and words
    ("Norland *bombed* Sudria.", "ASSAULT", "agent", ["Norland"], "patient", ["Sudria"]),
    ("Sudria was *bombed* by Norland.", "ASSAULT", "agent", ["Norland"], "patient", ["Sudria"]),
    ("Norland *shot* down a plane of Sudria.", "ASSAULT", "agent", ["Norland"], "patient", ["plane"]),
    ("Norland *imposed* sanctions on Sudria.", "SANCTION", "agent", ["Norland"], "prep_on", ["Sudria"]),
    ("Norland *severed* its ties with Sudria.", "SANCTION", "agent", ["Norland"], "prep_with", ["Sudria"]),
    ("Norland *rejected* the proposal of Sudria.", "REJECT", "agent", ["Norland"], "patient", ["proposal"]),
    ("Norland *threatened* to bomb Sudria.", "THREATEN", "agent", ["Norland"], "comp", ["Sudria"]),
    ("Norland *demanded* that Sudria withdraw.", "REQUEST", "agent", ["Norland"], "comp_agent", ["Sudria"]),
    ("Norland and Sudria *met* in Berg.", "CONSULT", "agent", ["Norland"], "each", ["Sudria"]),
    ("Norland launched an *attack* on Sudria.", "ASSAULT", "light", ["Norland"], "prep_on", ["Sudria"]),
    ("*Talks* between Norland and Sudria began.", "CONSULT", "pair", ["Norland"], "each", ["Sudria"]),
]


@pytest.mark.parametrize(("text", "root", "first_slot", "first", "second_slot", "second"), EVENTS)
def test_an_event_has_its_participants(
    parser: "Language", text: str, root: str, first_slot: str, first: list[str], second_slot: str, second: list[str]
) -> None:
    found = [
        (f.effect.root, f.first_slot, words(f.first), f.second_slot, words(f.second))
        for f in read(parser, text, "event")
    ]
    assert (root, first_slot, first, second_slot, second) in found


RELATIONS = [
    ("Norland *supports* Sudria.", "supports", ["Norland"], ["Sudria"]),
    ("Norland, a close *ally* of Sudria, left.", "alliedWith", ["Norland"], ["Sudria"]),
    ("Norland is *loyal* to Sudria.", "supports", ["Norland"], ["Sudria"]),
    ("Norland maintains close *ties* with Sudria.", "partnerOf", ["Norland"], ["Sudria"]),
    ("Norland is at *odds* with Sudria.", "opposes", ["Norland"], ["Sudria"]),
    ("Norland *supplied* missiles to Sudria.", "suppliesArmsTo", ["Norland"], ["Sudria"]),
]


@pytest.mark.parametrize(("text", "relation", "first", "second"), RELATIONS)
def test_a_relation_has_its_ends(
    parser: "Language", text: str, relation: str, first: list[str], second: list[str]
) -> None:
    found = [(f.effect.name, words(f.first), words(f.second)) for f in read(parser, text, "relations")]
    assert (relation, first, second) in found


NONE = [  # text, effect, what keeps it from being a frame
    ("Norland *backed* down before Sudria.", "relations", "a particle that makes another verb"),
    ("Norland *backed* down before Sudria.", "event", "a particle that makes another verb"),
    ("Norland *reached* Sudria.", "event", "no pact is reached"),
    ("Norland *supplied* milk to Sudria.", "relations", "milk is no weapon"),
    ("Norland has cold *ties* with Sudria.", "relations", "cold ties are no partnership"),
    ("The *bombing* campaign of Norland hit Sudria.", "event", "a modifier names no event"),
]


@pytest.mark.parametrize(("text", "effect", "why"), NONE)
def test_what_does_not_meet_its_conditions_is_no_frame(parser: "Language", text: str, effect: str, why: str) -> None:
    wanted = {"SUPPORT", "supports", "suppliesArmsTo", "partnerOf", "ASSAULT"}
    assert not [f for f in read(parser, text, effect) if {*f.effect[:1]} & wanted], why


def test_a_light_verb_is_the_trigger_of_its_noun_where_its_subject_acts(parser: "Language") -> None:
    [carried] = [f for f in read(parser, "Norland launched an *attack* on Sudria.", "event") if not f.sense.conditions]
    assert carried.trigger.text == "launched"
    owned = next(iter(read(parser, "The *attack* of Norland on Sudria failed.", "event")))
    assert owned.trigger.text == "attack"


def test_senses_whose_words_a_sentence_lacks_are_not_read(parser: "Language") -> None:
    word = parser("Norland imposed sanctions on Sudria.")[1]
    assert list(frames(word, "event", None))
    assert not list(frames(word, "event", None, present=frozenset()))


def test_weak_senses_are_only_read_where_they_are_asked_for(parser: "Language") -> None:
    word = parser("Norland invited Sudria.")[1]
    assert not list(frames(word, "event", None))
    assert [f.effect.root for f in frames(word, "event", None, weak=True)] == ["CONSULT"]
