"""Places named with what they lie in."""

import pytest
from handmade import made

from kg.language import annotations
from kg.language.names import toponyms

PAIRS = [
    ("He lives in Ganja, Azerbaijan.", [("Ganja", "Azerbaijan")]),
    ("He lives in Gori in Georgia.", [("Gori", "Georgia")]),
    ("They met in Baku, Tbilisi and Yerevan.", []),
    ("Armenia, Georgia and Turkey agreed.", []),
    ("They flew from Baku to Georgia.", []),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_a_place_lies_in_the_one_named_behind_it(nlp, text, expected):
    doc = nlp(text)
    found = toponyms.enclosures(doc, annotations.mentions(doc))
    assert [(doc[a["start"] : a["end"]].text, doc[b["start"] : b["end"]].text) for a, b in found] == expected


def place(number, start, kind):
    return annotations.MentionDict(
        id=number,
        start=start,
        end=start + 1,
        np_start=start,
        np_end=start + 1,
        head=start,
        type=kind,
        form="name",
        key=None,
        metonym=False,
        entity=None,
    )


LISTS = [
    ("Towns/NNS/ROOT/0 like/IN/dep/0 Gori/NNP/appos/0 ,/,/punct/2 Sudria/NNP/appos/2", True),
    ("Towns/NNS/ROOT/0 and/CC/cc/0 Gori/NNP/appos/0 ,/,/punct/2 Sudria/NNP/appos/2", False),
    ("Towns/NNS/ROOT/0 like/IN/dep/0 Gori/NNP/appos/0 ,/,/punct/2 Sudria/NNP/conj/2", False),
    ("Towns/NNS/ROOT/0 like/IN/dep/0 Gori/NNP/appos/0 in/IN/prep/2 Sudria/NNP/pobj/3", True),
    ("Towns/NNS/ROOT/0 like/IN/dep/0 Gori/NNP/appos/0 to/IN/prep/2 Sudria/NNP/pobj/3", False),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_list_is_no_enclosure(parser, text, expected):
    found = toponyms.enclosures(made(parser.vocab, text), [place(0, 2, "Place"), place(1, 4, "State")])
    assert bool(list(found)) is expected


def test_the_second_of_three_names_lies_in_the_third(parser):
    text = "in/IN/ROOT/0 Mestia/NNP/pobj/0 ,/,/punct/1 Svaneti/NNP/conj/1 ,/,/punct/3 Sudria/NNP/appos/3"
    places = [place(0, 1, "Place"), place(1, 3, "Place"), place(2, 5, "State")]
    found = toponyms.enclosures(made(parser.vocab, text), places)
    assert [(a["start"], b["start"]) for a, b in found] == [(1, 3), (3, 5)]


TOWNS = [
    ("The rebels are in control of Goma.", "Goma", True),
    ("After Rwanda's bombardment of Goma, markets closed.", "Goma", True),
    ("The army marched into Bukavu.", "Bukavu", True),
    ("Rebels shelled Sirte on Monday.", "Sirte", True),
    ("Police arrested Goma on Monday.", "Goma", False),
    ("The killing of Goma angered many.", "Goma", False),
    ("The fall of Lincoln surprised many.", "Lincoln", False),  # where surnames are towns
    ("The fall of Brandvold surprised many.", "Brandvold", False),  # no listed town
]


@pytest.mark.parametrize(("sentence", "name", "expected"), TOWNS)
def test_a_listed_town_is_one_where_towns_stand(parser, sentence, name, expected):
    doc = parser(sentence)
    at = next(token.i for token in doc if token.text == name)
    assert toponyms.is_told_as_town(doc, at, at + 1) is expected
