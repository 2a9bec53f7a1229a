"""Records keep their text untouched; a line that can't be used is named by file and line."""

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError, KgError
from kg.model import Document
from kg.texts import read
from kg.texts.records import read_jsonl


def read_file(tmp_path: Path, name: str, content: str) -> tuple[list[Document], list[KgError]]:
    (tmp_path / name).write_text(content, encoding="utf-8")
    problems: list[KgError] = []
    return list(read([tmp_path / name], on_problem=problems.append)), problems


def test_a_record_gives_all_its_fields(tmp_path: Path) -> None:
    record = {
        "id": "d1",
        "text": "He left.",
        "title": "Leaving",
        "published": "2024-05-03T10:00:00Z",
        "source": "Port Gazette",
        "url": "https://example.org/1",
        "author": "A. Writer",
        "language": "en",
    }
    (document,), problems = read_file(tmp_path, "a.jsonl", json.dumps(record))
    assert not problems
    assert (document.id, document.title, document.published) == ("d1", "Leaving", "2024-05-03")
    assert (document.source, document.url, document.author) == ("Port Gazette", "https://example.org/1", "A. Writer")


def test_a_title_that_the_text_begins_with_is_one_clean_line(tmp_path: Path) -> None:
    heading = "Norland leaves\nthe \u202eaccord\u202c\x07"
    body = "Norland left the accord on Monday, its minister said."
    (document,), problems = read_file(tmp_path, "a.jsonl", json.dumps({"text": f"{heading}\n\n{body}"}))
    assert not problems
    assert (document.title, document.text) == ("Norland leaves the accord", f"{heading}\n\n{body}")


@given(text=st.text(min_size=1).filter(lambda text: text.strip()))
def test_the_text_of_a_record_is_taken_as_it_is(text: str) -> None:
    line = json.dumps({"id": "d", "text": text}).encode()
    (found,) = read_jsonl([line], name="a", where="a")
    assert isinstance(found, Document)
    assert found.text == text


def test_no_cleaning_touches_a_record(tmp_path: Path) -> None:
    text = "Advertisement\r\n\r\nHe\u00a0left\u00ad  the\tport\u200b.\n\n\nShare this article\n"
    (document,), _ = read_file(tmp_path, "a.jsonl", json.dumps({"text": text}))
    assert document.text == text


def test_broken_lines_are_reported_with_their_number_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = [
        '{"id": "a", "text": "One left."}',
        '{"id": "b", "text": ',
        "",
        "[1, 2]",
        '{"id": "c"}',
        '{"id": "d", "text": 7}',
        '{"id": "a", "text": "Two left."}',
        '{"id": "e", "text": "  "}',
        '{"id": "f", "text": "\\ud800 x"}',
        "[" * 100_000,
        '{"id": "g", "text": "Three left."}',
    ]
    documents, problems = read_file(tmp_path, "a.jsonl", "\n".join(lines))
    assert [document.id for document in documents] == ["a", "g"]
    assert [str(problem).split("a.jsonl:")[1].split(":")[0] for problem in problems] == [
        "2",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        "10",
    ]
    assert all(isinstance(problem, InputError) for problem in problems)


def test_a_line_that_is_not_utf8_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "caf\xe9"}\n\xef\xbb\xbf{"text": "x"}\n{"text": "He left."}')
    problems: list[KgError] = []
    documents = list(read([tmp_path / "a.jsonl"], on_problem=problems.append))
    assert len(problems) == 2
    assert [document.id for document in documents] == ["a.jsonl/3"]


def test_records_may_stand_in_a_list_or_alone_in_json(tmp_path: Path) -> None:
    many, _ = read_file(tmp_path, "a.json", json.dumps([{"text": "One left."}, {"id": "x", "text": "Two left."}]))
    alone, _ = read_file(tmp_path, "b.json", json.dumps({"text": "One left."}))
    assert [document.id for document in many] == ["a.json/1", "x"]
    assert [document.id for document in alone] == ["b.json/1"]


def test_tables_have_a_document_in_each_row(tmp_path: Path) -> None:
    rows = ('a,"He left, he said.\nThen ""she"" left.",2024-05-03,Gazette', "", "b,,2024,x", "c,She left.,,")
    csv = "\n".join(("ID,Text,Date,Source", *rows))
    documents, problems = read_file(tmp_path, "a.csv", csv)
    assert [(d.id, d.text, d.published) for d in documents] == [
        ("a", 'He left, he said.\nThen "she" left.', "2024-05-03"),
        ("c", "She left.", None),
    ]
    assert ["a.csv:5" in str(problem) for problem in problems] == [True]
    semicolons, _ = read_file(tmp_path, "b.csv", "id;text\na;He left, he said.\n")
    tabs, _ = read_file(tmp_path, "c.tsv", "id\ttext\na\tHe left, he said.\n")
    assert semicolons[0].text == tabs[0].text == "He left, he said."


def test_a_broken_table_is_reported(tmp_path: Path) -> None:
    documents, (problem,) = read_file(tmp_path, "a.csv", 'text\nHe left.\n"never closed\n')
    assert [document.text for document in documents] == ["He left."]
    assert "quotes" in str(problem)


def test_a_record_said_to_be_in_another_language_is_refused_and_one_said_to_be_english_is_not(tmp_path: Path) -> None:
    german = (
        "Der Minister und die Ministerin sind nicht in der Stadt, und das ist für die Leute auf dem Land nicht gut. "
        * 3
    )
    lines = [
        {"id": "a", "text": german},
        {"id": "b", "text": german, "language": "EN-gb"},
        {"id": "c", "text": "Hi.", "language": "ru"},
    ]
    documents, problems = read_file(tmp_path, "a.jsonl", "\n".join(json.dumps(line) for line in lines))
    assert [document.id for document in documents] == ["b"]
    assert "German" in str(problems[0])
    assert "ru" in str(problems[1])
