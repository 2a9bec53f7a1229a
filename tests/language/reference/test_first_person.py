"""Who "I" and "we" are in quotations."""

import pytest

from kg.annotated import make_doc
from kg.language import annotations
from kg.model import Document


def meant(nlp, text):
    """Return the label of what the first pronoun means, or None."""
    doc = nlp(make_doc(nlp, Document(id="t", text=text)))
    first = next(m for m in annotations.mentions(doc) if m["form"] == "pronoun")
    return None if first["entity"] is None else annotations.entities(doc)[first["entity"]]["label"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('"I will resign," Ann Hill said.', "Ann Hill"),
        ('"My house burned down," Ann Hill told reporters.', "Ann Hill"),
        ('"I know that they told them," the Turkish government said.', None),  # a body is no "I"
        ("Ann Hill wrote a book. I will resign.", None),
        ('"We will answer," Turkey said on Monday.', "Türkiye"),
        ('"We reject this," the Azerbaijani foreign ministry said.', "Azerbaijani Foreign Ministry"),
        ('"We will answer," said Turkish President Hakan Demir.', "Türkiye"),
        ('"We will answer," said Turkish actor Hakan Demir.', None),
        ('"Our country is strong," said Turkish actor Hakan Demir. Turkey is large.', "Türkiye"),
        ('"Our team is strong," said Turkish actor Hakan Demir. Turkey is large.', None),
        ("Turkey won. We will answer.", None),
    ],
)
def test_the_speaker_of_a_quotation_and_the_side_spoken_for(nlp, text, who):
    assert meant(nlp, text) == who
