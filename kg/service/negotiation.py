"""Which format an answer takes: content negotiation by the Accept header, with q-values (RFC 9110, 12.5)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

type Kind = Literal["solutions", "triples"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of answers.

    Attributes:
        name: Its short name, as ``format=`` and `kg query --format` take it.
        kind: ``solutions`` of SELECT and ASK, or ``triples`` of CONSTRUCT and DESCRIBE.
        media: Media type that answers are sent with.
        also: Other media types that ask for it.
        uri: Its IRI among the W3C's unique URIs for file formats.
    """

    name: str
    kind: Kind
    media: str
    also: tuple[str, ...]
    uri: str

    @property
    def content_type(self) -> str:
        """The value of the header Content-Type."""
        return f"{self.media}; charset=utf-8" if self.media.startswith("text/") else self.media


_W3C = "http://www.w3.org/ns/formats/"
_XML = ("application/xml", "text/xml")
_JSON = ("application/json", "text/json", "text/javascript", "application/javascript")
# In order of preference, where a client has none.
FORMATS = (
    Format("json", "solutions", "application/sparql-results+json", _JSON, _W3C + "SPARQL_Results_JSON"),
    Format("xml", "solutions", "application/sparql-results+xml", _XML, _W3C + "SPARQL_Results_XML"),
    Format("csv", "solutions", "text/csv", (), _W3C + "SPARQL_Results_CSV"),
    Format("tsv", "solutions", "text/tab-separated-values", (), _W3C + "SPARQL_Results_TSV"),
    Format("ttl", "triples", "text/turtle", ("application/turtle", "application/x-turtle"), _W3C + "Turtle"),
    Format("nt", "triples", "application/n-triples", ("text/plain",), _W3C + "N-Triples"),
    Format("jsonld", "triples", "application/ld+json", ("application/json",), _W3C + "JSON-LD"),
    Format("trig", "triples", "application/trig", (), _W3C + "TriG"),
    Format("nquads", "triples", "application/n-quads", (), _W3C + "N-Quads"),
    Format("rdfxml", "triples", "application/rdf+xml", _XML, _W3C + "RDF_XML"),
)
_RANGE = re.compile(r"\s*([\w!#$%&'*+.^`|~-]+)(?:/([\w!#$%&'*+.^`|~-]+))?\s*((?:;[^;,]*)*)$")
_QUALITY = re.compile(r"^\s*q\s*=\s*([0-9.]+)\s*$", re.IGNORECASE)


def formats(kind: Kind) -> tuple[Format, ...]:
    """Return the formats for a kind of answer, the preferred first."""
    return tuple(one for one in FORMATS if one.kind == kind)


def by_name(kind: Kind, name: str) -> Format | None:
    """Return the format of a short name or a media type for a kind of answer, or None."""
    return next((one for one in formats(kind) if name in {one.name, one.media, *one.also}), None)


def accepted(header: str | None, kind: Kind) -> Format | None:
    """Return the format that a client likes best for a kind of answer, or None if it takes none that there is.

    Args:
        header: The value of Accept; None or nothing takes all.
        kind: What the answer is.
    """
    best, likes = None, 0.0
    told = {f"{main}/{sub}": q for main, sub, q in ranges(header or "")}
    for one in formats(kind):
        named = [told[media] for media in (one.media, *one.also) if media in told]
        liking = max(named) if named else quality(header, one.media)
        if liking > likes:
            best, likes = one, liking
    return best


def quality(header: str | None, media: str) -> float:
    """Return how much a client likes a media type, from 0 (not at all) to 1.

    >>> quality("text/*;q=0.5, text/csv", "text/csv"), quality("text/*;q=0.5", "text/csv"), quality("a/b", "text/csv")
    (1.0, 0.5, 0.0)
    """
    if not (header or "").strip():
        return 1.0
    closest, liking = -1, 0.0
    for main, sub, q in ranges(header or ""):
        wanted, _, kind = media.partition("/")
        near = (2 if sub == kind else 1 if sub == "*" else -1) if main == wanted else 0 if main == "*" else -1
        if near > closest:
            closest, liking = near, q
    return liking


def ranges(header: str) -> Iterable[tuple[str, str, float]]:
    """Yield type, subtype (``*`` if there is none) and quality of each range of a header; what is none is left out."""
    for part in header.lower().split(","):
        found = _RANGE.match(part)
        if found:
            told = (_QUALITY.match(parameter) for parameter in found[3].split(";"))
            yield found[1], found[2] or "*", next((_number(q[1]) for q in told if q), 1.0)


def best_of(header: str | None, media: Sequence[str]) -> str | None:
    """Return which of some media types a client likes best, the first of equals, or None if it takes none."""
    liked = max(media, key=lambda one: quality(header, one))
    return liked if quality(header, liked) else None


def takes_gzip(header: str | None) -> bool:
    """Tell whether a client that sends this Accept-Encoding takes gzip."""
    told = {main: q for main, _, q in ranges(header or "")}
    return told.get("gzip", told.get("*", 0.0)) > 0


def _number(text: str) -> float:
    try:
        return min(float(text), 1.0)
    except ValueError:
        return 0.0
