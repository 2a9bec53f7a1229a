"""The example articles are read whole and clean, and each is documented."""

import re
from pathlib import Path

import pytest

import kg
from kg.model import Document
from kg.texts import read

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(path.name for path in EXAMPLES.iterdir() if path.name != "SOURCES.md")
DEBRIS = re.compile(
    r"cookie|advertisement|share this|newsletter|inbox|related articles|most read|leave a comment|rights reserved|"
    r"^(home|world|tags:.*|facebook|page \d+|gulf meridian \| analysis)$",
    re.IGNORECASE | re.MULTILINE,
)


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    problems: list[Exception] = []
    found = list(read([EXAMPLES], on_problem=problems.append))
    assert not problems
    return found


def test_there_are_enough_examples_in_enough_formats(documents: list[Document]) -> None:
    assert len(documents) >= 20
    assert {Path(name).suffix for name in FILES} == {".txt", ".md", ".html", ".pdf", ".jsonl"}
    assert len({document.source for document in documents}) >= 8


def test_each_states_title_date_source_and_author(documents: list[Document]) -> None:
    for document in documents:
        assert document.title, document.id
        assert document.source, document.id
        assert document.author, document.id
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", document.published or ""), document.id


def test_each_is_marked_as_written_for_demonstration(documents: list[Document]) -> None:
    for document in documents:
        assert "Written for demonstration; facts listed in SOURCES.md." in document.text[-120:], document.id


def test_lengths_are_those_of_articles(documents: list[Document]) -> None:
    for document in documents:
        count = len(document.text.split())
        low, high = (80, 250) if document.id.startswith("wire-") else (300, 800)
        assert low <= count <= high, (document.id, count)


def test_no_debris_of_pages_is_left(documents: list[Document]) -> None:
    for document in documents:
        assert not DEBRIS.search(document.text), document.id


def test_blocks_cover_each_text(documents: list[Document]) -> None:
    for document in documents:
        covered = "".join(document.text[block.start : block.end] for block in document.blocks)
        assert "".join(covered.split()) == "".join(document.text.split()), document.id


def test_lists_tables_and_headings_are_found_in_the_formats_that_have_them(documents: list[Document]) -> None:
    kinds = {document.id: {block.kind for block in document.blocks} for document in documents}
    assert kinds["baku-moscow-rift.html"] == {"heading", "prose", "list"}
    assert kinds["grain-and-bridge.html"] == {"heading", "prose", "table"}
    assert kinds["karabakh-timeline.md"] == {"heading", "prose", "list", "table"}
    assert kinds["middle-corridor.txt"] == {"heading", "prose", "list", "table"}
    assert kinds["five-rounds.pdf"] == {"heading", "prose"}


def test_each_file_and_record_is_documented_in_sources(documents: list[Document]) -> None:
    sources = (EXAMPLES / "SOURCES.md").read_text(encoding="utf-8")
    headings = sorted(re.findall(r"^## (\S+)$", sources, re.MULTILINE))
    assert headings == FILES
    for document in documents:
        assert document.id in sources


def test_the_pdf_is_small() -> None:
    assert (EXAMPLES / "five-rounds.pdf").stat().st_size < 60_000


def test_the_folder_of_examples_is_known_by_name():
    assert kg.examples().samefile(EXAMPLES)
