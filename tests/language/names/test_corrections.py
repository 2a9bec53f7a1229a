"""What the model calls a name, put right: bounds, types, and what is none."""

import pytest
from handmade import made

from kg.language.names import corrections


def corrected(parser, text, *entities):
    """Return (words, type, form) of what is left of the entities that the model is to have found."""
    doc = made(parser.vocab, text, *entities)
    found = corrections.correct(doc, [True] * len(doc))
    return [(doc[span.start : span.end].text, span.type, span.form) for span in found]


NAMES = [
    # bounds
    ("the/DT Norland/NNP 's/POS", (0, 3, "GPE"), "Norland", "Place"),
    ("al/DT Hadi/NNP", (0, 2, "PERSON"), "al Hadi", "Person"),
    ("Gen./NNP Ann/NNP Hill/NNP", (0, 3, "PERSON"), "Ann Hill", "Person"),
    ("Rabbi/NNP Ann/NNP Hill/NNP", (0, 3, "ORG"), "Ann Hill", "Person"),
    ("General/NNP Sudra/NNP Hill/NNP", (0, 3, "ORG"), "General Sudra Hill", "Organization"),
    ("Ann/NNP Hill/NNP administration/NN", (0, 3, "PERSON"), "Ann Hill", "Person"),
    ("Ann/NNP Hill/NNP ―/: Bob/NNP Roth/NNP", (0, 5, "PERSON"), "Ann Hill", "Person"),
    ('Ann/NNP "/`` Red/NNP "/`` Hill/NNP', (0, 5, "PERSON"), 'Ann " Red " Hill', "Person"),
    ('Ann/NNP Hill/NNP "/`` We/NNP go/NNP', (0, 5, "PERSON"), "Ann Hill", "Person"),
    ("Ann/NNP Hill/NNP nee/NNP Roth/NNP", (0, 4, "PERSON"), "Ann Hill", "Person"),
    ("Karov/NNP ,/, Moscow/NNP 's/POS", (0, 3, "ORG"), "Karov", "Organization"),
    ("Hill/NNP ,/, Roth/NNP 's/POS", (0, 3, "ORG"), "Hill , Roth", "Organization"),
    ("Elm/NNP/compound/1 PAC/NNP/ROOT/1", (1, 2, "ORG"), "Elm PAC", "Organization"),
    ("Sadyr/NNP/compound/1 Karov/NNP/ROOT/1", (1, 2, "PERSON"), "Sadyr Karov", "Person"),
    ("Mr/NNP/compound/1 Karov/NNP/ROOT/1", (1, 2, "PERSON"), "Karov", "Person"),
    ("Moscow/NNP/compound/1 Karov/NNP/ROOT/1", (1, 2, "PERSON"), "Karov", "Person"),
    ("met/VBD/ROOT/0 Karov/NNP/dobj/0", (1, 2, "PERSON"), "Karov", "Person"),
    ("Elm/NNP/compound/2 PAC/NNP/compound/2 PAC/NNP/ROOT/2", (0, 3, "ORG"), "Elm PAC PAC", "Organization"),
    ("PAC/NNP/compound/2 Elm/NNP/compound/2 PAC/NNP/ROOT/2", (2, 3, "ORG"), "Elm PAC", "Organization"),
    ("Karov/NNP 34/CD percent/NN", (0, 3, "PERSON"), "Karov", "Person"),
    ("Karov/NNP University/NNP Poll/NNP", (0, 3, "ORG"), "Karov University", "Organization"),
    ("Ann/NNP (/-LRB- Annie/NNP )/-RRB- Hill/NNP", (0, 1, "PERSON"), "Ann ( Annie ) Hill", "Person"),
    ("Ann/NNP (/-LRB- Norland/NNP )/-RRB- Hill/NNP", (0, 1, "PERSON"), "Ann", "Person"),
    ("Gov./NNP/compound/1 Karov/NNP/ROOT/1", (1, 2, "PERSON"), "Karov", "Person"),
    ("Treasurer/NNP Ann/NNP Hill/NNP", (0, 3, "PERSON"), "Ann Hill", "Person"),
    # types
    ("Elena/NNP Park/NNP", (0, 2, "PERSON"), "Elena Park", "Person"),
    ("Norland/NNP Park/NNP", (0, 2, "PERSON"), "Norland Park", "Place"),
    ("Peace/NNP Corps/NNP", (0, 2, "ORG"), "Peace Corps", "Organization"),
    ("Norland/NNP Army/NNP", (0, 2, "ORG"), "Norland Army", "ArmedForce"),
    ("MiG-29/NNP", (0, 1, "PRODUCT"), "MiG-29", "Platform"),
    ("NPLF/NNP", (0, 1, "PERSON"), "NPLF", "Organization"),
    ("fled/VBD/ROOT/0 near/IN/prep/0 Sudra/NNP/pobj/1", (2, 3, "ORG"), "Sudra", "Place"),
    ("fled/VBD/ROOT/0 in/IN/prep/0 Sudra/NNP/pobj/1", (2, 3, "PERSON"), "Sudra", "Place"),
    ("fled/VBD/ROOT/0 in/IN/prep/0 Sudra/NNP/pobj/1", (2, 3, "ORG"), "Sudra", "Organization"),
    (
        "fled/VBD/ROOT/0 near/IN/prep/0 Sudra/NNP/compound/3 Bank/NNP/pobj/1",
        (2, 4, "ORG"),
        "Sudra Bank",
        "Organization",
    ),
    ("with/IN/ROOT/0 Sudra/NNP/pobj/0", (1, 2, "PERSON"), "Sudra", "Person"),
    ("Bedouin/NNP/amod/1 leaders/NNS/ROOT/1", (0, 1, "NORP"), "Bedouin", "Group"),
]


