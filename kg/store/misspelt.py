"""What a query likely means otherwise than it says: the engine can read it, and would answer nothing in silence."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from rapidfuzz import fuzz, process

from kg import namespaces
from kg.errors import brief
from kg.store.refusals import iris, place
from kg.store.tokens import BrokenTokenError, Token, declarations, tokens
from kg.store.vocabulary import leads_to_entities, term_of, terms, vocabularies

_MOST = 10  # slips that are told of: they may be as many as there are words, and stand in a header of an answer
_NEAR = 60  # of 100; below, two words have little more in common than their language
_PART = re.compile(r"-\d\d")


def misspelt(sparql: str, where: str) -> tuple[str, ...]:
    """Return a warning for each likely slip, with its place and what may be meant.

    Told of are terms that the ontology lacks, variables of SELECT that stand nowhere else, names between < and >, texts
    where an entity is wanted, and days that are read as sums; of more than ten the first ten.

    Args:
        sparql: A query.
        where: Its name in messages.
    """
    try:
        words = list(tokens(sparql))
    except BrokenTokenError:
        words = []
    told = islice(chain(_unknown(sparql), _slips(words)), _MOST)
    return tuple(f"{where}:{place(sparql, at)}: {slip}" for at, slip in told)


def _unknown(sparql: str) -> Iterator[tuple[int, str]]:
    """Find the terms that the ontology lacks, each where it first stands."""
    seen = set[str]()
    for iri, at in iris(sparql):
        for prefix, vocabulary in vocabularies().items():
            name = iri.removeprefix(vocabulary)
            if iri.startswith(vocabulary) and name and iri not in seen and name not in terms(prefix):
                seen.add(iri)
                whose = "the ontology" if prefix in {"kg", "plover"} else prefix.upper()
                yield at, f"{whose} has no {prefix}:{brief(name)}{_nearest(prefix, name)}"


def _nearest(prefix: str, name: str) -> str:
    if name != brief(name):
        return ""
    if term := term_of(name):
        return f"; the nearest is {term}"
    every = sorted(terms(prefix))
    alike = [term for term in every if term.casefold() == name.casefold()]
    alike = alike or [term for term in every if term[0].isupper() == name[0].isupper()]  # classes, or relations
    near = process.extractOne(name, alike, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_NEAR)
    if near:
        return f"; the nearest is {prefix}:{near[0]}"
    return f'; who has a name is found by it: ?x rdfs:label "{name}"' if prefix == "kg" and name[0].isupper() else ""


def _slips(words: list[Token]) -> Iterator[tuple[int, str]]:
    own, end = declarations(words)
    declared = dict(namespaces.PREFIXES) | own
    yield from _unused(words[end:])
    for n, word in enumerate(words[end:], start=end):
        after = words[n + 1 : n + 3]
        prefix, _, local = word.text.strip("<>").partition(":")
        if word.kind == "iri" and prefix in declared and not local.startswith("//"):
            yield word.at, f"a name with a prefix stands without < and >: {prefix}:{brief(local)}"
        elif word.kind == "name" and after and after[0].kind == "string" and _wants_entity(declared, word):
            hint = f"{brief(word.text)} ?x . ?x rdfs:label {brief(after[0].text)}"
            yield after[0].at, f"{brief(word.text)} leads to entities, not to texts: write {hint}"
        elif word.kind == "string" and n and words[n - 1].text in {"{", "."} and after and _relates(after[0]):
            hint = f"?x rdfs:label {brief(word.text)} . ?x {brief(after[0].text)} ..."
            yield word.at, f"a text has no relations: write {hint}"
        elif word.kind == "number" and len(word.text) == 4 and _is_day(after):
            day = word.text + after[0].text + after[1].text
            yield word.at, f'{day} is a sum; a day is written "{day}"^^xsd:date'


def _wants_entity(declared: dict[str, str], word: Token) -> bool:
    prefix, _, local = word.text.partition(":")
    return leads_to_entities(declared.get(prefix, "") + local)


def _relates(word: Token) -> bool:
    return word.kind in {"name", "iri"} or word.keyword == "A"


def _is_day(after: list[Token]) -> bool:
    """Tell whether what follows a year is a month and a day, as the grammar reads them: two negative numbers."""
    return len(after) == 2 and all(_PART.fullmatch(one.text) and not one.apart for one in after)


def _unused(words: list[Token]) -> Iterator[tuple[int, str]]:
    """Find the variables of the outermost SELECT that its patterns lack."""
    if not words or words[0].keyword != "SELECT":
        return
    opening = next((n for n, word in enumerate(words) if word.text == "{" and word.kind == "mark"), len(words))
    body = {word.text[1:] for word in words[opening:] if word.kind == "variable"}
    held = body | {words[n + 1].text[1:] for n in range(opening - 1) if words[n].keyword == "AS"}
    for word in words[:opening]:
        if word.kind == "variable" and word.text[1:] not in held:
            yield word.at, f"{brief(word.text)} stands in no pattern, so it has no value"
