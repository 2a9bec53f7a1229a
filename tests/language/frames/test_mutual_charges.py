"""Charges that two raise against each other."""

import pytest

from kg.annotated import make_doc
from kg.language import annotations
from kg.model import Document

BOTH = {("Norway", "Sweden"), ("Sweden", "Norway")}
MUTUAL = [
    "Norway and Sweden accused each other of breaking the ceasefire.",
    "Norway and Sweden blame one another for the fighting.",
    "Norway and Sweden signed a ceasefire on Monday. Each side accused the other of breaking it within hours.",
    "Norway shelled a village in Sweden. Both sides accused each other of a provocation.",
    "Norway attacked Sweden in May. Sweden attacked Norway in June. The rain fell. Finland, Denmark and Poland met. "
    "Each government blamed the other.",
]
NONE = [
    "Norway and Sweden thanked each other.",
    "Norway and Sweden did not accuse each other of anything.",
    "Norway, Sweden and Finland met. Each side accused the other of spying.",
    "Norway and Sweden met. Two brothers accused each other of theft.",
    "Norway and Sweden may accuse each other of spying.",
    "Norway accused Sweden of spying.",
]


def _charges(nlp, text):
    doc = nlp(make_doc(nlp, Document(id="t", text=text)))
    entities, mentions = annotations.entities(doc), annotations.mentions(doc)

    def name(ids):
        return entities[mentions[ids[0]]["entity"]]["label"]

    accused = [e for e in annotations.events(doc) if e["root"] == "ACCUSE" and e["recipient"]]
    return {(name(e["actor"]), name(e["recipient"])) for e in accused}


@pytest.mark.parametrize("text", MUTUAL)
def test_each_accuses_the_other(nlp, text):
    assert _charges(nlp, text) == BOTH


@pytest.mark.parametrize("text", NONE)
def test_who_is_not_known_or_does_not_accuse_raises_no_charge_against_the_other(nlp, text):
    assert not _charges(nlp, text) & {("Sweden", "Norway")}
