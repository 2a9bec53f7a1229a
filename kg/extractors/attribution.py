"""Who says what: the component writes the attributions of reported speech, thought and attitude."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from kg.language import annotations
from kg.language.speech.attributions import attributions


def annotate(doc: Doc) -> Doc:
    """Fill ``doc._.kg_attributions``."""
    doc._.kg_attributions = attributions(doc)
    return doc


@Language.factory(
    "kg_attribution",
    requires=["token.dep", "token.tag", "token.pos", "token.lemma", "token.ent_type", "token.is_sent_start"],
    assigns=["doc._.kg_attributions"],
)
def make_attribution(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component. It reads mentions and entities where an earlier component left them, and works without."""
    annotations.register()
    return annotate
