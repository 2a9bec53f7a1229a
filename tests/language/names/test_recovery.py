"""Names that the model missed."""

import pytest
from handmade import made

from kg.language.names import recovery
from kg.language.names.spans import MentionSpan


def recovered(doc, known=()):
    """Return (words, type) of what is found beside the spans that are known."""
    taken = {i for span in known for i in range(span.start, span.end)}
    free = [token.i for token in doc if token.pos_ == "PROPN" and token.i not in taken]
    return [(doc[s.start : s.end].text, s.type) for s in recovery.find(doc, list(known), free)]


def test_a_full_name_and_its_surname_are_found_again(parser):
    doc = made(parser.vocab, "Ann/NNP Karov/NNP met/VBD Karov/NNP and/CC Ann/NNP Karov/NNP")
    assert recovered(doc, [MentionSpan(0, 2, "Person")]) == [("Karov", "Person"), ("Ann Karov", "Person")]


def test_what_the_gazetteer_knows_and_amounts_are_not_looked_for(parser):
    doc = made(parser.vocab, "Sudra/NNP and/CC Sudra/NNP")
    assert recovered(doc, [MentionSpan(0, 1, "Place", known=True)]) == []
    assert recovered(doc, [MentionSpan(0, 1, "Time")]) == []
    assert recovered(doc, [MentionSpan(0, 1, "Place")]) == [("Sudra", "Place")]


def test_a_longer_run_is_not_cut_into_a_known_name(parser):
    doc = made(parser.vocab, "Sudra/NNP and/CC Upper/NNP Sudra/NNP")
    assert recovered(doc, [MentionSpan(0, 1, "Place"), MentionSpan(3, 4, "Place", known=True)]) == []


CONTEXTS = [
    ("Gen./NNP Karov/NNP/ROOT/1", [("Karov", "Person")]),
    ("Karov/NNP/ROOT/0", []),
    ("Elena/NNP Karov/NNP/ROOT/1", [("Elena Karov", "Person")]),
    ("Elena/NNP/nsubj/1 left/VBD/ROOT/1", [("Elena", "Person")]),
    ("Elena/NNP/ROOT/0", []),
    ("Gen./NNP KAROV/NNP/ROOT/1", []),
    ("Gen./NNP Karov/NNP Norov/NNP Sorov/NNP Torov/NNP/ROOT/4", []),
    ("Senate/NNP Leader/NNP/ROOT/1", []),
    ("Sudra/NNP Bank/NNP/ROOT/1", [("Sudra Bank", "Organization")]),
    ("Bank/NNP/ROOT/0", []),
    ("Sudra/NNP Treaty/NNP/ROOT/1", []),
    ("S-400/NNP/ROOT/0", [("S-400", "Weapon")]),
    ("fled/VBD/ROOT/0 near/IN/prep/0 Sudra/NNP/pobj/1", [("Sudra", "Place")]),
    ("fled/VBD/ROOT/0 with/IN/prep/0 Sudra/NNP/pobj/1", []),
]


@pytest.mark.parametrize(("text", "expected"), CONTEXTS)
def test_the_words_in_and_beside_a_run_tell_its_type(parser, text, expected):
    assert recovered(made(parser.vocab, text)) == expected


def test_a_generic_run_is_a_description(parser):
    doc = made(parser.vocab, "National/NNP Guard/NNP/ROOT/1")
    assert [span.form for span in recovery.find(doc, [], [0, 1])] == ["nominal"]


ACTING = [
    ("Karov/NNP/nsubj/1 left/VBD/ROOT/1 when/WRB he/PRP/nsubj/4 won/VBD/advcl/1", True),
    ("Karov/NNP/nsubj/1 left/VBD/ROOT/1 when/WRB they/PRP/nsubj/4 won/VBD/advcl/1", False),
    ("Karov/NNP/npadvmod/1 left/VBD/ROOT/1 when/WRB he/PRP/nsubj/4 won/VBD/advcl/1", False),
    ("The/DT/det/1 Karov/NNP/nsubj/2 left/VBD/ROOT/2 when/WRB he/PRP/nsubj/5 won/VBD/advcl/2", False),
    ("KAROV/NNP/nsubj/1 left/VBD/ROOT/1 when/WRB he/PRP/nsubj/4 won/VBD/advcl/1", False),
    ("Ka/NNP/nsubj/1 left/VBD/ROOT/1 when/WRB he/PRP/nsubj/4 won/VBD/advcl/1", False),
    ("Tuesday/NNP/nsubj/1 left/VBD/ROOT/1 when/WRB he/PRP/nsubj/4 won/VBD/advcl/1", False),
    ("General/NNP/nsubj/1 left/VBD/ROOT/1 when/WRB he/PRP/nsubj/4 won/VBD/advcl/1", False),
    ("Villager/NNP/nsubj/1 left/VBD/ROOT/1 when/WRB he/PRP/nsubj/4 won/VBD/advcl/1", False),
]


@pytest.mark.parametrize(("text", "expected"), ACTING)
def test_an_unknown_word_that_acts_where_he_follows_is_a_person(parser, text, expected):
    assert (recovered(made(parser.vocab, text)) != []) is expected


GUESSED = [("Karov/NN/nsubj/1", True), ("Karov/NN/attr/1", False), ("Karov/VB/nsubj/1", False)]


@pytest.mark.parametrize(("word", "expected"), GUESSED)
def test_a_word_that_the_model_calls_a_person_may_be_tagged_as_a_noun(parser, word, expected):
    doc = made(parser.vocab, f"{word} left/VBD/ROOT/1 when/WRB he/PRP/nsubj/4 won/VBD/advcl/1", (0, 1, "PERSON"))
    assert (recovered(doc) == [("Karov", "Person")]) is expected