@pytest.mark.parametrize(("text", "entity", "name", "kind"), NAMES)
def test_a_name_keeps_its_own_words_and_gets_its_type(parser, text, entity, name, kind):
    assert corrected(parser, text, entity) == [(name, kind, "name")]


NONE = [
    ("Title/NNP I./NNP", (0, 2, "PERSON")),
    ("met/VBD [/-LRB- Ann/NNP ]/-RRB- Hill/NNP", (2, 3, "PERSON")),
    ("Section/NNP 8/CD", (0, 2, "PERSON")),
    ("Norland/NNP Agriculture/NNP Secretary/NNP", (0, 2, "ORG")),
    ("Head/NNP Start/NNP", (1, 2, "PERSON")),
    ("Common/NNP Core/NNP", (0, 2, "ORG")),
    ("on/IN Super/NNP Tuesday/NNP", (1, 2, "GPE")),
]


@pytest.mark.parametrize(("text", "entity"), NONE)
def test_parts_of_what_is_no_actor_are_no_names(parser, text, entity):
    assert corrected(parser, text, entity) == []


def test_a_body_of_any_state_is_a_description(parser):
    assert corrected(parser, "Foreign/NNP Ministry/NNP", (0, 2, "ORG")) == [
        ("Foreign Ministry", "Organization", "nominal")
    ]


