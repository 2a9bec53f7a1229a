"""Figures of actors in prose."""

import pytest
from spacy.language import Language
from states import mark, read

from kg.extractors import quantities
from kg.language import annotations

MEASURED = [
    ("Georgia has 37,000 active personnel.", "Georgia", "active personnel", 37000.0, "person"),
    ("Georgia has modernized fast, with 90 modern tanks and new radars.", "Georgia", "modern tanks", 90.0, "tank"),
    ("Turkey's 355,000 troops are ready.", "Turkey", "troops", 355000.0, "person"),
    ("The army fields 66,000 soldiers.", "army", "soldiers", 66000.0, "person"),
    ("Armenia lost 450 soldiers.", "Armenia", "soldiers lost", 450.0, "person"),
    ("Georgia's defence budget rose to $1.2 billion.", "Georgia", "defence budget", 1.2e9, "USD"),
    ("Armenia has a military budget of $1.4 billion.", "Armenia", "military budget", 1.4e9, "USD"),
    ("Its population is 3.7 million.", "Its", "population", 3.7e6, "person"),
    ("Georgia spent 900 million lari on defence.", "Georgia", "defence spending", 9e8, "GEL"),
]


@pytest.mark.parametrize(("text", "actor", "kind", "value", "unit"), MEASURED)
def test_figure_is_given_to_its_actor(
    parser: Language, text: str, actor: str, kind: str, value: float, unit: str
) -> None:
    doc = read(parser(text))
    (found,) = annotations.measures(doc)
    mention = annotations.mentions(doc)[found["actor"]]
    assert (doc[mention["start"]].text, found["kind"], found["value"], found["unit"]) == (actor, kind, value, unit)


def test_number_of_measured_cases() -> None:
    assert len(MEASURED) == 9


UNMEASURED = [
    "Georgia met 40 soldiers.",
    "Iran and Armenia have 300 tanks.",
    "Armenia clashed with 200 soldiers.",
    "The storm killed 12 people in Georgia.",
    "Georgia's budget rose by $2 billion.",
    "Thousands of soldiers are in Georgia.",
    "Georgia has hundreds of tanks.",
    "Georgia has 12 parties.",
    "Georgia has two or three tanks.",
    "Seven of Georgia's soldiers were killed.",
]


@pytest.mark.parametrize("text", UNMEASURED)
def test_number_that_tells_no_figure_of_one_actor_gives_no_measure(parser: Language, text: str) -> None:
    assert annotations.measures(read(parser(text))) == []


def test_number_of_unmeasured_cases() -> None:
    assert len(UNMEASURED) == 10


def test_denied_figure_keeps_the_verb_that_decides(parser: Language) -> None:
    doc = read(parser("Georgia does not have 90 tanks."))
    (found,) = annotations.measures(doc)
    assert doc[found["trigger"]].text == "have"


def test_date_of_the_clause_is_the_figures_date(parser: Language) -> None:
    doc = mark(parser("Georgia's defence budget rose to $1.2 billion in 2024."))
    doc._.kg_times = [{"start": 10, "end": 11, "head": 10, "value": "2024", "kind": "date"}]
    (found,) = annotations.measures(quantities.annotate(doc))
    assert found["as_of"] == "2024"
