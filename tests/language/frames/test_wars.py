"""Wars that a text tells from their first day to their truce; what lies in them stands in ``tests/data/scenes.tsv``."""

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.language.frames.wars import wars
from kg.model import Document

OPENS = "Kenya attacked Somalia on 13 June 2025. "
ENDS = "On 24 June a ceasefire came into force. "
KENYAN = ["state/KE", "state/SO"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (OPENS + ENDS, [(KENYAN, "2025-06-13", "2025-06-24")]),
        (OPENS + "On 22 June Uganda bombed Somalia. " + ENDS, [([*KENYAN, "state/UG"], "2025-06-13", "2025-06-24")]),
        (OPENS + "On 22 June Chad bombed Sudan. " + ENDS, [(["state/SD", "state/TD"], "None", "2025-06-24")]),
        (OPENS + "Sudan bombed Chad in 2011. " + ENDS, [(KENYAN, "None", "2025-06-24")]),
        ("Kenya hit a Somali base on 13 June 2025. " + ENDS, [(KENYAN, "None", "2025-06-24")]),
        ("Kenya attacked Somalia on 13 January 2025. " + ENDS, [(KENYAN, "None", "2025-06-24")]),
        (OPENS + "Kenya wants a ceasefire. ", []),
        (OPENS + "Kenya rejected a ceasefire on 24 June. ", []),
        (ENDS, []),
    ],
)
def test_a_war_lasts_from_the_attack_that_opens_it_to_its_truce(
    nlp: Language, text: str, told: list[tuple[list[str], str, str]]
) -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="d", text=text.strip(), published="2025-07-08")))
    assert [(sorted(war.sides), str(war.first), str(war.last)) for war in wars(doc)] == told
