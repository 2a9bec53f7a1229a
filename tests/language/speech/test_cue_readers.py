"""Nouns, adjectives, adverbs and "according to" as cues, each with a twin that is none."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Read, Told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Berg's claim that the port is closed alarmed the crews.", ("Berg's", "claim", ["that the port is closed"])),
        ("Berg's claim on the port alarmed the crews.", ("Berg's", "claim on", ["the port"])),
        ("Berg made a promise to close the port.", ("Berg", "promise", ["to close the port"])),
        ("Berg stepped up her attacks on the navy.", ("Berg", "attacks on", ["the navy"])),
        ("Berg is a critic of the navy.", ("Berg", "critic of", ["the navy"])),
        ("Berg is confident that the port is safe.", ("Berg", "is confident", ["that the port is safe"])),
        ("Berg is eager to close the port.", ("Berg", "is eager", ["to close the port"])),
        ("Berg, wary of the navy, left.", ("Berg", "wary", ["the navy"])),
        ("The port was reportedly closed.", (None, "reportedly", ["The port was", "closed"])),
        ("According to Berg, the port is closed.", ("Berg", "According to", ["the port is closed"])),
        ("The port is closed, according to the mayor.", ("the mayor", "according to", ["The port is closed"])),
    ],
)
def test_cues_that_are_no_verbs(read: "Read", text: str, told: "Told") -> None:
    assert told in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Berg broke a promise to close the port.",
        "Berg met a critic of the navy.",
        "It is possible that the port is safe.",
        "The port was slowly closed on Monday.",
        "They acted according to plan.",
    ],
)
def test_twins_are_no_cues(read: "Read", text: str) -> None:
    assert read(text) == []
