"""From what the pipeline leaves on a Doc to the prediction lines of each gold standard; nothing is extracted here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotated import annotate
from kg.coding import code_events
from kg.evaluation import re3d, re3d_entities
from kg.evaluation.docred import facts as docred_facts
from kg.language import annotations
from kg.model import Document
from kg.texts import blocks

type Record = Mapping[str, Any]
type Prediction = dict[str, Any]


def _each(nlp: Language, sources: Sequence[Record], adapt: Callable[[Doc], Prediction]) -> Iterator[Prediction]:
    documents = (Document(id=item["id"], text=item["text"], blocks=blocks(item["text"])) for item in sources)
    for document, doc in annotate(nlp, documents):
        yield {"id": document.id, **adapt(doc)}


def entities(nlp: Language, sources: Sequence[Record]) -> Iterator[Prediction]:
    """Yield typed spans; see `kg.evaluation.re3d_entities`."""
    return _each(nlp, sources, lambda doc: {"entities": list(re3d_entities.entities(doc))})


def relations(nlp: Language, sources: Sequence[Record]) -> Iterator[Prediction]:
    """Yield relations between spans; see `kg.evaluation.re3d`."""
    return _each(nlp, sources, lambda doc: {"relations": list(re3d.relations(doc))})


def plover(nlp: Language, sources: Sequence[Record]) -> Iterator[Prediction]:
    """Yield the PLOVER root of each sentence with its known actor and recipient."""
    names = {"text": "sentence", "id": "id", "source": "source", "target": "target"}
    records = ({new: item.get(old) for old, new in names.items()} for item in sources)
    yield from code_events(nlp, records)


def attributions(nlp: Language, sources: Sequence[Record]) -> Iterator[Prediction]:
    """Yield attributions with character spans."""
    return _each(
        nlp,
        sources,
        lambda doc: {
            "attributions": [_attribution(doc, a) for a in annotations.attributions(doc) if a.get("within") is None]
        },
    )


def _attribution(doc: Doc, item: annotations.AttributionDict) -> Prediction:
    def span(tokens: tuple[int, int] | None) -> list[int] | None:
        return None if tokens is None else list(annotations.token_span(doc, *tokens))

    return {"source": span(item["source"]), "cue": span(item["cue"]), "content": [span(s) for s in item["content"]]}


def gap(nlp: Language, sources: Sequence[Record]) -> Iterator[Prediction]:
    """Yield whether the pronoun's entity has a mention that shares characters with name A, and with name B."""
    where = {item["id"]: item for item in sources}
    for prediction in _each(nlp, sources, lambda doc: {"spans": list(_spans_by_entity(doc))}):
        item = where[prediction["id"]]
        pronoun = tuple(item["pronoun"])
        meant = {entity for start, end, entity in prediction["spans"] if (start, end) == pronoun}
        answer = {
            name: any(
                entity in meant and (start, end) != pronoun and start < item[name][1] and item[name][0] < end
                for start, end, entity in prediction["spans"]
            )
            for name in ("a", "b")
        }
        yield {"id": prediction["id"], **answer}


def _spans_by_entity(doc: Doc) -> Iterator[tuple[int, int, int]]:
    for mention in annotations.mentions(doc):
        if mention["entity"] is not None:
            yield *annotations.token_span(doc, mention["start"], mention["end"]), mention["entity"]


def docred(nlp: Language, sources: Sequence[Record]) -> Iterator[Prediction]:
    """Yield facts between names; see `kg.evaluation.docred`."""
    return _each(nlp, sources, lambda doc: {"facts": list(docred_facts(doc))})
