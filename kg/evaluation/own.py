"""An analyst's own gold standard: sentences with the facts that they state, as `kg eval facts` reads them.

One JSON object a line::

    {"text": "Georgia, an ally of Ukraine, met Armenia.", "facts": [
        {"subject": "Georgia", "relation": "alliedWith", "object": "Ukraine"},
        {"subject": "Georgia", "relation": "CONSULT", "object": "Armenia"}]}

A relation is one of the ontology (``alliedWith``, ``position``, ...) or a PLOVER root for what happened. Names may
be any form by which the text or the gazetteer knows a thing; the object of an event without a recipient is left out
or empty.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from spacy.language import Language

from kg import rules
from kg.errors import InputError
from kg.evaluation.counts import Tally
from kg.evaluation.lines import Record
from kg.extracting import extractions
from kg.model import Document, Entity, Extraction
from kg.ontology import relations
from kg.texts import blocks

type _Fact = tuple[frozenset[str], str, frozenset[str]]  # the names of the subject, the relation, those of the object


def predict(nlp: Language, sources: Sequence[Record]) -> Iterator[tuple[Record, list[_Fact]]]:
    """Yield each record with the facts and happenings that the pipeline finds in its text, in text order."""
    documents = [Document(id=str(n), text=item["text"], blocks=blocks(item["text"])) for n, item in enumerate(sources)]
    for extraction, source in zip(extractions(documents, lambda: nlp), sources, strict=True):
        yield source, list(_facts(extraction))


def _facts(extraction: Extraction) -> Iterator[_Fact]:
    entities = {entity.id: entity for entity in extraction.entities}
    of = {m.id: entities[m.entity] for m in extraction.mentions if m.entity is not None}
    surface = {m.id: extraction.document.text[m.start : m.end] for m in extraction.mentions}

    def names(mention: str) -> frozenset[str]:
        entity: Entity = of[mention]
        return frozenset(map(_folded, (entity.label, *entity.aliases, surface[mention])))

    for item in extraction.assertions:
        if rules.is_fact(
            polarity=item.polarity,
            certainty=item.certainty,
            attributed=item.attribution is not None or item.attributed_to is not None,
            factive=item.factive,
        ):
            right = names(item.object) if item.object else frozenset({_folded(item.value or "")})
            yield names(item.subject), item.relation, right
    for event in extraction.events:
        attributed = event.attribution is not None or event.attributed_to is not None
        happened = rules.is_happening(event.status, polarity=event.polarity, certainty=event.certainty)
        if happened and rules.voice(attributed=attributed, factive=event.factive) == "author":
            for actor in event.actor:
                for recipient in event.recipient or (None,):
                    yield names(actor), event.root, names(recipient) if recipient else frozenset({""})


def _folded(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())


def score(source: Record, found: Sequence[_Fact]) -> tuple[dict[str, Tally], list[dict[str, Any]]]:
    """Count one record's facts per relation; several findings of one marked fact count once.

    An unnamed force and its state that act together count as one finding: either of them is right.
    """
    tally, mistakes = Tally(), []
    marked = [
        (_folded(fact["subject"]), fact["relation"], _folded(fact.get("object") or "")) for fact in source["facts"]
    ]
    hit: set[int] = set()
    wrong: list[_Fact] = []
    for fact in found:
        hits = {n for n, gold in enumerate(marked) if _same(gold, fact)}
        hit |= hits
        if not hits and not any(_shares_side(fact, other) for other in found if any(_same(g, other) for g in marked)):
            wrong.append(fact)
    for number, (subject, relation, target) in enumerate(marked):
        tally.add(relation, gold=1, right=int(number in hit), predicted=int(number in hit))
        if number not in hit:
            mistakes.append({"kind": "missed", "label": relation, "head": subject, "tail": target})
    for subjects, relation, targets in wrong:
        tally.add(relation, predicted=1)
        mistakes.append({"kind": "spurious", "label": relation, "head": min(subjects), "tail": min(targets)})
    return {"facts": tally}, mistakes


def _same(gold: tuple[str, str, str], fact: _Fact) -> bool:
    subject, relation, target = gold
    if relation != fact[1]:
        return False
    straight = subject in fact[0] and target in fact[2]
    known = relations().get(relation)
    return straight or (known is not None and known.symmetric and target in fact[0] and subject in fact[2])


def _shares_side(fact: _Fact, other: _Fact) -> bool:
    """Tell whether two findings are the same happening, told of a force and of its state."""
    return fact[1] == other[1] and fact[1].isupper() and (fact[2] == other[2] or fact[0] == other[0])


def checked(records: Sequence[Record], where: str) -> Sequence[Record]:
    """Return the records if each has a text and facts with subject and relation.

    Raises:
        InputError: If one has not; the message has its line.
    """
    for number, record in enumerate(records, start=1):
        facts = record.get("facts")
        fine = isinstance(record.get("text"), str) and isinstance(facts, list)
        if not fine or not all(isinstance(f, dict) and f.get("subject") and f.get("relation") for f in facts or ()):
            raise InputError(
                "a record needs a text and facts with subject, relation and object",
                where=f"{where}:{number}",
                hint='as in {"text": "...", "facts": [{"subject": "...", "relation": "...", "object": "..."}]}',
            )
    return records
