"""The day that stands above what a text lists, each case with a twin to which it does not apply."""

import pytest

from kg.annotated import make_doc
from kg.language import annotations
from kg.model import Document
from kg.texts import layout

LISTED = [
    ("• 8 November 2020. Norwegian troops capture Sudan.", "2020-11-08"),
    ("• 8 November 2020: Norway attacks Sudan.", "2020-11-08"),
    ("- 15 June 2021 – Norway attacks Sudan.", "2021-06-15"),
    ("In 2021: Norway attacks Sudan.", "2021"),
    ("May 2021 — Norway attacked Sudan.", "2021-05"),
    ("• 8 November 2020. Talks fail. Norway attacks Sudan.", "2020-11-08"),
    ("• 8 November 2020. Talks fail. On 3 December 2020 Norway attacked Sudan.", "2020-12-03"),
    ("• 8 November 2020. Norway has attacked Sudan the night before.", None),
    ("• 8 November 2020. Norway had attacked Sudan.", None),
    ("On 8 November 2020 talks failed. Norway attacks Sudan.", None),
    ("The talks of 8 November 2020 failed. Norway attacks Sudan.", None),
    ("Norway attacks Sudan.", None),
]


@pytest.mark.parametrize(("line", "time"), LISTED)
def test_a_line_that_opens_with_a_date_is_of_that_date(nlp, line, time):
    text = f"What came about\n\nIt took long.\n\n{line}\n"
    doc = nlp(make_doc(nlp, Document(id="d", text=text, published="2024-05-10", blocks=layout.blocks(text))))
    found = [event["time"] for event in annotations.events(doc) if event["root"] == "ASSAULT"]
    assert found == [time]
