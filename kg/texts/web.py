"""Web pages: their main text by trafilatura, their date by what they state in marked-up places."""

import json
import re
from collections.abc import Iterator
from typing import Any

from kg.errors import InputError
from kg.model import Document
from kg.texts import layout
from kg.texts.boilerplate import article_lines, clean_author, find_author
from kg.texts.cleaning import clean_characters, clean_line
from kg.texts.dates import find_date, iso_date
from kg.texts.layout import Piece
from kg.texts.quiet import quiet

MOST_CHARACTERS = 20_000_000
# Attributes of such length hold pictures or traps; parsers take quadratic time over thousands of attributes.
_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,30})[^<>]{5000,}>")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_DATE_NAMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "citation_publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
)
_UNREAD = "script|style|nav|footer|aside|form|noscript|header|template|button|svg"


def read_html(text: str, *, where: str) -> Document:
    """Return the document of a web page: main text with headings, lists and tables, title, author, site, date, address.

    Where trafilatura finds no article, all headings, paragraphs, list items and rows outside navigation are taken.

    Args:
        text: The page.
        where: Its name, for messages.

    Raises:
        InputError: If the page is too large, nested too deeply, or can't be parsed.
    """
    if len(text) > MOST_CHARACTERS:
        what = f"page of {len(text):,} characters is larger than {MOST_CHARACTERS:,}"
        raise InputError(what, where=where, hint="save the article alone")
    import lxml.etree  # type: ignore[import-untyped]  # noqa: PLC0415  (heavy; most runs read no HTML)
    import lxml.html  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        return _document(lxml.html.document_fromstring(_tidy(text)))
    except RecursionError as err:
        raise InputError("page is nested too deeply", where=where, hint="save the article alone") from err
    except (lxml.etree.LxmlError, ValueError, AssertionError) as err:
        raise InputError("page can't be parsed", where=where, hint="check that the file is HTML") from err


def _tidy(text: str) -> str:
    return _LONG_TAG.sub(r"<\1>", clean_characters(_DECLARATION.sub("", text)))


def _document(tree: Any) -> Document:  # lxml ships no types
    meta = _metas(tree)
    published = _date(tree, meta)
    main = _main(tree)
    parts = list(_pieces(main)) if main is not None else []
    if not any(part.kind == "prose" for part in parts):
        parts = list(_fallback(tree))
    headline = _headline(tree)
    if headline and all(part.text != headline for part in parts[:3]):
        parts.insert(0, Piece(headline, "heading"))
    facts = _facts(tree)
    lines = [part.text for part in parts]
    kept = [part for part, keep in zip(parts, article_lines(lines), strict=True) if keep]
    stored, found = layout.assemble(kept)
    heading = next((part.text for part in kept if part.kind == "heading"), "")
    return Document(
        id="",
        text=stored,
        title=clean_line(facts.get("title") or heading or "".join(tree.xpath("//title[1]/text()"))),
        published=published or find_date(lines),
        source=clean_line(meta.get("og:site_name") or facts.get("sitename") or ""),
        author=clean_author(clean_line(facts.get("author") or "")) or find_author(lines),
        url=clean_line(_url(tree, meta)),
        language="",
        blocks=found,
    )


def _main(tree: Any) -> Any:
    import copy  # noqa: PLC0415

    from trafilatura import bare_extraction  # noqa: PLC0415  (takes half a second to import)

    with quiet("trafilatura", "htmldate", "justext"):
        found = bare_extraction(
            copy.deepcopy(tree), include_comments=False, include_tables=True, with_metadata=False, favor_precision=True
        )
    return getattr(found, "body", None)


def _facts(tree: Any) -> dict[str, str]:
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415

    with quiet("trafilatura", "htmldate", "justext"):
        found = extract_metadata(tree, extensive=False)
    names = ("title", "author", "sitename")
    return {name: value for name in names if isinstance(value := getattr(found, name, None), str)}


