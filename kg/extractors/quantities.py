"""Numbers with what they count, and the figures that a text gives for an actor."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from kg.language import annotations
from kg.language.numbers.figures import measures
from kg.language.numbers.quantities import quantities


def annotate(doc: Doc) -> Doc:
    """Set ``doc._.kg_quantities`` in text order, then append to ``doc._.kg_measures``."""
    doc._.kg_quantities = list(quantities(doc))
    doc._.kg_measures = [*annotations.measures(doc), *measures(doc)]
    return doc


@Language.factory(
    "kg_quantities",
    requires=["token.dep", "token.tag", "token.pos", "token.lemma", "token.ent_type", "doc.sents"],
    assigns=["doc._.kg_quantities", "doc._.kg_measures"],
)
def make_quantities(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component; without ``kg_time`` years count, without ``kg_entities`` there are no measures."""
    annotations.register()
    return annotate
