"""To whom something was done that the sentences before tell."""

import pytest
from spacy.language import Language
from told import told

CARRIED = [
    ("ASSAULT Sweden > Norway", "Norway attacked Sweden. Sweden answered with more than five hundred missiles."),
    ("ASSAULT Sweden > Norway", "Norway bombed Sweden. It was late. Sweden responded with drones."),
    ("ASSAULT Iran > ", "Norway bombed Sweden. Iran replied with missiles."),
    ("SANCTION Norway > Sweden", "Norway restored relations with Sweden. Norway had broken off relations in 2016."),
    ("SANCTION Sweden > Norway", "Norway restored relations with Sweden. Sweden had broken off relations in 2016."),
    ("SANCTION Iran > ", "Norway restored relations with Sweden. Iran had broken off relations in 2016."),
    ("SANCTION Norway > ", "Norway sold gas to Sweden. Norway had broken off relations in 2016."),
    (
        "COERCE Swedish police+Swedish > Omar Holm+Ali Holm",
        "Swedish police detained fifty people. Two brothers, Omar Holm and Ali Holm, died in custody.",
    ),
    ("COERCE  > men", "Swedish police visited fifty people. Two men died in custody."),
    ("COERCE  > men", "Swedish police detained fifty people. It was late. Nobody knew. Two men died in custody."),
    (
        "SUPPORT Vladimir Putin > Ilham Aliyev",
        "Vladimir Putin telephoned Ilham Aliyev. Vladimir Putin apologised that the raid had taken place.",
    ),
    (
        "SUPPORT Vladimir Putin > ",
        "Vladimir Putin telephoned Ilham Aliyev. It was late. Nobody knew. Vladimir Putin apologised for the raid.",
    ),
    (
        "SUPPORT Vladimir Putin > ",
        "Emmanuel Macron telephoned Ilham Aliyev. Vladimir Putin apologised that the raid had taken place.",
    ),
]


@pytest.mark.parametrize(("line", "text"), CARRIED, ids=[text for _, text in CARRIED])
def test_the_other_side_is_that_of_the_act_before(nlp: Language, line: str, text: str) -> None:
    assert line in told(nlp, text)


def test_an_answer_without_missiles_is_no_attack(nlp: Language) -> None:
    assert not any(
        line.startswith("ASSAULT Sweden") for line in told(nlp, "Norway shelled Sweden. Sweden answered with a letter.")
    )
