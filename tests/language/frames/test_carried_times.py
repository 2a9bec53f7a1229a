"""What is told again in the next sentence happened when it did before."""

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.model import Document


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Israel bombed Lebanon on Sunday. The strike killed 12 people.", "2025-08-17"),
        ("Gunmen attacked a church on 2 February. Nine people were killed.", "2025-02-02"),
        ("Gunmen attacked a church on 2 February. Nine people have been killed.", None),
        ("Gunmen attacked a church on 2 February. A strike killed nine people.", None),
        ("Gunmen attacked a church on 2 February. The strike on Basra killed nine people.", None),
        ("Gunmen attacked a church on 2 February. The vote was free. The sun shone. The attack killed nine.", None),
        ("Gunmen attacked a church on 2 February. Iran killed nine people.", None),
    ],
)
def test_the_day_before_is_carried_over(nlp: Language, text: str, last: str | None) -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text=text, published="2025-08-19")))
    assert doc._.kg_events[-1]["time"] == last
