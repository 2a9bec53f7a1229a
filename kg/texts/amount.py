"""How many texts there are to read, for whoever shows how far reading is: counted without reading any."""

from collections.abc import Sequence
from pathlib import Path

from kg.errors import KgError
from kg.texts.sources import STANDARD_INPUT, expand

_BLOCK = 1 << 20  # bytes
_LINES = frozenset({".jsonl", ".ndjson", ".csv", ".tsv"})
_HEADED = frozenset({".csv", ".tsv"})


def amount(inputs: Sequence[str | Path]) -> int | None:
    """Return about how many documents inputs hold: one a file, one a line of JSON Lines or of a table.

    Args:
        inputs: As for `kg.texts.read`.

    Returns:
        The number, with one for each problem that reading will tell of; None where standard input is to be read. Cells
        of several lines make it too high, a JSON file with a list of records too low.
    """
    found = 0
    for source in expand(inputs):
        if isinstance(source, KgError):
            found += 1
        elif str(source.path) == STANDARD_INPUT:
            return None
        else:
            found += _records(source.path)
    return found


def _records(path: Path) -> int:
    suffix = path.suffix.casefold()
    if suffix not in _LINES or not path.is_file():
        return 1
    try:
        with path.open("rb") as file:
            lines, last = 0, b"\n"
            while block := file.read(_BLOCK):
                lines, last = lines + block.count(b"\n"), block[-1:]
    except OSError:  # reading tells of it
        return 1
    return max(lines + (last != b"\n") - (suffix in _HEADED), 1)
