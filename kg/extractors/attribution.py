"""Placeholder: to be written."""

from spacy.language import Language
from spacy.tokens import Doc

from kg.grammar import annotations


def annotate(doc: Doc) -> Doc:
    """Return the Doc unchanged."""
    return doc


@Language.factory("kg_attribution")
def make_attribution(nlp: Language, name: str) -> "type[Doc] | object":
    """Make the component."""
    annotations.register()
    return annotate
