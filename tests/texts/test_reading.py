"""Files, folders, globs and standard input become documents; what can't be read is reported and the rest is read."""

import hashlib
import io
import os
import sys
from pathlib import Path

import pytest

from kg.errors import InputError, KgError, MissingInputError, NotTextError, UnknownFormatError
from kg.model import Document
from kg.texts import blocks, read

ARTICLE = (
    "Ministers meet in the port\n\nThe ministers met on Monday. They talked of ferries and of the price of grain.\n"
)


def read_all(*inputs: str | Path, jsonl: bool = False) -> tuple[list[Document], list[KgError]]:
    problems: list[KgError] = []
    return list(read(inputs, on_problem=problems.append, jsonl=jsonl)), problems


def test_a_plain_text_gives_title_text_hash_and_blocks(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    (document,), problems = read_all(path)
    assert not problems
    assert document.id == "a.txt"
    assert document.title == "Ministers meet in the port"
    assert document.text == ARTICLE.strip()
    assert [block.kind for block in document.blocks] == ["heading", "prose"]
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    assert (document.language, document.published, document.path) == ("en", None, str(path))


def test_front_matter_fills_the_fields_and_leaves_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    head = '---\nid: f-1\ntitle: "Talks: day two"\ndate: 3 May 2024\nsource: The Port Gazette\nauthor: A. Writer\n'
    path.write_text(head + "url: https://example.org/a\ntags:\n  - one\nnote: none\n---\n" + ARTICLE, encoding="utf-8")
    (document,), problems = read_all(path)
    assert not problems
    assert (document.id, document.title, document.published) == ("f-1", "Talks: day two", "2024-05-03")
    assert (document.source, document.author, document.url) == (
        "The Port Gazette",
        "A. Writer",
        "https://example.org/a",
    )
    assert document.text == ARTICLE.strip()


def test_a_date_that_cannot_be_read_is_reported_and_the_text_kept_undated(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("---\ndate: last spring\n---\n" + ARTICLE, encoding="utf-8")
    (document,), (problem,) = read_all(tmp_path / "a.txt")
    assert document.published is None
    assert "last spring" in str(problem)
    assert "2025-08-19" in str(problem)


def test_markdown_marks_go_and_their_kinds_stay(tmp_path: Path) -> None:
    text = (
        '# Ferry **talks**\n\nThe *two* ministers met [in Poti](https://example.org/x "t").\n\n## What was agreed\n\n'
        "- More ferries\n* Lower `fees`\n\n1. Sign\n2. Sail\n\n| Port | Ships |\n|---|---|\n| Poti | 12 |\n\n"
        "Short note\n---\n\n> He called it “a start”,\n> said [she][1].\n\n[1]: https://example.org\n<!-- end -->\n"
    )
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (document,), problems = read_all(tmp_path / "a.md")
    assert not problems
    found = [(block.kind, document.text[block.start : block.end]) for block in document.blocks]
    assert found == [
        ("heading", "Ferry talks"),
        ("prose", "The two ministers met in Poti."),
        ("heading", "What was agreed"),
        ("list", "• More ferries"),
        ("list", "• Lower fees"),
        ("list", "1. Sign"),
        ("list", "2. Sail"),
        ("table", "Port\tShips"),
        ("table", "Poti\t12"),
        ("heading", "Short note"),
        ("prose", "He called it “a start”, said she."),
    ]
    assert document.title == "Ferry talks"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1"])
def test_an_encoding_is_found_by_mark_or_by_its_bytes(tmp_path: Path, encoding: str) -> None:
    text = "Talks in Türkiye\n\nThe minister, Général Besançon, met the press in Évian. It was a long day for the café."
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    (document,), problems = read_all(tmp_path / "a.txt")
    assert (document.text, problems) == (text, [])


def test_cyrillic_and_turkish_names_in_eight_bit_text_are_told_apart(tmp_path: Path) -> None:
    cyrillic = "The ship, whose crew called it Москва, sank. The paper Известия wrote of a storm in the sea."
    turkish = "The port of İstanbul was shut. Mr Erdoğan spoke to Mr Şimşek in the evening about the ferries."
    (tmp_path / "c.txt").write_bytes(cyrillic.encode("cp1251"))
    (tmp_path / "t.txt").write_bytes(turkish.encode("cp1254"))
    documents, problems = read_all(tmp_path)
    assert [document.text for document in documents] == [cyrillic, turkish]
    assert not problems


def test_curly_quotes_and_dashes_stay(tmp_path: Path) -> None:
    text = "“We won’t go,” he said – twice. «Non», it read — and ‘no’."
    (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))
    (document,), _ = read_all(tmp_path / "a.txt")
    assert document.text == text


def test_a_folder_is_read_recursively_in_order_without_hidden_files_and_companions(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/README.md", "SOURCES.md", ".hidden.txt", ".git/x.txt", "c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(ARTICLE + name, encoding="utf-8")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    documents, problems = read_all(tmp_path)
    assert [document.id for document in documents] == ["a/z.md", "b.txt", "c.txt"]
    assert not problems


def test_ids_do_not_depend_on_where_the_folder_lies_or_on_the_order_of_inputs(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(ARTICLE + folder, encoding="utf-8")
    forth, _ = read_all(tmp_path / "one", tmp_path / "two", tmp_path / "one" / "a.txt")
    back, _ = read_all(tmp_path / "one" / "a.txt", tmp_path / "two", tmp_path / "one")
    assert [document.id for document in forth] == ["one/a.txt", "two/a.txt"]
    assert sorted(document.id for document in back) == ["one/a.txt", "two/a.txt"]
    assert [document.id for document in read_all(tmp_path / "one")[0]] == ["a.txt"]


def test_a_glob_gives_its_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md"):
        (tmp_path / name).write_text(ARTICLE + name, encoding="utf-8")
    documents, problems = read_all(f"{tmp_path}/*.txt")
    assert [document.id for document in documents] == ["a.txt", "b.txt"]
    assert not problems


def test_standard_input_is_a_text_or_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, jsonl, identity in (
        (ARTICLE.encode(), False, "stdin"),
        (b'{"id": "x", "text": "He left."}\n', True, "x"),
    ):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        (document,), problems = read_all("-", jsonl=jsonl)
        assert (document.id, problems) == (identity, [])


BAD: dict[str, tuple[str, bytes | None, type[KgError], str]] = {
    "missing file": ("no.txt", None, MissingInputError, "no such file"),
    "glob without match": ("no*.txt", None, MissingInputError, "no file matches"),
    "unknown suffix": ("a.docx", b"text", UnknownFormatError, "unknown format"),
    "no suffix": ("article", b"text", UnknownFormatError, "no suffix"),
    "binary": ("a.txt", bytes(range(256)) * 20, NotTextError, "binary"),
    "zip under a text name": ("a.md", b"PK\x03\x04abc", NotTextError, "binary"),
    "random bytes in html": ("a.html", os.urandom(4000), NotTextError, "binary"),
    "empty": ("a.txt", b"", InputError, "no text"),
    "blank": ("a.txt", b" \n\t \n", InputError, "no text"),
    "nothing but boilerplate": ("a.txt", b"Advertisement\n\nShare this article\n", InputError, "no text"),
    "front matter alone": ("a.md", b"---\ntitle: x\n---\n", InputError, "no text"),
    "broken utf-16": ("a.txt", b"\xff\xfea\x00b", NotTextError, "binary"),
    "pdf that is none": ("a.pdf", b"hello", NotTextError, "not a PDF"),
    "damaged pdf": ("a.pdf", b"%PDF-1.4\n" + b"x" * 500, InputError, "damaged"),
    "too long": ("a.txt", b"A word. " * 130_000, InputError, "longer than"),
    "table without text": ("a.csv", b"id,body\n1,x\n", InputError, 'no column named "text"'),
    "broken json": ("a.json", b'{"id": ', InputError, "broken JSON"),
    "bare json": ("a.json", b"3", InputError, "not a record"),
    "no text in html": ("a.html", b"<html><body><nav>Home</nav></body></html>", InputError, "no text"),
    "empty html": ("a.html", b"", InputError, ""),
}


@pytest.mark.parametrize("case", sorted(BAD))
def test_bad_input_is_one_clear_line_and_the_rest_is_read(tmp_path: Path, case: str) -> None:
    name, data, kind, words = BAD[case]
    if data is not None:
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good").mkdir()
    (tmp_path / "good" / "g.txt").write_text(ARTICLE, encoding="utf-8")
    documents, problems = read_all(tmp_path / name, tmp_path / "good")
    assert [document.id for document in documents] == ["g.txt"]
    assert [type(problem) for problem in problems] == [kind]
    message = str(problems[0])
    assert words in message
    assert name in message
    assert "; " in message, "no hint"
    assert "\n" not in message


def test_all_kinds_of_bad_input_were_tried() -> None:
    assert len(BAD) == 20


def test_an_empty_folder_is_reported(tmp_path: Path) -> None:
    _, (problem,) = read_all(tmp_path)
    assert isinstance(problem, MissingInputError)
    assert str(tmp_path) in str(problem)


def test_without_a_callback_the_first_problem_is_raised(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError, match="check the path"):
        list(read([tmp_path / "no.txt"]))


def test_a_file_without_permission_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    documents, (problem,) = read_all(tmp_path / "a.txt")
    assert not documents
    assert "a.txt: can't be read (Permission denied)" in str(problem)


def test_a_pipe_or_a_dangling_link_is_reported_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "c.txt")
    documents, problems = read_all(tmp_path)
    assert not documents
    assert len(problems) == 3


def test_blocks_of_a_stored_plain_text_are_those_its_shape_shows(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (document,), _ = read_all(tmp_path / "a.txt")
    assert document.blocks == blocks(document.text)


def test_lines_wrapped_by_an_editor_are_joined_and_paragraphs_kept_apart(tmp_path: Path) -> None:
    text = (
        "The ministers met on Monday in the port and they spoke for hours about\n"
        "ferries, about the price of grain and about the ships that had waited\n"
        "for weeks outside the harbour. No paper was signed.\n\n"
        "They will meet again in autumn, when the harvest is in and the prices\n"
        "are known to all sides.\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (document,), _ = read_all(tmp_path / "a.txt")
    assert document.text.count("\n") == 2
    assert "waited for weeks" in document.text
    assert [block.kind for block in document.blocks] == ["prose", "prose"]


def test_heavy_libraries_are_imported_only_for_their_formats() -> None:
    import subprocess  # noqa: PLC0415

    heavy = ("trafilatura", "pypdf", "charset_normalizer", "lxml", "spacy")
    code = f"import sys, kg.texts; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_names_with_line_breaks_or_broken_bytes_make_one_line_messages_and_usable_ids(tmp_path: Path) -> None:
    (tmp_path / "two\nlines.txt").write_text("", encoding="utf-8")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text(ARTICLE, encoding="utf-8")
    (document,), (problem,) = read_all(tmp_path)
    assert "\n" not in str(problem)
    assert document.id.encode("utf-8").decode() == "caf\ufffd.txt"


HUGE: dict[str, str] = {
    "a.txt": "lorem ipsum " * 1_000_000,
    "b.txt": "The port. " + " " * 2_000_000 + "x",
    "c.md": "[" * 300_000 + "](x)",
    "d.md": "*a <b _c " * 50_000,
    "e.html": "<html><body " + " ".join(f"a{n}=1" for n in range(100_000)) + "><p>He left the port.</p>",
    "f.html": "<html>" + "<div>" * 100_000,
    "g.jsonl": '{"text": "' + "a " * 10_000_000 + '"}\n{"text": "He left."}',
    "h.json": "[" * 300_000,
    "i.csv": 'text\n"' + "x" * 1_000_000 + '"\n',
    "j.txt": "“" * 300_000,
    "k.txt": "Aa 1\n" * 20_000,
}


@pytest.mark.parametrize("name", sorted(HUGE))
def test_huge_or_hostile_input_ends_in_a_text_or_a_message(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(HUGE[name], encoding="utf-8")
    documents, problems = read_all(tmp_path / name)
    assert documents or problems


def test_all_huge_inputs_were_tried() -> None:
    assert len(HUGE) == 11


def test_a_folder_that_cannot_be_read_is_told_of_and_the_rest_is_read(tmp_path, monkeypatch):
    (tmp_path / "shut").mkdir()
    (tmp_path / "a.txt").write_text("Norland attacked Sudria on Monday, and the government said so.", encoding="utf-8")
    real = os.scandir

    def scandir(folder):
        if Path(folder).name == "shut":
            raise PermissionError(13, "Permission denied", os.fspath(folder))
        return real(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    problems = []
    assert [document.id for document in read([tmp_path], on_problem=problems.append)] == ["a.txt"]
    assert [str(problem) for problem in problems] == [
        f"{tmp_path / 'shut'}: folder can't be read (Permission denied); check its permissions, or leave it out"
    ]
