"""Small texts, read and reported: what the first page makes of a sentence that a writer might have put otherwise."""

import re
from dataclasses import replace

import pytest
from test_report_brief import chapter

import kg
from kg.evidence import Event, Evidence
from kg.page.report.watching import _owes
from kg.page.report.weighing import takes_capital


@pytest.fixture
def page(nlp, tmp_path):
    """Reads texts (date, outlet, body) and returns the report on them; each counts as a text of its own."""

    def write(*texts):
        folder = tmp_path / "texts"
        folder.mkdir()
        for number, (date, source, body) in enumerate(texts):
            head = f"---\ntitle: {source} {number}\ndate: {date}\nsource: {source}\n---\n"
            (folder / f"{number}.txt").write_text(head + body, encoding="utf-8")
        with kg.build([str(folder)], tmp_path / "graph", nlp=nlp) as graph:
            return graph.report()

    return write


RAID = (
    "On 2 May Georgia closed its ports. "
    "It accused Armenia, and Iranian experts with it, of a drone attack on ships in Batumi. "
)


@pytest.mark.parametrize(
    "answer, named",
    [
        ("Iran denied any role. Armenia neither confirmed nor denied the attack.", "(Iran denied a part of its own)"),
        ("Iran denied any involvement.", "(Iran denied a part of its own)"),
        ("Armenia denied any role.", ""),
        ("The government in Yerevan denied the accusation.", ""),
    ],
)
def test_a_charge_that_another_denied_says_who_denied_what(page, answer, named):
    words = chapter(page(("2025-05-03", "Aral Post", RAID + answer)), "contested")
    assert named in words
    assert bool(named) == ("denied a part" in words)


CRASH = (
    "Iranian President Masoud Pezeshkian told Armenian Prime Minister Nikol Pashinyan in Batumi on 9 May that two "
    "Iranian missiles had struck a cargo ship near Sochi in March 2025. "
)


@pytest.mark.parametrize(
    "before, promise, stands",
    [
        (CRASH, "He said that Iran would pay compensation.", "would pay compensation. (See 9 May 2025 above.)"),
        ("Pezeshkian visited Batumi on 9 May. ", "He said that Iran would pay compensation.", ""),
    ],
)
def test_redress_is_told_with_its_matter_or_not_at_all(page, before, promise, stands):
    words = chapter(page(("2025-05-10", "Aral Post", before + promise)), "watch")
    assert stands in words
    assert bool(stands) == ("Iran would" in words)


@pytest.mark.parametrize(
    "words, owes",
    [
        ("Norland will pay compensation and punish the guilty.", True),
        ("Norland will apologise.", True),
        ("Norland will pay compensation for the ship.", False),
        ("Norland will pay reparations to Sudria.", False),
        ("Norland will pay its soldiers.", False),
    ],
)
def test_redress_asks_for_what_or_to_whom(words, owes):
    assert _owes(words) == owes


WAR = "Iran did not send soldiers to the war that Georgia started on 24 February. It allowed a march in Tabriz."
INVASION = "On 27 February 2022 Foreign Minister Hakan Fidan called the Georgian invasion of Armenia a war."


def test_a_war_told_of_in_passing_by_several_texts_is_told_in_words_of_our_own(page):
    html = page(("2022-03-22", "Aral Post", WAR), ("2024-02-12", "Gulf Post", INVASION))
    words = chapter(html, "happened")
    assert re.search(r"24 February 2022 Georgia (attacked|invaded) Armenia. \(2 texts, 2 origins\)", words)
    assert re.search(r"Georgia \(1\) (attacked|invaded) Armenia \( ?24 February 2022, below", chapter(html, "who"))


TAKEN = "Hezbollah took {} on 30 November and entered {} on 8 December."


def test_of_towns_taken_one_by_one_the_last_is_told(page):
    words = chapter(page(("2024-12-20", "Aral Post", TAKEN.format("Sidon", "Beirut"))), "happened")
    assert words.count("Hezbollah took") == 1
    assert "8 December 2024 Hezbollah took Sidon on 30 November" in words


def test_the_taking_of_a_capital_weighs_more():
    said = Evidence("t", 0, 1, "x", mode="territory")
    event = Event(
        iri="e", label="", root="ASSAULT", quad="material conflict", status="Happened", where="Beirut", evidence=(said,)
    )
    assert takes_capital(event)
    assert not takes_capital(replace(event, where="Sidon"))
    assert not takes_capital(replace(event, evidence=(replace(said, mode="aerial"),)))


def test_a_war_of_another_is_not_the_same(page):
    other = INVASION.replace("Georgian invasion of Armenia", "Armenian invasion of Georgia")
    words = chapter(page(("2022-03-22", "Aral Post", WAR), ("2024-02-12", "Gulf Post", other)), "happened")
    assert "24 February 2022 " not in words
