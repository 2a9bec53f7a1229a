"""Denials that point back to what another has said."""

import pytest

from kg.annotated import make_doc
from kg.language import annotations
from kg.model import Document

CHARGED = "Norway accused Sweden of shelling Oslo. "
TOLD = "Norway said that Swedish troops had shelled Oslo. "
POINTING = [
    (CHARGED + "Sweden denied it.", "denied"),
    (TOLD + "Stockholm has repeatedly denied this.", "denied"),
    (TOLD + "Swedish officials rejected the accusation.", "rejected"),
    (TOLD + "The government in Stockholm denied any part in the shelling.", "denied"),
    (TOLD + "Sweden denied that it had attacked anyone.", "denied"),
    (TOLD + "Finland called for calm. Sweden denied the attack.", "denied"),
    (CHARGED + "Sweden denied that it was behind the attack.", "denied"),
    (TOLD + "Sweden said its forces were not involved.", "said"),
    (TOLD + "Sweden said it had nothing to do with it.", "said"),
    (TOLD + "Sweden said no such attack took place.", "said"),
    (TOLD + "Sweden called the report a fabrication.", "called"),
    ("Norway accuses Sweden of shelling Oslo, which Sweden denies.", "denies"),
    ("Norway accuses Sweden of shelling Oslo, a charge that Sweden denies.", "denies"),
    ("Norway said Sweden had shelled Oslo, an allegation Stockholm rejected.", "rejected"),
    (TOLD + "Finland called for calm. Sweden denied any involvement in the attack on Oslo.", "denied"),
]
OTHERWISE = [
    CHARGED + "Sweden did not deny it.",
    CHARGED + "Sweden may deny it.",
    CHARGED + "Sweden neither confirmed nor denied it.",
    CHARGED + "Sweden admitted it.",
    CHARGED + "Finland denied it.",  # nobody has said that Finland did
    CHARGED + "Sweden rejected a proposal for talks.",
    CHARGED + "Sweden denied reports that its king was ill.",
    CHARGED + "Sweden denied claims of fraud.",
    CHARGED + "Finland called for calm. Sweden denied it.",  # "it" is what was said last
    TOLD + "Finland called for calm. Sweden denied the kidnapping.",
    TOLD + "Sweden said its forces were involved.",
    TOLD + "Sweden denied any role in the attack on the airport.",
    TOLD + "Sweden denied attacking the airport.",
    TOLD + "Sweden called the report a surprise.",
    "Sweden shelled Oslo. Sweden denied it.",  # nobody else says so
    "Norway feared that Sweden might shell Oslo. Sweden denied it.",
]


def _denied(nlp, text):
    doc = nlp(make_doc(nlp, Document(id="t", text=text)))
    events = annotations.events(doc)
    return [
        (doc[event["trigger"]].text, doc[events[event["denies"]]["trigger"]].text, event)
        for event in events
        if "denies" in event
    ]


@pytest.mark.parametrize(("text", "cue"), POINTING, ids=[text for text, _ in POINTING])
def test_a_denial_leads_to_what_another_says_that_the_denier_has_done(nlp, text, cue):
    ((by, about, event),) = _denied(nlp, text)
    assert (by, about) in {(cue, "shelling"), (cue, "shelled")}
    assert event["fact"]["status"] == event["fact"]["polarity"] == "Denied"
    assert event["fact"]["attribution"] is not None


@pytest.mark.parametrize("text", OTHERWISE)
def test_what_does_not_deny_what_was_said_leads_nowhere(nlp, text):
    assert _denied(nlp, text) == []


def test_an_accuser_puts_forward_what_he_accuses_another_of_and_nobody_else_does(nlp):
    doc = nlp(make_doc(nlp, Document(id="t", text=CHARGED)))
    deed = next(event for event in annotations.events(doc) if event["root"] == "ASSAULT")
    assert (deed["fact"]["status"], deed["fact"]["certainty"]) == ("Hypothetical", "Probable")


def test_what_a_denial_names_stands_where_it_was_told(nlp):
    told = "Norway says that Iran supplied Sweden with drones. Tehran denies supplying "
    assert [about for _, about, _ in _denied(nlp, told + "drones.")] == ["supplied"]
    assert _denied(nlp, told + "missiles.") == []
