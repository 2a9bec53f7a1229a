"""Writes the SHA-256 of each table, model, ontology and query that comes along into ``kg/SHA256SUMS``.

python scripts/write_checksums.py

To be run whenever one of them changed; a test tells when that was forgotten.
"""

from kg import checksums


def main() -> None:
    """Bring the list up to date."""
    checksums.PACKAGE.joinpath(checksums.LIST).write_text(written(), encoding="ascii", newline="\n")


def written() -> str:
    """Return the list as it should be, a line a file, sorted by name, as ``sha256sum`` writes it."""
    return "".join(f"{digest}  {name}\n" for name, digest in checksums.found().items())


if __name__ == "__main__":
    main()
