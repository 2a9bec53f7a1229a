"""How pages word relations, roots and kinds of entities: ``ontology.tsv``, ``plover.tsv`` and the tables of phrases."""

import re
from collections.abc import Collection
from functools import cache

from kg.lexica import tables
from kg.ontology.declared import relations, roots

_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")


def label(term: str) -> str:
    """Return a relation, root or kind of entity in plain words.

    >>> label("suppliesArmsTo"), label("ASSAULT"), label("ArmedForce")
    ('supplies arms to', 'assault', 'armed force')
    """
    known = relations().get(term)
    return known.label if known is not None else _WORDS.sub(" ", term).lower()


@cache
def _mode_phrases() -> dict[tuple[str, str], str]:
    return {(row["root"], row["mode"]): row["phrase"] for row in tables.rows("mode_phrases.tsv")}


@cache
def _trigger_phrases() -> dict[tuple[str, str], tuple[str, str]]:
    rows = tables.rows("trigger_phrases.tsv")
    return {(row["root"], word): (row["phrase"], row["alone"]) for row in rows for word in row["words"].split("|")}


def phrase(term: str, modes: Collection[str] = ()) -> str:
    """Return what stands between subject and object of a relation or root in a sentence: ``is allied with``.

    Args:
        term: A relation, or a root.
        modes: The modes of the events that it sums up; one that they share words it more closely.

    >>> phrase("SUPPORT", {"agreement"}), phrase("SUPPORT", {"agreement", ""})
    ('reached an agreement with', 'voiced goodwill towards')
    """
    if len(modes) == 1 and (closer := _mode_phrases().get((term, next(iter(modes))))) is not None:
        return closer
    known = relations().get(term) or roots().get(term)
    return known.phrase if known is not None else label(term)


def told_by(root: str, words: Collection[str], *, alone: bool = False) -> str:
    """Return how an event is worded by its words in the texts, where these agree, or nothing.

    >>> told_by("REQUEST", {"demanded", "insists"}), told_by("REQUEST", {"demanded", "asked"}), told_by("AID", {"gave"})
    ('made a demand of', '', '')
    """
    found = {_trigger_phrases().get((root, word), ("", "")) for word in words}
    return next(iter(found))[alone] if len(found) == 1 else ""