NOTHING = [
    ("nee/NNP Roth/NNP", (1, 2, "PERSON")),
    ("see/VB norland@example/NNP", (1, 2, "ORG")),
    ("Norland/NNP Wins/VBZ Cup/NNP", (0, 3, "ORG")),
    ("Must/MD Hill/NNP", (0, 2, "ORG")),
    ("Norland/NNP generals/NNS", (0, 2, "ORG")),
    ("Parliament/NNP", (0, 1, "ORG")),
    ("Tuesday/NNP", (0, 1, "ORG")),
    ("X/NNP", (0, 1, "ORG")),
    ("President/NNP", (0, 1, "PERSON")),
    ("Army/NNP", (0, 1, "PERSON")),
    ("Navy/NNP Capt./NNP", (0, 2, "ORG")),
    ("Moskva/NNP/nsubj/1 sank/VBD/ROOT/1", (0, 1, "NORP")),
    ("the/DT pact/NN", (0, 2, "ORG")),
    ("norland/NNP", (0, 1, "ORG")),
    ("Norland/NNP Treaty/NNP", (0, 2, "ORG")),
    ("Gizmo/NNP", (0, 1, "PRODUCT")),
    ("PAC/NNP/ROOT/0", (0, 1, "ORG")),
    ("Roe/NNP v./CC Hill/NNP", (0, 1, "PERSON")),
    ("Roe/NNP v./CC Hill/NNP", (2, 3, "PERSON")),
    ("Mike/NNP )/-RRB- Roth/NNP", (0, 3, "ORG")),
    ("Sudra/NNP/compound/1 tax/NN/ROOT/1", (0, 1, "ORG")),
]


@pytest.mark.parametrize(("text", "entity"), NOTHING)
def test_what_is_no_name_is_dropped(parser, text, entity):
    assert corrected(parser, text, entity) == []


def test_a_word_that_tells_a_thing_apart_is_a_name_elsewhere(parser):
    assert corrected(parser, "Sudra/NNP/nsubj/1 taxed/VBD/ROOT/1", (0, 1, "ORG"))
    assert corrected(parser, "Sudra/NNP/nsubj/2 community/NN/dep/2 left/VBD/ROOT/2", (0, 1, "ORG"))


TORN = [
    ("Hill Education Secretary Bob Roth", "PERSON", [("Hill", "Person", "name"), ("Ann Hill", "Person", "name")]),
    (
        "Hill Education Board Bob Roth",
        "PERSON",
        [("Hill Education", "Organization", "name"), ("Ann Hill", "Person", "name")],
    ),
    (
        "Hill Sudra Secretary Bob Roth",
        "PERSON",
        [("Hill Sudra", "Organization", "name"), ("Ann Hill", "Person", "name")],
    ),
    ("Hill Education Secretary Bob Roth", "GPE", [("Ann Hill", "Person", "name")]),
]


@pytest.mark.parametrize(("words", "kind", "expected"), TORN)
def test_half_an_office_before_a_title_is_no_body_but_its_presidents(parser, words, kind, expected):
    text = " ".join(f"{word}/NNP" for word in f"{words} and Ann Hill".split())
    assert corrected(parser, text, (0, 2, "ORG"), (7 - 1, 8, kind)) == expected


def test_a_link_is_no_name(parser):
    doc = parser("norland.example")
    assert corrections._is_debris(doc[:]) is doc[0].like_url


def test_a_name_has_the_type_that_it_has_most_often(parser):
    text = "Sudra/NNP and/CC Sudra/NNP and/CC Sudra/NNP"
    found = corrected(parser, text, (0, 1, "ORG"), (2, 3, "GPE"), (4, 5, "GPE"))
    assert [kind for _, kind, _ in found] == ["Place"] * 3


def test_a_surname_is_what_the_full_name_is(parser):
    text = "Ann/NNP Karov/NNP met/VBD Karov/NNP and/CC Sudra/NNP"
    found = corrected(parser, text, (0, 2, "PERSON"), (3, 4, "ORG"), (5, 6, "ORG"))
    assert [kind for _, kind, _ in found] == ["Person", "Person", "Organization"]


def test_nothing_is_found_outside_prose(parser):
    doc = made(parser.vocab, "Ann/NNP Hill/NNP", (0, 2, "PERSON"))
    assert corrections.correct(doc, [False, False]) == []


def test_names_and_amounts_come_in_text_order(parser):
    text = "Ann/NNP Hill/NNP paid/VBD 40/CD to/IN Sudra/NNP"
    found = corrected(parser, text, (0, 2, "PERSON"), (3, 4, "CARDINAL"), (5, 6, "GPE"))
    assert [words for words, _, _ in found] == ["Ann Hill", "40", "Sudra"]
