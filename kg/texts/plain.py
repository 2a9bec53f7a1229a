"""Plain text, and Markdown turned into it."""

import re
from collections.abc import Iterator

from kg.model import Document
from kg.texts import layout
from kg.texts.boilerplate import find_author
from kg.texts.cleaning import clean_characters, clean_line, clean_lines
from kg.texts.dates import find_date
from kg.texts.fields import from_fields
from kg.texts.frontmatter import split_front_matter
from kg.texts.isolation import Found
from kg.texts.layout import Piece

_ATX = re.compile(r"#{1,6}\s+(.*?)\s*#*")
_UNDERLINE = re.compile(r"=+|-{2,}")
_BULLET = re.compile(r"(?:>\s*)*[-*+]\s+(?:\[[ xX]\]\s+)?")
_QUOTE = re.compile(r"(?:>\s?)+")
_REFERENCE = re.compile(r"\[[^\]]{1,100}\]:\s.{1,1000}")  # where a numbered link leads
_FENCE = re.compile(r"(?:```|~~~).{0,40}")
_BOLD_LINE = re.compile(r"(\*\*|__)([^*_]{2,120})\1")
_INLINE = (
    (re.compile(r"<!--[^\n]{0,500}?-->"), ""),
    (re.compile(r"!\[[^\]\n]{0,300}\]\([^()\s]{0,500}(?:\s[^()]{0,200})?\)"), ""),  # images
    (re.compile(r"\[([^\[\]\n]{1,500})\](?:\([^()\n]{0,500}\)|\[[^\]\n]{0,100}\])"), r"\1"),  # links keep their words
    (re.compile(r"<((?:https?|mailto):[^\s<>]{1,500})>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>"), ""),
    (re.compile(r"\[\^[\w-]{1,30}\]"), ""),  # footnote marks
    (re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]{1,500}?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\w_])(_{1,3})(?=\S)([^_\n]{1,500}?)(?<=\S)\1(?![\w_])"), r"\2"),
    (re.compile(r"`([^`\n]{1,300})`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])"), r"\1"),
)
_MARK = "\x01"  # stands before headings between the two steps; clean texts hold no control characters


def read_plain(text: str, *, where: str) -> Found:
    """Yield the document of a plain text, then problems with its front matter."""
    yield from _read(text, where=where, markdown=False)


def read_markdown(text: str, *, where: str) -> Found:
    """Yield the document of a Markdown text, its marks gone and headings, lists and tables known, then problems."""
    yield from _read(text, where=where, markdown=True)


def _read(text: str, *, where: str, markdown: bool) -> Found:
    fields, body = split_front_matter(clean_characters(text))
    if markdown:
        body = _without_marks(body)
    lines = clean_lines(body)
    filled = [line for line in body.split("\n") if line.strip()][:40]
    parts = list(_pieces("\n".join(lines))) if markdown else list(layout.pieces("\n".join(lines)))
    stored, found = layout.assemble(parts)
    title = clean_line(parts[0].text) if parts and parts[0].kind == "heading" else ""
    document = Document(
        id="",
        text=stored,
        title=title,
        published=find_date([line.strip(f" {_MARK}") for line in filled]),
        author=find_author([line.strip(f" {_MARK}") for line in filled]),
        language="",
        blocks=found,
    )
    yield from from_fields(document, fields, where=where)


def _pieces(text: str) -> Iterator[Piece]:
    """Yield pieces of text whose headings carry the mark; what stands between them is told by its shape."""
    between: list[str] = []
    for line in text.split("\n"):
        if not line.startswith(_MARK):
            between.append(line)
            continue
        yield from _unheaded("\n".join(between))
        between = []
        if heading := line.strip(f" {_MARK}"):
            yield Piece(heading, "heading")
    yield from _unheaded("\n".join(between))


def _unheaded(text: str) -> Iterator[Piece]:
    # A sentence before the text keeps its first paragraph from being taken for a headline.
    lead = "Lead.\n\n"
    yield from list(layout.pieces(lead + text))[1:]


def _without_marks(text: str) -> str:
    written: list[str] = []
    fenced = False
    for raw in text.split("\n"):
        line = raw.strip()
        if _FENCE.fullmatch(line):
            fenced = not fenced
        elif _REFERENCE.fullmatch(line):
            continue
        elif fenced:
            written.append(line)
        elif _UNDERLINE.fullmatch(line) and written and _can_be_underlined(written[-1]):
            written[-1] = f"{_MARK}{written[-1]}"
        else:
            written.append(_without_line_marks(line))
    return "\n".join(written)


def _can_be_underlined(line: str) -> bool:
    return bool(line) and not line.startswith(("•", "|", _MARK)) and len(line) < 200


def _without_line_marks(line: str) -> str:
    if heading := _ATX.fullmatch(line[:500]):
        return f"{_MARK}{_plain(heading[1])}"
    if bold := _BOLD_LINE.fullmatch(line[:200]):
        if not bold[2].endswith((".", ":", "”", '"')):
            return f"{_MARK}{bold[2]}"
        return bold[2]
    if re.fullmatch(r"(?:[-*_]\s?){3,}", line[:80]):
        return ""
    bullet = _BULLET.match(line)
    words = line[bullet.end() :] if bullet else _QUOTE.sub("", line, count=1) if line.startswith(">") else line
    return ("• " if bullet else "") + _plain(words)


def _plain(words: str) -> str:
    for pattern, kept in _INLINE:
        words = pattern.sub(kept, words)
    return words
