"""The relations and roots as the tables declare them, and what is refused in a table."""

import pytest

from kg.errors import LexiconError
from kg.lexica import tables
from kg.model import ACTOR_TYPES
from kg.namespaces import PREFIXES
from kg.ontology import fits, phrase, read_relations, relations, roots

GOOD = {
    "relation": "advises",
    "label": "advises",
    "phrase": "advises",
    "inverse_phrase": "is advised by",
    "between": "Person > Actor",
    "inverse": "advisedBy",
    "sign": "0",
    "strength": "2.0",
    "quad": "belonging",
    "scale": "own",
    "above": "",
    "close": "",
    "source": "",
    "definition": "Gives advice to.",
}
WRONG = [
    ({"label": ""}, "no label"),
    ({"phrase": ""}, "no phrase"),
    ({"definition": ""}, "no definition"),
    ({"relation": "Advises", "inverse": "advisedBy"}, "'Advises' is no name of a property"),
    ({"inverse": "advised by"}, "'advised by' is no name of a property"),
    ({"inverse": "", "inverse_phrase": ""}, "a relation has an inverse"),
    ({"inverse_phrase": ""}, "a relation has an inverse"),
    ({"between": "Person > text"}, "a literal has none"),
    ({"between": "Person"}, "no two sides in 'Person'"),
    ({"between": "Person > "}, "no two sides"),
    ({"between": "Person > Country"}, "unknown type 'Country'"),
    ({"between": "text > Person"}, "unknown type 'text'"),
    ({"inverse": "advises"}, "symmetric between different types"),
    ({"strength": ""}, "influence told in part"),
    ({"scale": ""}, "influence told in part"),
    ({"quad": "verbal"}, "unknown quad class 'verbal'"),
    ({"sign": "1"}, "sign '1' with belonging"),
    ({"quad": "material conflict"}, "sign '0' with material conflict"),
    ({"strength": "11.0"}, "strength '11.0'"),
    ({"strength": "much"}, "strength 'much'"),
    ({"above": "guides"}, "unknown relation 'guides' above"),
]


def test_the_good_row_is_a_relation():
    relation = read_relations([("table:9", GOOD)])["advises"]
    assert (relation.subjects, relation.objects, relation.symmetric) == ({"Person"}, ACTOR_TYPES, False)
    assert (relation.influence.strength, relation.inverse_phrase) == (2.0, "is advised by")


@pytest.mark.parametrize(("change", "message"), WRONG, ids=[message for _, message in WRONG])
def test_a_malformed_row_is_refused_with_its_place_and_what_to_do(change, message):
    with pytest.raises(LexiconError) as caught:
        read_relations([("table:9", GOOD | change)])
    assert message in str(caught.value)
    assert "table:9" in str(caught.value)
    assert caught.value.hint


def test_two_rows_of_one_name_are_refused():
    for change in ({}, {"relation": "counsels"}, {"relation": "advisedBy", "inverse": "advisesNot"}):
        with pytest.raises(LexiconError, match="there already, at table:8"):
            read_relations([("table:8", GOOD), ("table:9", GOOD | change)])


def test_what_lies_above_holds_between_all_that_lies_below():
    wider = GOOD | {"relation": "counsels", "inverse": "counselledBy", "between": "Actor > Actor", "above": "advises"}
    with pytest.raises(LexiconError, match="holds between more types than advises"):
        read_relations([("table:8", GOOD), ("table:9", wider)])


def test_a_pair_of_types_must_be_one_that_a_row_has():
    assert fits("leads", "Person", "State")
    assert fits("leads", "State", "Alliance")
    assert not fits("leads", "State", "State")
    assert fits("partOf", "NamedEvent", "NamedEvent")
    assert not fits("partOf", "NamedEvent", "Organization")


def test_a_literal_is_no_entity():
    assert fits("position", "Person", None)
    assert not fits("position", "Person", "State")
    assert not fits("leads", "Person", None)
    assert not fits("unheardOf", "Person", None)


def test_every_relation_is_told_both_ways():
    assert relations()["supports"].inverse_phrase == "is supported by"
    assert relations()["alliedWith"].inverse_phrase == "is allied with"
    assert [name for name, relation in relations().items() if not relation.inverse_phrase] == [
        "agreementStatus",
        "position",
        "projectStatus",
    ]


def test_vocabularies_are_known_and_strengths_have_a_source():
    known = {*PREFIXES, "foaf"}
    for relation in relations().values():
        assert {term.partition(":")[0] for term in relation.close} | {relation.source} <= known | {""}
        assert bool(relation.scale) == (relation.influence is not None)


def test_the_table_is_sorted():
    names = [row["relation"] for row in tables.rows("ontology.tsv")]
    assert names == sorted(names)


def test_roots_have_weight_sign_and_words():
    assert len(roots()) == 15
    for root in roots().values():
        assert root.phrase
        assert root.influence.strength == abs(root.goldstein)
        conflict = root.influence.quad.endswith("conflict")
        assert (root.goldstein < 0) is conflict
        assert root.influence.sign == (0 if root.name == "REQUEST" else -1 if conflict else 1)


def test_every_mode_has_its_own_words_but_for_those_that_the_root_words_well():
    worded = {(row["root"], row["mode"]) for row in tables.rows("mode_phrases.tsv")}
    modes = {(row["root"], mode) for row in tables.rows("plover.tsv") for mode in tables.values(row["modes"])}
    plain = {("ASSAULT", "beat"), ("ASSAULT", "firearms"), ("ASSAULT", "heavy-weapons")}
    assert worded <= modes
    assert plain.isdisjoint(worded)


def test_a_mode_that_all_share_words_the_root():
    assert phrase("SUPPORT", {"agreement"}) == "reached an agreement with"
    assert phrase("SUPPORT", {"agreement", ""}) == phrase("SUPPORT") == "voiced goodwill towards"
