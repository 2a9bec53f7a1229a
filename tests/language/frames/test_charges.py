"""Denials of charges whose matter is no event of its own, and what denies no charge."""

import pytest

from kg.annotated import make_doc
from kg.language import annotations
from kg.model import Document

SPYING = "Norway accused Sweden of spying. "
JOINED = [
    SPYING + "Sweden denied the allegation.",
    SPYING + "Stockholm dismissed the charge as baseless.",
    SPYING + "Sweden denied it.",
    SPYING + "Stockholm denied responsibility.",
    SPYING + "The Swedish embassy called the accusation absurd.",
    SPYING + "Finland called for calm.\n\nA Danish envoy was heard. Sweden rejected the accusation.",
    "Norway accused Sweden of spying, which Sweden denies.",
    "Norway accused Sweden of spying, but Sweden disputed the claim.",
    "Norway accused Sweden of spying, a charge that Stockholm has rejected.",
    "Norway accuses Swedish police of torturing prisoners. Sweden denies the accusation.",
    "Norway accuses the observers of spying. Sweden denies it.",
    "Norway accused Denmark, and Swedish officers with it, of spying. Sweden denied any role.",
    "Norway accused Sweden of seeking nuclear weapons. Sweden denies that it wants such weapons.",
    "Norway accused Sweden of directing the rebels. Sweden denies that it directs them.",
    "Norway accused Sweden of planting mines. The Swedish government denied that it had planted the mines.",
    "Norway blamed Sweden for the attack on its consulate. Sweden rejected the charge.",
]
SAID = [
    "Norway said that Sweden had carried out ethnic cleansing in the north. Sweden rejects the charge.",
    "Norway said that Sweden was close to building nuclear weapons. Sweden denies that it wants such weapons.",
    "Norway said that mines had killed six men. The Swedish government denied that it had planted the mines.",
]
APART = [
    SPYING + "Sweden denied entry to two Norwegian envoys.",
    SPYING + "Sweden denied visas to journalists.",
    SPYING + "Sweden rejected the proposal.",
    SPYING + "Sweden refused to comment on the accusation.",
    SPYING + "Sweden has neither confirmed nor denied the charge.",
    SPYING + "Sweden did not deny it.",
    SPYING + "Sweden may deny the charge.",
    SPYING + "If Sweden denies the charge, Norway will publish its evidence.",
    SPYING + "Sweden admitted it.",
    SPYING + "Finland denied it.",
    SPYING + "Sweden rejected it.",  # what was proposed may be meant as well
    SPYING + "Sweden rejected criticism of its election.",
    SPYING + "Sweden denied that it had expelled the envoy.",
    SPYING + "Norway denied the accusation.",
    SPYING + "Finland called for calm. Denmark rejected the accusation.",  # far, and of another
    "Norway accused Sweden of spying and demanded an inquiry. Sweden rejected that demand.",
    "Norway has not accused Sweden of spying. Sweden denied the charge.",
    "Norway said that Sweden would join. Sweden denied it.",
    "Norway said that Sweden would build weapons. Sweden denies that it wants such weapons.",
    "Sweden denied the accusation. Norway accused Sweden of spying.",
]


def _links(nlp, text):
    doc = nlp(make_doc(nlp, Document(id="t", text=text)))
    events, mentions = annotations.events(doc), annotations.mentions(doc)
    return [
        (doc[events[e["denies"]]["trigger"]].lemma_, {doc[mentions[i]["head"]].text for i in e["recipient"]}, e)
        for e in events
        if e["root"] == "REJECT" and "denies" in e
    ]


@pytest.mark.parametrize("text", JOINED)
def test_a_rejection_leads_to_the_charge_and_befalls_the_accuser(nlp, text):
    ((charge, accuser, event),) = _links(nlp, text)
    assert charge in {"accuse", "blame"}
    assert accuser == {"Norway"}
    assert event["fact"]["status"] == "Happened"


@pytest.mark.parametrize("text", SAID)
def test_what_is_said_of_somebody_is_a_charge_where_he_denies_it_in_the_same_words(nlp, text):
    ((charge, accuser, _),) = _links(nlp, text)
    assert (charge, accuser) == ("say", {"Norway"})


@pytest.mark.parametrize("text", APART)
def test_what_denies_no_charge_leads_nowhere(nlp, text):
    assert _links(nlp, text) == []
