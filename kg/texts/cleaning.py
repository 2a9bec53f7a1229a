"""Characters and lines made fit to be stored. Nothing after this moves an offset."""

import re
import unicodedata

from kg.texts.boilerplate import article_lines

_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Zero-width and soft-hyphen characters, marks of direction, controls but tab and newline, and lone surrogates.
_UNSEEN = re.compile(
    r"[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufffc\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]"
)
_SPACES = re.compile(r"[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BLANKS = re.compile(r" {2,}")
_GAP = re.compile(r"(?<=\S)(?: {3,}|[ \t]*\t[ \t]*)(?=\S)")


def clean_characters(text: str) -> str:
    """Return a text in Unicode NFC with plain newlines and blanks and without characters that nobody sees.

    Typographic quotes and dashes stay. Tabs stay, so that the cells of tables can be told.
    """
    text = unicodedata.normalize("NFC", text)
    return _SPACES.sub(" ", _UNSEEN.sub("", _NEWLINES.sub("\n", text)))


def clean_lines(text: str) -> list[str]:
    """Return the lines of a text without blanks at their ends and without boilerplate; wide gaps become tabs.

    Args:
        text: As `clean_characters` gives it.
    """
    lines = [_BLANKS.sub(" ", _GAP.sub("\t", line.strip())) for line in text.split("\n")]
    keep = article_lines(lines)
    return [line for line, kept in zip(lines, keep, strict=True) if kept]


def clean_line(text: str) -> str:
    """Return a text as one line: clean characters, single blanks, none at the ends."""
    return " ".join(clean_characters(text).split())
