"""What one query may cost, wherever it is asked, and what is said of one that costs more."""

from dataclasses import dataclass

from kg.errors import QueryError


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


def late(seconds: float) -> QueryError:
    """Return what is said of a query that takes more than so many seconds."""
    return QueryError(f"the query took more than {seconds:g} s", hint="simplify it, add LIMIT, or raise --timeout")


def many(rows: int) -> QueryError:
    """Return what is said of an answer of more than so many rows."""
    return QueryError(f"the answer has more than {rows:,} rows", hint="add LIMIT to the query, or raise --max-rows")


def broken_off() -> QueryError:
    """Return what is said of a query whose process ends under it."""
    return QueryError(
        "the engine broke off, out of memory or of stack", hint="simplify the query, or raise --max-memory"
    )
