"""Where on the site a resource has its page: ``<base>state/AZ`` at ``/id/state/AZ``, a text at ``/document/ID``."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from kg.evidence import Evidence

_SAFE = "/-._~!$&'()*+,;=:@%"  # what the path of an address may hold as it is
DOCUMENT = "document/"

type Links = Callable[[str], str]
"""Gives the address of a resource from its IRI; nothing for what is not of this graph."""


@dataclass(frozen=True, slots=True)
class Link:
    """A name, and where it leads; an empty address leads nowhere."""

    text: str
    href: str = ""


def address(iri: str, *, base: str) -> str:
    """Return the address of a resource on the site, or nothing if it is not of this graph.

    >>> address("https://a.org/id/state/AZ", base="https://a.org/id/")
    '/id/state/AZ'
    >>> address("https://a.org/id/document/a%2Fb.txt#char=3,9", base="https://a.org/id/")
    '/document/a%2Fb.txt#char=3,9'
    """
    if not iri.startswith(base) or iri == base:
        return ""
    path, _, fragment = iri.removeprefix(base).partition("#")
    start = "/" if path.startswith(DOCUMENT) else "/id/"
    return start + quote(path, safe=_SAFE) + (f"#{fragment}" if fragment else "")


def in_text(said: Evidence, *, base: str) -> str:
    """Return the address of a sentence in its document."""
    return f"{address(said.graph, base=base)}#char={said.start},{said.end}"


def pair_address(one: str, other: str, *, base: str) -> str:
    """Return the address of the page of two entities, by their IRIs."""
    return "/pair?" + urlencode({"one": one.removeprefix(base), "other": other.removeprefix(base)}, safe="/")


def iri_of(path: bytes | str, *, base: str) -> str:
    """Return the IRI that a path of the site stands for, from the path as it was sent.

    >>> iri_of(b"/document/a%2Fb.txt", base="https://a.org/id/")
    'https://a.org/id/document/a%2Fb.txt'
    """
    text = path.decode("latin-1") if isinstance(path, bytes) else path
    return base + (text.removeprefix("/id/") if text.startswith("/id/") else text.removeprefix("/"))
