"""Front matter: ``key: value`` lines between two lines of ``---`` at the top of a text."""

import re

_FENCE = re.compile(r"-{3,}\s*")
_END = re.compile(r"(?:-{3,}|\.{3})\s*")
_PAIR = re.compile(r"([A-Za-z_][\w -]{0,40}?)\s*:(?:\s+(.*))?")
_MOST_LINES = 60


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    r"""Return the fields of a text's front matter, keys in lower case, and the text below it.

    Values are taken as they stand, without quotes around them; nested values and lists are left out. A text whose first
    lines are not front matter comes back whole, with no fields.

    >>> split_front_matter('---\ntitle: "Talks end"\n---\nThey ended.')
    ({'title': 'Talks end'}, 'They ended.')
    """
    lines = text.lstrip("\n").split("\n", _MOST_LINES)
    if not _FENCE.fullmatch(lines[0]):
        return {}, text
    fields: dict[str, str] = {}
    for number, line in enumerate(lines[1:_MOST_LINES], start=1):
        if _END.fullmatch(line):
            return fields, "\n".join(lines[number + 1 :])
        if not line.strip() or line.startswith((" ", "\t", "#", "-")):
            continue
        pair = _PAIR.fullmatch(line)
        if pair is None:
            return {}, text
        value = _unquoted((pair[2] or "").strip())
        if value:
            fields[pair[1].casefold()] = value
    return {}, text


def _unquoted(value: str) -> str:
    return value[1:-1].strip() if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
