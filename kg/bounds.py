"""What one query may cost, wherever it is asked, and what is said of one that costs more."""

from dataclasses import dataclass

from kg.errors import QueryError

_MOST_SECONDS = 1_000_000.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bounds of one query; the options ``--timeout``, ``--max-rows`` and ``--max-memory`` set them.

    Attributes:
        seconds: Longest time, from its turn to the last byte of its answer.
        rows: Most rows or triples of an answer; a longer one is an error, never cut short as if it were whole.
        memory: Most bytes that the process of a query may take.
    """

    seconds: float = 60.0
    rows: int = 1_000_000
    memory: int = 4_000_000_000

    def __post_init__(self) -> None:
        """Refuse what bounds nothing.

        Raises:
            QueryError: If time or memory is not above 0, rows are below 0, or the time is a million seconds or more.
        """
        if not (0 < self.seconds < _MOST_SECONDS and self.rows >= 0 and self.memory > 0):
            what = f"a query can't have {self.seconds:g} s, {self.rows:,} rows and {self.memory // 1_000_000:,} MB"
            raise QueryError(what, hint="give it time and memory above 0, and less than a million seconds")


def late(seconds: float) -> QueryError:
    """Return what is said of a query that takes more than so many seconds."""
    return QueryError(
        f"the query took more than {seconds:g} s",
        hint="simplify it, add LIMIT, or raise --timeout (in Python: timeout)",
    )


def many(rows: int) -> QueryError:
    """Return what is said of an answer of more than so many rows."""
    return QueryError(
        f"the answer has more than {rows:,} rows",
        hint="add LIMIT, or raise --max-rows (in Python: max_rows)",
    )


def broken_off() -> QueryError:
    """Return what is said of a query whose process ends under it."""
    return QueryError(
        "the engine broke off, out of memory or of stack",
        hint="simplify the query, or raise --max-memory (in Python: max_memory)",
    )
