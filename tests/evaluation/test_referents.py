"""How answers to who is meant are scored."""

import pytest
from written_lines import line, spot

from kg.evaluation.referents import same_name, score_gum

SAME = [
    ("Navy", "Norland Navy", False, True),
    ("United Norland", "United Norland of the North", False, True),
    ("United Norland", "United Norland Navy", False, False),
    ("Nina", "Nina Orlova", True, True),
    ("Nina", "Nina Orlova", False, False),
    ("Mrs. Orlova", "Nina Orlova", False, True),
    ("LON", "League of Northern Nations", False, False),
    ("LNN", "League of Northern Nations", False, True),
    ("The President", "president", False, True),
    ("Orlova's", "ORLOVA", False, True),
    ("", "Orlova", False, False),
]


@pytest.mark.parametrize(("a", "b", "person", "same"), SAME)
def test_names_are_one_or_two(a: str, b: str, person: bool, same: bool) -> None:
    assert same_name(a, b, person=person) is same
    assert same_name(b, a, person=person) is same


TEXT = "Nina Orlova met a banker. She praised the banker. Orlova left."


def mention(words: str, form: str) -> dict:
    start, end = spot(TEXT, words)
    return {"start": start, "end": end, "head": [start, end], "form": form}


GOLD = {
    "genre": "news",
    "clusters": [
        {
            "type": "person",
            "names": ["Nina Orlova"],
            "wikipedia": None,
            "mentions": [mention("Nina Orlova", "full"), mention("She", "pronoun"), mention("Orlova left", "short")],
        },
        {"type": "person", "names": [], "wikipedia": None, "mentions": [mention("a banker", "nominal")]},
    ],
}


def test_an_answer_is_right_if_its_entity_has_the_right_name() -> None:
    mentions = {"m1": ("Nina Orlova", "e1"), "m2": ("She", "e2"), "m3": ("a banker", "e3")}
    entities = {
        "e1": {"label": "Nina Orlova", "type": "Person"},
        "e2": {"label": "Petra Lind", "type": "Person"},
        "e3": {"label": "Petra Lind", "type": "Person"},
    }
    tallies, mistakes = score_gum(GOLD, line(TEXT, mentions, entities), {"text": TEXT})
    assert tallies["named"].counts == {
        "full": [1, 1, 1],
        "pronoun": [0, 1, 1],
        "short": [0, 0, 1],
        "(no name)": [0, 1, 0],
    }
    assert tallies["news"] is tallies["named"]
    assert tallies["court"].counts == {}
    assert tallies["found"].counts == {"all": [2, 3, 3]}
    assert tallies["b3-precision"].micro().f1 == 1.0
    assert round(tallies["b3-recall"].micro().f1, 3) == 0.222
    assert [(m["kind"], m["label"]) for m in mistakes] == [("spurious", "pronoun"), ("missed", "short")]


def test_an_unnamed_entity_answers_nothing() -> None:
    mentions, entities = {"m2": ("She", "e2")}, {"e2": {"label": "a guest", "type": "Person", "named": False}}
    tallies, _ = score_gum(GOLD, line(TEXT, mentions, entities), {"text": TEXT})
    assert tallies["named"].counts["pronoun"] == [0, 0, 1]
