"""Where the example articles are, in an installed package and in a working copy."""

from pathlib import Path

from kg.errors import MissingInputError


def examples() -> Path:
    """Return the folder of the example articles, ready for `kg.build`; its SOURCES.md says what they rest on.

    Raises:
        MissingInputError: If this installation came without them.
    """
    package = Path(__file__).parent.parent
    # A wheel carries the folder inside the package, an editable install beside it.
    for folder in (package / "examples", package.parent / "examples"):
        if folder.is_dir():
            return folder
    raise MissingInputError("no example articles in this installation", where=str(package), hint="install kg again")
