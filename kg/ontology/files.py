"""The files of the ontologies, in Turtle."""

from pathlib import Path

from kg.checksums import path as place
from kg.checksums import verified
from kg.errors import UnknownNameError

NAMES = ("kg", "plover", "shapes")


def path(name: str) -> Path:
    """Return the file of an ontology: ``kg`` (OWL), ``plover`` (SKOS) or ``shapes`` (SHACL), all in Turtle.

    ``kg.ttl`` does as well as ``kg``.

    Raises:
        UnknownNameError: If there is none of this name.
        DamagedPackageError: If the file is not the one that was published.
    """
    plain = name.removesuffix(".ttl")
    if plain in NAMES:
        verified(f"ontologies/{plain}.ttl")
        return place(f"ontologies/{plain}.ttl")
    raise UnknownNameError(f"no ontology {name!r}", hint=f"there are {', '.join(NAMES)}")
