"""Which entries of the dictionary a word calls up where it stands."""

import pytest

from kg.language.frames.entries import fitting, listed


def particles(nlp, text, verb):
    doc = nlp(text)
    word = next(token for token in doc if token.text == verb)
    return {sense.particle for sense in fitting(word, listed(word, "event"))}


@pytest.mark.parametrize(
    ("text", "verb", "fit"),
    [
        ("Norway backed Sweden.", "backed", {""}),
        ("Norway backed down.", "backed", {"down"}),  # which is not "back"
        ("Norway called for a ban.", "called", {"for", ""}),
        ("Norway called on Monday.", "called", {""}),
    ],
)
def test_a_particle_belongs_to_its_verb(nlp, text, verb, fit):
    assert particles(nlp, text, verb) == fit


def test_senses_that_need_a_word_that_the_sentence_lacks_fall_out(nlp):
    doc = nlp("Norway abandoned the talks.")
    verb = doc[1]
    assert verb.lemma_ == "abandon"
    all_senses = listed(verb, "event")
    left = listed(verb, "event", frozenset(token.lemma for token in doc) | frozenset(token.lower for token in doc))
    assert set(left) < set(all_senses)
    assert [s for s in left if ("object", "=", "talk") in {tuple(c) for c in s.conditions}]


def test_a_noun_made_from_a_verb_has_the_senses_of_the_verb(nlp):
    doc = nlp("Norway condemned the annexing of the island.")
    (noun,) = [token for token in doc if token.text == "annexing"]
    assert {sense.kind for sense in listed(noun, "event")} == {"DEED"}
