"""A corrections file is read whole or refused with file, line and remedy."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corrections.files import read
from kg.corrections.rows import ACTIONS, COLUMNS, Correction, dump, parse
from kg.errors import InputError, MissingInputError

HEAD = "action,subject,object,value,author,date,reason\n"


def test_rows_are_read_in_their_order_with_their_lines() -> None:
    text = HEAD + '# why\nmerge,Kim,Ana Kim,,Ben,2026-11,"one, not two"\n\nrename, Bob Hill ,,Robert Hill\n'
    assert parse(text, "c.csv") == (
        Correction("merge", "Kim", "Ana Kim", "", "Ben", "2026-11", "one, not two", "c.csv:3"),
        Correction("rename", "Bob Hill", "", "Robert Hill", where="c.csv:5"),
    )


def test_columns_may_come_in_any_order_and_some_may_be_left_out() -> None:
    assert parse("Value,subject,ACTION\nGroup,Harbor Bank,retype\n", "c") == (
        Correction("retype", "Harbor Bank", "", "Group", where="c:2"),
    )


def test_a_row_that_stands_twice_is_one() -> None:
    assert len(parse(HEAD + "delete,Kim\ndelete,Kim\n", "c")) == 1


@pytest.mark.parametrize("text", ["", "\n", HEAD, "# nothing\n" + HEAD])
def test_a_file_without_rows_takes_all_back(text: str) -> None:
    assert parse(text, "c") == ()


def test_a_reason_may_run_over_lines_and_lines_are_still_counted() -> None:
    rows = parse(HEAD + 'delete,Kim,,,,,"one\n# no comment\ntwo"\ndelete,Hill\n', "c")
    assert [(row.subject, row.reason, row.where) for row in rows] == [
        ("Kim", "one\n# no comment\ntwo", "c:2"),
        ("Hill", "", "c:5"),
    ]


REFUSED = {
    "merge,Kim\n": ("c:2: merge without object", "fill in the column object"),
    "merge,,Kim\n": ("c:2: merge without subject", "fill in"),
    "merge,Kim,Hill,alliedWith\n": ("merge takes no value", "leave the column value empty"),
    "join,Kim,Hill\n": ("unknown action 'join'", "use one of merge, separate"),
    "retype,Kim,,Human\n": ("unknown value 'Human' of retype", "Person"),
    "status,http://x/e,,Done\n": ("unknown value 'Done' of status", "Happened"),
    "status,the raid,,Denied\n": ("'the raid' is no IRI of an event", "kg query OUT --name events"),
    "date,http://x/e,,19 August\n": ("'19 August' is no date", "2025-08-19"),
    "identify,Kim,,Q17\n": ("'Q17' is no IRI", "http://www.wikidata.org/entity/Q227"),
    "add,Kim,Hill,ASSAULT\n": ("unknown value 'ASSAULT' of add", "alliedWith"),
    "reject,Kim,Hill,likes\n": ("unknown value 'likes' of reject", "ASSAULT"),
    "delete,Kim,,,,yesterday\n": ("'yesterday' is no date", "2026-11-28"),
    "delete,Kim,,,,,because, that\n": ("8 cells where the header has 7", "quotes"),
    'delete,"Kim\n': ("broken row", "mend its quotes"),
}


@pytest.mark.parametrize(("row", "told"), REFUSED.items(), ids=list(REFUSED))
def test_a_row_that_can_not_be_used_is_refused_with_its_line(row: str, told: tuple[str, str]) -> None:
    with pytest.raises(InputError) as refused:
        parse(HEAD + row, "c")
    assert all(words in str(refused.value) for words in (*told, "c:"))


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("subject,value\n", "columns missing: ['action']"),
        ("action,subject,because\n", "unknown columns: ['because']"),
        ("action,subject,subject\n", "a column stands twice"),
    ],
)
def test_a_header_that_is_none_is_refused(head: str, told: str) -> None:
    with pytest.raises(InputError, match="use action,subject") as refused:
        parse(head, "c")
    assert told in str(refused.value)


def test_a_file_that_is_missing_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match="check the path"):
        read(tmp_path / "none.csv")
    (tmp_path / "c.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="UTF-8"):
        read(tmp_path / "c.csv")


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12).map(str.strip)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=4))
def test_what_is_written_is_read_again(cells: list[tuple[str, str, str]]) -> None:
    rows = [Correction("rename", name or "x", "", value or "y", author) for name, value, author in cells]
    assert [row.said for row in parse(dump(rows), "c")] == list(dict.fromkeys(row.said for row in rows))


def test_every_action_says_what_it_takes() -> None:
    assert all(needed | idle <= set(COLUMNS) for needed, idle in ACTIONS.values())


def test_a_row_of_too_few_cells_is_refused_for_what_it_lacks() -> None:
    with pytest.raises(InputError, match=r"c:2: merge without subject; fill in the column subject"):
        parse(HEAD + "merge\n", "c")
