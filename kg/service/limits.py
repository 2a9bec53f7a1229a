"""What a request may cost."""

from dataclasses import dataclass

from kg.bounds import Bounds


@dataclass(frozen=True, slots=True)
class Limits(Bounds):
    """Bounds of what one request may ask for: those of its query, and more.

    Attributes:
        body: Most bytes of a request's body.
        workers: Most queries that run at a time; others wait for their turn, not much longer.
        origins: Which sites' pages a browser lets ask (CORS), such as ``https://yasgui.org``; ``*`` is any.
    """

    seconds: float = 30.0
    body: int = 1_000_000
    workers: int = 4
    origins: tuple[str, ...] = ("*",)
