"""The words by which a search on the page names a tie: forms of the dictionary's verbs, phrases of the ontology."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from kg import verbs
from kg.lexica import inflection, tables
from kg.network.signs import ties
from kg.ontology import label, phrase, relations


@cache
def wording() -> dict[str, Any]:
    """Return the words that name ties, for JSON; places are positions in the sorted terms.

    Returns:
        ``terms``: each term with its label. ``verbs``: for each verb its forms (base, third person, past, -ing,
        participle if it is another) with ``|`` between, and a list for each preposition that it takes, or none: the
        preposition, the places of what it means, and 1 where any report of those answers, not only one in that word.
        ``phrases``: what stands between two names, the places, and 1 where it runs from the second to the first.
    """
    number = {term: place for place, term in enumerate(sorted(ties()))}
    rows = [*(_verb(lemma, number) for lemma in verbs.lemmas()), *_listed("verb", number)]
    return {
        "terms": [[term, label(term).capitalize()] for term in number],
        "verbs": [row for row in rows if row[1]],
        "phrases": sorted(_phrases(number)),
    }


def _verb(lemma: str, number: dict[str, int]) -> list[Any]:
    taken = []
    for preposition in ("", *verbs.prepositions(lemma)):
        act = verbs.act(lemma, preposition)
        if act is not None and (places := _places(act, number)):
            taken.append([preposition, places, int(bool(act.roots) or not act.kin)])
    return [_forms(lemma) if taken else "", taken]


def _listed(kind: str, number: dict[str, int]) -> Iterator[list[Any]]:
    """Yield the forms of ``question_words.tsv`` of a kind, as verbs with what they mean."""
    for row in tables.rows(verbs.WORDS):
        if row["kind"] == kind and (places := _places(verbs.worded(row["value"]), number)):
            yield from ([_forms(form), [["", places, 1]]] for form in tables.values(row["forms"]))


def _places(act: verbs.Act, number: dict[str, int]) -> list[int]:
    meant = {root for root, _ in (*act.roots, *act.kin)} | set(act.relations)
    return sorted(number[term] for term in meant if term in number)


def _forms(words: str) -> str:
    lemma, space, rest = words.partition(" ")
    past, participle = inflection.past(lemma), inflection.past(lemma, "participle")
    forms = [
        lemma,
        inflection.third(lemma),
        past,
        inflection.doing(lemma),
        *([participle] if participle != past else []),
    ]
    return "|".join(form + space + rest for form in forms)


def _phrases(number: dict[str, int]) -> Iterator[list[Any]]:
    for term, place in number.items():
        yield [phrase(term), [place], 0]
        if term in relations() and not relations()[term].symmetric and relations()[term].inverse_phrase:
            yield [relations()[term].inverse_phrase, [place], 1]
    for row in tables.rows(verbs.WORDS):
        if row["kind"] == "adjective" and (places := _places(verbs.worded(row["value"]), number)):
            yield from ([form, places, 0] for form in tables.values(row["forms"]))
