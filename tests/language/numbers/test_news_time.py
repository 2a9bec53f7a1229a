"""What the date of a text tells of when something happened."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.language.numbers.news_time import lead_end, told_by
from kg.model import Document


@pytest.fixture(scope="module")
def nlp(pipeline_of: Callable[..., Language]) -> Language:
    return pipeline_of("kg_morphology", "kg_time")


def earliest(nlp: Language, text: str, word: str) -> str | None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text=text, published="2025-08-19")))
    when = told_by(doc, next(token for token in doc if token.text == word), lead_end(doc))
    assert when is not None
    assert when.value is None
    assert (when.latest, when.dating) == ("2025-08-19", "publication")
    return when.earliest


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rebels shelled the port.", "shelled"),
        ("Rebels have shelled the port.", "shelled"),
        ("The port has been shelled by rebels.", "shelled"),
        ("The port was shelled by rebels.", "shelled"),
        ("Rebels shelled the port, killing nine people.", "killing"),
        ("Rebels shelled the port and burned a ship.", "burned"),
        ("Officials said rebels shelled the port.", "shelled"),
        ("It rained. Rebels shelled the port.", "shelled"),
    ],
)
def test_what_a_text_begins_with_is_the_news_of_the_week(nlp: Language, text: str, word: str) -> None:
    assert earliest(nlp, text, word) == "2025-08-12"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rebels had shelled the port.", "shelled"),
        ("Rebels once shelled the port.", "shelled"),
        ("The mayor met the rebels who shelled the port.", "shelled"),
        ("The mayor wept when rebels shelled the port.", "shelled"),
        ("The mayor fears the shelling.", "shelling"),
        ("Officials said rebels had shelled the port.", "shelled"),
        ("It rained. It snowed. Rebels shelled the port.", "shelled"),
    ],
)
def test_the_rest_may_be_of_any_age(nlp: Language, text: str, word: str) -> None:
    assert earliest(nlp, text, word) is None


@pytest.mark.parametrize("published", [None, "2025", "2025-08"])
def test_a_text_without_a_day_tells_nothing(nlp: Language, published: str | None) -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text="Rebels shelled the port.", published=published)))
    assert told_by(doc, doc[1], lead_end(doc)) is None
