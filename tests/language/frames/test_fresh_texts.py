"""Deeds that careful readers found in texts for which no rule had been written, each with a twin that tells of none."""

import pytest
from told import told

TWINS = [
    ("REQUEST Pakistan > Afghanistan", "Pakistan wants Afghanistan to leave.", "The firm wants customers to leave."),
    (
        "REQUEST UN Secretary-General > Libya",
        "The UN Secretary-General called on Libya to hold elections.",
        "The Galaxy Leader called on Libya to hold elections.",
    ),
    (
        "REQUEST UN Secretary-General > Libya",
        "We echo the UN Secretary-General's call on Libya to disarm.",
        "We echo the UN Secretary-General's call in Libya to disarm.",
    ),
    (
        "ACCUSE Norway > Algeria",
        "Norway laid the blame for the raid on Algeria.",
        "Norway laid the table for the raid on Algeria.",
    ),
    ("YIELD Norway > China", "Norway returned Svalbard to China.", "Norway returned the letter to China."),
    ("YIELD Norway > Malta", "Norway granted Malta independence.", "Norway granted the bank independence in Malta."),
    ("THREATEN Sweden > Norway", "Norway got a warning from Sweden.", "Norway got a storm warning from the agency."),
    (
        "REJECT Norway > Swedish",
        "Norway voiced opposition to Swedish membership.",
        "Norway voiced hope of Swedish membership.",
    ),
    ("CONSULT Erna Solberg > ", "Norwegian Prime Minister Erna Solberg visited Hanoi.", "Erna Solberg visited Oslo."),
    (
        "ACCUSE Norway > Belarus",
        "Norway condemned the crackdown in Belarus.",
        "Norway condemned the attack in Belarus.",
    ),
    (
        "ACCUSE Norway > Iran",
        "Norway denounced the detention of reporters in Iran.",
        "Norway denounced the murder of reporters in Iran.",
    ),
    ("ASSAULT Hamas > ", "The attacks by Hamas went on.", "The attacks by critics went on."),
    (
        "ASSAULT Libyan > ",
        "Egypt closed the border after a Libyan raid.",
        "Egypt closed the border lest a Libyan raid followed.",
    ),
]


@pytest.mark.parametrize(("line", "text", "twin"), TWINS)
def test_what_was_done_is_read_and_its_twin_is_not(nlp, line, text, twin):
    assert (line in told(nlp, text), line in told(nlp, twin)) == (True, False)


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("Chad became a French colony in 1900.", "1900"),
        ("The Svalbard islands were claimed by France in 1843.", "1843"),
    ],
)
def test_the_date_of_a_beginning_ends_nothing(nlp, text, since):
    (tie,) = [tie for tie in nlp(text)._.kg_relations if tie["relation"] in {"controls", "claims"}]
    assert (tie.get("valid_from"), tie.get("valid_until")) == (since, None)
