"""The gazetteer's names in a text."""

import pytest
from handmade import made
from spacy.tokens import Doc

from kg.language.names import matching
from kg.lexica.gazetteer import Form


@pytest.fixture(scope="module")
def find(parser):
    return matching.make_finder(parser)


def found(find, doc, *, prose=True):
    return [(doc[s.start : s.end].text, s.type, s.form) for s in find(doc, [prose] * len(doc))]


FOUND = [
    ("Turkey/NNP/nsubj/1 agreed/VBD/ROOT/1", [("Turkey", "State", "name")]),
    ("Turkish/JJ/amod/1 ships/NNS/ROOT/1", [("Turkish", "Nationality", "adjective")]),
    ("Turks/NNPS/nsubj/1 agreed/VBD/ROOT/1", [("Turks", "Nationality", "name")]),
    ("The/DT/det/1 Gambia/NNP/nsubj/2 agreed/VBD/ROOT/2", [("Gambia", "State", "name")]),
    ("TURKEY/NNP/nsubj/1 agreed/VBD/ROOT/1", [("TURKEY", "State", "name")]),
    ("The/DT/det/1 Elysée/NNP/nsubj/2 agreed/VBD/ROOT/2", [("Elysée", "Place", "name")]),
    ("World/NNP Health/NNP Organisation/NNP", [("World Health Organisation", "Organization", "name")]),
    # an acronym that looks like a short name of a place in capitals
    ("LIMA/NNP/nsubj/1 said/VBD/ROOT/1", []),
    ("Lima/NNP/nsubj/1 burned/VBD/ROOT/1", [("Lima", "Place", "name")]),
    ("LIMA/NNP/ROOT/0 BURNS/NNP", [("LIMA", "Place", "name")]),
    ("IRAN/NNP/nsubj/1 said/VBD/ROOT/1", [("IRAN", "State", "name")]),
    # languages
    ("speak/VBP/ROOT/0 Turkish/NNP/dobj/0", []),
    ("oppose/VBP/ROOT/0 Turkish/NNP/dobj/0", [("Turkish", "Nationality", "name")]),
    ("written/VBN/ROOT/0 in/IN/prep/0 Turkish/NNP/pobj/1", []),
    ("written/VBN/ROOT/0 by/IN/prep/0 Turkish/NNP/pobj/1", [("Turkish", "Nationality", "name")]),
    ("lie/VBP/ROOT/0 in/IN/prep/0 Turkey/NNP/pobj/1", [("Turkey", "State", "name")]),
    ("study/VBP/ROOT/0 Turks/NNPS/dobj/0", [("Turks", "Nationality", "name")]),
    ("speak/VBP/ROOT/0 fluent/JJ/amod/2 Turkish/NNP/dobj/0", [("Turkish", "Nationality", "name")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_names_are_found_with_type_and_form(parser, find, text, expected):
    assert found(find, made(parser.vocab, text)) == expected


DESCENT = [
    ("Turkish-speaking voters left.", []),
    ("Turkish-born voters left.", ["Turkish"]),
    ("Turkish-Iranian voters left.", ["Iranian"]),
    ("Turkish-Iranian ties improved.", ["Turkish", "Iranian"]),
    ("Turkish - Iranian voters left.", ["Turkish", "Iranian"]),
]


@pytest.mark.parametrize(("text", "expected"), DESCENT)
def test_a_nationality_of_descent_or_tongue_is_no_state(parser, find, text, expected):
    assert [name for name, _, _ in found(find, parser(text))] == expected


def test_outside_prose_an_adjective_is_read_as_one(parser, find):
    doc = made(parser.vocab, "Turkish/JJ/ROOT/0")
    assert found(find, doc, prose=False) == [("Turkish", "Nationality", "adjective")]


ADDRESSES = ["See turkey.example/Turkey.html now.", "Write to editor@Turkey.example now.", "See x_Turkey now."]


@pytest.mark.parametrize("text", ADDRESSES)
def test_a_part_of_an_address_is_no_name(parser, find, text):
    assert found(find, parser.make_doc(text)) == []


def test_an_address_part_is_told_by_what_is_glued_to_it(parser):
    before = parser.make_doc("editor @Turkey").copy()
    assert not matching._in_address(parser.make_doc("I like Turkey. You too."), 2, 3)
    assert not matching._in_address(before, len(before) - 1, len(before))
    glued = Doc(parser.vocab, ["editor", "@", "Turkey", ".", "example"], [False] * 5)
    assert matching._in_address(glued, 2, 3)
    assert matching._in_address(glued[2:].as_doc(), 0, 1)
    assert matching._in_address(glued[:3].as_doc(), 2, 3)


def test_the_users_own_names_come_first(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("name,type,key\nTurkey,Person,person/tom-turkey\nSudria,State,state/SX\n", encoding="utf-8")
    forms = matching.lookup(str(path))
    assert [form.key for form in forms["Turkey"]] == ["person/tom-turkey", "state/TR"]
    assert [form.key for form in forms["SUDRIA"]] == ["state/SX"]
    assert "Sudria" not in matching.lookup()


def test_a_dateline_is_written_in_capitals(parser, find):
    assert found(find, parser("LIMA (Reuters) - Rebels left."))[:1] == [("LIMA", "Place", "name")]


def test_a_seat_of_power_is_a_place_at_first():
    assert matching.mention_type(Form("Moscow", "place/moscow", "seat", "state/RU")) == "Place"
    assert matching.mention_type(Form("Russian", "state/RU", "adjective")) == "Nationality"
    assert matching.mention_type(Form("Russia", "state/RU", "name")) == "State"


def test_names_that_people_have_too_and_words_that_tell_are_listed():
    assert "Jordan" in matching.persons_names()
    assert "Georgia" in {name for name in ("Georgia", "Norland") if matching.cues(name)}
