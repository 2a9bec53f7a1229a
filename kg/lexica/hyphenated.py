"""Words that are one though a hyphen divides them: "co-operate", "re-election", "petrol-bombed"; ``hyphenated.tsv``."""

from collections.abc import Iterator
from functools import cache
from itertools import chain

from kg.lexica import inflection, tables

_TABLE = "hyphenated.tsv"


@cache
def as_verbs() -> dict[str, str]:
    """Return form of a verb -> lemma, in lower case.

    Of a verb whose lemma keeps the hyphen only the past forms: "petrol-bomb" and "petrol-bombing" are read as nouns.
    """
    return {
        form: lemma
        for word, lemma in _rows("VERB")
        for form in (*(_present(word) if lemma.isalpha() else ()), *inflection.pasts(word))
    }


@cache
def as_nouns() -> dict[str, str]:
    """Return form of a noun -> lemma, in lower case; an "-ing" form is that of the verb without the hyphen."""
    listed = {form: lemma for word, lemma in _rows("NOUN") for form in (word, f"{word}s")}
    return {form: form.replace("-", "") for form in as_verbs() if form.endswith("ing")} | listed


def _rows(kind: str) -> Iterator[tuple[str, str]]:
    return ((row["word"], row["lemma"]) for row in tables.rows(_TABLE) if row["kind"] == kind)


def _present(verb: str) -> Iterator[str]:
    return chain((verb, inflection.third(verb)), inflection.doings(verb))
