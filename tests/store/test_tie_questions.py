"""The packaged questions on ties between states, from text to answer."""

import pytest

from kg.store import ask
from kg.store.packaged import named

TEXTS = {
    "one": "Norway and Sweden signed the Oslo Pact, mediated by Qatar. Venezuela claims sovereignty over Gibraltar.",
    "two": "Norway controls Gibraltar. Djibouti hosts a Japanese base. Algeria supplies Italy with gas. "
    "Sweden is Norway's largest trading partner. Qatar funds Hamas. Norway recognises Kosovo.",
    "three": "Oman hosted talks between Iran and Iraq. Norway is a rival of Sweden.",
    "five": "Relations between Norway and Sweden have soured.",
    "six": "Norway is building the Baku-Ceyhan railway. Sweden opposes the railway.",
    "four": "Iran bombed Iraq on 3 March 2024 in response to an Iraqi attack on Iran.",
}
ANSWERS = {
    "agreements": [
        ("Oslo Pact", "treaty", "Norway", "signed", "Qatar", 1),
        ("Oslo Pact", "treaty", "Sweden", "signed", "Qatar", 1),
    ],
    "projects": [
        ("Baku-Ceyhan railway", "railway", "builds", "Norway", "under construction", 1),
        ("Baku-Ceyhan railway", "railway", "links", "Baku", "under construction", 1),
        ("Baku-Ceyhan railway", "railway", "links", "Ceyhan", "under construction", 1),
        ("Baku-Ceyhan railway", "railway", "opposesProject", "Sweden", "under construction", 1),
    ],
    "territory": [
        ("Venezuela", "claims", "Gibraltar", 1),
        ("Norway", "controls", "Gibraltar", 1),
        ("Djibouti", "hostsForcesOf", "Japan", 1),
        ("Norway", "recognises", "Kosovo", 1),
    ],
    "dependencies": [
        ("Qatar", "finances", "Hamas", 1),
        ("Algeria", "suppliesEnergyTo", "Italy", 1),
        ("Norway", "tradesWith", "Sweden", 1),
    ],
    "mediators": [
        ("Oman", "Iran", "Iraq", "CONSULT", None, "Happened"),
        ("Qatar", "Norway", "Sweden", "SUPPORT", None, "Happened"),
    ],
    "reactions": [
        (
            "ASSAULT: Iran -> Iraq (2024-03-03)",
            "inResponseTo",
            "ASSAULT: Iraq -> Iran",
            TEXTS["four"],
            "https://w3id.org/influence-kg/id/document/four",
        )
    ],
    "trends": [
        (
            "Norway",
            "coolingTowards",
            "Sweden",
            None,
            TEXTS["five"],
            "https://w3id.org/influence-kg/id/document/five",
        )
    ],
    "adversaries": [("Norway", "rivalOf", "Sweden", 1)],
}


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_a_question_on_ties_is_answered(store, name):
    assert [tuple(row) for row in ask(store, name=name).table().rows] == ANSWERS[name]
    assert named(name).question.endswith("?")


def test_one_actor_narrows_a_question(store):
    rows = ask(store, name="territory", parameters={"actor": "Djibouti"}).table().rows
    assert [tuple(row) for row in rows] == [("Djibouti", "hostsForcesOf", "Japan", 1)]
