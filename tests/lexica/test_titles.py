"""Words that stand before a person's name."""

import pytest

from kg.errors import LexiconError
from kg.lexica import tables, titles


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("mr.", ("m", "courtesy", True)),
        ("don", ("m", "courtesy", False)),
        ("general", (None, "military", True)),
        ("minister", (None, "office", True)),
        ("jr.", ("m", "suffix", False)),
    ],
)
def test_a_title_has_a_gender_a_kind_and_may_open_no_name(word: str, expected: tuple[str | None, str, bool]) -> None:
    assert titles.titles()[word] == expected


def test_names_begin_after_titles_without_their_stop() -> None:
    assert {"mr", "minister", "general"} <= titles.opening()
    assert not {"don", "jr", "mr."} & titles.opening()


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("rank\t-\tyes\tgeneral", "kind 'rank'"),
        ("office\tx\tyes\tminister", "gender 'x'"),
        ("office\t-\tyes\tminister|minister", "stands twice"),
    ],
)
def test_a_malformed_row_is_refused_with_its_place(monkeypatch: pytest.MonkeyPatch, row: str, told: str) -> None:
    cells = dict(zip(("kind", "gender", "opens", "titles"), row.split("\t"), strict=True))
    monkeypatch.setattr(tables, "numbered", lambda name: [(f"{name}:5", cells)])
    titles.titles.cache_clear()
    try:
        with pytest.raises(LexiconError, match=told) as caught:
            titles.titles()
        assert "titles.tsv:5" in str(caught.value)
    finally:
        titles.titles.cache_clear()
