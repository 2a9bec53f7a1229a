"""Charges that two raise against each other."""

import pytest
from told import told

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


EACH_OTHER = [
    ("Norway and Sweden attacked each other.", {"ASSAULT Norway > Sweden", "ASSAULT Sweden > Norway"}),
    ("Norway and Sweden shelled one another.", {"ASSAULT Norway > Sweden", "ASSAULT Sweden > Norway"}),
    ("Norway and Sweden met. The two states threatened each other.", {"THREATEN Norway > Sweden"}),
    ("Norway and Sweden attacked the other states.", set()),
    ("Norway, Sweden and Finland attacked each other.", set()),
]


@pytest.mark.parametrize(("text", "lines"), EACH_OTHER, ids=[text for text, _ in EACH_OTHER])
def test_what_two_do_to_each_other_befalls_both(nlp, text, lines):
    found = {line for line in told(nlp, text) if line[:6] in {"ASSAUL", "THREAT"} and "+" not in line}
    assert {line for line in found if not line.endswith("> ")} >= lines
    assert lines or not any("Norway > Sweden" in line for line in found)
