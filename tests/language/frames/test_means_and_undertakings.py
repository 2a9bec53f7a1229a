"""Means that are sent, papers that are signed, what is agreed, pressed for and threatened: single sentences."""

import pytest
from spacy.language import Language
from told import told

CASES = [
    ("MOBILIZE Norway > Sweden", "Norway sent a guided-missile cruiser to Sweden the following morning."),
    ("MOBILIZE Norway > ", "Norway dispatched a survey vessel to waters claimed by Sweden."),
    ("MOBILIZE Norwegian naval patrol+Norwegian > Sweden", "A Norwegian naval patrol entered a block off Sweden."),
    ("CONSULT Norway > Sweden", "Norway dispatched envoys to Sweden on Monday."),
    ("COOPERATE Norway > Cuba", "Norway delivered a single cargo to Cuba before demanding payment in advance."),
    ("SUPPORT Norway > Sweden", "Norway and Sweden signed an extension of their disputed maritime memorandum."),
    ("SUPPORT Norway > Sweden", "Norway and Sweden renewed their maritime accord."),
    ("YIELD Norway > Sweden", "Norway granted Sweden a lease on a naval base."),
    ("SANCTION Norway > ", "Norway revoked the licences under which three companies had exported crude."),
    ("REQUEST Norway > Sweden", "Norway persuaded Sweden to keep its cruiser outside the disputed zone."),
    ("YIELD commander > Oslo", "Sweden has persuaded the commander of Norway's forces to suspend an advance on Oslo."),
    ("AGREE Norway > ", "Norway agreed to resume fuel deliveries to the east."),
    ("AGREE Norwegian > ", "The Norwegian side agreed to reopen one crossing for humanitarian traffic."),
    ("AGREE Norway > Sweden", "Norway agreed to suspend naval patrols and Sweden undertook to award no new blocks."),
    ("AGREE Sweden > Norway", "Norway agreed to suspend naval patrols and Sweden undertook to award no new blocks."),
    ("REJECT Norway > ", "Norway blocked an embargo on arms deliveries."),
    ("COERCE Norway > Sweden", "Norway closed the Nord bridge to Sweden."),
    ("ASSAULT Norway > training camp", "Norway bombed what it called a training camp."),
    ("ASSAULT Norway > ", "Norway struck what its army described as a command post."),
    ("THREATEN Norway > Sweden", "Norway warned that flows would not be resumed until Sweden had reduced its forces."),
    ("THREATEN Norway > Sweden", "Norway informed Sweden that it will not tolerate the passage of troops."),
]
OTHERS = [
    ("MOBILIZE", "A shipping firm sent a tanker to Sweden."),
    ("COOPERATE", "Chevron delivered a cargo of crude to Sweden."),
    ("AGREE", "Norway agreed that the talks were useful."),
    ("AGREE", "The company agreed to sell two shops."),
    ("COERCE", "Norway closed the bridge for repairs."),
    ("THREATEN", "Norway warned that rain would not stop until Monday."),
    ("THREATEN", "Norway informed Sweden that it would not attend the match."),
    ("THREATEN", "Norway pledged to withdraw its troops from Sweden."),
]


@pytest.mark.parametrize(("line", "text"), CASES, ids=[f"{line}: {text}" for line, text in CASES])
def test_an_act_is_read_from_its_sentence(nlp: Language, line: str, text: str) -> None:
    assert line in told(nlp, text)


@pytest.mark.parametrize(("root", "text"), OTHERS, ids=[text for _, text in OTHERS])
def test_what_only_looks_like_it_is_not_read(nlp: Language, root: str, text: str) -> None:
    assert not any(line.startswith(root) for line in told(nlp, text))
