"""Lines that belong to the page rather than to the article."""

import re
from collections.abc import Sequence
from functools import cache

from kg.lexica import tables
from kg.texts.dates import is_date_line

_LONGEST = 300  # characters: boilerplate lines are short, and patterns need not run over long ones
_HEAD = 10  # lines from the top in which a byline stands
_LINKS = 15  # most lines that a block of links may have
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[.!?…][\"'”’)]*$")
_BYLINE = re.compile(
    r"(?:(?i:written\s|story\s|report\s)?[Bb]y|BY|Author:|Byline:)\s+"
    r"(?P<name>[A-ZÀ-ÞƏŞĞİ][\w.'’-]*(?:\s+(?:and\s+)?[A-ZÀ-ÞƏŞĞİ][\w.'’-]*){1,5})"
    r"(?:\s*[,|•·–—-].{0,80})?"
)


@cache
def _patterns(kind: str) -> re.Pattern[str]:
    patterns = [row["pattern"] for row in tables.rows("boilerplate.tsv") if row["kind"] == kind]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def _menu_words() -> frozenset[str]:
    rows = tables.rows("boilerplate.tsv")
    return frozenset(word for row in rows if row["kind"] == "menu" for word in tables.values(row["pattern"]))


def find_author(lines: Sequence[str]) -> str:
    """Return the name in the byline below a headline ("By Jane Roe"), or an empty string.

    Args:
        lines: Lines of the text that are not blank, in order.
    """
    found = (_BYLINE.fullmatch(line) for line in lines[:_HEAD] if len(line) <= 120)
    return next((match["name"] for match in found if match), "")


def clean_author(text: str) -> str:
    """Return an author as a page states it without what is no name: "Jane Roe; Updated" is Jane Roe's.

    Args:
        text: Names separated by semicolons, on one line.
    """
    names = (name.strip() for name in text.split(";"))
    return "; ".join(name for name in names if name and not _patterns("no-author").fullmatch(name))


def article_lines(lines: Sequence[str]) -> list[bool]:
    """Tell for each line whether it belongs to the article; blank lines do.

    Args:
        lines: All lines (or paragraphs) of a page in order, without blanks at their ends.
    """
    keep = [True] * len(lines)
    filled = [at for at, line in enumerate(lines) if line]
    menu = {at for at in filled if _is_menu(lines[at])}
    at = 0
    while at < len(filled):
        number, line = filled[at], lines[filled[at]]
        at += 1
        if len(line) > _LONGEST:
            continue
        if _patterns("tail").fullmatch(line) and at > 0.4 * len(filled):
            for after in filled[at - 1 :]:
                keep[after] = False
            break
        if _patterns("section").fullmatch(line):
            keep[number] = False
            links = _links(lines, filled[at:])
            for after in filled[at : at + links]:
                keep[after] = False
            at += links
        elif _is_page_line(line, at - 1) or _in_menu(filled, at - 1, menu, line):
            keep[number] = False
    return keep


def _is_page_line(line: str, place: int) -> bool:
    if _patterns("line").fullmatch(line):
        return True
    return place < _HEAD and (is_date_line(line) or (len(line) <= 120 and _BYLINE.fullmatch(line) is not None))


def _links(lines: Sequence[str], numbers: Sequence[int]) -> int:
    """Count the titles that follow the head of a block of links, up to the first sentence of prose."""
    count = 0
    for number in numbers[:_LINKS]:
        line = lines[number]
        if len(line) > 160 or (_SENTENCE.search(line) and len(line.split()) > 7):
            break
        count += 1
    # The line before prose may be a heading of the article.
    return count if count == len(numbers) or count == 0 else count - 1


def _is_menu(line: str) -> bool:
    if len(line) > _LONGEST or _SENTENCE.search(line):
        return False
    words = _WORD.findall(line.casefold())
    return bool(words) and all(word in _menu_words() for word in words)


def _in_menu(filled: Sequence[int], at: int, menu: set[int], line: str) -> bool:
    """A lone "Economy" may be a heading; beside other such lines, or with several of these words, it is navigation."""
    if filled[at] not in menu:
        return False
    beside = filled[max(at - 1, 0) : at] + filled[at + 1 : at + 2] if isinstance(filled, list) else ()
    return len(_WORD.findall(line)) > 2 or any(number in menu for number in beside)
