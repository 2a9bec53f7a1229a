"""What is done in saying something, each act with twins that do not do it."""

import pytest
from told import told

ACTS = [
    ("REQUEST", "Norway said that Sweden must withdraw from the island."),
    ("REQUEST", '"Sweden must leave the island," Norway\'s foreign minister said on Monday.'),
    ("REQUEST", "Norway's ambassador said Sweden had to respect the truce."),
    ("REQUEST", "Norway called for Sweden to release the sailors."),
    ("REQUEST", "Sweden should release the sailors, Norway's foreign ministry said."),
    ("REQUEST", "Norway said that the Swedish constitution must change before a treaty can be signed."),
    ("REQUEST", "Norway has said that Sweden's fishing law must be amended."),
    ("REQUEST", "Norway said that the constitution of Sweden should be rewritten."),
    ("ACCUSE", "Norway said Sweden was to blame for the crash."),
    ("ACCUSE", "Norway said that Sweden was behind the attack."),
    ("ACCUSE", '"Sweden bears full responsibility for this war," Norway\'s foreign minister said.'),
    ("ACCUSE", "Norway said that Sweden was responsible for the deaths of the sailors."),
    ("ACCUSE", "Norway complained that Sweden had closed the border."),
    ("ACCUSE", "Norway claimed that Sweden had bombed a school."),
    ("ACCUSE", "Norway alleged that Sweden was arming rebels."),
    ("THREATEN", "Norway said that Sweden would pay a heavy price."),
    ("THREATEN", "Norway warned that any attack by Sweden would be met with force."),
    ("THREATEN", "Norway warned that any Swedish attack would draw a swift response."),
    ("THREATEN", '"Sweden will regret this," Norway\'s defence minister said.'),
    ("THREATEN", "Norway said it would bomb Sweden."),
    ("THREATEN", "Norway said that it would impose sanctions on Sweden."),
    ("THREATEN", '"We will attack Sweden," Norway\'s president said.'),
    ("THREATEN", "The Norwegian defence minister said Norway would attack Sweden."),
    ("AGREE", "Norway said it would send aid to Sweden."),
    ("AGREE", '"We will send food to Sweden," Norway\'s president said.'),
    ("REJECT", "Norway said it would not negotiate with Sweden."),
    ("AGREE", "Norway's promise to send aid to Sweden was welcome."),
]
NONE = [
    ("REQUEST", "Norway said that Sweden must have known of the plan."),
    ("REQUEST", "Norway said that the Swedish constitution must not change."),
    ("REQUEST", "Norway said that the Swedish constitution must have changed."),
    ("REQUEST", "Norway said that the Swedish constitution had changed."),
    ("REQUEST", "Norway said that the Norwegian constitution must change."),
    ("REQUEST", "Norway said that the Swedish weather must change."),
    ("REQUEST", "Norway asked whether Sweden should leave the island."),
    ("REQUEST", "Norway said that Sweden must be punished."),
    ("REQUEST", "Sweden must leave the island."),
    ("REQUEST", "Norway said Sweden did not have to leave."),
    ("REQUEST", "Norway said Sweden should be able to defend its coast."),
    ("REQUEST", "Norway said Sweden has to balance trade with defence."),
    ("ACCUSE", "Norway said Sweden was not to blame for the crash."),
    ("ACCUSE", "Norway said that Sweden was behind schedule."),
    ("ACCUSE", "Norway said that Sweden was responsible for the northern sector."),
    ("ACCUSE", "Norway said Sweden might be to blame."),
    ("ACCUSE", "Norway claimed that Sweden had won the match."),
    ("ACCUSE", "Sweden was to blame for the crash."),
    ("THREATEN", "Norway said Iran would attack Sweden."),
    ("THREATEN", "Norway said it had attacked Sweden."),
    ("THREATEN", "Norway said it would not attack Sweden."),
    ("THREATEN", "Norway said that Sweden would pay the bill."),
    ("THREATEN", "Norway said that the letter from Sweden would be answered."),
    ("AGREE", "Norway said it had sent aid to Sweden."),
    ("REJECT", "Norway said it had not met Sweden."),
]


@pytest.mark.parametrize(("root", "text"), ACTS, ids=[text for _, text in ACTS])
def test_what_is_said_is_done(nlp, root, text):
    acts = [line for line in told(nlp, text) if line.startswith(f"{root} ") and "Swed" in line.partition(" > ")[2]]
    assert acts


@pytest.mark.parametrize(("root", "text"), NONE, ids=[text for _, text in NONE])
def test_twins_do_nothing_of_the_kind(nlp, root, text):
    assert not [line for line in told(nlp, text) if line.startswith(f"{root} ")]


ONE_SIDED = [
    ("REJECT", "Norway denied that it had shelled the port.", "Norway did not deny that it had shelled the port."),
    ("REJECT", "Norway denied the charge.", "Norway denied them visas."),
    ("REQUEST", "Norway called for calm.", "Norway called it a day."),
    ("REQUEST", "Norway demanded that the ban be lifted.", "“Is that all?” Norway demanded."),
    ("ACCUSE", "Norway condemned the attack on the port.", "Norway examined the attack on the port."),
    ("SUPPORT", "Norway welcomed the agreement.", "Norway welcomed its guests."),
    ("THREATEN", "Norway threatened to come one night.", "Norway hoped to come one night."),
]


@pytest.mark.parametrize(("root", "text", "twin"), ONE_SIDED, ids=[text for _, text, _ in ONE_SIDED])
def test_an_act_of_speech_needs_no_recipient(nlp, root, text, twin):
    assert f"{root} Norway > " in told(nlp, text)
    assert not [line for line in told(nlp, twin) if line.startswith(f"{root} Norway")]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("REJECT Vladimir Putin > ", "Vladimir Putin announced that Russia would not put talks on its agenda."),
        ("REJECT Norway > ", "Norway said that it would not hold any talks."),
        ("REJECT Norway > ", "Norway announced that it would not put the opening of talks on its agenda."),
    ],
)
def test_who_says_that_he_will_hold_no_talks_refuses(nlp, line, text):
    assert line in told(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway announced that it would put talks on its agenda.",
        "Norway announced that Sweden would not put talks on its agenda.",
        "Norway said that it would not put cakes on its agenda.",
        "Norway said that it did not hold any talks.",
    ],
)
def test_who_says_something_else_does_not_refuse(nlp, text):
    assert not any(line.startswith("REJECT ") for line in told(nlp, text))
