"""Which of the forms that a resource comes in a client asks for."""

from collections.abc import Sequence


def chosen(accept: str, offers: Sequence[str]) -> str:
    """Return the media type that an ``Accept`` header likes best (RFC 9110), or nothing if it likes none.

    Args:
        accept: The header; an empty one takes whatever comes first.
        offers: Media types, the preferred first; equal liking goes by this order.

    >>> chosen("text/turtle;q=0.9, text/html", ["text/html", "text/turtle"])
    'text/html'
    >>> chosen("application/ld+json, */*;q=0.1", ["text/html", "application/ld+json"])
    'application/ld+json'
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    liked = [(_liking(offer, ranges), -place, offer) for place, offer in enumerate(offers)]
    best = max(liked, default=(0.0, 0, ""))
    return best[2] if best[0] > 0 else ""


def _range(part: str) -> tuple[str, float]:
    kind, *rest = (piece.strip().lower() for piece in part.split(";"))
    quality = next((piece[2:] for piece in rest if piece.startswith("q=")), "1")
    try:
        return kind, min(1.0, max(0.0, float(quality)))
    except ValueError:
        return kind, 0.0


def _liking(offer: str, ranges: Sequence[tuple[str, float]]) -> float:
    """Return the quality of the most specific range that an offer falls in."""
    family = offer.partition("/")[0] + "/*"
    for wanted in (offer, family, "*/*"):
        found = [quality for kind, quality in ranges if kind == wanted]
        if found:
            return max(found)
    return 0.0
