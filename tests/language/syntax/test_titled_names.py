"""Names behind an office with its field, and lists of names."""

import pytest
from spacy.tokens import Doc

from kg.language.syntax.titled_names import mend_titles

ROLES = [
    ("Blinken met Minister for Europe and Foreign Affairs Catherine Colonna.", "met", "patient", "Colonna"),
    ("Aliyev met Chairman of the State Duma of Russia Vyacheslav Volodin.", "met", "patient", "Volodin"),
    ("Secretary Blinken spoke with French Minister for Europe Catherine Colonna.", "spoke", "prep_with", "Colonna"),
    (
        "U.S. Special Envoy for Yemen Tim Lenderking and Ambassador to Yemen Steve Fagin met with Saeed in Aden.",
        "met",
        "agent",
        "Lenderking Fagin",
    ),
    ("UN Special Envoy to Syria Geir Pedersen visited Damascus.", "visited", "agent", "Pedersen"),
    (
        "Secretary Blinken spoke with NATO Secretary General Jens Stoltenberg, OSCE Chairman-in-Office Zbigniew Rau, "
        "and EU High Representative Josep Borrell.",
        "spoke",
        "prep_with",
        "Stoltenberg Rau Borrell",
    ),
    (
        "Karl Bren met with his Turkish counterpart Hakan Fidan, Georgian Foreign Minister Maka Bochorishvili "
        "and EU Commissioner for Enlargement Marta Kos.",
        "met",
        "prep_with",
        "counterpart Bochorishvili Kos",
    ),
    ("Under Secretary Nuland and Deputy Secretary General Mora welcomed it.", "welcomed", "agent", "Nuland Mora"),
    ("Under President Nixon the army invaded Cambodia.", "invaded", "agent", "army"),
    (
        "The United States, South Korea, and Japan strongly condemn recent North Korean ballistic missile launches.",
        "condemn",
        "agent",
        "States Korea Japan",
    ),
    ("An Assistant to President Ronald Holm met Karl Bren.", "met", "agent", "Assistant"),
    ("Chairman of the Board Karl Bren's adviser met Anna Holm.", "met", "agent", "adviser"),
    ("The Ambassador of France in Berlin met Paul Berg.", "met", "agent", "Ambassador"),
    ("Karl Bren met his counterpart Hakan Fidan.", "met", "patient", "counterpart"),
]


@pytest.mark.parametrize(("sentence", "word", "role", "expected"), ROLES)
def test_the_bearer_of_an_office_takes_part(roles, sentence, word, role, expected):
    assert roles(sentence, word, role) == [expected]


def test_a_field_of_two_words_hangs_on_its_preposition(parser):
    words = ["Minister", "for", "Trade", "and", "Industry", "Anna", "Holm", "left"]
    heads, deps = [7, 0, 6, 2, 2, 6, 1, 7], ["nsubj", "prep", "compound", "cc", "conj", "compound", "pobj", "ROOT"]
    tags = ["NNP", "IN", "NNP", "CC", "NNP", "NNP", "NNP", "VBD"]
    pos = ["PROPN", "ADP", "PROPN", "CCONJ", "PROPN", "PROPN", "PROPN", "VERB"]
    ents = ["O"] * 5 + ["B-PERSON", "I-PERSON", "O"]
    doc = Doc(parser.vocab, words=words, heads=heads, deps=deps, tags=tags, pos=pos, ents=ents)
    mend_titles(doc)
    assert [token.head.text for token in doc] == ["Holm", "Minister", "for", "Trade", "Trade", "Holm", "left", "left"]
