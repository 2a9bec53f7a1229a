"""The dead and those who fled, told by their number alone: whose text must say that it was violence, or flight."""

import pytest

from kg.annotated.stream import annotate
from kg.language import annotations
from kg.model import Document

TOLD = [  # harm, number, text
    ("killed", 610, "Troops of Norland bombed the port. The Health Ministry of Sudria counted 610 dead on Monday."),
    (
        "killed",
        610,
        "Troops of Norland bombed the port. The ministry counted 610 dead on Monday and 28 dead on Friday.",
    ),
    ("killed", 45, "Gunmen attacked Aral on Friday. The hospital recorded 45 deaths."),
    ("killed", 300, "The shelling of Aral went on. Sudrian officials now speak of more than 300 dead."),
    ("displaced", 40000, "Norlandic troops shelled Aral on 3 May. More than 40,000 people have fled since then."),
    ("displaced", 60000, "The war goes on. The UN refugee agency counted more than 60,000 arrivals in Norland."),
    ("displaced", 20000, "The exodus begins. More than 20,000 Sudrians leave within about a week."),
    ("displaced", 12000, "Some 12,000 villagers have left the district, and the refugee camps are full."),
]
NOT_TOLD = [
    "An earthquake struck Aral on Monday. The ministry counted 610 dead.",
    "Cholera broke out in Sudria. The Health Ministry recorded 300 deaths.",
    "The fleet left Aral. The ministry counted 610 ships.",
    "Floods hit Norland. More than 50,000 people have fled their homes.",
    "Rebels took Aral. Some 400 people have fled.",
    "Rebels took Aral. More than 30,000 refugees have fled to Norland.",
    "Rebels took Aral. Some 30,000 people fled it after the war of 1975.",
    "More than 40,000 fans left the stadium after the match.",
    "About 20,000 workers left the company in May.",
    "The airport counted more than 90,000 arrivals in June.",
    "Some 30,000 students left for Norland to study after the war.",
]


@pytest.fixture(scope="module")
def harm(nlp):
    """What each text counts in events without an actor, by kind."""
    texts = sorted({text for *_, text in TOLD} | {*NOT_TOLD})
    read = annotate(nlp, [Document(id=str(number), text=text) for number, text in enumerate(texts)])
    return {
        document.text: {
            (kind, number)
            for event in annotations.events(doc)
            if not event["actor"]
            for kind, (number, _) in event["casualties"].items()
        }
        for document, doc in read
    }


@pytest.mark.parametrize(("kind", "number", "text"), TOLD)
def test_who_is_counted_makes_an_event_that_nobody_is_said_to_have_done(harm, kind, number, text):
    assert (kind, number) in harm[text]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_accidents_journeys_and_what_lies_behind_are_no_such_event(harm, text):
    assert harm[text] == set()
