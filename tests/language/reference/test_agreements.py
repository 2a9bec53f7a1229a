"""Which words name or describe an agreement, and when two mean one."""

import pytest

from kg.annotated import make_doc
from kg.language import annotations
from kg.model import Document

FOUND = [
    ("Norway signed the Treaty of Arica.", ["Treaty of Arica"]),
    ("Both are bound by the Shusha Declaration of June 2021.", ["Shusha Declaration"]),
    ("Norway joined the Convention on the Law of the Sea.", ["Convention on the Law of the Sea"]),
    ("The Budapest Memorandum was signed in 1994.", ["Budapest Memorandum"]),
    ("Norway broke the Minsk agreements.", ["Minsk agreements"]),
    ("Norway signed a defence pact with Sweden.", ["defence pact"]),
    ("Norway sent its treaty experts to Oslo.", []),
    ("The Amazon Cooperation Treaty Organization met.", []),
]


@pytest.mark.parametrize(("text", "agreements"), FOUND, ids=[text for text, _ in FOUND])
def test_an_agreement_is_found_with_its_words(nlp, text, agreements):
    doc = nlp(make_doc(nlp, Document(id="t", text=text)))
    found = [m for m in annotations.mentions(doc) if m["type"] == "Agreement"]
    assert [doc[m["start"] : m["end"]].text for m in found] == agreements
    assert [m["id"] for m in annotations.mentions(doc)] == list(range(len(annotations.mentions(doc))))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Norway signed a truce with Sweden. The truce held.", 1),
        ("Norway signed a truce with Sweden. A truce with Iran held.", 2),
        ("Norway signed the Oslo Pact. The pact held.", 1),
        ("Norway signed the Oslo Pact and the Bergen Pact.", 2),
    ],
)
def test_a_definite_description_means_the_agreement_before(nlp, text, number):
    doc = nlp(make_doc(nlp, Document(id="t", text=text)))
    assert len({m["entity"] for m in annotations.mentions(doc) if m["type"] == "Agreement"}) == number
