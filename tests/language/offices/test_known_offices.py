"""Whose office a known leader holds, where the text leaves its state out."""

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.language import annotations
from kg.language.offices.known_offices import known_office, nearest
from kg.language.offices.roles import roles_of
from kg.model import Document


def told(nlp: Language, text: str, published: str | None) -> list[tuple[str, str] | None]:
    """Return what each role of the first person of a text is of."""
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text=text, published=published)))
    person = next(m for m in annotations.mentions(doc) if m["type"] == "Person")
    holder = annotations.entities(doc)[person["entity"]]
    return [known_office(doc, role, holder) for role in roles_of(doc, person)]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Prime Minister Netanyahu rejected the offer.", "2024-05-01", [("headOfGovernmentOf", "state/IL")]),
        ("Prime Minister Benjamin Netanyahu rejected it.", None, [("headOfGovernmentOf", "state/IL")]),
        ("President Donald Trump rejected it.", "2025-09-01", [("headOfStateOf", "state/US")]),
        ("Foreign Minister Sergey Lavrov rejected it.", "2024-05-01", [("affiliatedWith", "state/RU")]),
        ("Secretary Antony Blinken rejected it.", "2023-05-01", [("affiliatedWith", "state/US")]),
        ("Secretary Antony Blinken rejected it.", None, [None]),
        ("Secretary Hillary Clinton rejected it.", "2016-05-01", [None]),
        ("Former Prime Minister Netanyahu rejected the offer.", "2024-05-01", [None]),
        ("President Donald Trump rejected it.", "2023-09-01", [None]),
        ("Benjamin Netanyahu, the prime minister, left.", "2024-05-01", [("headOfGovernmentOf", "state/IL")]),
        ("Benjamin Netanyahu, a prime minister, left.", "2024-05-01", [None]),
        ("Donald Trump is president.", "2025-09-01", [None]),
        ("Texas Governor Greg Abbott rejected it.", "2024-05-01", [None]),
        ("Prime Minister Olga Bondar rejected it.", "2024-05-01", [None]),
    ],
)
def test_a_known_leaders_office_has_its_state(
    nlp: Language, text: str, published: str | None, expected: list[tuple[str, str] | None]
) -> None:
    assert told(nlp, text, published) == expected


def test_the_nearest_mention_stands_for_it(nlp: Language) -> None:
    doc = nlp("Kenya protested. Chad and Kenya met.")
    found = nearest(annotations.mentions(doc), annotations.entities(doc), "state/KE", 3)
    assert found is not None
    assert found["start"] == 5
    assert nearest(annotations.mentions(doc), annotations.entities(doc), "state/SE", 3) is None
