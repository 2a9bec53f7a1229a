"""Places that an event has by its target or its scene; more sentences stand in ``tests/data/when.tsv``."""

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.language import annotations
from kg.model import Document


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Kenya attacked Somalia on Friday.", "attacked", "Somalia"),
        ("Kenya attacked Somalia's ships on Friday.", "attacked", None),
        ("Kenya clashed with Somalia on Friday.", "clashed", None),
        ("Israel fired missiles at Iranian cities.", "fired", "Iranian"),
        ("Chad attacked Libya on Friday and killed ten people.", "killed", "Libya"),
        ("Uganda condemned the attacks of Rwanda.", "attacks", None),
        ("Uganda condemned the attack on Rwanda.", "attack", "Rwanda"),
        ("The ministers of Kenya and Somalia met in the Chinese capital.", "met", "Chinese"),
        ("The Kenyan president arrived in Ankara on Friday. He met the Turkish president.", "met", "Ankara"),
        ("The Kenyan president arrived in Ankara on Friday.\n\nHe met the Turkish president.", "met", None),
        ("Chad launched what it calls a military operation. The Benghazi forces gave up.", "launched", "Benghazi"),
        ("Chad launched what it calls a military operation. The rebels in Gao surrendered.", "launched", "Gao"),
        ("Chad launched a raid on the rebels. The rebels in Gao surrendered.", "launched", None),
        ("Chad launched a military operation. The Benghazi forces did not give up.", "launched", None),
        ("Chad launched a military operation.\n\nThe Benghazi forces gave up.", "launched", None),
        ("Chad launched a military operation. It was late. The Benghazi forces gave up.", "launched", None),
        ("Chad launched a military operation. The Benghazi forces complained.", "launched", None),
        ("Chad bombed Tripoli on Friday. Ten people were killed.", "killed", "Tripoli"),
    ],
)
def test_an_event_is_where_its_target_or_its_scene_is(
    nlp: Language, text: str, trigger: str, place: str | None
) -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="d", text=text, published="2025-09-15")))
    told = next(event for event in annotations.events(doc) if doc[event["trigger"]].text == trigger)
    mentions = annotations.mentions(doc)
    found = None if told["place"] is None else mentions[told["place"]]
    assert (doc[found["start"] : found["end"]].text if found else None) == place
