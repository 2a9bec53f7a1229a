"""Time expressions with ISO 8601 values relative to the document's date."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from kg.language import annotations
from kg.language.numbers.times import times


def annotate(doc: Doc) -> Doc:
    """Set ``doc._.kg_times`` in text order, from the parse and ``doc._.kg_published``."""
    doc._.kg_times = times(doc)
    return doc


@Language.factory(
    "kg_time",
    requires=["doc.ents", "token.pos", "token.dep", "token.tag", "token.lemma", "token.ent_type"],
    assigns=["doc._.kg_times"],
)
def make_time(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component."""
    annotations.register()
    return annotate
