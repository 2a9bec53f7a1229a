"""Which days a time expression denotes, with the words before and between."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.language.numbers.time_index import When, time_index
from kg.model import Document


@pytest.fixture(scope="module")
def nlp(pipeline_of: Callable[..., Language]) -> Language:
    return pipeline_of("kg_morphology", "kg_time")


def days(nlp: Language, text: str, published: str | None = "2025-08-19") -> list[tuple[str | None, ...]]:
    """Return value, first day, last day, dating of each stretch that a text names, in order."""
    found = time_index(nlp(pipeline.make_doc(nlp, Document(id="t", text=text, published=published))))
    return [when[:4] for when in dict.fromkeys(found[token] for token in sorted(found))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The siege began in 2014.", ("2014", "2014-01-01", "2014-12-31", "stated")),
        ("The siege began on 3-5 May 2021.", ("2021-05", "2021-05-03", "2021-05-05", "stated")),
        ("The siege lasted from 12 April to 3 May 2021.", ("2021", "2021-04-12", "2021-05-03", "stated")),
        ("The siege lasted from 2014 to 2016.", (None, "2014-01-01", "2016-12-31", "stated")),
        ("The siege lasted between 2014 and 2016.", (None, "2014-01-01", "2016-12-31", "stated")),
        ("The siege of 2014–16 was long.", (None, "2014-01-01", "2016-12-31", "stated")),
        ("It fell before 1980.", (None, None, "1979-12-31", "stated")),
        ("It held until May 1980.", (None, None, "1980-05-31", "stated")),
        ("It has held since May 1980.", ("1980-05", "1980-05-01", "2025-08-19", "stated")),
        ("It fell after 1980.", (None, "1980-01-01", "2025-08-19", "stated")),
        ("It fell in the 1980s.", (None, "1980-01-01", "1989-12-31", "stated")),
        ("It fell in the 19th century.", (None, "1801-01-01", "1900-12-31", "stated")),
        ("It fell during the Second World War.", (None, "1939-09-01", "1945-09-02", "stated")),
        ("It fell on Monday.", ("2025-08-18", "2025-08-18", "2025-08-18", "relative")),
        ("It fell earlier this month.", ("2025-08", "2025-08-01", "2025-08-19", "relative")),
        ("It fell two decades ago.", (None, "2002-01-01", "2008-12-31", "relative")),
        ("It fell decades ago.", (None, None, "2005-12-31", "relative")),
        ("It fell weeks ago.", (None, "2025-05-19", "2025-08-12", "relative")),
        ("It fell nearly two years ago.", ("2023", "2023-08-19", "2024-02-17", "relative")),
        ("It fell more than two years ago.", ("2023", "2022-08-19", "2023-08-19", "relative")),
        ("It fell in recent days.", (None, "2025-08-05", "2025-08-19", "relative")),
        ("It fell over the past two months.", (None, "2025-06-18", "2025-08-19", "relative")),
    ],
)
def test_a_time_is_a_stretch_of_days(nlp: Language, text: str, expected: tuple[str | None, ...]) -> None:
    assert days(nlp, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began on 3 May 2021. Two days later, it ended.", "2021-05-05"),
        ("It began on 3 May 2021. It ended the next day.", "2021-05-04"),
        ("It began on 3 May 2021. The day before, envoys had met.", "2021-05-02"),
        ("It began on 3 May 2021. That night, a bridge fell.", "2021-05-03"),
        ("It began in May 2021. The following month, it ended.", "2021-06"),
        ("It began in May 2021. The next year, it ended.", "2022"),
    ],
)
def test_some_count_from_the_date_before(nlp: Language, text: str, expected: str) -> None:
    assert [value for value, *_ in days(nlp, text, None)][1:] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "It began. Two days later, it ended.",
        "It began in 2021. Two days later, it ended.",
        "It began on 3 May 2021. It rained. It rained. It ended the next day.",
    ],
)
def test_without_a_day_near_before_they_count_from_nothing(nlp: Language, text: str) -> None:
    assert [value for value, *_ in days(nlp, text, None) if value and len(value) == 10 and value != "2021-05-03"] == []


def test_ends_of_no_stretch_stay_two_dates(nlp: Language) -> None:
    assert [value for value, *_ in days(nlp, "It was hit in 2014 and 2016.")] == ["2014", "2016"]


def test_the_narrower_of_two_is_known_by_its_width() -> None:
    day, year = (
        When("2014-05-03", "2014-05-03", "2014-05-03", "stated"),
        When("2014", "2014-01-01", "2014-12-31", "stated"),
    )
    assert day.width == 0
    assert year.width == 364
    assert When(None, None, "2014-01-01", "stated").width > 10_000
    assert day.agrees(year)
    assert not day.agrees(When("2015", "2015-01-01", "2015-12-31", "stated"))
