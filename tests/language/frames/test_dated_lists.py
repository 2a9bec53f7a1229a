"""Items of a list that have their dates beside them."""

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.language import annotations
from kg.model import Document

TAKEN = [  # sentence, (town, date, place) of each event
    (
        "The rebels captured Aleppo on 30 November, Homs on 5 December, and entered Damascus on 8 December.",
        [("Aleppo", "2024-11-30", "Aleppo"), ("Homs", "2024-12-05", "Homs"), ("Damascus", "2024-12-08", "Damascus")],
    ),
    (
        "The rebels took Homs on 3 May, Hama on 5 May and Aleppo on 9 May.",
        [("Homs", "2024-05-03", "Homs"), ("Hama", "2024-05-05", "Hama"), ("Aleppo", "2024-05-09", "Aleppo")],
    ),
    ("The rebels took Homs on 3 May, Iran said on 5 May.", [("Homs", "2024-05-03", "Homs")]),
    ("The rebels took Homs on 3 May and in Hama on 5 May they rested.", [("Homs", "2024-05-03", "Homs")]),
    ("The rebels took Homs in 2022, Hama on 5 May 2023.", [("Homs", "2022", "Homs")]),
]


@pytest.mark.parametrize(("text", "found"), TAKEN, ids=[text for text, _ in TAKEN])
def test_each_town_falls_on_its_day(nlp: Language, text: str, found: list[tuple[str, str, str]]) -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text=text, published="2024-12-31")))
    mentions = annotations.mentions(doc)

    def name(one: int | None) -> str:
        return "" if one is None else doc[mentions[one]["start"] : mentions[one]["end"]].text

    events = [e for e in annotations.events(doc) if e["root"] == "ASSAULT"]
    assert [(name(e["recipient"][0]), e["time"], name(e["place"])) for e in events] == found
