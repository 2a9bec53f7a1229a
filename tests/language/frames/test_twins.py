"""Rules of frames and conditions of the dictionary in sentences, each with a twin that must not tell the same."""

import re
from pathlib import Path

import pytest
from told import told

from kg.annotated import annotate
from kg.language import annotations
from kg.model import Document

CASES = Path(__file__).parents[2] / "data" / "conditions.tsv"
# what the first sentence tells and its twin does not
TWINS = [
    # what a frame leaves out: who only stands there, talks to come, the verb of a particle, the actor again
    (
        "ASSAULT Norway > Swedish embassy+Swedish",
        "Norway fired missiles at a Swedish embassy.",
        "At a Swedish embassy, Norway fired missiles.",
    ),
    ("CONSULT Norway > Sweden", "Norway held talks with Sweden.", "Norway announced talks with Sweden."),
    ("THREATEN Norway > Sweden", "Norway threatened Sweden.", "Norway threatened Sweden away."),
    (
        "ASSAULT Norway > Sweden",
        "Norway, a rich state, bombed Sweden.",
        "Norway and Sweden, rich states, bombed Sweden.",
    ),
    ("ASSAULT Norway+Sweden > Iran", "Norway and Sweden attacked Iran.", "Norway and Sweden attacked Sweden."),
    ("CONSULT Norway > Sweden", "Norway met with Sweden.", "Norway met with Norway."),
    (
        "Norway alliedWith Sweden",
        "Norway and Sweden are partners, and their alliance is strong.",
        "Norway and Sweden are partners, though the alliance is weak.",
    ),
    ("CONSULT Norway > Sweden", "Norway and Sweden held talks.", "Norway and Sweden hosted talks."),
    ("COOPERATE Norway > Sweden", "Norway hosted a drill with Sweden.", "Norway hosted a concert with Sweden."),
    (
        "ASSAULT Norway > Sweden",
        "Norway responded with missiles against Sweden.",
        "Norway responded to the missiles against Sweden.",
    ),
    ("YIELD Norway > Sweden", "Norway offered concessions to Sweden.", "Norway offered concessions on Sweden."),
    (
        "REQUEST Norway > Sweden",
        "Norway said that it wanted peace and that Sweden must leave.",
        "Norway said that Sweden wanted peace and that something must happen.",
    ),
    # what a prefix, an adjective or a participle says of whom it modifies
    (
        "pro-Norwegian rebels supports Norwegian",
        "A band of pro-Norwegian rebels left the town.",
        "A band of post-Norwegian rebels left the town.",
    ),
    (
        "anti-Swedish coalition opposes Swedish",
        "An anti-Swedish coalition met in Oslo.",
        "An all-Swedish coalition met in Oslo.",
    ),
    ("US suppliesArmsTo US-armed rebels", "The US-armed rebels left.", "The US-born rebels left."),
    ("Sweden influences Norway", "Norway is dependent on Sweden.", "Norway is dependent on Sweden for its gas."),
    ("fighters supports Norway", "The fighters are sympathetic to Norway.", "The fighters are unknown to Norway."),
    # what the object of a verb names
    ("ACCUSE Norway > Sweden", "Norway called for sanctions against Sweden.", "Norway called for talks with Sweden."),
    ("ACCUSE Norway > Sweden", "Norway called for a boycott of Sweden.", "Norway called for sanctions by Sweden."),
    (
        "ACCUSE Norway > Sweden",
        "Against Sweden, Norway called for sanctions.",
        "Norway called for solidarity against Sweden.",
    ),
    (
        "YIELD Norway > Sweden",
        "Norway complied with the demands of Sweden.",
        "Norway complied with the rules of Sweden.",
    ),
    ("YIELD Norway > Swedish", "Norway complied with Swedish demands.", "Norway complied with Swedish customs."),
    (
        "SANCTION Norway > Sweden",
        "Norway suspended its efforts with Sweden.",
        "Norway suspended its concert with Sweden.",
    ),
    # what is in the complement clause: an infinitive, a wish, a hostile deed
    ("REQUEST Norway > Sweden", "Norway asked Sweden to help.", "Norway asked Sweden about the treaty."),
    ("REQUEST Norway > Sweden", "Norway told Sweden to leave.", "Norway told Sweden that it left."),
    ("COERCE Norway > Sweden", "Norway forced Sweden to leave.", "Norway forced Sweden."),
    (
        "REQUEST Norway > Sweden",
        "Norway insists that Sweden leave the island.",
        "Norway insisted that Sweden has left the island.",
    ),
    (
        "REQUEST Norway > Sweden",
        "Norway insisted that Sweden must withdraw.",
        "Norway insisted that Sweden was withdrawing.",
    ),
    ("THREATEN Norway > Sweden", "Norway pledged to attack Sweden.", "Norway pledged to visit Sweden."),
    ("AGREE Norway > Sweden", "Norway pledged to visit Sweden.", "Norway pledged to attack Sweden."),
    # what comes out of it
    ("YIELD judge > journalists", "The judge let the journalists go free.", "The judge let the journalists speak."),
    ("YIELD judge > journalists", "The judge set the journalists free.", "The judge set the journalists apart."),
    # a noun after its preposition, a tie of a quality
    ("Norway opposes Sweden", "Norway is at odds with Sweden.", "Norway is in odds with Sweden."),
    ("Norway partnerOf Sweden", "Norway has close ties with Sweden.", "Norway has few ties with Sweden."),
    ("Norway partnerOf Sweden", "Norway's ties with Sweden are close.", "Norway's ties with Sweden are old."),
    ("its partnerOf Sweden", "Norway deepened its ties with Sweden.", "Norway described its ties with Sweden."),
    # an object of a class, by itself, by what qualifies it, by what it is a part of
    ("SANCTION Norway > Sweden", "Norway imposed sanctions on Sweden.", "Norway imposed rules on Sweden."),
    ("MOBILIZE Norway > ", "Norway sent some of its troops abroad.", "Norway sent some of its letters abroad."),
]


@pytest.mark.parametrize(("line", "text", "twin"), TWINS, ids=[f"{text} {twin}" for _, text, twin in TWINS])
def test_what_one_wording_tells_its_twin_does_not(nlp, line, text, twin):
    assert line in told(nlp, text)
    assert line not in told(nlp, twin)


def pairs():
    """Return what is told of each case, the sentence that tells it, and its twin."""
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    found = []
    for effect, sentence in (line.split("\t") for line in lines[1:]):
        texts = [re.sub(r"\[([^|]*)\|([^]]*)\]", rf"\{number}", sentence) for number in (1, 2)]
        found.append((effect, *texts))
    return found


@pytest.fixture(scope="module")
def effects(nlp):
    """The roots and relations of each sentence and twin."""
    texts = sorted({text for _, *both in pairs() for text in both})
    read = annotate(nlp, [Document(id=str(number), text=text) for number, text in enumerate(texts)])
    return {
        document.text: {e["root"] for e in annotations.events(doc)}
        | {r["relation"] for r in annotations.relations(doc)}
        for document, doc in read
    }


@pytest.mark.parametrize(("effect", "text", "twin"), pairs(), ids=[text for _, text, _ in pairs()])
def test_a_sentence_that_meets_a_condition_tells_what_its_twin_does_not(effects, effect, text, twin):
    assert effect in effects[text]
    assert effect not in effects[twin]


def test_numbers_of_cases():
    assert (len(TWINS), len(pairs())) == (38, 327)
