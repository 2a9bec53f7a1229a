"""People's positions, and what these tie them to."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from kg.language import annotations
from kg.language.offices.positions import positions


def annotate(doc: Doc) -> Doc:
    """Append the relations of people's roles to ``doc._.kg_relations``, names first, then descriptions."""
    doc._.kg_relations = [*annotations.relations(doc), *positions(doc)]
    return doc


@Language.factory(
    "kg_positions",
    requires=["doc._.kg_mentions", "doc._.kg_entities", "doc.sents", "token.dep", "token.tag", "token.lemma"],
    assigns=["doc._.kg_relations"],
)
def make_positions(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component."""
    annotations.register()
    return annotate
