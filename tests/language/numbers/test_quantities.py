"""Numbers and what they count."""

import pytest
from spacy.language import Language

from kg.language.numbers.quantities import quantities

COUNTED = [
    ("The crash killed 41 passengers.", "41 passengers", 41.0, "person"),
    ("At least 12 civilians fled.", "At least 12 civilians", 12.0, "person"),
    ("Some 2,500 people marched.", "Some 2,500 people", 2500.0, "person"),
    ("The blast killed seven.", "seven", 7.0, "person"),
    ("Seven were killed in the blast.", "Seven", 7.0, "person"),
    ("The blast left twelve dead.", "twelve", 12.0, "person"),
    ("The deal is worth $2.4 billion.", "$2.4 billion", 2.4e9, "USD"),
    ("The plan cost them USD 300 million.", "USD 300 million", 3e8, "USD"),
    ("They paid 900 million lari.", "900 million lari", 9e8, "GEL"),
    ("They paid 40 Turkish lira.", "40 Turkish lira", 40.0, "TRY"),
    ("Prices rose by 3.5 per cent.", "3.5 per cent", 3.5, "%"),
    ("Prices rose by 12%.", "12%", 12.0, "%"),
    ("They sent forty-five tanks.", "forty-five tanks", 45.0, "tank"),
    ("Two hundred and fifty trucks left.", "Two hundred and fifty trucks", 250.0, "truck"),
    ("They sent a million rockets.", "million rockets", 1e6, "rocket"),
    ("Two dozen soldiers were hurt.", "Two dozen soldiers", 24.0, "person"),
    ("A 300-strong convoy came.", "300-strong", 300.0, "person"),
    ("About 60,000 Armenians live there.", "About 60,000 Armenians", 60000.0, "person"),
    ("They freed three of the pilots.", "three of the pilots", 3.0, "person"),
    ("They bought 38.", "38", 38.0, ""),
    ("They sank one ship.", "one ship", 1.0, "ship"),
    ("They seized 1998 rifles.", "1998 rifles", 1998.0, "rifle"),
]
NOT_COUNTED = [
    "It happened in 2024.",
    "See page 38.",
    "See No. 38.",
    "One of them spoke.",
    "He was the first.",
    "The Boeing 747 took off.",
]


@pytest.mark.parametrize(("text", "words", "value", "unit"), COUNTED)
def test_number_is_read_with_what_it_counts(parser: Language, text: str, words: str, value: float, unit: str) -> None:
    doc = parser(text)
    (found,) = quantities(doc)
    assert (doc[found["start"] : found["end"]].text, found["value"], found["unit"]) == (words, value, unit)
    assert "vague" not in found


@pytest.mark.parametrize("text", NOT_COUNTED)
def test_labels_and_years_are_no_quantities(parser: Language, text: str) -> None:
    assert list(quantities(parser(text))) == []


@pytest.mark.parametrize(
    ("text", "value", "unit", "noun"),
    [
        ("Dozens of villagers fled.", 24.0, "person", "villagers"),
        ("They fired hundreds of rockets.", 200.0, "rocket", "rockets"),
    ],
)
def test_indefinite_number_is_marked_vague_with_its_least_value(
    parser: Language, text: str, value: float, unit: str, noun: str
) -> None:
    doc = parser(text)
    (found,) = quantities(doc)
    assert (found["value"], found["unit"], found.get("vague"), doc[found["head"]].text) == (value, unit, True, noun)


def test_two_numbers_side_by_side_are_two(parser: Language) -> None:
    doc = parser("On 3 May they lost 40 tanks and 12 ships.")
    assert [found["value"] for found in quantities(doc)] == [3.0, 40.0, 12.0]


def test_numbers_inside_time_expressions_are_left_out(parser: Language) -> None:
    doc = parser("The talks took three days.")
    doc._.kg_times = [{"start": 3, "end": 5, "head": 4, "value": None, "kind": "duration"}]
    assert list(quantities(doc)) == []


@pytest.mark.parametrize("digits", ["9" * 309, "9" * 5000, "1" + "0" * 30 + " million"])
def test_digits_that_go_on_count_nothing(parser: Language, digits: str) -> None:
    assert list(quantities(parser(f"The blast killed {digits} people."))) == []


BOUNDED = [
    ("At least 12 civilians fled.", "atLeast"),
    ("More than 300 people were killed.", "atLeast"),
    ("No fewer than 30 soldiers were hurt.", "atLeast"),
    ("Police detained 12 or more men.", "atLeast"),
    ("Up to 50 people were killed.", "atMost"),
    ("As many as 1,000 people fled.", "atMost"),
    ("No more than 20 men were hurt.", "atMost"),
    ("About 60,000 Armenians live there.", None),
    ("The crash killed 41 passengers.", None),
]


@pytest.mark.parametrize(("text", "bound"), BOUNDED, ids=[text for text, _ in BOUNDED])
def test_a_number_may_be_the_least_or_the_most_there_were(parser: Language, text: str, bound: str | None) -> None:
    (found,) = quantities(parser(text))
    assert found.get("bound") == bound
