"""Who can fight whom in arms."""

import pytest
from told import told

from kg.language.frames.combatants import can_fight


def mention(kind, form="name", key=None):
    return {"type": kind, "form": form, "key": key}


STATE, ARMY, BODY = mention("State"), mention("ArmedForce"), mention("Organization", key="org/club")
ARMED = mention("Organization", key="organization/hezbollah")
PERSON, CROWD = mention("Person"), mention("Group", "nominal")
CASES = [
    (STATE, STATE, True),
    (STATE, BODY, True),
    (BODY, BODY, False),
    (PERSON, PERSON, False),
    (PERSON, ARMY, True),
    (CROWD, PERSON, True),
    (mention("Person", "nominal"), PERSON, False),
]


@pytest.mark.parametrize(("one", "other", "expected"), CASES)
def test_arms_are_borne_by_states_forces_and_crowds(parser, one, other, expected):
    assert can_fight(parser("They fought.")[1], (one, other)) is expected


def test_a_figure_of_speech_is_no_war(parser):
    assert not can_fight(parser("He fought a battle against them.")[1], (PERSON, STATE))
    assert can_fight(parser("He fought in the hills.")[1], (PERSON, STATE))


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("ASSAULT Swedish-backed forces > Iran", "Swedish-backed forces attacked Iran."),
        ("ASSAULT Swedish-trained rebels > Iran", "Swedish-trained rebels attacked Iran."),
        ("ASSAULT Swedish forces+Swedish > Iran", "Swedish forces attacked Iran."),
    ],
)
def test_who_only_backs_fighters_does_not_attack(nlp, line, text):
    assert line in told(nlp, text)
