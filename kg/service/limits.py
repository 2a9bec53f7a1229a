"""What a request may cost."""

from dataclasses import dataclass

from kg.bounds import Bounds

MOST_WHOLE = 32_000_000  # bytes of an answer that the server itself holds, to make a page or sentences of it


@dataclass(frozen=True, slots=True)
class Limits(Bounds):
    """Bounds of what one request may ask for: those of its query, and more.

    Attributes:
        body: Most bytes of a request's body.
        workers: Most queries that run at a time; others wait for their turn, not much longer.
        connections: Most connections at a time.
        arrival: Seconds in which a request's head must have come whole, and then its body.
        origins: Which sites' pages a browser lets ask (CORS), such as ``https://yasgui.org``; ``*`` is any.
    """

    seconds: float = 30.0
    body: int = 1_000_000
    workers: int = 4
    connections: int = 100
    arrival: float = 30.0
    origins: tuple[str, ...] = ("*",)
