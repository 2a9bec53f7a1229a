"""How many rows an answer has, counted in its bytes: the engine writes them faster than Python walks over them."""

import re
from collections.abc import Callable

# Between two rows of JSON. In a string, a quote that comes right after ends it, and what follows is a comma or brace;
# only a value that holds `},{}` counts as one row more.
_ROW_OF_JSON = re.compile(rb'\},\{(?="[^,}]|\})')
_FIRST_OF_JSON = re.compile(rb'"bindings":\[\{')
# What lies across two blocks is shorter than this; an answer ends with so many blanks, and nothing waits any more.
_WAITING = 32
END = b" " * _WAITING

type Counter = Callable[[bytes], int]


def counter(kind: str) -> Counter:
    """Return a function that takes an answer block by block, `END` last, and tells how many rows came with each.

    Args:
        kind: ``json``, ``xml``, ``csv`` or ``tsv`` of solutions, ``nt`` or ``nquads`` of triples.
    """
    if kind == "json":
        first, more = _matches(_FIRST_OF_JSON, b'"bindings"'), _matches(_ROW_OF_JSON, b"},{")
        return lambda block: first(block) + more(block)
    if kind == "xml":
        return _matches(re.compile(rb"<result>"), b"<")
    return _lines(1 if kind in {"csv", "tsv"} else 0, quoted=kind == "csv")


def _matches(pattern: re.Pattern[bytes], start: bytes) -> Counter:
    """Count matches, also across blocks: from the last start of one on, a block waits for the next."""
    rest = b""

    def count(block: bytes) -> int:
        nonlocal rest
        whole = rest + block
        cut = whole.rfind(start)
        if cut < 0 or len(whole) - cut > _WAITING:
            cut = max(len(whole) - _WAITING, 0)
        rest = whole[cut:]
        return len(pattern.findall(whole)) - len(pattern.findall(rest))

    return count


def _lines(header: int, *, quoted: bool) -> Counter:
    """Count the ends of lines after a header; with quotes, those that stand in a value are none."""
    inside = False

    def count(block: bytes) -> int:
        nonlocal header, inside
        ends = block.count(b"\n")
        if quoted and (inside or b'"' in block):
            parts = block.split(b'"')
            ends = sum(part.count(b"\n") for part in parts[inside::2])
            inside = inside != (len(parts) % 2 == 0)
        beyond = max(ends - header, 0)
        header = max(header - ends, 0)
        return beyond

    return count
