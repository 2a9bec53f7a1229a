"""Classes of words that rules ask for: ``word_classes.tsv``, one row a class."""

from functools import cache

from kg.lexica import tables

TABLE = "word_classes.tsv"


@cache
def word_class(name: str) -> frozenset[str]:
    """Return the words of a class, in lower case.

    Raises:
        LexiconError: If there is no such class, or two rows name it.
    """
    found = [row for row in tables.rows(TABLE) if row["class"] == name]
    if len(found) != 1:
        raise tables.LexiconError(f"{len(found)} rows for class {name!r}", where=TABLE, hint="give a class one row")
    return frozenset(tables.values(found[0]["words"]))
