"""Speakers whom the parse has lost, each with a twin."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Read, Told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ships waited, the Arvik weekly The Lantern said.",
            ("the Arvik weekly The Lantern", "said", ["Ships waited"]),
        ),
        ("Pressed by reporters, Berg, too, said: “We wait.”", ("Berg", "said", ['"We wait."'])),
        ("“The port is closed,” said the mayor.", ("the mayor", "said", ['"The port is closed,"'])),
    ],
)
def test_a_speaker_is_found_beside_the_verb(read: "Read", text: str, told: "Told") -> None:
    assert told in read(text)


def test_an_adverb_is_no_speaker(read: "Read") -> None:
    assert read("Later, too, said: “We wait.”") == []
