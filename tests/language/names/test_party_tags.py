"""A politician's party and state in brackets are no names and no pronouns."""

import pytest

from kg.language.names import party_tags

TAGS = [
    ("Ann Hill (R-N.Y.) spoke.", {"R", "-", "N.Y."}),
    ("Ann Hill (I-Vt.) spoke.", {"I", "-", "Vt", "."}),
    ("Ann Hill (D) spoke.", {"D"}),
    ("Ann Hill (I was there) spoke.", set()),
    ("Plan D - Ohio comes next.", set()),
    ("It ended (R", set()),
]


@pytest.mark.parametrize(("text", "expected"), TAGS)
def test_only_what_stands_in_a_tag_is_taken_out(nlp, text, expected):
    doc = nlp.make_doc(text)
    kept = party_tags.apart(doc, [True] * len(doc))
    assert {token.text for token, prose in zip(doc, kept, strict=True) if not prose} == expected


def test_nobody_is_made_of_a_tag(nlp):
    doc = nlp("Sen. Ann Hill (I-Vt.) met Rep. Karl Lang (R-N.Y.). Hill left.")
    found = [doc.text[doc[m["start"]].idx : doc[m["end"] - 1].idx + len(doc[m["end"] - 1])] for m in doc._.kg_mentions]
    assert found == ["Ann Hill", "Karl Lang", "Hill"]
