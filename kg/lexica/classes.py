"""Classes of words that rules ask for: rows of ``word_classes.tsv`` and the column ``classes`` of the dictionary.

A class stands in one of the two: open classes of nouns, verbs and adjectives in the dictionary, closed or mixed ones in
the table.
"""

from functools import cache

from kg.errors import LexiconError
from kg.lexica import dictionary
from kg.lexica.cells import closed_classes

TABLE = "word_classes.tsv"


@cache
def word_class(name: str) -> frozenset[str]:
    """Return the words of a class, in lower case.

    Raises:
        LexiconError: If there is no such class.
    """
    found = closed_classes().get(name) or dictionary.classes().get(name)
    if found is None:
        raise LexiconError(f"no class {name!r}", where=TABLE, hint="add a row, or mend the name")
    return found


@cache
def nouns_of(name: str) -> frozenset[str]:
    """Return the words of a class, or an empty set if only mentions are of the kind that it names."""
    return word_class(name) if name in closed_classes() or name in dictionary.classes() else frozenset()


@cache
def qualified(name: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Return the words that belong to a class only where a modifier of some words stands by them, with those words.

    Classes named ``X-if-Y`` hold them: "action" is force where a word of class ``martial`` modifies it.
    """
    return tuple(
        (word_class(f"{name}-if-{modifiers}"), word_class(modifiers)) for modifiers in _qualified().get(name, ())
    )


@cache
def _qualified() -> dict[str, list[str]]:
    """Return the ``Y`` of the classes named ``X-if-Y`` by ``X``, sorted."""
    found: dict[str, list[str]] = {}
    for name in sorted({*closed_classes(), *dictionary.classes()}):
        base, _, modifiers = name.partition("-if-")
        if modifiers:
            found.setdefault(base, []).append(modifiers)
    return found
