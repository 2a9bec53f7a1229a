"""What happened before or after another thing."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.language.numbers.time_index import time_index
from kg.language.numbers.times_beside import beside
from kg.model import Document


@pytest.fixture(scope="module")
def nlp(pipeline_of: Callable[..., Language]) -> Language:
    return pipeline_of("kg_morphology", "kg_time")


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("The army fled two days after rebels attacked on 4 May 2022.", "fled", ("2022-05-06", "2022-05-06")),
        ("The army fled weeks after rebels attacked in May 2022.", "fled", ("2022-05-08", "2022-08-31")),
        ("The army fled hours after rebels attacked on 4 May 2022.", "fled", ("2022-05-04", "2022-05-05")),
        ("The army fled after rebels attacked on Sunday.", "fled", ("2025-08-17", "2025-08-19")),
        ("The army had fled before rebels attacked on 4 May 2022.", "fled", (None, "2022-05-04")),
        ("The army fled on 4 May 2022, two days before rebels attacked.", "attacked", ("2022-05-06", "2022-05-06")),
        ("The army fled on Sunday after rebels attacked.", "attacked", (None, "2025-08-17")),
        ("Two days after the raid on Sunday, the army fled.", "fled", ("2025-08-19", "2025-08-19")),
        ("The army fled as rebels attacked in May 2022.", "fled", None),
        ("The army fled after rebels attacked.", "fled", None),
        ("The army fled after rebels had attacked for years since 2010.", "fled", None),
    ],
)
def test_another_thing_bounds_it(nlp: Language, text: str, word: str, days: tuple[str | None, str] | None) -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text=text, published="2025-08-19")))
    found = beside(next(token for token in doc if token.text == word), time_index(doc))
    assert (found and (found.earliest, found.latest)) == days


def test_a_noun_has_no_such_time(nlp: Language) -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text="The raid after the vote on 4 May 2022 failed.")))
    assert beside(doc[1], time_index(doc)) is None
