"""Whom a deed below a stated partnership helps, with a twin."""

import pytest

from kg.language import annotations


@pytest.mark.parametrize(
    ("text", "helped"),
    [
        ("Turkey is Azerbaijan's closest partner, providing military equipment.", {"Azerbaijan"}),
        ("Turkey is Azerbaijan's closest rival, providing military equipment.", set()),
    ],
)
def test_a_deed_below_a_partnership_helps_the_partner(nlp, text, helped):
    doc = nlp(text)
    entities, mentions = annotations.entities(doc), annotations.mentions(doc)
    found = {
        entities[mentions[told["object"]]["entity"]]["label"]
        for told in annotations.relations(doc)
        if told["relation"] in {"supports", "suppliesArmsTo"}
    }
    assert found == helped
