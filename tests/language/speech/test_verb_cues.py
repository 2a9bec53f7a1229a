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
        ("Berg admitted his guilt.", ("Berg", "admitted", ["his guilt"])),
        ("Berg slammed the decision.", ("Berg", "slammed", ["the decision"])),
        ("Berg called Norland “a threat” on Friday.", ("Berg", "called", ['Norland "a threat"'])),
        ("Berg seems to argue that the port is closed.", ("Berg", "to argue", ["that the port is closed"])),
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
        "The letters he accepts unopened are old.",
        "The club admitted fifty recruits.",
        "Berg and Lund discussed the port.",
        "Norland declared a state of emergency and ordered a mobilisation.",
        "A guard asked not to be named.",
        "Norland slammed the door on coal.",
        "The president called a friend in Arvik.",
        "The president called Ana Lund on Friday.",
        "The envoys observed a minute of silence.",
        "Berg seems to have left, and Lund appears reluctant to follow.",
        "Norland offered to host the games and embraced the refugees.",
    ],
)
def test_twins_say_nothing(read: "Read", text: str) -> None:
    assert read(text) == []


def test_a_second_main_verb_is_no_part_of_the_content(read: "Read") -> None:
    first, second = read("The authorities denied that they had fired and accused Norland of an attack.")
    assert (first[2], second[0]) == (["that they had fired"], "The authorities")
