"""Headings, lists, tables and prose, told apart by the shape of lines."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.lexica import tables
from kg.model import Block, BlockKind

_MARKER = re.compile(r"(?:[•‣▪●◦·∙*–—-]|\(?\d{1,2}[.)]|[a-z]\))[ \t]+(?=\S)")
_CLOSED = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_ENDED = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_RULE = re.compile(r"[\s|:+=_*-]+")  # markdown's line under a table head, or a rule across the page
_CELLS = re.compile(r"\t+| {3,}")
_MINOR = re.compile(r"[a-z]{1,3}(?![a-z])|with|from|into|over|after|than|that")  # words that title case leaves small
_WIDEST = 120  # characters: longer lines are paragraphs, not lines that an editor wrapped
_HEADLINE_WORDS, _CLAUSE_WORDS, _HEADING_WORDS, _ROW_WORDS = 25, 18, 14, 16


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, heading, list item or table row on its way into a document; kind None: to be told by its shape."""

    text: str
    kind: BlockKind | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text: a heading, list item, table row or paragraph of prose each.

    They are in order, don't overlap, and hold every character but the white space between them. Sentences never reach
    across their borders.

    Args:
        text: The text as it is stored; offsets count its characters.
    """
    chunks = list(_chunks(text))
    width = _wrap_width(chunks)
    found: list[Block] = []
    for number, chunk in enumerate(chunks):
        last = number == len(chunks) - 1
        bare = _bare_runs(chunk)
        at = 0
        while at < len(chunk):
            size = _table_size(chunk, at, *bare[at])
            if size:
                found.extend(Block(line.start, line.end, "table") for line in chunk[at : at + size])
                at += size
                continue
            size = _paragraph_size(chunk, at, width)
            lines, rest = chunk[at : at + size], chunk[at + size : at + size + 1]
            kind = _kind(lines, rest, first=not found, alone=at == 0 and not rest, last=last and not rest)
            found.append(Block(lines[0].start, lines[-1].end, kind))
            at += size
    return tuple(found)


def pieces(text: str) -> Iterator[Piece]:
    """Yield the blocks of a text as pieces, wrapped lines joined and the cells of a row parted by tabs."""
    for block in blocks(text):
        words = text[block.start : block.end]
        if block.kind == "table":
            if not _RULE.fullmatch(words):
                yield Piece("\t".join(cell for cell in _cells(words) if cell), "table")
        else:
            yield Piece(" ".join(words.split()), block.kind)


def assemble(parts: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """Return the stored text of pieces and its blocks: a blank line between paragraphs, none inside a list or table."""
    found: list[Block] = []
    written: list[str] = []
    length = 0
    for part in parts:
        kind = part.kind or "prose"
        if found:
            gap = "\n" if kind == found[-1].kind and kind in {"list", "table"} else "\n\n"
            written.append(gap)
            length += len(gap)
        written.append(part.text)
        found.append(Block(length, length + len(part.text), kind))
        length += len(part.text)
    return "".join(written), tuple(found)


def _chunks(text: str) -> Iterator[list[_Line]]:
    """Yield runs of lines that hold something, without the blanks around each."""
    chunk: list[_Line] = []
    at = 0
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        if words:
            start = at + len(raw) - len(raw.lstrip())
            chunk.append(_Line(start, start + len(words), words))
        elif chunk:
            yield chunk
            chunk = []
        at += len(raw)
    if chunk:
        yield chunk


def _first_word(line: _Line) -> int:
    return len(line.text[:_WIDEST].split(None, 1)[0])


def _wrap_width(chunks: list[list[_Line]]) -> int:
    """Return the width at which lines were wrapped by an editor, or 0: most could not have held one word more."""
    pairs = [(a, b) for chunk in chunks for a, b in pairwise(chunk) if not _MARKER.match(b.text)]
    width = max((a.end - a.start for a, _ in pairs), default=0)
    full = sum(a.end - a.start + 1 + _first_word(b) > width for a, b in pairs)
    return width if len(pairs) >= 3 and 40 <= width <= _WIDEST and full >= 0.7 * len(pairs) else 0


def _paragraph_size(lines: Sequence[_Line], at: int, width: int) -> int:
    """Return how many lines from one on are a paragraph."""
    end = at + 1
    while end < len(lines):
        here, after = lines[end - 1], lines[end]
        full = width and here.end - here.start + 1 + _first_word(after) > width
        # A wrapped line may begin with the figure that ends a sentence.
        if _MARKER.match(after.text) and not (full and after.text[0].isdigit() and not _CLOSED.search(here.text[-8:])):
            break
        if not full and not (after.text[0].islower() and not _ENDED.search(here.text[-8:])):
            break
        end += 1
    return end - at


def _cells(words: str) -> list[str]:
    if words.count("|") >= 2 or words.startswith("|"):
        return [cell.strip() for cell in words.strip("|").split("|")]
    if "\t" not in words and "   " not in words:
        return [words]
    return [cell.strip() for cell in _CELLS.split(words)]


def _table_size(lines: Sequence[_Line], at: int, bare: int, figures: int) -> int:
    """Return how many lines from one on are rows of a table: cells parted by marks, or labels with figures.

    Args:
        lines: Of a chunk.
        at: The first line.
        bare: How many from it on look like labels.
        figures: How many of these hold a figure.
    """
    end = at
    while end < len(lines) and (len(_cells(lines[end].text)) > 1 or (end > at and _RULE.fullmatch(lines[end].text))):
        end += 1
    if end - at > 1 or (end > at and lines[at].text.count("\t") > 1):
        return end - at
    return bare if bare > 1 and figures > 1 and figures * 2 >= bare else 0


def _bare_runs(lines: Sequence[_Line]) -> list[tuple[int, int]]:
    """Return for each line how many from it on could be rows without marks, and how many of these hold a figure."""
    if len(lines) < 2:  # one line is no table
        return [(0, 0)] * len(lines)
    runs = [(0, 0)]
    for line in reversed(lines):
        size, figures = runs[-1]
        runs.append((size + 1, figures + any(map(str.isdigit, line.text))) if _is_bare(line.text) else (0, 0))
    return runs[:0:-1]


def _is_bare(words: str) -> bool:
    """Tell a line that could be a row: short, open-ended, begun like a label, without a word that makes it a clause."""
    if (
        len(words) > 200
        or _CLOSED.search(words[-8:])
        or _MARKER.match(words)
        or not (words[0].isupper() or words[0].isdigit())
    ):
        return False
    parts = words.casefold().split()
    return 2 <= len(parts) <= _ROW_WORDS and tables.words("layout.tsv").isdisjoint(parts)


def _kind(lines: Sequence[_Line], rest: Sequence[_Line], *, first: bool, alone: bool, last: bool) -> BlockKind:
    words = lines[0].text if len(lines) == 1 else " ".join(line.text for line in lines[:4])
    if _MARKER.match(words):
        return "list"
    if last or len(lines) > 3 or len(words) > 250:
        return "prose"
    return "heading" if _is_heading(words, rest, first=first, alone=alone) else "prose"


def _is_heading(words: str, rest: Sequence[_Line], *, first: bool, alone: bool) -> bool:
    count = len(words.split())
    if words[0].islower() or count > _HEADLINE_WORDS:
        return False
    followed = bool(rest) and bool(_SENTENCE_END.search(rest[0].text[-8:])) and len(rest[0].text) > len(words)
    if words.endswith("?"):
        return (first or count <= _HEADING_WORDS) and (alone or followed) and words[0] not in "\"'“‘«"
    titled = is_title_case(words)
    if _CLOSED.search(words[-8:]):
        return first and alone and titled and not words.endswith((":", ";", ","))
    if first:
        return titled or count <= _CLAUSE_WORDS or tables.words("layout.tsv").isdisjoint(words.casefold().split())
    return count <= _HEADING_WORDS and (alone or titled or followed)


def is_title_case(words: str) -> bool:
    """Tell whether nearly all longer words of a line are capitalised: "Norland Signs a Peace Deal"."""
    parts = [part.lstrip("\"'“‘«([") for part in words.split()]
    major = [part for part in parts if part[:1].isalpha() and not _MINOR.fullmatch(part)]
    return len(major) > 2 and sum(part[0].isupper() for part in major) >= 0.85 * len(major)


def is_list_item(line: str) -> bool:
    """Tell whether a line begins with a bullet or an item's number."""
    return _MARKER.match(line) is not None
