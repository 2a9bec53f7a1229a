"""What order, punctuation and quotation marks make the content of a cue, each with a twin."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Read, Told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The port, Berg said, is closed.", ("Berg", "said", ["The port", "is closed"])),
        ("The port is closed, Berg said.", ("Berg", "said", ["The port is closed"])),
        ("The port is closed, Berg said on Monday, asking for help.", ("Berg", "said", ["The port is closed"])),
        ("On Monday, Berg said the port is closed.", ("Berg", "said", ["the port is closed"])),
        ("The crews he said had left were found.", ("he", "said", ["had left"])),
        ("The crew the mayor said was lost is back.", ("the mayor", "said", ["was lost"])),
        ("Berg said: “The port is closed.” Ships waited.", ("Berg", "said", ['"The port is closed."'])),
        (
            "Berg said this:\n\nThe port is closed. We wait.\n\nShips waited outside.",
            ("Berg", "said", ["The port is closed. We wait"]),
        ),
        (
            "“The port is closed,” Berg said. “We wait for the ships.”",
            ("Berg", "said", ['"The port is closed,"', '"We wait for the ships."']),
        ),
        (
            "“The port is closed,” Berg said. Then “we wait for the ships” was heard.",
            ("Berg", "said", ['"The port is closed,"']),
        ),
        (
            "“The port is closed,” Berg said. The crews sang of “old ships”.",
            ("Berg", "said", ['"The port is closed,"']),
        ),
        ("In “Newsnight,” she said that the port was closed.", ("she", "said", ["that the port was closed"])),
        (
            "The crews had a song called “The port is closed to all”, after Lund said that it was open.",
            ("Lund", "said", ["that it was open"]),
        ),
        (
            "“She would be a great mayor. Not good, great. One of the brightest members of the whole council,” "
            "Captain Ana B. Lund (Arvik) said.",
            (
                "Captain Ana B. Lund (Arvik)",
                "said",
                ['"She would be a great mayor. Not good, great. One of the brightest members of the whole council,"'],
            ),
        ),
    ],
)
def test_what_a_cue_introduces(read: "Read", text: str, told: "Told") -> None:
    assert told in read(text)


def test_a_quotation_runs_over_paragraphs_that_open_with_a_mark(read: "Read") -> None:
    text = "“The port is closed,” Berg said. “We wait.\n\n“Nobody knows how long.”\n\nShips waited."
    assert [told[2] for told in read(text)] == [['"The port is closed,"', '"We wait.', '"Nobody knows how long."']]


def test_a_quotation_left_open_is_of_whoever_speaks_the_next_paragraph(read: "Read") -> None:
    text = "Nobody answered.\n\n“The port is closed.\n\n“Ships wait.\n\n“We left,” said Ana Berg."
    assert read(text) == [("Ana Berg", "said", ['"The port is closed.', '"Ships wait.', '"We left,"'])]
    closed = read("Nobody answered.\n\n“The port is closed.”\n\n“We left,” said Ana Berg.")
    assert closed == [("Ana Berg", "said", ['"We left,"'])]


def test_a_parenthesis_of_nobody_reports_what_stands_before_it(read: "Read") -> None:
    assert read("The port was closed, it is alleged.") == [(None, "it is alleged", ["The port was closed"])]
    assert read("The port was closed, it is now.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The club added ten guards along the route, up from five last year, the daily Kurier reported.",
            [("the daily Kurier", "reported", ["The club added ten guards along the route, up from five last year"])],
        ),
        ("Berg will reach that number on Tuesday, when voters cast ballots.", []),
        (
            "Lund has proposed naming a prosecutor, and called for tripling the guards.",
            [("Lund", "has proposed", ["naming a prosecutor"]), ("Lund", "called for", ["tripling the guards"])],
        ),
        (
            "Lund blasted Berg for his support of the bill, telling the radio that it was wrong.",
            [("Lund", "blasted", ["Berg for his support of the bill"]), ("Lund", "telling", ["that it was wrong"])],
        ),
        # twin: the second verb belongs to what is said
        (
            "Lund has said that she left and called for help.",
            [("Lund", "has said", ["that she left and called for help"])],
        ),
    ],
)
def test_contents_end_where_the_next_clause_of_the_author_begins(read: "Read", text: str, told: list["Told"]) -> None:
    assert read(text) == told
