"""What follows from stated facts: the other direction, the wider relation, what carries over along parts and places.

Four rules, all of them axioms of the ontology: symmetry, inverse, sub-property, and the chains of ``chains.tsv``. An
inference rests on stated facts alone, never on another inference, so that a reader needs one look to judge it; of
several proofs of one triple with the same validity the shortest counts, of equally short ones the first.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from math import prod

from kg import dates
from kg.dates import PartialDate
from kg.errors import LexiconError
from kg.lexica import tables
from kg.ontology import Relation, relations

SYMMETRY, INVERSE, SUB_PROPERTY, CHAIN = "BySymmetry", "ByInverse", "BySubProperty", "ByChain"
TABLE = "chains.tsv"


@dataclass(frozen=True, slots=True, order=True)
class Stated:
    """A fact that texts or the background state, with the time for which they state it.

    Attributes:
        subject: IRI.
        relation: Name of a relation between two; of a symmetric one the subject is the IRI that sorts first.
        object: IRI.
        since: ISO 8601 day, month or year from which it holds, or empty.
        until: The same of its end.
        current: Whether it is a fact now, as far as is told.
        by_text: Whether a text states it; else the background does.
        confidence: That it is right, 0 to 1.
        told: IRIs of the statements that say so, sorted.
    """

    subject: str
    relation: str
    object: str
    since: str = ""
    until: str = ""
    current: bool = True
    by_text: bool = True
    confidence: float = 1.0
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Inference:
    """A triple that no text states, with what it rests on.

    Attributes:
        subject: IRI.
        predicate: Name of a relation, or of the inverse of one.
        object: IRI.
        since: From when it holds, or empty: the latest beginning of what it rests on.
        until: Until when, or empty: the earliest end.
        current: Whether all that it rests on is a fact now.
        rules: Names of the rules used, sorted.
        premises: What it rests on, in the order of the proof.
    """

    subject: str
    predicate: str
    object: str
    since: str
    until: str
    current: bool
    rules: tuple[str, ...]
    premises: tuple[Stated, ...]

    @property
    def confidence(self) -> float:
        """The product of those of its premises."""
        return prod(premise.confidence for premise in self.premises)


type _Key = tuple[str, str, str, str, bool]  # relation, object, since, until, current


@dataclass(frozen=True, slots=True)
class _Step:
    """Something that holds of the subject, stated or not, with its proof so far."""

    relation: str
    target: str
    since: str
    until: str
    rules: frozenset[str]
    proof: tuple[Stated, ...]

    @property
    def key(self) -> _Key:
        return (self.relation, self.target, self.since, self.until, self.current)

    @property
    def current(self) -> bool:
        return all(premise.current for premise in self.proof)


@cache
def chains() -> dict[str, str]:
    """Return along which relation each relation carries over.

    Raises:
        LexiconError: If a row names an unknown relation, or one twice.
    """
    found: dict[str, str] = {}
    for where, row in tables.numbered(TABLE):
        for name in (row["relation"], row["along"]):
            if name not in relations():
                raise LexiconError(f"unknown relation {name!r}", where=where, hint="use one of ontology.tsv")
        if row["relation"] in found:
            hint = "keep one of the rows"
            raise LexiconError(f"{row['relation']} carries over along two relations", where=where, hint=hint)
        found[row["relation"]] = row["along"]
    return found


@cache
def inverses() -> dict[str, Relation]:
    """Return the relation of each inverse property that has a name of its own."""
    return {relation.inverse: relation for relation in relations().values() if relation.inverse != relation.name}


@cache
def wider(relation: str) -> tuple[str, ...]:
    """Return a relation and all that it is a case of, the nearest first."""
    above = relations()[relation].above
    return (relation, *(wider(above) if above else ()))


@cache
def carrying() -> frozenset[str]:
    """Return the relations that others carry over along, with their cases: ``locatedIn``, ``capitalOf``, ``partOf``."""
    along = set(chains().values())
    return frozenset(name for name in relations() if along.intersection(wider(name)))


@cache
def carried() -> frozenset[str]:
    """Return the relations that carry over, with their cases: ``memberOf`` is one of ``affiliatedWith``."""
    return frozenset(name for name in relations() if chains().keys() & set(wider(name)))


def starts_at(subject: str, predicate: str, target: str) -> str:
    """Return the end of an inferred triple from which its proof starts."""
    known = relations().get(predicate)
    return target if known is None or known.symmetric else subject


def inferences(subject: str, stated: Callable[[str], Sequence[Stated]]) -> tuple[Inference, ...]:
    """Return what follows from proofs that start with a fact of this subject, sorted.

    What is stated already, and what follows from the background alone, is left out.

    Args:
        subject: IRI.
        stated: Gives the facts of a subject, by IRI.
    """
    own = stated(subject)
    known = {(fact.relation, fact.object) for fact in own if fact.current}
    found: dict[tuple[str, ...], Inference] = {}
    for step in _steps(own, stated):
        for inference in _told(subject, step):
            forward = inference.subject == subject and inference.predicate == step.relation
            if not (forward and (step.relation, step.target) in known):
                found.setdefault(_same(inference), inference)
    current = {_ends(inference) for inference in found.values() if inference.current}
    return tuple(sorted(i for i in found.values() if i.current or _ends(i) not in current))


def _ends(inference: Inference) -> tuple[str, str, str]:
    return (inference.subject, inference.predicate, inference.object)


def _same(inference: Inference) -> tuple[str, ...]:
    return (*_ends(inference), inference.since, inference.until, str(inference.current))


def _steps(own: Sequence[Stated], stated: Callable[[str], Sequence[Stated]]) -> Iterator[_Step]:
    """Yield what holds of a subject, each with its shortest proof, the shorter ones first."""
    front = [_Step(f.relation, f.object, f.since, f.until, frozenset(), (f,)) for f in sorted(own)]
    seen: set[_Key] = set()
    while front:
        level, front = front, []
        for step in chain.from_iterable(map(_widened, level)):
            if step.key in seen:
                continue
            seen.add(step.key)
            yield step
            front += _carried_over(step, stated)


def _widened(step: _Step) -> Iterator[_Step]:
    for name in wider(step.relation):
        rules = step.rules | ({SUB_PROPERTY} if name != step.relation else set())
        yield _Step(name, step.target, step.since, step.until, rules, step.proof)


def _carried_over(step: _Step, stated: Callable[[str], Sequence[Stated]]) -> Iterator[_Step]:
    """Yield what a step comes to at what its target is in or part of; a proof never comes back to where it was."""
    along = chains().get(step.relation)
    passed = {step.proof[0].subject, *(premise.object for premise in step.proof)}
    for fact in sorted(stated(step.target)) if along else ():
        if along not in wider(fact.relation) or fact.object in passed:
            continue
        since, until = _later(step.since, fact.since), _earlier(step.until, fact.until)
        if since and until and _day(since).first > _day(until).last:
            continue
        rules = step.rules | {CHAIN} | ({SUB_PROPERTY} if fact.relation != along else set())
        yield _Step(step.relation, fact.object, since, until, frozenset(rules), (*step.proof, fact))


def _told(subject: str, step: _Step) -> Iterator[Inference]:
    """Yield the triples that a step amounts to, where a text has a part in it: as it is, and the other way round."""
    if not any(premise.by_text for premise in step.proof):
        return
    when = (step.since, step.until, step.current)
    if step.rules:
        yield Inference(subject, step.relation, step.target, *when, tuple(sorted(step.rules)), step.proof)
    relation = relations()[step.relation]
    rules = tuple(sorted(step.rules | {SYMMETRY if relation.symmetric else INVERSE}))
    yield Inference(step.target, relation.inverse, subject, *when, rules, step.proof)


def _day(text: str) -> PartialDate:
    found = dates.parse(text)
    if found is None:
        raise ValueError(f"{text!r} is no date")
    return found


def _later(one: str, other: str) -> str:
    """Return the later of two beginnings, either of which may be unknown."""
    return max(filter(None, (one, other)), key=lambda text: (_day(text).first, text), default="")


def _earlier(one: str, other: str) -> str:
    """Return the earlier of two ends, either of which may be unknown."""
    return min(filter(None, (one, other)), key=lambda text: (_day(text).last, text), default="")
