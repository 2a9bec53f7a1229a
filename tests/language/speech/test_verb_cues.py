"""Who speaks and what a verb's frames make its content, each shape with a twin."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Read, Told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Berg called on Norland to close the port.", ("Berg", "called on", ["Norland to close the port"])),
        ("Berg urged Norland to close the port.", ("Berg", "urged", ["Norland to close the port"])),
        ("Berg supports closing the port.", ("Berg", "supports", ["closing the port"])),
        ("She left what Berg called a mistake.", ("Berg", "called", ["what", "a mistake"])),
        ("Berg called the port unsafe.", ("Berg", "called", ["the port unsafe"])),
        ("The port he calls unsafe is closed.", ("he", "calls", ["unsafe"])),
        ("The council, which Berg called useless, met.", ("which", "called", ["useless"])),
        ("Berg spoke of the attack.", ("Berg", "spoke of", ["the attack"])),
        ("Berg praised the plan to close the port.", ("Berg", "praised", ["the plan to close the port"])),
        ("Berg seems to have left.", (None, "seems", ["Berg", "to have left"])),
        ("It seems that Berg left.", (None, "seems", ["that Berg left"])),
        ("Berg seems to argue that the port is closed.", ("Berg", "to argue", ["that the port is closed"])),
        ("Pressed by reporters, Berg, too, said: “We wait.”", ("Berg", "said", ['"We wait."'])),
        ("“The port is closed,” said the mayor.", ("the mayor", "said", ['"The port is closed,"'])),
    ],
)
def test_shapes_of_complements(read: "Read", text: str, told: "Told") -> None:
    assert told in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Berg praised herself.",
        "Berg spoke on Monday.",
        "It was the year of the laws that favour trade.",
        "Later, too, said: “We wait.”",
        "The letters he accepts unopened are old.",
    ],
)
def test_twins_say_nothing(read: "Read", text: str) -> None:
    assert read(text) == []


def test_a_second_main_verb_is_no_part_of_the_content(read: "Read") -> None:
    first, second = read("The authorities denied that they had fired and accused Norland of an attack.")
    assert (first[2], second[0]) == (["that they had fired"], "The authorities")