def _pieces(body: Any) -> Iterator[Piece]:
    """Yield the pieces of trafilatura's tree (head, p, list/item, table/row/cell, quote, lb), in order."""
    for element in body:
        if not isinstance(element.tag, str):
            continue
        if element.tag == "head":
            yield from _lines(element, "heading")
        elif element.tag == "list":
            for item in element.iter("item"):
                yield from (Piece(f"• {part.text}", "list") for part in _lines(item, "list"))
        elif element.tag == "table":
            yield from _rows(element)
        elif element.tag in {"quote", "div"} and len(element):
            yield from _pieces(element)
        else:
            yield from _lines(element, "prose")
        if element.tail and element.tail.strip():
            yield Piece(clean_line(element.tail), "prose")


def _headline(tree: Any) -> str:
    """Return the page's only ``h1``, which trafilatura leaves out where it stands apart from the paragraphs."""
    found = [
        clean_line("".join(element.itertext()))
        for element in tree.xpath("//h1[not(ancestor::nav or ancestor::footer)]")
    ]
    return found[0] if len(found) == 1 else ""


def _rows(table: Any) -> Iterator[Piece]:
    rows = [
        [clean_line(" ".join(cell.itertext())) for cell in row.iter("cell", "td", "th")]
        for row in table.iter("row", "tr")
    ]
    for row in rows:
        cells = [cell for cell in row if cell]
        if len(cells) == 1 and len(cells[0].split()) > 20:
            yield Piece(cells[0], "prose")  # a page laid out by a table
        elif cells:
            yield Piece("\t".join(cells), "table")


def _lines(element: Any, kind: Any) -> Iterator[Piece]:
    """Yield the lines of an element; only a line break parts them."""
    words = "".join(_with_breaks(element))
    for line in words.split("\x02"):
        if line.strip():
            yield Piece(clean_line(line), kind)


def _with_breaks(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in {"lb", "br", "p"}:
            yield "\x02"
        if isinstance(child.tag, str) and child.tag not in {"list", "ul", "ol"}:
            yield from _with_breaks(child)
        if child.tag == "p":
            yield "\x02"
        yield child.tail or ""


def _fallback(tree: Any) -> Iterator[Piece]:
    bodies = tree.xpath("//body") or [tree]
    inside = " or ".join(f"ancestor::{tag}" for tag in _UNREAD.split("|"))
    for element in bodies[0].xpath(
        f".//*[self::h1 or self::h2 or self::h3 or self::h4 or self::p or self::li or self::tr][not({inside})]"
    ):
        if element.tag == "tr":
            cells = [clean_line(" ".join(cell.itertext())) for cell in element.xpath("./td|./th")]
            if any(cells):
                yield Piece("\t".join(cell for cell in cells if cell), "table")
        elif element.tag == "li":
            yield from (Piece(f"• {part.text}", "list") for part in _lines(element, "list"))
        else:
            yield from _lines(element, "prose" if element.tag == "p" else "heading")


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content:
            found.setdefault(name.strip().casefold(), content)
    return found


def _url(tree: Any, meta: dict[str, str]) -> str:
    links = [meta.get("og:url", ""), *tree.xpath("//link[@rel='canonical']/@href")]
    return next((link for link in links if link.startswith(("http://", "https://"))), "")


def _date(tree: Any, meta: dict[str, str]) -> str | None:
    stated = [meta[name] for name in _DATE_NAMES if name in meta]
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            stated.extend(_published(json.loads("".join(script.itertext())), depth=0))
        except (ValueError, RecursionError):
            continue  # a page's own mistake; other places may state the date
    stated.extend(tree.xpath("//*[@itemprop='datePublished']/@datetime | //*[@itemprop='datePublished']/@content"))
    stated.extend(tree.xpath("//article//time/@datetime | //header//time/@datetime | //main//time/@datetime"))
    stated.extend("".join(time.itertext()) for time in tree.xpath("//article//time[not(@datetime)]")[:3])
    return next((date for value in stated if (date := iso_date(value))), None)


def _published(value: object, *, depth: int) -> Iterator[str]:
    """Yield each ``datePublished`` in a JSON-LD value, the outermost first."""
    if depth > 6:
        return
    if isinstance(value, dict):
        if isinstance(date := value.get("datePublished"), str):
            yield date
        value = list(value.values())
    if isinstance(value, list):
        for inner in value[:200]:
            yield from _published(inner, depth=depth + 1)
