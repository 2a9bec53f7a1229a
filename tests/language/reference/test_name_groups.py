"""Names that mean the same."""

import pytest
from marked import marked

from kg.language.reference import document_entities


def result(parser, text):
    return document_entities.entities(marked(parser, text))


SAME = [
    "[Iran|State|name|state/IR] spoke. The [Iranian|Nationality|adjective|state/IR] fleet left.",
    "[Ann Hill|Person] spoke. Then [Hill|Person] left.",
    "The [Norland Peace League|Organization] met. The [NPL|Organization] voted.",
    "The [Labour Front|Organization] left. The [Labor Front|Organization] came back.",
    "The [Border Guard|ArmedForce] left. The [Border Guard|ArmedForce] came back.",
    "[Ann Hill|Person] spoke. Then [Hill|Organization] left.",  # taken for an organisation
    "His wife, [Ann Hill|Person], stayed. President [Hill|Person] flew home. [Hill|Person] was tired.",
    "The first lady, [Ann Hill|Person], stayed. President [Hill|Person] flew home. [Hill|Person] was tired.",
    "[Ann Hill|Person], the wife of a judge, stayed. President [Hill|Person] flew home. [Hill|Person] was tired.",
    "Brother [Bob Hill|Person] prayed. President [Hill|Person] flew home.",
    "[Ann Hill|Person] spoke. President [Hill|Person] said they won.",
    "[Charles de Gaulle|Person] spoke. Then [De Gaulle|Organization] left.",
    "[Ann R. Hill Jr.|Person] spoke. Then [Annie Hill|Person] left.",
    "Longtime [ally|Group|nominal] [Norland|State] accused us of spying.",
    "The oil [giant|Organization|nominal] [Petrox|Organization] left.",
]
APART = [
    "[Iran|State|name|state/IR] spoke. The [Iranians|Nationality|name|state/IR] left.",
    "[Ann Hill|Person] spoke. Mr. [Hill|Person] left.",
    "[Ann Hill|Person] spoke. President [Hill|Person] said he won.",
    "[Ann Hill|Person] spoke. Then [Roth|Organization] left.",
    "[Norland|Place] is far from [New Norland|Place].",
    "His wife, [Ann Hill|Person], stayed. President [Hill|Person] flew home.",
    "[Ann Green Party|Person] spoke. Then [Green Party|Organization] left.",
    "[Ann Hill Sr.|Person] spoke. Then [Ann Hill Jr.|Person] left.",
    "[Ann Hill|Person] and [Ann Mary Hill|Person] left.",
    "[Ann Hill|Person] and her daughter [Ann Mary Hill|Person] left.",
    "[Viktor Qwx|Person] met [Qwx Viktor|Person].",
    "[Joe|Person] and [Ann Hill|Person] left.",
    "The [ally|Group|nominal] that [Norland|State] armed left.",
    "Two [allies|Group|nominal] [Norland|State] armed left.",
]


@pytest.mark.parametrize("text", SAME)
def test_names_of_one_thing_are_put_together(parser, text):
    _, mentions = result(parser, text)
    assert mentions[-1]["entity"] == mentions[-2]["entity"] is not None


@pytest.mark.parametrize("text", APART)
def test_names_of_different_things_stay_apart(parser, text):
    _, mentions = result(parser, text)
    assert mentions[-1]["entity"] != mentions[-2]["entity"]


def test_a_people_is_a_group_of_its_state(parser):
    entities, _ = result(parser, "[Azerbaijanis|Nationality|name|state/AZ] left.")
    assert [(e["type"], e["part_of"], e["number"], e["named"]) for e in entities] == [
        ("Group", "state/AZ", "plur", False)
    ]


def test_a_citizen_is_no_people(parser):
    entities, _ = result(parser, "An [Azerbaijani|Nationality|name|state/AZ] left.")
    assert [(e["key"], e["type"]) for e in entities] == [("state/AZ", "State")]


