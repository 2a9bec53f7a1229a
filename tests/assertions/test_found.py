"""In whose voice a statement is put."""

import pytest

from kg.annotated import make_doc
from kg.assertions import collect
from kg.model import Document

VOICES = [
    ("Norway said that Sweden attacked Iran.", "Norway"),
    ("If Norway admits that Sweden attacked Iran, talks may begin.", None),
    ("Norway did not say that Sweden attacked Iran.", None),
    ("Norway may say that Sweden attacked Iran.", None),
    ("Chad said that Norway had not said that Sweden attacked Iran.", "Chad"),
    ("Norway denied that Sweden attacked Iran.", "Norway"),
    ("Norway wants Sweden to attack Iran.", "Norway"),
]


@pytest.mark.parametrize(("text", "speaker"), VOICES)
def test_what_somebody_has_not_said_is_not_his_word(nlp, text, speaker):
    document = Document(id="t", text=text)
    found = collect(document, nlp(make_doc(nlp, document)))
    words = {m.id: text[m.start : m.end] for m in found.mentions}
    attack = next(e for e in found.events if e.root == "ASSAULT")
    assert (attack.attributed_to and words[attack.attributed_to]) == speaker
