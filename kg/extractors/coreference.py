"""Coreference: which mentions mean the same, and what they mean."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from kg.language import annotations
from kg.language.reference import document_entities
from kg.language.reference.agreements import with_agreements


def annotate(doc: Doc) -> Doc:
    """Return the Doc with its entities, and with the entity, members and mended type of each mention."""
    entities, mentions = with_agreements(doc, *document_entities.entities(doc))
    if len(mentions) > len(annotations.mentions(doc)):  # implied ones and agreements: figures keep their actors
        moved = {(m["start"], m["end"], m["form"]): m["id"] for m in mentions}
        for measure in annotations.measures(doc):
            old = annotations.mentions(doc)[measure["actor"]]
            measure["actor"] = moved.get((old["start"], old["end"], old["form"]), measure["actor"])
    doc._.kg_entities, doc._.kg_mentions = entities, mentions
    return doc


@Language.factory(
    "kg_coreference",
    requires=["doc._.kg_mentions", "token.tag", "token.pos", "token.dep", "token.lemma", "doc.sents"],
    assigns=["doc._.kg_entities", "doc._.kg_mentions"],
)
def make_coreference(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component."""
    annotations.register()
    return annotate
