"""The files of the ontologies, in Turtle."""

from pathlib import Path

from kg.errors import UnknownNameError

NAMES = ("kg", "plover", "shapes")


def path(name: str) -> Path:
    """Return the file of an ontology: ``kg`` (OWL), ``plover`` (SKOS) or ``shapes`` (SHACL), all in Turtle.

    ``kg.ttl`` does as well as ``kg``.

    Raises:
        UnknownNameError: If there is none of this name.
    """
    package = Path(__file__).parents[1]
    # A wheel carries the folder inside the package, an editable install beside it.
    plain = name.removesuffix(".ttl")
    for folder in (package / "ontologies", package.parent / "ontologies"):
        file = folder / f"{plain}.ttl"
        if plain in NAMES and file.is_file():
            return file
    raise UnknownNameError(f"no ontology {name!r}", hint=f"there are {', '.join(NAMES)}")
