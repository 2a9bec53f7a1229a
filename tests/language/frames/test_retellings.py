"""What tells of one event within a sentence, and which number of people belongs to which event."""

import pytest

from kg.annotated.stream import annotate
from kg.language import annotations
from kg.model import Document

CASES = [  # text, casualties of each event that is left
    ("A car bomb killed 12 people and wounded 30 others.", [{"killed": 12, "injured": 30}]),
    ("Twenty people died when militants attacked a market.", [{"killed": 20}]),
    ("Rockets hit the port, killing three sailors and injuring 14.", [{"killed": 3, "injured": 14}]),
    ("The shelling left 4 people dead and 11 injured.", [{"killed": 4, "injured": 11}]),
    ("Dozens of people were killed in the attack.", [{}]),
    ("A mine killed or wounded 26 civilians.", [{}]),
    ("Fighting has displaced 20,000 people.", [{"displaced": 20000}]),
    ("Police detained 45 protesters.", [{"detained": 45}]),
    ("Gunmen killed four policemen and abducted two.", [{"killed": 4}, {}]),
    ("Gunmen attacked a bar. The attack was the worst in years.", [{}]),
    ("The death toll has risen to 40.", []),
    ("Norway fired missiles at Sweden, its first attack on the country.", [{}]),
    ("Norway fired missiles at Sweden, and its attack on Iran failed.", [{}, {}]),
]


@pytest.mark.parametrize(("text", "counts"), CASES, ids=[text for text, _ in CASES])
def test_each_number_belongs_to_one_event(nlp, text, counts):
    ((_, doc),) = annotate(nlp, [Document(id="a", text=text)])
    found = [{kind: people for kind, (people, _) in e["casualties"].items()} for e in annotations.events(doc)]
    assert found == counts


def test_a_verb_and_the_noun_that_it_carries_tell_of_one_event(nlp):
    text = "Pakistan carried out air strikes in the Afghan provinces of Khost and Paktika."
    [(_, doc)] = annotate(nlp, [Document(id="t", text=text)])
    assert [event["root"] for event in annotations.events(doc)] == ["ASSAULT"]
