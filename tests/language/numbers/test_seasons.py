"""Seasons without a year; events of such seasons stand in ``tests/data/when.tsv``."""

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.language.numbers.times import times
from kg.model import Document


@pytest.mark.parametrize(
    ("published", "text", "days"),
    [
        ("2025-10-10", "Relations had been bad since the summer.", ("2025-06-01", "2025-08-31")),
        ("2025-03-10", "Relations had been bad since the summer.", ("2024-06-01", "2024-08-31")),
        ("2025-10-10", "In the summer they met.", ("2025-06-01", "2025-08-31")),
        ("2025-10-10", "In the summer they meet.", (None, None)),
        ("2025-10-10", "They will meet in the summer.", (None, None)),
        ("2025-10-10", "In 2021 they met. In the summer they fell out.", (None, None)),
    ],
)
def test_a_past_season_is_the_last_one_unless_another_year_was_told(
    nlp: Language, published: str, text: str, days: tuple[str | None, str | None]
) -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="d", text=text, published=published)))
    last = times(doc)[-1]
    assert (last.get("first"), last.get("last")) == days
