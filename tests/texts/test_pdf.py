"""PDF files give their text in paragraphs, without running heads; those without text are refused."""

from pathlib import Path

import pytest

from kg.errors import InputError, KgError
from kg.model import Document
from kg.texts import read


def make_pdf(pages: list[list[str]], *, info: str = "") -> bytes:
    """A PDF file with lines of Helvetica, one below another."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = "".join(f"({line.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj T*\n" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 72 760 Td\n{shown}ET" if lines else ""
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
    objects.append(f"<< {info} >>")
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n".encode()
    out += f"startxref\n{start}\n%%EOF".encode()
    return bytes(out)


def read_pdf(tmp_path: Path, data: bytes) -> tuple[list[Document], list[KgError]]:
    (tmp_path / "a.pdf").write_bytes(data)
    problems: list[KgError] = []
    return list(read([tmp_path / "a.pdf"], on_problem=problems.append)), problems


PAGES = [
    [
        "The Port Gazette - 12",
        "Ferries sail again",
        "Published: 12 August 2025",
        "The ministers met on Monday in the port and they spoke for hours about the fer-",
        "ries, about the price of grain and about the ships that had waited for weeks in",
        "the harbour.",
        "They will meet again in autumn, when the harvest is in and the prices are known to",
        "12",
    ],
    [
        "The Port Gazette - 13",
        "all sides. No paper was signed on Monday, and none was shown to the press at the",
        "end of the day.",
        "13",
    ],
]


def test_lines_become_paragraphs_across_pages_and_hyphens_and_running_heads_go(tmp_path: Path) -> None:
    (document,), problems = read_pdf(tmp_path, make_pdf(PAGES))
    assert not problems
    assert document.text == (
        "Ferries sail again\n\n"
        "The ministers met on Monday in the port and they spoke for hours about the ferries, about the price of grain "
        "and about the ships that had waited for weeks in the harbour.\n\n"
        "They will meet again in autumn, when the harvest is in and the prices are known to all sides. No paper was "
        "signed on Monday, and none was shown to the press at the end of the day."
    )
    assert [block.kind for block in document.blocks] == ["heading", "prose", "prose"]
    assert (document.title, document.published) == ("Ferries sail again", "2025-08-12")


def test_metadata_give_title_and_author_and_never_the_date(tmp_path: Path) -> None:
    info = "/Title (Harbour talks) /Author (Jane Roe) /CreationDate (D:20240101000000Z)"
    (document,), _ = read_pdf(tmp_path, make_pdf([["The ministers met on Monday in the port."]], info=info))
    assert (document.title, document.author, document.published) == ("Harbour talks", "Jane Roe", None)


def test_pages_without_text_are_refused(tmp_path: Path) -> None:
    documents, (problem,) = read_pdf(tmp_path, make_pdf([[], []]))
    assert not documents
    assert "OCR" in str(problem)


def test_an_encrypted_file_is_refused(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415

    plain, locked = tmp_path / "plain.pdf", tmp_path / "locked.pdf"
    plain.write_bytes(make_pdf(PAGES))
    writer = PdfWriter(clone_from=PdfReader(plain))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(locked)
    documents, (problem,) = read_pdf(tmp_path, locked.read_bytes())
    assert not documents
    assert "encrypted" in str(problem)
    assert isinstance(problem, InputError)


@pytest.mark.parametrize("cut", [20, 200, 700, 1200])
def test_a_file_cut_short_is_reported_or_mended_without_noise(
    tmp_path: Path, cut: int, capfd: pytest.CaptureFixture[str]
) -> None:
    documents, problems = read_pdf(tmp_path, make_pdf(PAGES)[:cut])
    assert len(documents) + len(problems) == 1
    assert capfd.readouterr() == ("", "")
