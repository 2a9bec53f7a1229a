"""PDF files: their text layer, without running heads, lines joined into paragraphs."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from kg.errors import InputError, NotTextError, one_line
from kg.model import Document
from kg.texts import layout
from kg.texts.boilerplate import find_author
from kg.texts.cleaning import clean_characters, clean_line, clean_lines
from kg.texts.dates import find_date
from kg.texts.quiet import quiet

MOST_PAGES = 2_000
_MARGIN = 2  # lines at the top and the bottom of a page that can be running heads
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:page\s{1,3})?(?:\d{1,4}|[ivxl]{1,6})(?:\s?(?:/|of)\s?\d{1,4})?[-–—\s]*", re.IGNORECASE
)
_HYPHEN = re.compile(r"(?<=[a-zà-ž])[-‐]$")
_END = re.compile(r"[.!?…:][\"'”’)]*$")


def read_pdf(data: bytes, *, where: str) -> Document:
    """Return the document of a PDF file.

    The date of a PDF is the one its text states: the dates in its metadata tell when the file was made.

    Args:
        data: The whole file.
        where: Its name, for messages.

    Raises:
        NotTextError: If the file is no PDF.
        InputError: If it is damaged or encrypted, has too many pages, or holds no text.
    """
    if b"%PDF-" not in data[:1024]:
        raise NotTextError("is not a PDF file", where=where, hint="check the file")
    from pypdf.errors import DependencyError, FileNotDecryptedError  # noqa: PLC0415  (heavy; most runs read no PDF)

    try:
        with quiet("pypdf"):
            pages, meta = _contents(data, where)
    except InputError:
        raise
    except FileNotDecryptedError as err:
        raise InputError("PDF is encrypted", where=where, hint="save a copy without a password") from err
    except DependencyError as err:  # a cipher that pypdf does not bring along
        hint = "save a copy without encryption, or pip install cryptography"
        raise InputError("PDF is encrypted with AES", where=where, hint=hint) from err
    except NotImplementedError as err:
        hint = "print it to a new PDF, or give its text"
        raise InputError(f"PDF is of a kind that can't be read ({one_line(err)})", where=where, hint=hint) from err
    except Exception as err:  # pypdf lets the errors of its own parsing through on damaged files
        hint = "open and save it again, or give its text"
        raise InputError(f"PDF is damaged ({type(err).__name__})", where=where, hint=hint) from err
    if not any(page.strip() for page in pages):
        raise InputError("PDF holds no text, only pictures", where=where, hint="run OCR over it first")
    return _document([clean_characters(page) for page in pages], meta)


def _contents(data: bytes, where: str) -> tuple[list[str], dict[str, str]]:
    """Return the text of each page and the title, author and publisher stated; pypdf's own errors pass through."""
    import pypdf  # noqa: PLC0415

    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputError("PDF is encrypted", where=where, hint="save a copy without a password")
    if len(reader.pages) > MOST_PAGES:
        raise InputError(f"PDF has more than {MOST_PAGES:,} pages", where=where, hint="split it")
    pages = [page.extract_text() for page in reader.pages]
    meta, xmp = reader.metadata, reader.xmp_metadata
    return pages, {
        "title": _known(meta.title) if meta else "",
        "author": _known(meta.author) if meta else "",
        "source": _known(", ".join(xmp.dc_publisher or [])) if xmp else "",
    }


def _known(value: Any) -> str:  # whatever the file holds
    words = clean_line(value) if isinstance(value, str) else ""
    return (
        ""
        if words.casefold() in {"untitled", "unknown", "anonymous"} or words.endswith((".doc", ".docx", ".indd"))
        else words
    )


def _document(pages: list[str], meta: dict[str, str]) -> Document:
    lines = _without_running_heads([[line.strip() for line in page.split("\n")] for page in pages])
    filled = [line for line in lines if line]
    text = "\n".join(clean_lines("\n".join(_paragraphs(lines))))
    stored, found = layout.assemble(layout.pieces(text))
    heading = clean_line(stored[found[0].start : found[0].end]) if found and found[0].kind == "heading" else ""
    return Document(
        id="",
        text=stored,
        title=meta["title"] or heading,
        published=find_date(filled),
        source=meta["source"],
        author=meta["author"] or find_author(filled),
        language="",
        blocks=found,
    )


def _without_running_heads(pages: list[list[str]]) -> list[str]:
    """Return the lines of all pages without page numbers and without lines that stand at the edge of most pages."""
    trimmed = [[line for line in page if line] and page for page in pages]
    edges = Counter(shape for page in trimmed for shape in {_shape(line) for line in _edge(page)})
    often = {shape for shape, count in edges.items() if count > 1 and count * 2 > len(pages)}
    kept: list[str] = []
    for page in trimmed:
        edge = set(_edge_places(page))
        kept.extend(
            line
            for at, line in enumerate(page)
            if at not in edge or not (_shape(line) in often or _PAGE_NUMBER.fullmatch(line))
        )
    return kept


def _edge_places(page: list[str]) -> list[int]:
    filled = [at for at, line in enumerate(page) if line]
    return filled[:_MARGIN] + filled[_MARGIN:][-_MARGIN:]


def _edge(page: list[str]) -> list[str]:
    return [page[at] for at in _edge_places(page)]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line[:200].casefold())


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Yield paragraphs, parted by blank lines."""
    filled = [line for line in lines if line]
    width = sorted(len(line) for line in filled)[int(len(filled) * 0.9)] if filled else 0
    paragraph = ""
    for here, after, later in zip(filled, [*filled[1:], ""], [*filled[2:], "", ""], strict=False):
        paragraph = _joined(paragraph, here)
        if _breaks(here, after, later, width):
            yield from (paragraph, "")
            paragraph = ""
    if paragraph:
        yield paragraph


def _breaks(here: str, after: str, later: str, width: int) -> bool:
    """Tell whether a paragraph ends with a line: it had room for the next word, or a heading or list item follows."""
    if not after or (after[0].islower() and not _END.search(here[-4:])):
        return False
    if _is_loose(here, after, width):
        return True
    ended = _END.search(here[-4:]) is not None
    heading = _is_loose(after, later, width) and len(after) < 0.7 * width and not _END.search(after[-4:])
    return ended and (layout.is_list_item(after) or (heading and later[:1].isupper()))


def _is_loose(line: str, after: str, width: int) -> bool:
    # Letters differ in width, hence the tenth to spare.
    return len(line) + 1 + len(after.split(" ", 1)[0]) < 0.9 * width


def _joined(paragraph: str, line: str) -> str:
    if not paragraph:
        return line
    if _HYPHEN.search(paragraph[-2:]) and line[:1].islower():
        return paragraph[:-1] + line
    return f"{paragraph} {line}"
