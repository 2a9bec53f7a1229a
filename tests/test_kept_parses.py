"""A kept parse is the one that the model gave, and only articles are kept."""

from collections.abc import Callable
from pathlib import Path

import kept_parses
import pytest
from spacy.language import Language

ARTICLE = " ".join(
    f"On {day} March 2024 the minister of Norland told reporters that Sudria had shelled the port of Oslo."
    for day in range(1, 20)
)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many Docs of each batch the model was given."""
    calls, pipe = list[int](), kept_parses.Reading._read

    def counted(self: kept_parses.Reading, docs: list[object], size: int) -> object:
        calls.append(len(docs))
        return pipe(self, docs, size)

    monkeypatch.setattr(kept_parses.Reading, "_read", counted)
    return calls


def test_an_article_is_read_once_and_comes_back_the_same(
    language_model: Callable[[], Language], tmp_path: Path, calls: list[int]
) -> None:
    nlp = language_model()
    reading = dict(nlp.components)["tok2vec"]
    fresh = kept_parses.Reading(reading.readers, tmp_path)
    texts = [ARTICLE, "It rained.", f"{ARTICLE} It rained."]
    first = list(fresh.pipe(map(nlp.make_doc, texts), batch_size=3))
    again = list(fresh.pipe(map(nlp.make_doc, texts), batch_size=3))
    assert calls == [3, 1]
    assert len(list(tmp_path.iterdir())) == 2
    assert [doc.text for doc in again] == texts
    for one, other in zip(first, again, strict=True):
        assert one.to_bytes(exclude=["tensor"]) == other.to_bytes(exclude=["tensor"])
    assert {token.dep_ for token in again[0]} > {"nsubj", "ROOT"}
    assert [ent.text for ent in again[0].ents] == [ent.text for ent in first[0].ents] != []


def test_another_text_or_other_borders_are_read(language_model: Callable[[], Language], tmp_path: Path) -> None:
    nlp = language_model()
    fresh = kept_parses.Reading(dict(nlp.components)["tok2vec"].readers, tmp_path)
    bordered = nlp.make_doc(ARTICLE)
    bordered[5].is_sent_start = True
    for doc in (nlp.make_doc(ARTICLE), bordered, nlp.make_doc(ARTICLE.replace("Oslo", "Riga"))):
        fresh(doc)
    assert len(list(tmp_path.iterdir())) == 3
    assert bordered[5].is_sent_start
