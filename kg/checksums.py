"""The SHA-256 of each table, model, ontology and query that comes along: what is loaded is what was published.

``kg/SHA256SUMS`` states them, as ``sha256sum`` does; ``scripts/write_checksums.py`` writes it. In a checkout the files
are there to be changed, and git tells what was: there, a test asks whether the list is up to date.
"""

import base64
import csv
import hashlib
from functools import cache
from importlib import metadata
from pathlib import Path

from kg.errors import DamagedPackageError

LIST = "SHA256SUMS"
PACKAGE = Path(__file__).parent
KINDS = {"lexica": ".tsv", "models": ".npz", "ontologies": ".ttl", "store/queries": ".rq"}
_HINT = "install the package anew"


def verified(name: str) -> bytes:
    """Return the content of a file that comes along.

    Args:
        name: Below the package, such as ``lexica/verbs.tsv``.

    Raises:
        DamagedPackageError: If it is not the one that was published; never in a checkout.
        OSError: If it can't be read.
    """
    content = path(name).read_bytes()
    if not in_checkout() and stated().get(name) != hashlib.sha256(content).hexdigest():
        raise DamagedPackageError("is not the file that was published (SHA-256 differs)", where=name, hint=_HINT)
    return content


def path(name: str) -> Path:
    """Return the place of a file that comes along; a checkout has the ontologies beside the package."""
    below = PACKAGE / name
    return below if below.exists() else PACKAGE.parent / name


def in_checkout() -> bool:
    """Tell whether the package lies in its repository."""
    return _in_repository(PACKAGE)


@cache
def _in_repository(package: Path) -> bool:
    return package.parent.joinpath("pyproject.toml").is_file()


@cache
def stated() -> dict[str, str]:
    """Return the SHA-256 of each file in hexadecimal, by name.

    Raises:
        DamagedPackageError: If there is no list of them.
    """
    try:
        lines = (PACKAGE / LIST).read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError) as err:
        raise DamagedPackageError("list of checksums can't be read", where=LIST, hint=_HINT) from err
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def found() -> dict[str, str]:
    """Return the SHA-256 of each file that there is, by name, sorted."""
    files = {f"{folder}/{file.name}": file for folder, end in KINDS.items() for file in path(folder).glob(f"*{end}")}
    return {name: hashlib.sha256(files[name].read_bytes()).hexdigest() for name in sorted(files)}


def changed() -> list[str]:
    """Return the names of files that are missing, or differ from what is stated, or of which nothing is stated."""
    here, listed = found(), stated()
    return sorted(name for name in here.keys() | listed.keys() if here.get(name) != listed.get(name))


def changed_of(distribution: str) -> list[str]:
    """Return the files of an installed distribution that are missing or differ from its own record, sorted.

    Raises:
        importlib.metadata.PackageNotFoundError: If it is not installed.
    """
    installed = metadata.distribution(distribution)
    differing = []
    for name, stated_hash, *_ in csv.reader((installed.read_text("RECORD") or "").splitlines()):
        place = Path(str(installed.locate_file(name)))
        digest = hashlib.sha256(place.read_bytes()).digest() if place.is_file() else b""
        own = "sha256=" + base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if stated_hash and own != stated_hash:  # none is stated of the record itself, and of what was compiled
            differing.append(name)
    return sorted(differing)
