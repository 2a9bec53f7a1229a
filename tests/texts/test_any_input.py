"""Whatever a file holds, reading gives documents that keep their promises, or a problem in one line; never a crash."""

import csv
import io
import json
import tempfile
from pathlib import Path

import pytest
from any_input import SEEDS, held, mutations
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import texts
from kg.texts.frontmatter import split_front_matter
from kg.texts.markup import resolved

FEW = settings(max_examples=30)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


def read(data: bytes, suffix: str):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"text{suffix}"
        path.write_bytes(data)
        return held(path)


@pytest.mark.parametrize("suffix", sorted(SEEDS))
@FEW
@given(data=st.data())
def test_bytes_changed_at_random(suffix, data):
    read(data.draw(mutations(SEEDS[suffix])), suffix)


@pytest.mark.parametrize("suffix", sorted(SEEDS))
@FEW
@given(st.binary(max_size=300))
def test_any_bytes(suffix, data):
    read(data, suffix)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@FEW
@given(WORDS)
def test_any_text(suffix, words):
    read(words.encode(), suffix)


PIECES = (
    *(
        "---\n",
        "title: ",
        "date: 2025",
        "# ",
        "- ",
        "| ",
        "\t",
        "\n",
        "\n\n",
        "```",
        "[a](",
        "<!--",
        "-->",
        "<b>",
        "</p>",
    ),
    *("&amp;", "&#1;", "&#x110000;", "*a*", "_", "> ", "Norland left.", '"', "'", "\x00", "\u202e", "é", "e\u0301"),
)
MARKS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@FEW
@given(MARKS)
def test_marks_in_any_order(suffix, words):
    read(words.encode(), suffix)


@FEW
@given(MARKS)
def test_marks_in_any_order_in_a_record(words):
    read(json.dumps({"text": words}).encode(), ".json")


@FEW
@given(MARKS)
def test_front_matter_gives_words_and_the_rest_of_the_text(words):
    fields, body = split_front_matter(words)
    assert words.endswith(body)
    assert all(key == key.casefold() and value == value.strip() and value for key, value in fields.items())


@FEW
@given(MARKS | WORDS)
def test_markup_never_moves_an_offset(words):
    assert len(resolved(words)) == len(words)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda some: st.lists(some) | st.dictionaries(WORDS, some),
    max_leaves=8,
)
FIELDS = st.sampled_from(["id", "text", "title", "date", "language", "lang", "url", "TEXT", "source", "author"])


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
@FEW
@given(st.dictionaries(FIELDS, JSON) | JSON)
def test_any_record(suffix, record):
    read(json.dumps(record).encode(), suffix)


@FEW
@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4))
def test_rows_of_a_table_come_back(rows):
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("title", "text"), *rows])
    for document in read(out.getvalue().encode(), ".csv"):
        assert document.text in {text for _, text in rows}


@FEW
@given(
    st.text(st.characters(codec="latin-1"), min_size=1, max_size=60),
    st.sampled_from(["utf-8", "utf-16", "cp1252", "cp1251"]),
)
def test_any_encoding(words, encoding):
    read(words.encode(encoding, "replace"), ".txt")


def test_no_reader_lets_a_problem_through_without_a_remedy(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b'{"text": 1}\n[]\n\xff\n')
    problems = []
    assert list(texts.read([tmp_path], on_problem=problems.append)) == []
    assert len(problems) == 3
    assert all(problem.hint and problem.where for problem in problems)
