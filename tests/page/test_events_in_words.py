"""Events in words of our own: who did what to whom, as all written pages say it."""

import pytest
from written_sample import store, text

from kg.evidence import Evidence
from kg.network import events, project
from kg.page.words.events import spoken, what, worded
from kg.page.words.statements import phrased, said_by


@pytest.mark.parametrize(
    ("root", "sides", "modes", "words", "told"),
    [
        ("REQUEST", (["Norland"], ["Sudria"]), {""}, {"demanded"}, "Norland made a demand of Sudria"),
        ("REQUEST", (["Norland"], ["Sudria"]), {""}, {"insists"}, "Norland made a demand of Sudria"),
        ("REQUEST", (["Norland"], ["Sudria"]), {""}, {"told"}, "Norland gave an order to Sudria"),
        ("REQUEST", (["Norland"], ["Sudria"]), {""}, {"urged"}, "Norland appealed to Sudria"),
        ("REQUEST", (["Norland"], ["Sudria"]), {""}, {"asked"}, "Norland made a request of Sudria"),
        ("REQUEST", (["Norland"], ["Sudria"]), {""}, {"asked", "demanded"}, "Norland made a request of Sudria"),
        ("REQUEST", (["Norland"], []), {""}, {"demanded"}, "Norland made a demand"),
        ("REQUEST", (["Norland"], []), {""}, {"asked"}, "Norland made a request"),
        ("ACCUSE", (["Norland"], ["Sudrian ambassador"]), {"summon"}, (), "Norland summoned the Sudrian ambassador"),
        ("ACCUSE", (["Norland"], ["Sudria"]), {"summon"}, (), "Norland summoned the envoy of Sudria"),
        ("SANCTION", (["Norland"], ["Sudrian ambassador"]), {"expel"}, (), "Norland expelled the Sudrian ambassador"),
        ("SANCTION", (["Norland"], ["Sudria"]), {"recall"}, {"recalled"}, "Norland recalled its envoy from Sudria"),
        ("SANCTION", (["Norland"], ["Sudria"]), {"expel"}, {"expelled"}, "Norland expelled envoys of Sudria"),
        ("REJECT", (["Norland"], ["Sudria"]), {""}, {"charge"}, "Norland rejected the charge of Sudria"),
        ("REJECT", (["Norland"], []), {""}, {"charge"}, "Norland rejected a charge"),
        ("REJECT", (["Norland"], ["Sudria"]), {""}, {"rejected"}, "Norland rejected Sudria"),
        ("ASSAULT", ([], ["United States"]), {""}, (), "someone unknown attacked the United States"),
        ("ASSAULT", (["Sudria", "Norland"], []), {""}, (), "Norland and Sudria attacked"),
    ],
)
def test_an_event_is_told_by_the_word_of_its_texts(root, sides, modes, words, told):
    assert what(root, *sides, modes, words) == told


@pytest.mark.parametrize(
    ("text_", "words"),
    [
        ("Sudrian deputy minister", "a Sudrian deputy minister"),
        ("Armenian envoy", "the Armenian envoy"),
        ("government of Norland", "the government of Norland"),
        ("Organization of Aral", "the Organization of Aral"),
        ("Sudrian officials", "Sudrian officials"),
        ("people", "people"),
        ("Norland", "Norland"),
        ("a company", "a company"),
        ("oil company", "an oil company"),
    ],
)
def test_a_description_has_its_article_and_a_name_only_its_own(text_, words):
    assert spoken(text_) == words


def test_a_sentence_of_our_own_has_place_dead_and_whose_word_it_is(tmp_path):
    rows = {"place": "@Ganja", "dead": 3, "speaker": "Armenia", "sentence": "Armenia said that Iran had hit Ganja."}
    with store(tmp_path / "graph", text("one", ("Iran", "ASSAULT", "Armenia", rows))) as graph:
        (event,) = events(project(graph, claims=True))
    assert worded(event) == "Iran attacked Armenia in Ganja, 3 people killed, according to Armenia"


@pytest.mark.parametrize(
    ("term", "denies", "words"),
    [
        ("REJECT", ("r1",), "rejected the charge of"),
        ("REJECT", (), "rejected"),
        ("ACCUSE", ("r1",), "accused"),
    ],
)
def test_who_denies_a_charge_rejects_the_charge_and_not_who_raises_it(term, denies, words):
    sentence = "Norland denies that it fired."
    said = Evidence("g", 0, len(sentence), sentence, "", term=term, trigger=(8, 14), denies=denies)
    assert said_by(said) == ("charge" if term == "REJECT" and denies else "denies")
    assert phrased(term, [said]) == words
