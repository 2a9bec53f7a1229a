"""Mentions: what a text names, describes or means by a pronoun, and its times and amounts."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from kg.language import annotations
from kg.language.names import matching, mentions
from kg.language.syntax import blocks

_MOST_IN_NAME = 40  # tokens: what the model joins beyond, in text without sentences, names nothing


class Entities:
    """Callable that writes ``doc._.kg_mentions``. Holds the name matcher, and word lists as numbers."""

    def __init__(self, nlp: Language, gazetteer: str | None) -> None:
        self.find_names = matching.make_finder(nlp, gazetteer)
        self.listed = mentions.listed_words(nlp.vocab.strings)

    def __call__(self, doc: Doc) -> Doc:
        """Return the Doc with its mentions."""
        if any(len(ent) > _MOST_IN_NAME for ent in doc.ents):
            doc.set_ents([ent for ent in doc.ents if len(ent) <= _MOST_IN_NAME], default="outside")
        prose = blocks.prose(doc)
        doc._.kg_mentions = mentions.mentions(doc, prose, self.find_names(doc, prose), self.listed)
        return doc


@Language.factory(
    "kg_entities",
    requires=["token.tag", "token.dep", "token.pos", "token.lemma", "doc.sents", "doc.ents"],
    assigns=["doc._.kg_mentions"],
    default_config={"gazetteer": None},
)
def make_entities(nlp: Language, name: str, gazetteer: str | None) -> Callable[[Doc], Doc]:
    """Make the component.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
        gazetteer: Path of a user's own gazetteer (see `kg.lexica.user_gazetteer`), added to the packaged one.

    Raises:
        InputError: If the user's gazetteer can't be used.
    """
    annotations.register()
    return Entities(nlp, gazetteer)
