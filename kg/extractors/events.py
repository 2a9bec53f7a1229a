"""The component that finds political events, and projects; `kg.language.frames.events` and `projects` say how."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from kg.language import annotations
from kg.language.frames.events import found_events
from kg.language.frames.projects import tell
from kg.language.frames.responses import link
from kg.language.frames.spoken_acts import spoken_acts


def annotate(doc: Doc) -> Doc:
    """Write ``doc._.kg_events``, in text order of their triggers, and add projects with what is told of them."""
    found = found_events(doc)
    events = sorted([*found, *spoken_acts(doc, found)], key=lambda event: event["trigger"])
    link(doc, events)
    doc._.kg_events = events
    doc._.kg_relations = [*annotations.relations(doc), *tell(doc)]
    return doc


@Language.factory(
    "kg_events",
    requires=[
        "doc._.kg_mentions",
        "token.lemma",
        "token.dep",
        "token.tag",
        "token.pos",
        "doc.sents",
    ],
    assigns=["doc._.kg_events", "doc._.kg_relations", "doc._.kg_entities", "doc._.kg_mentions"],
)
def make_events(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component; acts done in saying something are found where attributions are known."""
    annotations.register()
    return annotate
