"""From a passage's IRI to the words of the document: what every format must lead to."""

import re

import manners
import samples

from kg.namespaces import document_iri

TEXTS = {
    document_iri(name): text
    for name, text in (("first.txt", samples.FIRST), ("second.txt", samples.SECOND), (manners.NAME, manners.TEXT))
}
PASSAGE = re.compile(r"(\S+)#char=(\d+),(\d+)")


def words(passage: str) -> str:
    """Return the characters of a document that an IRI names."""
    document, start, end = PASSAGE.fullmatch(passage).groups()
    return TEXTS[document][int(start) : int(end)]
