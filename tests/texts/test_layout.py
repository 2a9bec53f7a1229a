"""Headings, lists, tables and prose are told apart by the shape of lines."""

from hypothesis import given
from hypothesis import strategies as st

from kg.texts import blocks
from kg.texts.layout import Piece, assemble, pieces

LINES = st.sampled_from(
    [
        "",
        " ",
        "Ferry Talks End in Poti",
        "The ferries will sail again on Monday, the minister said.",
        "• More ferries",
        "1. Sign the paper",
        "| Port | Ships |",
        "|---|---|",
        "Active ships 12",
        "Poti\t12\tgood",
        "Why now?",
        "and so on",
        "\u2028",
        "x" * 130,
    ]
)
TEXTS = st.one_of(st.lists(LINES, max_size=30).map("\n".join), st.text(max_size=300))


@given(text=TEXTS)
def test_blocks_are_sorted_in_range_apart_and_cover_all_but_white_space(text: str) -> None:
    found = blocks(text)
    at = 0
    for block in found:
        assert at <= block.start < block.end <= len(text)
        assert not text[at : block.start].strip()
        assert not text[block.start].isspace()
        assert not text[block.end - 1].isspace()
        at = block.end
    assert not text[at:].strip()


@given(text=TEXTS)
def test_assembled_pieces_stand_at_their_offsets(text: str) -> None:
    parts = list(pieces(text))
    stored, found = assemble(parts)
    assert [(stored[block.start : block.end], block.kind) for block in found] == [
        (part.text, part.kind) for part in parts
    ]


def kinds(text: str) -> list[str]:
    return [block.kind for block in blocks(text)]


PROSE = "The ferries will sail again on Monday, the minister said in the port."


def test_one_line_is_prose_even_without_a_full_stop() -> None:
    assert kinds("The president met the minister in the port") == ["prose"]


def test_the_first_line_is_a_headline_unless_it_is_a_sentence() -> None:
    assert kinds(f"Ferries to sail again as talks end\n\n{PROSE}") == ["heading", "prose"]
    assert kinds(f"Will the ferries sail again?\n\n{PROSE}") == ["heading", "prose"]
    assert kinds(f"Ferries Set to Sail Again, Minister Says.\n\n{PROSE}") == ["heading", "prose"]
    assert kinds(f"The ferries sail again on Monday.\n\n{PROSE}") == ["prose", "prose"]
    cut = "Poti (Georgian: ფოთი) is a town in the west of the country that lies at the mouth of a wide river"
    assert kinds(f"{cut}\n\n{PROSE}") == ["prose", "prose"]


def test_a_short_open_line_between_paragraphs_is_a_heading_and_a_lead_in_is_not() -> None:
    assert kinds(f"{PROSE}\n\nWhat was agreed\n\n{PROSE}") == ["prose", "heading", "prose"]
    assert kinds(f"{PROSE}\n\nThe talks had three aims:\n\n{PROSE}") == ["prose", "prose", "prose"]
    assert kinds(f"{PROSE}\n\nso it went on for a while\n\n{PROSE}") == ["prose", "prose", "prose"]


def test_a_question_above_its_answer_is_a_heading() -> None:
    assert kinds(f"{PROSE}\n\nWho owns the port?\n{PROSE}") == ["prose", "heading", "prose"]


def test_a_quoted_question_is_prose() -> None:
    assert kinds(f"{PROSE}\n\n“Who owns the port?”\n\n{PROSE}") == ["prose", "prose", "prose"]


def test_bullets_and_numbers_make_lists_an_item_each() -> None:
    assert kinds(f"{PROSE}\n\n• More ferries\n- Lower fees\n1. Sign\n(2) Sail\n\n{PROSE}") == [
        "prose",
        *["list"] * 4,
        "prose",
    ]


def test_a_year_or_a_negative_number_begins_no_list() -> None:
    assert kinds(f"2020. That was the year in which all of it began.\n\n{PROSE}") == ["prose", "prose"]
    assert kinds(f"-5 degrees were measured in the port on Monday.\n\n{PROSE}") == ["prose", "prose"]


def test_rows_with_labels_and_figures_are_a_table_with_their_header() -> None:
    table = "Fleet Part Number Remarks\nFerries 12 Two under repair\nTugs 7 All at sea\nCrew Mixed Local and foreign"
    assert kinds(f"{PROSE}\n\n{table}\n\n{PROSE}") == ["prose", *["table"] * 4, "prose"]


def test_cells_parted_by_tabs_bars_or_wide_gaps_are_a_table() -> None:
    for row in ("Poti\t12", "| Poti | 12 |", "Poti    12"):
        assert kinds(f"{PROSE}\n\n{row}\n{row}\n\n{PROSE}") == ["prose", "table", "table", "prose"]


def test_sentences_with_figures_are_no_table() -> None:
    text = "In 2020 the port had 12 ships.\nIn 2021 it had 14 of them.\nNow there are 20 in all."
    assert kinds(text) == ["prose"] * 3


def test_lines_with_a_finite_auxiliary_are_no_table() -> None:
    assert "table" not in kinds(f"{PROSE}\n\nThe port has 12 ships\nThe town has 7 ships\n\n{PROSE}")


def test_rows_become_cells_parted_by_tabs_and_rules_go() -> None:
    assert list(pieces("| Port | Ships |\n|---|---|\n| Poti | 12 |")) == [
        Piece("Port\tShips", "table"),
        Piece("Poti\t12", "table"),
    ]
