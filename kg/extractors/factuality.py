"""The last component: writes into each relation, measure and event how it is put forward, and adds who denies it."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from kg.language import annotations
from kg.language.factuality.facts import facts
from kg.language.frames import datelines, scene_places, scene_times
from kg.language.frames.charges import charges
from kg.language.frames.denials import denials
from kg.language.frames.headlined import weigh
from kg.language.frames.mutual_charges import mutual_charges

_FRAMES = ["doc._.kg_relations", "doc._.kg_measures", "doc._.kg_events"]


def annotate(doc: Doc) -> Doc:
    """Write ``fact`` into every relation, measure and event."""
    frames = [*annotations.relations(doc), *annotations.measures(doc), *annotations.events(doc)]
    for frame, fact in zip(frames, facts(doc), strict=True):
        frame["fact"] = fact
    weigh(doc)
    datelines.place(doc)
    scene_times.tell(doc)
    scene_places.settle(doc)
    for more in (denials, mutual_charges, charges):
        doc._.kg_events = [*annotations.events(doc), *more(doc)]
    return doc


@Language.factory(
    "kg_factuality",
    requires=["token.dep", "token.tag", "token.pos", "token.lemma", "doc._.kg_attributions", *_FRAMES],
    assigns=_FRAMES,
)
def make_factuality(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component.

    Frames that an earlier component left, of ours or of a user, get their ``fact``; where there are none it does
    nothing. Without attributions everything is the author's.
    """
    annotations.register()
    return annotate
