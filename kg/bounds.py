"""What one query may cost, wherever it is asked, and what is said of one that costs more."""

from dataclasses import dataclass

from kg.errors import QueryError

START = 60.0  # seconds in which a process that answers queries must have begun, which takes some hundredths of one
_MOST_SECONDS = 1_000_000.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bounds of one query; the options ``--timeout``, ``--max-rows``, ``--max-memory`` and ``--max-bytes`` set them.

    Attributes:
        seconds: Longest time, from its turn to the last byte of its answer.
        rows: Most rows or triples of an answer; a longer one is an error, never cut short as if it were whole.
        memory: Most bytes that the process of a query may take.
        size: Most bytes of an answer, as it is handed to whoever asked; a longer one is an error as well.
    """

    seconds: float = 60.0
    rows: int = 1_000_000
    memory: int = 4_000_000_000
    size: int = 1_000_000_000

    def __post_init__(self) -> None:
        """Refuse what bounds nothing.

        Raises:
            QueryError: If time, memory or size is not above 0, rows are below 0, or the time is a million seconds or
                more.
        """
        if not (0 < self.seconds < _MOST_SECONDS and self.rows >= 0 and self.memory > 0 and self.size > 0):
            held = f"{self.seconds:g} s, {self.rows:,} rows, {self.memory // 1_000_000:,} MB and {self.size:,} bytes"
            hint = "give it time, memory and bytes above 0, and less than a million seconds"
            raise QueryError(f"a query can't have {held}", hint=hint)


def late(seconds: float) -> QueryError:
    """Return what is said of a query that takes more than so many seconds."""
    return QueryError(
        f"the query took more than {seconds:g} s",
        hint="simplify it, add LIMIT, or raise --timeout (in Python: timeout)",
    )


def busy(seconds: float) -> QueryError:
    """Return what is said of a request that others kept waiting for most of so many seconds."""
    return QueryError(f"no answer could be made within {seconds:g} s, as many others are", hint="try again")


def many(rows: int) -> QueryError:
    """Return what is said of an answer of more than so many rows."""
    return QueryError(
        f"the answer has more than {rows:,} rows",
        hint="add LIMIT, or raise --max-rows (in Python: max_rows)",
    )


def large(size: int) -> QueryError:
    """Return what is said of an answer of more than so many bytes."""
    return QueryError(
        f"the answer has more than {size:,} bytes",
        hint="ask for fewer or shorter values, or raise --max-bytes (in Python: max_bytes)",
    )


def unbegun() -> QueryError:
    """Return what is said where a process that is to answer queries does not begin."""
    return QueryError(
        f"the process that answers queries did not begin within {START:g} s",
        hint="see whether the disk of the graph answers and the machine has memory left, then try again",
    )


def broken_off() -> QueryError:
    """Return what is said of a query whose process ends under it."""
    return QueryError(
        "the engine broke off, out of memory or of stack",
        hint="simplify the query, or raise --max-memory (in Python: max_memory)",
    )
