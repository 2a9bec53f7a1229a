"""Cues in the passive: who is named, and that nobody is, each with a twin."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Read, Told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "It was reported that Norland is an ally of Sudria.",
            (None, "was reported", ["that Norland is an ally of Sudria"]),
        ),
        ("The port is said to be closed.", (None, "is said", ["The port", "to be closed"])),
        ("Norland was blamed for the attack.", (None, "was blamed", ["Norland", "for the attack"])),
        (
            "Norland was accused by its neighbour of arming rebels.",
            ("its neighbour", "was accused", ["Norland", "of arming rebels"]),
        ),
        ("The town is seen as a haven.", (None, "is seen", ["The town", "as a haven"])),
        ("Asked about the attack, Berg shrugged.", (None, "Asked", ["the attack"])),
    ],
)
def test_what_is_said_in_the_passive_is_a_claim_though_nobody_is_named(read: "Read", text: str, told: "Told") -> None:
    assert told in read(text)


@pytest.mark.parametrize(
    "text", ["A town called Arvik burned.", "The town is known as a haven.", "Struck by the attack, Berg shrugged."]
)
def test_other_participles_report_nothing(read: "Read", text: str) -> None:
    assert read(text) == []
