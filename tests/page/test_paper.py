"""Printing the report: what a PDF reader finds in it, and what happens without a browser."""

import pypdf
import pytest
from written_sample import sample

from kg import cli
from kg.page import paper


@pytest.fixture
def graph(tmp_path):
    sample(tmp_path / "graph").close()
    return str(tmp_path / "graph")


@pytest.mark.browser
@pytest.mark.usefixtures("browser")
def test_the_pdf_has_the_first_part_on_two_pages_then_the_appendix_and_page_numbers(graph, tmp_path):
    out, pdf = tmp_path / "r.html", tmp_path / "r.pdf"
    assert cli.main(["report", graph, "-o", str(out), "--title", "A night of shelling", "--pdf", str(pdf)]) == 0
    pages = [page.extract_text() for page in pypdf.PdfReader(pdf).pages]
    appendix = next(number for number, words in enumerate(pages) if "Appendix: what this rests on" in words)
    assert 1 <= appendix <= 2
    assert "A night of shelling" in pages[0]
    assert "How sure this is" in "".join(pages[:appendix])
    assert "Baku said it had shelled nobody." in "".join(pages[appendix:])  # folded on screen, open on paper
    assert all(f"{number} / {len(pages)}" in words for number, words in enumerate(pages, start=1))
    assert "with a PDF" not in out.read_text(encoding="utf-8")


@pytest.mark.browser
@pytest.mark.usefixtures("browser")
def test_pdf_alone_writes_what_o_names_and_brief_leaves_the_appendix_out(graph, tmp_path):
    pdf = tmp_path / "r.pdf"
    assert cli.main(["report", graph, "-o", str(pdf), "--brief", "--pdf"]) == 0
    words = "".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)
    assert "How sure this is" in words
    assert "Appendix" not in words
    assert [path.name for path in tmp_path.glob("*.*")] == ["r.pdf"]


def test_without_a_browser_the_error_says_what_to_install_and_nothing_is_written(graph, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(paper.shutil, "which", lambda name: None)
    out, pdf = tmp_path / "r.html", tmp_path / "r.pdf"
    assert cli.main(["report", graph, "-o", str(out), "--pdf", str(pdf)]) == 2
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 1
    assert "install Chromium" in errors[0]
    assert not out.exists()
    assert not pdf.exists()


def test_a_browser_that_prints_nothing_is_an_error_and_leaves_nothing(tmp_path, monkeypatch):
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\necho out of memory >&2\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(paper.shutil, "which", lambda name: str(broken) if name == "chromium" else None)
    with pytest.raises(paper.InputError, match="chromium printed nothing"):
        paper.to_pdf("<p>x</p>", tmp_path / "x.pdf")
    assert not (tmp_path / "x.pdf").exists()
