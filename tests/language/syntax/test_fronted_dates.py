"""A day in front of a name is no part of it."""

import pytest

from kg.language.syntax import functions as fn
from kg.language.syntax.functions import serves_as

SUBJECTS = [  # sentence, its subject, what follows the preposition
    ("On 24 June Trump announced a truce.", "Trump", "June"),
    ("On 8 August Pashinyan met Putin.", "Pashinyan", "August"),
    ("On 24 June Norwegian troops attacked Sweden.", "troops", "June"),
    ("By 24 June Prime Minister Nikol Pashinyan had met Putin.", "Pashinyan", "June"),
    ("On two August nights Norwegian troops attacked Sweden.", "troops", "nights"),
]


@pytest.mark.parametrize(("sentence", "subject", "noun"), SUBJECTS)
def test_the_month_ends_the_phrase(parser, sentence, subject, noun):
    doc = parser(sentence)
    assert [t.text for t in doc if serves_as(t, fn.SUBJECT)] == [subject]
    assert [t.text for t in doc if serves_as(t, fn.PREPOSITIONAL_OBJECT)] == [noun]
