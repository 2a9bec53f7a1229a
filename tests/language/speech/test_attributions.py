"""Which candidates become attributions, where one speaker's words end, and who stands within whose."""

from typing import TYPE_CHECKING

import pytest

from kg.language.speech.attributions import attributions

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

    from .conftest import Read


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Berg said that the port was closed while Lund argued that it was open.",
            [("Berg", ["that the port was closed"]), ("Lund", ["that it was open"])],
        ),
        (
            "Berg told the press that the port was closed, insisting that ships were waiting.",
            [("Berg", ["that the port was closed"]), ("Berg", ["that ships were waiting"])],
        ),
        (
            "Berg said that ships waited, as Lund claimed that the port was open.",
            [("Berg", ["that ships waited"]), ("Lund", ["that the port was open"])],
        ),
        (
            "Berg said that ships waited because Lund claimed that the port was open.",
            [
                ("Berg", ["that ships waited because Lund claimed that the port was open"]),
                ("Lund", ["that the port was open"]),
            ],
        ),
    ],
)
def test_a_clause_on_a_level_with_the_cue_reports_on_its_own(
    read: "Read", text: str, contents: list[tuple[str, list[str]]]
) -> None:
    assert [(source, content) for source, _, content in read(text)] == contents


def test_what_experts_say_is_not_what_the_first_speaker_says(parsed: "Callable[[str], Doc]") -> None:
    doc = parsed("They compared what Berg says the plan would do and how experts say it would work.")
    told = {doc[slice(*a["source"])].text: a.get("within") for a in attributions(doc) if a["source"]}
    assert told == {"They": None, "Berg": 0, "experts": 0}


def test_a_dash_and_a_name_sign_a_quotation(read: "Read") -> None:
    text = "“The port is closed to all ships.”"
    assert read(f"{text} — Ana Berg") == [("Ana Berg", "—", ['"The port is closed to all ships."'])]
    assert read(f"{text} — harbour news") == []


def test_a_denied_denial_asserts_and_commits_nobody(parsed: "Callable[[str], Doc]") -> None:
    (found,) = attributions(parsed("Berg did not deny that ships sank."))
    assert (found["stance"], found["factive"]) == ("asserts", False)
    (found,) = attributions(parsed("Berg denied that ships sank."))
    assert found["stance"] == "denies"
    (found,) = attributions(parsed("Berg admitted that ships sank."))
    assert found["factive"]


def test_a_speaker_inside_reported_speech_stands_within_it(parsed: "Callable[[str], Doc]") -> None:
    for text, within in (
        ("Berg said the navy denied that it had fired.", [None, 0]),
        ("Berg said that Norland wanted peace.", [None]),
        ("“I say that the port was closed,” Berg said.", [None]),
    ):
        assert [a.get("within") for a in attributions(parsed(text))] == within, text


def test_an_abstraction_says_nothing_and_words_of_saying_keep_what_is_said(read: "Read") -> None:
    assert read("Their relationship favours the plan to close the port.") == []
    assert read("The administration favours the plan to close the port.")[0][0] == "The administration"
    assert read("Frustration in the port said that ships waited.") == [(None, "said", ["that ships waited"])]


def test_a_pair_before_a_colon_is_no_speaker(read: "Read") -> None:
    assert read("Norway-Sweden: the border is closed.") == []
