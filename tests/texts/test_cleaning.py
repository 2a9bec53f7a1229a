"""Boilerplate goes, the article stays, and characters nobody sees are removed."""

import re

import pytest

from kg.lexica import tables
from kg.texts.boilerplate import article_lines, clean_author, find_author
from kg.texts.cleaning import clean_characters, clean_lines

ROWS = tables.rows("boilerplate.tsv")
BODY = ["The ministers met on Monday in the port and spoke for two hours about the ferries."] * 3


LINES = [row for row in ROWS if row["kind"] != "no-author"]


@pytest.mark.parametrize("row", LINES, ids=[row["example"] for row in LINES])
def test_each_pattern_drops_its_example_and_keeps_the_article(row: dict[str, str]) -> None:
    lines = [*BODY, row["example"]]
    assert article_lines(lines) == [True, True, True, False]


def test_all_patterns_compile_on_their_own() -> None:
    compiled = [re.compile(row["pattern"]) for row in ROWS if row["kind"] != "menu"]
    assert len(compiled) == len(ROWS) - 2 >= 30


KEPT = [
    "Advertisements for the army ran on state television all week.",
    "Sign of trouble",
    "Related countries joined the talks on Monday.",
    "Copyright law was at the centre of the talks.",
    "We will not share this burden alone, the minister said in the port.",
    "More ships sailed through the strait than in any month before.",
    "Latest talks end without a deal",
    "Economy",
    "By March the front had moved to the river.",
    "Photos showed smoke over the harbour.",
    "Get out of the city, the general told the people who had stayed.",
    "Stay in the shelters, the ministry said.",
    "Comments by the minister angered his hosts in the capital.",
    "The site uses cookies, the report found, to follow its readers around the world.",
    "Read the law, the judge told the two ministers.",
    "Support for the government fell.",
    "U.S.",
    "Join the alliance, he told them.",
]


@pytest.mark.parametrize("line", KEPT)
def test_lines_that_only_resemble_boilerplate_stay(line: str) -> None:
    assert article_lines([*BODY, line, *BODY])[3]


def test_all_lookalikes_were_tried() -> None:
    assert len(KEPT) == 18


def test_titles_below_a_head_of_links_go_up_to_the_next_sentence() -> None:
    lines = [*BODY, "Related articles", "Ferries sail again", "Port fees fall", "A heading", BODY[0]]
    assert article_lines(lines) == [True, True, True, False, False, False, True, True]


def test_all_after_the_comment_form_goes() -> None:
    assert article_lines([*BODY, "Leave a Reply", "Nice!", BODY[0]]) == [True, True, True, False, False, False]


def test_a_menu_goes_and_a_lone_word_of_it_stays() -> None:
    assert article_lines(["Home", "World", "Economy", *BODY]) == [False, False, False, True, True, True]
    assert article_lines([*BODY, "Economy", *BODY]) == [True] * 7


def test_bylines_and_dates_go_from_the_top() -> None:
    lines = ["Ferries sail again", "By Jane Roe", "Published: 12 August 2025", *BODY]
    assert article_lines(lines) == [True, False, False, True, True, True]
    assert find_author(lines) == "Jane Roe"


def test_unseen_characters_go_and_blanks_become_plain() -> None:
    assert (
        clean_characters("\ufeffA\u00adre\u200ba\u00a0of\u202fsea\x07\r\nnext\rline\u2028end")
        == "Area of sea\nnext\nline\nend"
    )
    assert clean_characters("e\u0301") == "é"


def test_wide_gaps_become_tabs_and_runs_of_blanks_single() -> None:
    assert clean_lines("Poti      12\t\tgood\nOne.  Two.") == ["Poti\t12\tgood", "One. Two."]


def test_long_lines_cost_no_time_and_stay() -> None:
    line = "share " * 200_000
    assert article_lines([line]) == [True]


def test_an_author_is_a_name_and_nothing_else() -> None:
    assert clean_author("Jane Roe; John Doe; Updated") == "Jane Roe; John Doe"
    assert clean_author("Updated 1 February 2025") == ""
    assert clean_author("Jane Roe") == "Jane Roe"
    assert clean_author("Staffan Roe") == "Staffan Roe"
