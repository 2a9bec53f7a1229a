"""What a request may cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of what one request may ask for.

    Attributes:
        seconds: Longest time of a query, from its turn to the last byte of its answer.
        rows: Most rows or triples of an answer.
        body: Most bytes of a request's body.
        memory: Most bytes that the process of a query may take.
        workers: Most queries that run at a time; others wait for their turn, not much longer.
        origins: Which sites' pages a browser lets ask (CORS), such as ``https://yasgui.org``; ``*`` is any.
    """

    seconds: float = 30.0
    rows: int = 1_000_000
    body: int = 1_000_000
    memory: int = 4_000_000_000
    workers: int = 4
    origins: tuple[str, ...] = ("*",)
