"""From what the pipeline leaves on a Doc to the prediction lines of each gold standard; nothing is extracted here."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotated import annotate
from kg.annotated.coding import code_events
from kg.evaluation import re3d
from kg.evaluation.docred import facts as docred_facts
from kg.grammar import annotations
from kg.grammar.annotations import MentionDict
from kg.model import Document
from kg.texts import blocks

type Record = Mapping[str, Any]
type Prediction = dict[str, Any]


def _each(nlp: Language, sources: Sequence[Record], adapt: Callable[[Doc], Prediction]) -> Iterator[Prediction]:
    documents = (Document(id=item["id"], text=item["text"], blocks=blocks(item["text"])) for item in sources)
    for document, doc in annotate(nlp, documents):
        yield {"id": document.id, **adapt(doc)}


_RE3D_TYPES = {
    "Person": "Person",
    "Organization": "Organisation",
    "Alliance": "Organisation",
    "ArmedForce": "Organisation",
    "Group": "Organisation",
    "Place": "Location",
    "Weapon": "Weapon",
    "Platform": "MilitaryPlatform",
    "Time": "Temporal",
    "Money": "Money",
    "Quantity": "Quantity",
}
_LEFT_OUT = frozenset({"my", "your", "his", "her", "its", "our", "their", "it", "one"})  # as the annotators did
_BEFORE_A_PLACE = re.compile(
    r"\b(?:in|near|at|inside|outside|across|throughout|around|into|within|from|to|of|through|towards?|over)\s+"
    r"(?:(?:the|northern|southern|eastern|western|central|both)\s+)*$",
    re.I,
)


def entities(nlp: Language, sources: Sequence[Record]) -> Iterator[Prediction]:
    """Yield typed spans: full noun phrases for descriptions; a state is a place after a preposition of place."""
    return _each(nlp, sources, lambda doc: {"entities": list(_re3d_entities(doc))})


def _re3d_entities(doc: Doc) -> Iterator[Prediction]:
    known = annotations.mentions(doc)
    held = {token for m in known if m["form"] == "nominal" for token in range(m["np_start"], m["np_end"])}
    for mention in known:
        modifies = (
            mention["type"] in {"State", "Nationality"} and mention["form"] != "nominal" and mention["start"] in held
        )
        type_, words = _re3d_type(doc, mention), doc[mention["start"] : mention["end"]].text.lower()
        if type_ and not modifies and words not in _LEFT_OUT:
            start, end = _re3d_span(doc, mention)
            yield {"start": start, "end": end, "type": type_}


def _re3d_span(doc: Doc, mention: MentionDict) -> tuple[int, int]:
    if mention["form"] == "nominal":
        return annotations.token_span(doc, mention["np_start"], mention["np_end"])
    return annotations.token_span(doc, mention["start"], mention["end"])


def _re3d_type(doc: Doc, mention: MentionDict) -> str | None:
    if mention["type"] == "Nationality":
        return "Nationality" if mention["form"] == "adjective" else "Organisation"
    if mention["form"] == "adjective":
        return None
    if mention["type"] == "State":
        start = _re3d_span(doc, mention)[0]
        placed = bool(_BEFORE_A_PLACE.search(doc.text[max(0, start - 40) : start])) and not mention["metonym"]
        return "Location" if placed or mention["form"] == "nominal" else "Organisation"
    return _RE3D_TYPES.get(mention["type"])


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
