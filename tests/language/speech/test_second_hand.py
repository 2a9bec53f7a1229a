"""Who speaks where another quotes him, and what nobody in particular says, each with a twin."""

from typing import TYPE_CHECKING

import pytest

from kg.language.speech.attributions import attributions

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from .conftest import Read, Told

THAT = "that Norway had jailed two editors"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"The weekly quoted Ana Berg as saying {THAT}.", ("Ana Berg", "saying", [THAT])),
        (f"Ana Berg was quoted by the weekly as saying {THAT}.", ("Ana Berg", "saying", [THAT])),
        (f"Ana Berg was quoted as saying {THAT}.", ("Ana Berg", "saying", [THAT])),
        (f"The weekly cites Ana Berg as having confirmed {THAT}.", ("Ana Berg", "having confirmed", [THAT])),
        ('"Norway attacked us," the weekly quoted Berg as saying.', ("Berg", "saying", ['"Norway attacked us,"'])),
    ],
)
def test_who_is_quoted_speaks(read: "Read", text: str, told: "Told") -> None:
    assert told in read(text)


def test_whoever_quotes_holds_what_is_quoted(parsed: "Callable[[str], Doc]") -> None:
    doc = parsed(f"The weekly quoted Ana Berg as saying {THAT}.")
    outer, inner = attributions(doc)
    assert doc[slice(*outer["source"])].text == "The weekly" and inner.get("within") == 0
    assert len(attributions(parsed(f"Ana Berg was quoted as saying {THAT}."))) == 1


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Norway bombed the port, the agency reported, citing medics.", {"the agency": ["Norway bombed the port"]}),
        (
            "The agency reported, citing medics, that Norway had bombed the port.",
            {"The agency": ["that Norway had bombed the port"]},
        ),
        (
            "Citing medics, the agency reported that Norway had bombed the port.",
            {"the agency": ["that Norway had bombed the port"]},
        ),
    ],
)
def test_what_a_report_rests_on_is_no_part_of_it(read: "Read", text: str, sources: dict[str, list[str]]) -> None:
    assert {source: content for source, _, content in read(text)} == sources


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Rumour has it that Norway has bombed the port.", "Rumour has"),
        ("Speculation is rife that Norway has bombed the port.", "Speculation is"),
        ("There is talk that Norway has bombed the port.", "talk"),
        ("Gossip in the capital holds that Norway has bombed the port.", "Gossip in the capital holds"),
        ("It is rumoured that Norway has bombed the port.", "is rumoured"),
    ],
)
def test_a_rumour_is_said_by_nobody_in_particular(read: "Read", text: str, cue: str) -> None:
    assert read(text) == [(None, cue, ["that Norway has bombed the port"])]


@pytest.mark.parametrize("text", ["Talk of the town has it all.", "The fact that Norway has bombed the port is plain."])
def test_other_nouns_report_nothing(read: "Read", text: str) -> None:
    assert read(text) == []


def test_a_named_source_keeps_its_report(read: "Read") -> None:
    assert read("The ministry's claim that Norway left was false.")[0][0] == "The ministry's"
    assert [source for source, _, _ in read("Unconfirmed reports say Norway left.")] == ["Unconfirmed reports"]
