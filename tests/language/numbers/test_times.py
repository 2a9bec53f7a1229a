"""Which time expressions of a text are times, by their sentence."""

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Span

from kg.annotated import pipeline
from kg.language.numbers.times import times
from kg.model import Document

PUBLISHED = "2025-08-19"  # a Tuesday

YEARS = [
    ("Norland seized the strait in 2022.", ["2022"]),
    ("The treaty was signed in 2023 and renewed in 2026.", ["2023", "2026"]),
    ("In 2027, the two armies will train together.", ["2027"]),
    ("The talks failed in 2022 and 2023.", ["2022", "2023"]),
    ("The ban has held since 2022.", ["2022"]),
    ("Exports fell between 2021 and 2023.", ["2021", "2023"]),
    ("The army fired missiles from 2022 to 2023.", ["2022", "2023"]),
    ("By 2026 the base will be closed.", ["2026"]),
    ("Until 2023 it was a colony.", ["2023"]),
    ("Sudria's 2022 offensive failed.", ["2022"]),
    ("The 2023 attack killed ten.", ["2023"]),
    ("The 2022 attacks killed ten.", ["2022"]),
    ("The war of 2022 ruined the port.", ["2022"]),
    ("The raids of 2021, 2022 and 2023 ruined the port.", ["2021", "2022", "2023"]),
    ("In early 2022 the talks broke down.", ["2022"]),
    ("In mid-2022 the talks broke down.", ["2022"]),
    ("The number of dead rose from 1998 to 2022.", ["1998", "2022"]),
    ("They came with 1998 rifles in 2022.", ["2022"]),
]
NO_YEARS = [
    "The army has 2,022 soldiers.",
    "Of 2022 soldiers, ten fled.",
    "They seized 1998 rifles.",
    "The bomb hit a bus in 2023 villages.",
    "They sold it for 2023 dollars.",
    "Flight 2022 was late.",
    "The bomb hit bus 1940.",
    "Since Resolution 2022, the talks have stalled.",
    "A total of 2022 were hurt.",
    "A force of 2023 crossed the river.",
    "Output grew by 2023.",
    "In 2022 of the cases, nobody was charged.",
    "The convoy left after 2022 of them had died.",
    "A total of 2000 soldiers and an 18-year-old driver were freed.",
    "In 2022-2023 the fleet grew.",
]


@pytest.fixture(scope="module")
def nlp(pipeline_of: Callable[..., Language]) -> Language:
    return pipeline_of("kg_morphology")


def read(nlp: Language, text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None, str]]:
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text=text, published=published)))
    return [(doc[t["start"] : t["end"]].text, t["value"], t["kind"]) for t in times(doc)]


@pytest.mark.parametrize(("text", "years"), YEARS)
def test_four_digits_are_a_year_by_what_stands_before_them(nlp: Language, text: str, years: list[str]) -> None:
    assert [value for _, value, _ in read(nlp, text)] == years


@pytest.mark.parametrize("text", NO_YEARS)
def test_four_digits_that_count_or_name_are_no_year(nlp: Language, text: str) -> None:
    assert [value for _, value, _ in read(nlp, text) if value] == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("In December 2024, troops crossed the river.", "December 2024", "2024-12"),
        ("Officials met on 24 February 2022.", "24 February 2022", "2022-02-24"),
        ("Officials met on Sept. 3, 2021.", "Sept. 3, 2021", "2021-09-03"),
        ("Rebels shelled the port in Feb. 2022.", "Feb. 2022", "2022-02"),
        ("Rebels shelled the port on 12-14 March 2024.", "12-14 March 2024", "2024-03"),
        ("The shelling went on from 12 to 14 March 2024.", "12 to 14 March 2024", "2024-03"),
        ("The May 5 attack killed ten.", "May 5", "2025-05-05"),
        ("The minister spoke on Monday.", "Monday", "2025-08-18"),
        ("They will meet on Friday.", "Friday", "2025-08-22"),
        ("The ban holds from March.", "March", "2025-03"),
        ("They won't meet in March.", "March", "2026-03"),
        ("They plan to meet in January.", "January", "2026-01"),
        ("They began to meet in January.", "January", "2025-01"),
        ("They will discuss the May 2021 attack.", "May 2021", "2021-05"),
        ("Next year the ban ends.", "Next year", "2026"),
        ("It ended in the early hours of Monday.", "the early hours of Monday", "2025-08-18"),
        ("It was signed yesterday.", "yesterday", "2025-08-18"),
        ("Earlier this year, Georgia held elections.", "Earlier this year", "2025"),
        ("The clashes of the 1990s were bloody.", "the 1990s", None),
        ("The shelling began several weeks ago.", "several weeks ago", None),
        ("The truce held for the last year.", "the last year", None),
    ],
)
def test_value_is_as_exact_as_the_text(nlp: Language, text: str, words: str, value: str | None) -> None:
    assert read(nlp, text) == [(words, value, "date")]


