"""What a name's own words tell of its type."""

import pytest
from handmade import made

from kg.language.names import name_types

TYPES = [
    ("Southern Naval Command", "ArmedForce"),
    ("Ministry of War", "Organization"),
    ("Center for Tax Policy", "Organization"),
    ("Norland County College", "Organization"),
    ("Norland Elections Project", "Organization"),
    ("Norland Pipeline", "Document"),
    ("Norlanders against War", None),
    ("Norland Treaty", "Document"),
    ("Upper River", "Place"),
    ("Hill Sisters", None),
    ("Naval Corps", "ArmedForce"),
    ("Peace Corps", "Organization"),
    ("Civil Court", "Organization"),
    ("West Wing", "Place"),
    ("Dodd - Frank", "Document"),
]


@pytest.mark.parametrize(("name", "kind"), TYPES)
def test_the_last_telling_word_before_of_gives_the_type(name, kind):
    assert name_types.type_by_words(name.split()) == kind


DESIGNATIONS = [("MiG-29", "Platform"), ("S-400", "Weapon"), ("HMS Ocean", "Platform"), ("HMS", None), ("G-20", None)]


@pytest.mark.parametrize(("name", "kind"), DESIGNATIONS)
def test_a_designation_tells_platform_or_weapon(name, kind):
    assert name_types.designation(name.split()) == kind


def test_a_generic_body_may_be_any_states():
    assert name_types.is_generic(["Foreign", "Ministry"])
    assert not name_types.is_generic(["Norland", "Ministry"])


def test_a_public_body_is_told_from_a_firm():
    assert name_types.is_public_body(["Norland", "Army"])
    assert not name_types.is_public_body(["Norland", "Airlines"])


TYPED = [
    ("Ministry", "Organization", "nominal"),
    ("Norland Ministry", "Organization", "name"),
    ("Hill", "Person", "name"),
]


@pytest.mark.parametrize(("words", "kind", "form"), TYPED)
def test_a_generic_name_is_a_description(words, kind, form):
    assert name_types.typed_name(0, 1, words.split(), kind).form == form


def test_a_document_is_no_mention():
    assert name_types.typed_name(0, 1, ["Treaty"], "Document") is None


@pytest.mark.parametrize(("word", "expected"), [("Gen.", True), ("president", True), ("Norland", False)])
def test_titles_precede_names(word, expected):
    assert name_types.precedes_names(word) is expected


@pytest.mark.parametrize(("word", "expected"), [("Jan.", True), ("Tuesday", True), ("Norland", False)])
def test_months_and_days_are_no_names(word, expected):
    assert name_types.is_no_name(word) is expected


def test_a_persons_name_begins_after_titles(parser):
    doc = made(parser.vocab, "Gen./NNP Dr./NNP Ann/NNP Hill/NNP")
    assert name_types.after_titles(doc, 0, 4) == 2
    assert name_types.after_titles(doc, 0, 1) == 0  # something is left


NEAR = [("near/IN/prep/0", True), ("for/IN/prep/0", False)]


@pytest.mark.parametrize(("preposition", "expected"), NEAR)
def test_only_places_follow_some_prepositions(parser, preposition, expected):
    doc = made(parser.vocab, f"fought/VBD/ROOT/0 {preposition.replace('prep/0', 'prep/0')} Sudra/NNP/pobj/1")
    assert name_types.lies_near(doc, 2, 3) is expected


def test_a_name_that_no_preposition_governs_lies_nowhere(parser):
    doc = made(parser.vocab, "fought/VBD/ROOT/0 near/RB/advmod/0 Sudra/NNP/npadvmod/0")
    assert not name_types.lies_near(doc, 2, 3)
