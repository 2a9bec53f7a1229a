"""Who mediates an event, and that a mediator is no party to it."""

import pytest

from kg.annotated import make_doc
from kg.language import annotations
from kg.model import Document

CASES = [
    ("Qatar brokered a truce between Norway and Sweden.", "Qatar"),
    ("Norway and Sweden signed a truce mediated by Qatar.", "Qatar"),
    ("With Kenya mediating, Ethiopia and Eritrea held talks in Mombasa.", "Kenya"),
    ("Norway and Sweden held talks in Oslo with Kenya as mediator.", "Kenya"),
    (
        "Norway agreed to suspend naval patrols for six months and Sweden undertook to award no blocks for the same "
        "period, in a declaration whose text was drafted by Qatar.",
        "Qatar",
    ),
    ("Norway and Sweden signed a truce under Qatari auspices.", "Qatari"),
    ("Norway and Sweden reached a Qatari-brokered truce.", "Qatari"),
    ("Qatar hosted talks between Norway and Sweden.", "Qatar"),
    ("Qatar praised talks between Norway and Sweden.", None),
    ("Qatar watched as Norway and Sweden signed a truce.", None),
]


@pytest.mark.parametrize(("text", "mediator"), CASES, ids=[text for text, _ in CASES])
def test_a_mediator_is_told_apart_from_the_parties(nlp, text, mediator):
    doc = nlp(make_doc(nlp, Document(id="t", text=text)))
    mentions = annotations.mentions(doc)
    events = [e for e in annotations.events(doc) if e["root"] in {"CONSULT", "SUPPORT", "YIELD", "AGREE"}]

    def words(ids):
        return {doc[mentions[i]["start"] : mentions[i]["end"]].text for i in ids}

    pairs = ({"Norway", "Sweden"}, {"Ethiopia", "Eritrea"})
    between = [e for e in events if words([*e["actor"], *e["recipient"]]) - {mediator} in pairs]
    assert between
    assert any(words(e.get("mediator", [])) == ({mediator} if mediator else set()) for e in between)
