"""The scenes that a text opens; what days they leave for what is told in them stands in ``tests/data/scenes.tsv``."""

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.language.frames.scenes import tale_of
from kg.model import Document


@pytest.mark.parametrize(
    ("text", "first", "fresh"),
    [
        ("Kenya bombed Somalia on Tuesday. Uganda spoke.", "2025-09-09", True),
        ("Kenya bombed Somalia on 3 March 2024. Uganda spoke.", None, False),
        ("Kenya bombs Somalia. Uganda speaks.", None, False),
    ],
)
def test_a_text_is_news_if_it_begins_with_days_shortly_before_its_own(
    nlp: Language, text: str, first: str | None, fresh: bool
) -> None:
    tale = tale_of(nlp(pipeline.make_doc(nlp, Document(id="d", text=text, published="2025-09-15"))))
    assert (tale.news and str(tale.news), tale.fresh) == (first, fresh)


def test_a_scene_opens_where_a_past_clause_is_dated_and_is_of_a_deed_or_not(nlp: Language) -> None:
    text = "On 3 March 2024 Kenya bombed Somalia. On 5 March it rained. Decades later it rains."
    tale = tale_of(nlp(pipeline.make_doc(nlp, Document(id="d", text=text, published="2025-09-15"))))
    assert {(str(scene.first), scene.done) for scene in tale.scenes} == {
        ("2024-03-03", True),
        ("2024-03-05", False),
        ("None", False),
    }