def test_durations_and_sets_are_told_from_dates(nlp: Language) -> None:
    found = read(nlp, "The war lasted for three years. They meet every week.")
    assert found == [("three years", None, "duration"), ("every week", None, "set")]


@pytest.mark.parametrize(
    "text",
    [
        "The guard is 38 years old.",
        "The driver was two years older.",
        "The 18-year-old driver was freed.",
        "Theresa May resigned in anger.",
        "He paid April Hill a visit.",
        "May 5 people leave?",
    ],
)
def test_ages_names_and_verbs_are_no_times(nlp: Language, text: str) -> None:
    assert [found for found in read(nlp, text) if found[1] or found[2] != "date"] == []


def test_relative_expressions_have_no_value_in_an_undated_text(nlp: Language) -> None:
    assert {value for _, value, _ in read(nlp, "He left yesterday, on Monday, in May, last year.", None)} == {None}


def test_absolute_dates_need_no_document_date(nlp: Language) -> None:
    assert read(nlp, "He left on 2 May 2011.", None) == [("2 May 2011", "2011-05-02", "date")]


@pytest.mark.parametrize(("words", "value"), [("3.May.2021", "2021-05-03"), ("3.Mai.2021", None)])
def test_a_date_of_the_model_in_another_format_counts_where_it_states_day_month_and_year(
    nlp: Language, words: str, value: str | None
) -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text=f"Signed: {words}", published=PUBLISHED)))
    doc.set_ents([Span(doc, 2, len(doc), label="DATE")])
    assert [found["value"] for found in times(doc)] == [value]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("On 1 April 2024 they met. On 14 April the talks failed.", "2024-04-14"),
        ("The army attacked in February 2022. In March, rebels fled.", "2022-03"),
        ("In 2020 the army attacked. In November, rebels fled.", "2020-11"),
        ("In November 2020 the army attacked. In January, rebels fled.", "2021-01"),
        ("In April 2020 the army attacked. In March, rebels had fled.", "2020-03"),
        ("On 3 May 2022 the army attacked. Two days later rebels fled. On 9 May, they came back.", "2022-05-09"),
        ("The army attacked in 2022. In March, rebels fled. In May, they came back.", "2022-05"),
        ("The army attacked in February 2022. Rebels will flee in March.", "2026-03"),
        ("The army attacked in February 2022. In March, rebels want to flee.", "2025-03"),
        ("The army attacked in February 2022.\n\nIn March, rebels fled.", "2025-03"),
        ("On 1 April 2024 the army attacked.\n\nOn 14 April, rebels fled.", "2024-04-14"),
        ("On 1 April 2024 the army attacked.\n\nOn 14 July, rebels fled.", "2025-07-14"),
        ("On 1 April 2024 the army attacked.\n\nAll fled.\n\nOn 14 April, rebels fled.", "2025-04-14"),
        ("The army attacked in February 2022. Last week rebels fled. In March, they came back.", "2025-03"),
        ("The February 2022 attack failed. In March, rebels fled.", "2025-03"),
        ("The army, which attacked in February 2022, left. In March, rebels fled.", "2025-03"),
        ("Rebels have fled since February 2022. In March, they came back.", "2025-03"),
        ("The army attacked in February 2022. On 14 August, rebels fled.", "2025-08-14"),
        ("The army attacked on 1 August 2024. On 14 August, rebels fled.", "2024-08-14"),
        ("The army attacked in May 2025. In October, rebels fled.", "2024-10"),
        ("The army attacked overnight.", "2025-08"),
        ("The army will vote next Tuesday. A day earlier, rebels fled.", None),
        ("The army will vote next Tuesday. A day earlier, ten rebels were arrested, police said.", None),
        ("The army will vote next Tuesday. A day earlier, it will arm.", "2025-08-25"),
        ("The army will vote next Tuesday. A day earlier, ten rebels will be freed.", "2025-08-25"),
        ("Protesters set fire to the port on Saturday.", "2025-08-16"),
        ("On 1 May 2024 he left. It rained. Ships sank. Towns fell. All fled.\n\nA day later she left.", "2024-05-02"),
        ("On 1 May 2024 he left. It rained. Ships sank. Towns fell. All fled. A day later she left.", "2024-05-02"),
        ("On 1 May 2024 he left. It rained. Ships sank. Towns fell. All fled. She left a day later.", None),
        (
            "On 1 May 2024 he left. On 2 May envoys met. It rained. All fled. On the following day she left.",
            "2024-05-03",
        ),
        ("On 1 May 2024 he vowed to stay until 2028. Hours earlier, she had left.", "2024-05-01"),
        ("On 1 May 2024 he vowed to stay until 2028. It rained. Ships sank. Two days later, she left.", "2024-05-03"),
        ("On 1 May 2024 he vowed to stay until 2028. A year later, she will leave.", "2029"),
        ("On 1 May 2024 he left. It rained. Ships sank. Towns fell. All fled. A year later she left.", None),
        ("Since 1 May 2024 he has hidden. It rained. Ships sank. All fled. A day later she left.", None),
        ("The deal of 1 May 2024 failed. It rained. Ships sank. All fled. A day later she left.", None),
        ("In May 2024 he left. It rained. Ships sank. All fled. A day later she left.", None),
        ("He came on 18 and 19 May 2024. She had left ten days earlier.", "2024-05"),
        ("On 18 May 2024 he came. Two days before that, she had left.", "2024-05-16"),
        ("On 18 May 2024 he came. She left two days after.", "2024-05-20"),
        ("On 18 May 2024 he came. Hours later, she left.", "2024-05-18"),
        ("On 1 May 2024 he left.\n\nIt rained. Ships sank. Towns fell.\n\nA day later she left.", "2024-05-02"),
        (
            "On 1 May 2024 he left. Ships sank.\n\nIt rained.\n\nTowns fell. All fled. A day later she left.",
            "2024-05-02",
        ),
        ("On 1 May 2024 he left.\n\nIt rained. Ships sank. Towns fell.\n\nA week later she left.", None),
        ("On 1 May 2024 he left.\n\nIt rained for months. Ships sank.\n\nThey met. She left a day later.", None),
        ("On 1 May 2024 he left.\n\nIn June it rained. Ships sank. Towns fell.\n\nA day later she left.", None),
        ("On 1 May 2024 he left.\n\nIt rained.\n\nShips sank.\n\nTowns fell.\n\nA day later she left.", None),
    ],
)
def test_a_month_or_a_day_goes_on_from_the_date_that_is_told(nlp: Language, text: str, last: str | None) -> None:
    assert read(nlp, text)[-1][1] == last


def test_days_count_from_both_ends_of_a_short_stretch(nlp: Language) -> None:
    doc = nlp(
        pipeline.make_doc(nlp, Document(id="t", text="He came on 18 and 19 May 2024. She left ten days earlier."))
    )
    assert (times(doc)[-1]["first"], times(doc)[-1]["last"]) == ("2024-05-08", "2024-05-09")


def test_what_is_told_goes_on_in_a_text_without_a_date(nlp: Language) -> None:
    text = "On 3 June 2021 the army attacked. On Monday rebels fled. On 9 June they came back overnight."
    assert [value for _, value, _ in read(nlp, text, None)] == ["2021-06-03", None, "2021-06-09", None]
