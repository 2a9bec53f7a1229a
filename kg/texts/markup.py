"""Markup left in a text that is taken as it stands: tags and entities, read without moving an offset."""

import html
import re

_NAMES = (
    "a|abbr|article|aside|b|big|blockquote|body|br|caption|center|cite|code|dd|del|div|dl|dt|em|figcaption|figure|font|"
    "footer|h[1-6]|head|header|hr|html|i|iframe|img|ins|li|main|mark|nav|ol|p|pre|q|s|section|small|span|strike|strong|"
    "sub|sup|table|tbody|td|th|thead|time|title|tr|tt|u|ul|video|wbr"
)
_TAG = re.compile(rf"</?(?P<name>{_NAMES})(?:\s[^<>]*|\s*/)?>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "big",
        "cite",
        "code",
        "del",
        "em",
        "font",
        "i",
        "ins",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "tt",
        "u",
        "wbr",
    ]
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_JOINING = frozenset("’'&")  # within a word: "Norland’s", "AT&T"


def resolved(text: str) -> str:
    """Return a text of the same length in which tags are blank, block tags are line breaks and entities characters.

    An entity is longer than its character: the spaces that fill its place stand where the word ends, so that only the
    rest of that word moves. What looks like neither stays: "growth < 2 percent", "R&D".
    """
    if "<" in text:
        text = _TAG.sub(_blank, text)
    return _unescaped(text) if "&" in text else text


def _blank(tag: re.Match[str]) -> str:
    inline = tag["name"] is None or tag["name"].lower() in _INLINE
    return " " * len(tag[0]) if inline else "\n\n".ljust(len(tag[0]))


def _unescaped(text: str) -> str:
    parts: list[str] = []
    at = owed = 0
    for entity in _ENTITY.finditer(text):
        character = html.unescape(entity[0])
        if len(character) >= len(entity[0]):
            continue
        owed = _follow(parts, text[at : entity.start()], owed)
        at = entity.end()
        before, after = parts[-1][-1:] if parts else "", text[at : at + 1]
        spaces = len(entity[0]) - len(character)
        if character.isalnum() or (character in _JOINING and before.isalnum() and (after.isalnum() or after == "&")):
            parts.append(character)
            owed += spaces
            continue
        filled = " " * (owed + spaces)
        owed = 0
        leads = not before.strip() and after.strip()
        parts.append(filled + character if leads else character + filled)
    _follow(parts, text[at:], owed, last=True)
    return "".join(parts)


def _follow(parts: list[str], rest: str, owed: int, *, last: bool = False) -> int:
    """Add the text after an entity, with the spaces that are owed where its word ends; return what is owed still."""
    ends = next((i for i, character in enumerate(rest) if not character.isalnum()), len(rest))
    if owed and (ends < len(rest) or last):
        rest, owed = rest[:ends] + " " * owed + rest[ends:], 0
    if rest:
        parts.append(rest)
    return owed
