"""Events of which only one side, or neither, is named, and what looks like them."""

import pytest

from kg.annotated.stream import annotate
from kg.language import annotations
from kg.model import Document

TOLD = [  # root, text
    ("ASSAULT", "Three villagers were killed near Norton on Monday."),
    ("ASSAULT", "A car bomb killed twelve people outside a court."),
    ("ASSAULT", "A roadside bomb went off near a police convoy."),
    ("ASSAULT", "A suicide bomber blew himself up at a checkpoint."),
    ("ASSAULT", "Shots were fired at the consulate."),
    ("ASSAULT", "Gunmen opened fire."),
    ("ASSAULT", "Armed men stormed a village."),
    ("ASSAULT", "Militants captured the town after three days."),
    ("ASSAULT", "Heavy fighting broke out between the army and rebels."),
    ("ASSAULT", "There were clashes between rival gangs."),
    ("ASSAULT", "Someone hurled a grenade at the school."),
    ("ASSAULT", "Two people died in the shooting."),
    ("ASSAULT", "An explosion wounded four soldiers on patrol."),
    ("ASSAULT", "The attack was repelled."),
    ("ASSAULT", "Chlorine gas was used in the suburb."),
    ("ASSAULT", "Three men were killed in an arson attack on a hostel."),
    ("ASSAULT", "another six rounds were fired and tear-gas shells were burst."),
    ("ASSAULT", "The group claimed responsibility for the attack."),
    ("PROTEST", "Thousands marched through the capital."),
    ("PROTEST", "Riots broke out after the verdict."),
    ("PROTEST", "A rally was held against the dam."),
    ("PROTEST", "Students staged a sit-in at the university."),
    ("PROTEST", "Four people were arrested during a demonstration."),
    ("COERCE", "Rioters looted shops."),
    ("COERCE", "Two men were arrested on Monday."),
    ("COERCE", "in all, 51 persons were arrested in this case."),
    ("COERCE", "Officers raided the newspaper's offices."),
    ("COERCE", "A curfew was imposed in the city."),
    ("COERCE", "Security forces rounded up dozens of suspects."),
    ("COERCE", "A cache of weapons was seized from the house."),
    ("MOBILIZE", "Tanks moved into the suburb."),
    ("ACCUSE", "Two men were charged with treason."),
    ("YIELD", "Two hostages were released on Wednesday."),
    ("SANCTION", "The regulator fined Skyline Air for its flights to Sudria."),
    ("ACCUSE", "Norway has been accused of spying."),
    ("REQUEST", "Norway was urged to release the editor."),
    ("SUPPORT", "Norway was praised for its restraint."),
    ("SUPPORT", "Congratulations to Norway on its anniversary."),
    ("SUPPORT", "I am grateful to Norway."),
    ("CONSULT", "We had talks with Norway."),
    ("COERCE", "Ana Berg has been under house arrest since March."),
    ("CONSULT", "The two ministers met in Oslo."),
    ("ASSAULT", "The two armies exchanged fire."),
    ("ASSAULT", "Basra fell on Monday."),
    ("ASSAULT", "The war that Norway started in 1905 goes on."),
    ("SANCTION", "The two states broke off relations in 1991."),
    ("ACCUSE", "A plane crashed in Kazakhstan. Azerbaijan accused Russia of shooting it down."),
]
NOT_TOLD = [
    "Three people were killed when a bus overturned.",
    "An earthquake killed 200 people in the north.",
    "Two men were injured in a road accident.",
    "A guard was killed when he fell from a bus.",
    "The ship was destroyed by fire.",
    "A boiler blast at a mill killed four workers.",
    "The dam burst. Forty people were killed.",
    "Gas explosion at a carnival kills 8, forty others are injured.",
    "Heavy rain led to mudslides. For safety reasons, roads had to be closed on Saturday.",
    "After a chemical spill officials ordered residents to leave.",
    "A ferry capsized off the coast. At least 30 passengers were killed.",
    "The virus has killed 900 people. Schools were closed across the province.",
    "A heart attack killed the minister.",
    "A rally was held for the candidate.",
    "The striker fired a shot into the net.",
    "The plan was shot down in parliament.",
    "The economy was hit hard by the crisis.",
    "Stocks rallied after the announcement.",
    "The team was beaten in the final.",
    "The actor was captured on camera.",
    "Attacks on journalists are a crime.",
    "They were forced to sell the house.",
    "The newspapers were forced out of business.",
    "Republicans took control of the House.",
    "She was granted a visa.",
    "Carl Bildt was eliminated from the contest.",
    "She marched into the office.",
    "Lightning strikes killed 12 farmers on Tuesday.",
    "A shark attack killed a swimmer.",
    "A chemical spill prompted city officials to order residents to stay indoors.",
    "A ferry capsized off Kalmar. The Maritime Safety Board is investigating Baltic Lines, its owner.",
    "The regulator fined Skyline Air after the crash in May.",
    "Norway is recognised as a model.",
    "Members held a press conference.",
    "Snow fell in Basra on Monday.",
    "Voters are making up their minds.",
    "It obliges organisations that receive money from abroad to register.",
    "My wife and I visited Norway.",
    "Norway grew rich, thanks to Sweden.",
    "The volcano erupted. The mayor said residents must leave.",
]


@pytest.fixture(scope="module")
def roots(nlp):
    """The roots that each text tells of."""
    texts = sorted({text for _, text in TOLD} | {*NOT_TOLD})
    read = annotate(nlp, [Document(id=str(number), text=text) for number, text in enumerate(texts)])
    return {document.text: {event["root"] for event in annotations.events(doc)} for document, doc in read}


@pytest.mark.parametrize(("root", "text"), TOLD, ids=[text for _, text in TOLD])
def test_an_event_is_told_with_what_is_known_of_it(roots, root, text):
    assert root in roots[text]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_accidents_figures_of_speech_and_rules_are_no_events(roots, text):
    assert roots[text] == set()


def test_numbers_of_cases():
    assert (len(TOLD), len(NOT_TOLD)) == (47, 40)
