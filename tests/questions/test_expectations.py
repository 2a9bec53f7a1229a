"""What the head of a question may expect, and whether an answer is so."""

import pytest

from kg.errors import InputError
from kg.questions.expectations import Row, expectations, failure

COLUMNS = ("actor", "count")
ROWS: tuple[Row, ...] = (("Norland", 3), ("Sudria", 1), ("https://example.org/id/state/NO", None))


def why(line: str, *, rows: tuple[Row, ...] = ROWS, changed: bool | None = None) -> str:
    (expected,) = expectations(f"# a question\n# expect: {line}\nSELECT ...", "q.rq")
    return failure(expected, COLUMNS, rows, changed=changed, base="https://example.org/id/")


@pytest.mark.parametrize(
    "line",
    [
        "rows >= 3", "rows = 3", "rows == 3", "rows <= 3", "rows != 2", "rows < 4", "Rows > 2", "some", "true",
        'row actor="Norland"', "row actor=Norland, count=3", "row count = 1.0", 'row actor="state/NO", count=""',
        "no row actor=Westland", 'no row actor="Norland", count=1', "same",
    ],
)  # fmt: skip
def test_what_is_so_is_as_expected(line: str) -> None:
    assert why(line) == ""


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("rows >= 4", "3 rows, not rows >= 4"),
        ("none", "3 rows, not none"),
        ("row actor=Westland", "no row actor=Westland"),
        ('row actor="Norland", count=1', "no row actor=Norland, count=1"),
        ("no row actor=Norland", "a row actor=Norland"),
        ("row speaker=Norland", "no column speaker; there are actor, count"),
    ],
)
def test_what_is_not_so_says_why(line: str, reason: str) -> None:
    assert why(line) == reason


def test_an_empty_answer_is_none_and_false() -> None:
    assert (why("none", rows=()), why("false", rows=()), why("some", rows=())) == ("", "", "0 rows, not some")


def test_the_same_is_told_from_last_time_alone() -> None:
    assert (why("same", changed=True), why("same", changed=False)) == ("not the same as last time", "")


def test_values_hold_commas_and_quotes() -> None:
    (expected,) = expectations('# expect: row actor="Hill, \\"Bob\\"", count=2', "q.rq")
    assert expected.cells == (("actor", 'Hill, "Bob"'), ("count", "2"))


def test_only_the_head_expects() -> None:
    assert expectations("SELECT * { }\n# expect: none", "q.rq") == ()
    assert len(expectations("# expect: some\n\n#expect:rows<9\nASK { }", "q.rq")) == 2


@pytest.mark.parametrize("line", ["many", "rows about 3", "rows >= x", "row", "row actor", "row actor=", 'row a="b" c'])
def test_what_can_t_be_understood_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(InputError, match=r"q\.rq:2: can't expect .*; write"):
        why(line)
