"""Prefixes of the graph and the minting of IRIs from content.

An IRI depends on what it names and on nothing else (no counter, no clock, no order of reading), so two builds of the
same texts agree on every one.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, unquote

BASE_IRI = "https://w3id.org/influence-kg/id/"
KG = "https://w3id.org/influence-kg/ontology#"
PLOVER = "https://w3id.org/influence-kg/plover#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
SCHEMA = "https://schema.org/"
ORG = "http://www.w3.org/ns/org#"
DCTERMS = "http://purl.org/dc/terms/"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES: dict[str, str] = {
    "kg": KG,
    "plover": PLOVER,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "skos": SKOS,
    "prov": PROV,
    "sem": SEM,
    "nif": NIF,
    "schema": SCHEMA,
    "org": ORG,
    "xsd": XSD,
    "dcterms": DCTERMS,
}


@lru_cache(maxsize=1 << 14)
def slug(name: str) -> str:
    """Return a name as a lower-case, hyphenated path segment that is safe in an IRI.

    Latin letters lose their accents; letters of other scripts stay and are percent-encoded.

    >>> slug("Recep Tayyip Erdoğan")
    'recep-tayyip-erdogan'
    """
    folded = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c)).replace("ı", "i")
    words = re.findall(r"\w+", plain)
    return quote("-".join(words), safe="-") or digest(name)


def digest(*parts: str) -> str:
    """Return 16 hexadecimal digits (64 bits of SHA-256) over the parts, which may hold any character.

    >>> digest("a", "bc") == digest("ab", "c")
    False
    """
    body = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def document_iri(document: str, *, base: str = BASE_IRI) -> str:
    """Return the IRI of a document, which is also the name of its evidence graph, from its id.

    Of the empty id it is what all of them begin with.
    """
    return f"{base}document/{quote(document, safe='', errors='surrogatepass')}"


def document_id(iri: str, *, base: str = BASE_IRI) -> str:
    """Return the id of the document that an IRI is of."""
    return unquote(iri.removeprefix(document_iri("", base=base)), errors="surrogatepass")


def entity_iri(key: str, *, base: str = BASE_IRI) -> str:
    """Return the IRI of an entity from its key, such as ``state/AZ`` or ``person/andrei-gurulyov``."""
    return base + key