def test_a_state_has_the_identity_of_the_gazetteer(parser):
    (state,), _ = result(parser, "[Turkey|State|name|state/TR] left.")
    assert (state["key"], state["gender"]) == ("state/TR", "n")
    assert "http://www.wikidata.org/entity/Q43" in state["same_as"]


GENDERS = [
    ("[Maria Novak|Person] left.", "f"),
    ("Mrs. [Novak|Person] left.", "f"),
    ("[Qwx Novak|Person], a policewoman, left.", "f"),
    ("[Qwx Novak|Person] is not a policewoman.", None),
    ("[Qwx Novak|Person] left. If [Novak|Person] were a policewoman, it would help.", None),
    ("[Qwx Novak|Person] left.", None),
]


@pytest.mark.parametrize(("text", "gender"), GENDERS)
def test_titles_roles_and_given_names_tell_the_gender(parser, text, gender):
    assert result(parser, text)[0][0]["gender"] == gender


def test_two_given_names_can_share_a_surname(parser):
    entities, mentions = result(parser, "[Joe|Person] and [Ann Hill|Person] left. [Joe Hill|Person] came back.")
    assert [entity["label"] for entity in entities] == ["Joe Hill", "Ann Hill"]
    assert [mention["entity"] for mention in mentions] == [0, 1, 0]
    (joe, _), _ = result(parser, "[Joe|Person] and [Ann Hill|Person] left.")
    assert joe["label"] == "Joe Hill"
    (reuters, _), _ = result(parser, "[Qwx|Person] and [Ann Hill|Person] left.")
    assert reuters["label"] == "Qwx"


def test_a_describing_phrase_joins_the_name_that_it_stands_beside(parser):
    _, mentions = result(parser, "[Omar Said|Person], a [judge|Person|nominal] in Cairo, resigned.")
    assert mentions[0]["entity"] == mentions[1]["entity"]
    _, mentions = result(parser, "[Omar Said|Person] is not a [judge|Person|nominal].")
    assert mentions[0]["entity"] != mentions[1]["entity"]


def test_the_number_of_a_group_is_that_of_its_last_word(parser):
    entities, _ = result(parser, "[Democrats|Group] and a [Democrat|Group] met.")
    assert [e["number"] for e in entities] == ["plur", "sing"]


WAYS = [
    ("[Ann Hill|Person] spoke. Then [Hill|Person] left.", ["name", "surname"]),
    ("[Hill|Person] spoke. Then [Ann B. Hill|Person] left. [Ann Hill|Person] sang.", ["surname", "name", "surname"]),
    ("The [Norland Peace League|Organization] met. The [NPL|Organization] voted.", ["name", "acronym"]),
    ("The [State Duma|Organization] met. The [Duma|Organization] voted.", ["name", "surname"]),
    ("[Iran|State|name|state/IR] spoke. The [Iranian|Nationality|adjective|state/IR] fleet left.", ["listed"] * 2),
    ("[Ann Zelensky|Person] spoke. [Zelenskyy|Person] left.", ["name", "spelling"]),
    ("Longtime [ally|Group|nominal] [Norland|State] left.", ["description", "name"]),
    ("[Ann Hill|Person] spoke and [she|Person|pronoun] left.", ["name", "pronoun"]),
    ("The [general|Person|nominal], [Ann Hill|Person], left.", ["description", "name"]),
]


@pytest.mark.parametrize(("text", "ways"), WAYS)
def test_a_mention_tells_how_it_found_its_entity(parser, text, ways):
    _, mentions = result(parser, text)
    assert [mention.get("identified_by") for mention in mentions] == ways


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Two brothers, [Omar|Organization] and [Ali Holm|Person], died.", {"Person"}),
        ("Two firms, [Omar|Organization] and [Ali Holm|Person], died.", {"Organization", "Person"}),
        ("Two brothers, [Omar|Organization], [Ali Holm|Person], died.", {"Organization", "Person"}),
    ],
)
def test_the_first_of_relatives_who_share_a_surname_is_a_person(parser, text, kinds):
    _, mentions = result(parser, text)
    assert {m["type"] for m in mentions} == kinds
