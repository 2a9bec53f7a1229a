"""How many rows an answer has, counted in its bytes: the engine writes them faster than Python walks over them."""

from collections.abc import Callable

# What lies across two blocks is shorter than this; an answer ends with so many blanks, and nothing waits any more.
_WAITING = 32
END = b" " * _WAITING

type Counter = Callable[[bytes], int]


def counter(kind: str) -> Counter:
    """Return a function that takes an answer block by block, `END` last, and tells how many rows came with each.

    Args:
        kind: ``json``, ``xml``, ``csv`` or ``tsv`` of solutions, ``nt`` or ``nquads`` of triples.
    """
    if kind == "json":  # a value that holds `},{` counts as one row more; telling it apart takes twice the time
        first, more = _across(b'"bindings":[{', b'"bindings"'), _across(b"},{", b"},{")
        return lambda block: first(block) + more(block)
    if kind == "xml":
        return _across(b"<result>", b"<")
    return _lines(1 if kind in {"csv", "tsv"} else 0, quoted=kind == "csv")


def _across(mark: bytes, start: bytes) -> Counter:
    """Count marks, also across blocks: from the last start of one on, a block waits for the next."""
    rest = b""

    def count(block: bytes) -> int:
        nonlocal rest
        whole = rest + block
        cut = whole.rfind(start, max(len(whole) - _WAITING, 0))
        rest = whole[cut if cut >= 0 else max(len(whole) - _WAITING, 0) :]
        return whole.count(mark) - rest.count(mark)

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
