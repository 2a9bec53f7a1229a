import pytest

from kg.checksums import PACKAGE
from kg.errors import LexiconError
from kg.lexica import tables

FOLDER = PACKAGE / "lexica"
LISTS = sorted(path.name for path in FOLDER.iterdir() if path.name.endswith(".tsv"))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_whole_rows_none_of_them_twice_and_a_licence(name: str) -> None:
    rows = [tuple(row.values()) for row in tables.rows(name)]
    assert rows
    assert len(set(rows)) == len(rows)
    lines = FOLDER.joinpath(name).read_text(encoding="utf-8").splitlines()
    comments = " ".join(line for line in lines if line.startswith("#"))
    assert any(licence in comments for licence in ("MIT", "CC0", "CC BY", "ublic domain", "CC-BY")), comments


def test_a_missing_list_is_said() -> None:
    with pytest.raises(LexiconError, match=r"nothing\.tsv: word list is missing; reinstall"):
        tables.rows("nothing.tsv")
