"""Places of datelines."""

import pytest

from kg.annotated import make_doc
from kg.language import annotations
from kg.model import Document

TOLD = [
    ("KABUL, May 8 (AP) - A bomb killed twelve people on Monday.", "KABUL"),
    ("KABUL (AP) — Thousands protested against the government.", "KABUL"),
    ("KABUL (AP) — Thousands protested against the government of Afghanistan.", "KABUL"),
    ("KABUL (AP) — A bomb killed twelve people near Herat.", "Herat"),
    ("KABUL (AP) — A bomb killed twelve Pakistani soldiers.", None),
    ("KABUL (AP) — A bomb killed twelve people in March 2019.", None),
    ("KABUL (AP) — Rebels plan to attack the army.", None),
    ("KABUL (AP) — The minister condemned the rebels.", None),
    ("KABUL (AP) — It was a quiet day. A bomb killed twelve people.", None),
    ("Kabul was quiet. A bomb killed twelve people.", None),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_happened_on_the_spot_happened_where_the_text_was_written(nlp, text, expected):
    doc = nlp(make_doc(nlp, Document(id="d", text=text, published="2024-05-10")))
    mentions, events = annotations.mentions(doc), annotations.events(doc)
    assert events
    assert [doc[mentions[e["place"]]["head"]].text if e["place"] is not None else None for e in events] == [expected]
