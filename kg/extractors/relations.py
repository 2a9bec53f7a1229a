"""The component that finds relations between actors; `kg.language.frames.relations` says how."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from kg.language import annotations
from kg.language.frames.relations import found_relations
from kg.language.frames.settlements import settle


def annotate(doc: Doc) -> Doc:
    """Append the relations of a Doc to ``doc._.kg_relations`` in text order; agreements get names of their parties."""
    found = [*annotations.relations(doc), *found_relations(doc)]
    doc._.kg_relations = [*found, *settle(doc, found)]
    return doc


@Language.factory(
    "kg_relations",
    requires=[
        "doc._.kg_mentions",
        "token.lemma",
        "token.dep",
        "token.tag",
        "token.pos",
        "doc.sents",
    ],
    assigns=["doc._.kg_relations", "doc._.kg_entities"],
)
def make_relations(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component."""
    annotations.register()
    return annotate
