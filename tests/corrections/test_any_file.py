"""Whatever a file of corrections or a gazetteer holds, it is read, or refused by file, line and remedy."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.corrections.files import read
from kg.corrections.rows import dump, parse
from kg.errors import InputError
from kg.lexica.gazetteer_rows import rows

PIECES = (
    *(
        "merge",
        "rename",
        "status",
        "add",
        "split",
        ",",
        ",,",
        '"',
        '""',
        "\n",
        "\r\n",
        "\r",
        "#",
        "\x00",
        "\u2028",
        "é",
        "|",
    ),
    *(
        "person/a",
        "Happened",
        "2025-03-03",
        "[]",
        "{",
        "}",
        '{"name": "A", "type": "Person"}',
        "a kg:Correction",
        ";",
        " .",
    ),
    *(
        "kg:action",
        '"rename"',
        "kg:givenSubject",
        "<",
        ">",
        "@prefix a: <b> .",
        "name,type",
        "action,subject,object,value",
    ),
)
WORDS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(max_size=60)
HEADS = {
    ".csv": ["", "action,subject,object,value,author,date,reason\n", "name,type,aliases\n"],
    ".ttl": [""],
    ".jsonl": [""],
}


@pytest.mark.parametrize("suffix", sorted(HEADS))
@pytest.mark.parametrize("load", [read, lambda name: list(rows(name))], ids=["corrections", "gazetteer"])
@settings(max_examples=30)
@given(data=st.data())
def test_it_is_read_or_refused_with_a_remedy(load, suffix, data):
    words = data.draw(st.sampled_from(HEADS[suffix])) + data.draw(WORDS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"given{suffix}"
        path.write_bytes(words.encode("utf-8", "surrogatepass"))
        try:
            load(str(path))
        except InputError as problem:
            assert problem.hint
            assert problem.where.startswith(str(path))


@settings(max_examples=30)
@given(WORDS)
def test_rows_that_are_read_are_written_and_read_again(words):
    try:
        found = parse(HEADS[".csv"][1] + words, "given")
    except InputError:
        return
    assert [row.said for row in parse(dump(found), "again")] == [row.said for row in found]
