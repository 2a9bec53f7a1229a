"""Words that are one though a hyphen divides them: "co-operate", "re-election", "petrol-bombed"; ``hyphenated.tsv``."""

import re
from collections.abc import Iterator
from functools import cache

from kg.lexica import tables
from kg.lexica.cells import NOTHING

_TABLE = "hyphenated.tsv"
_DOUBLES = re.compile(".*[^aeiou][aeiou][^aeiouwxy]")  # as in drop, dropped; Quirk et al. 1985, section 3.8


@cache
def as_verbs() -> dict[str, str]:
    """Return form of a verb -> lemma, in lower case.

    Of a verb whose lemma keeps the hyphen only the past forms: "petrol-bomb" and "petrol-bombing" are read as nouns.
    """
    return {
        form: row["lemma"]
        for row in tables.rows(_TABLE)
        if row["kind"] == "VERB"
        for form in (*(_present(row["word"]) if row["lemma"].isalpha() else ()), *_past(row["word"], row["past"]))
    }


@cache
def as_nouns() -> dict[str, str]:
    """Return form of a noun -> lemma, in lower case; an "-ing" form is that of the verb without the hyphen."""
    listed = {
        form: row["lemma"]
        for row in tables.rows(_TABLE)
        if row["kind"] == "NOUN"
        for form in (row["word"], f"{row['word']}s")
    }
    return {form: form.replace("-", "") for form in as_verbs() if form.endswith("ing")} | listed


def _present(verb: str) -> Iterator[str]:
    yield verb
    yield f"{verb[:-1]}ies" if _is_y(verb) else f"{verb}s"
    yield f"{verb.removesuffix('e')}ing"


def _past(verb: str, irregular: str) -> Iterator[str]:
    if irregular != NOTHING:
        yield from tables.values(irregular)
    elif _is_y(verb):
        yield f"{verb[:-1]}ied"
    else:
        yield f"{verb.removesuffix('e')}ed"
        if _DOUBLES.fullmatch(verb) or verb.endswith("l"):  # court-martialed and court-martialled are both in use
            yield f"{verb}{verb[-1]}ed"


def _is_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in "aeiou"
