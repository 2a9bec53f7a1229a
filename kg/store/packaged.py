"""The packaged competency questions in ``queries/*.rq``.

One begins with comments: the question in words, its columns, and its optional parameters, which are bound where the
query has the line ``#parameters``; a parameter that is declared as ``(entity)`` takes any name that `kg.store.names`
finds, and is bound to the IRIs meant. ``$relations`` and ``$symmetric`` stand for the relations of the ontology,
``$refusing`` for how the cues begin that refuse a thing and deny nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.checksums import path, verified
from kg.errors import UnknownNameError, brief
from kg.ontology import relations
from kg.store.denials import refusing

_ENTITY = " (entity)"


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A packaged competency question: its name, the question in words, its columns and parameters, its SPARQL.

    ``entities`` are the parameters that take the name of an entity.
    """

    name: str
    question: str
    columns: str
    parameters: dict[str, str]
    sparql: str
    entities: frozenset[str] = frozenset()


@cache
def named_queries() -> tuple[NamedQuery, ...]:
    """Return the packaged competency questions, sorted by name."""
    files = sorted(path("store/queries").glob("*.rq"))
    every = " ".join(f"kg:{name}" for name in relations())
    mutual = ", ".join(f"kg:{name}" for name, relation in relations().items() if relation.symmetric)
    texts = {file.stem: verified(f"store/queries/{file.name}").decode() for file in files}
    meant = {"$relations": every, "$symmetric": mutual, "$refusing": "|".join(refusing())}
    return tuple(declared(name, _filled(text, meant)) for name, text in texts.items())


def _filled(text: str, meant: Mapping[str, str]) -> str:
    for mark, words in meant.items():
        text = text.replace(mark, words)
    return text


def named(name: str) -> NamedQuery:
    """Return a packaged competency question.

    Raises:
        UnknownNameError: If there is none of this name.
    """
    for found in named_queries():
        if found.name == name:
            return found
    known = ", ".join(found.name for found in named_queries())
    raise UnknownNameError(f"no packaged query {brief(name)!r}", hint=f"there are {known}")


def declared(name: str, text: str) -> NamedQuery:
    """Return a query with what its comments declare."""
    comments = [line.removeprefix("#").strip() for line in text.splitlines() if line.startswith("#")]
    columns = next((line.removeprefix("Columns:").strip() for line in comments if line.startswith("Columns:")), "")
    given = (line.removeprefix("Parameter:").partition(" - ") for line in comments if line.startswith("Parameter:"))
    told = {parameter.strip(): meaning.strip() for parameter, _, meaning in given}
    parameters = {parameter.removesuffix(_ENTITY): meaning for parameter, meaning in told.items()}
    entities = frozenset(parameter.removesuffix(_ENTITY) for parameter in told if parameter.endswith(_ENTITY))
    return NamedQuery(name, comments[0] if comments else "", columns, parameters, text, entities)
