"""Forms of words, asked by name."""

import pytest
from handmade import made

from kg.language.syntax import forms


def test_forms_are_asked_by_name_and_join(parser):
    doc = made(parser.vocab, "going/VBG gone/VBN men/NNS")
    assert [forms.has_form(token, forms.PARTICIPLE) for token in doc] == [True, True, False]
    assert [forms.has_form(token, forms.GERUND) for token in doc] == [True, False, False]
    assert not forms.same_form(doc[0], doc[1])
    assert forms.same_form(doc[2], doc[2])


PARTS = [
    (forms.is_verbal, "go/VB", "men/NNS"),
    (forms.is_verbal, "may/MD", "men/NNS"),
    (forms.is_verb, "go/VB", "may/MD"),
    (forms.is_nominal, "men/NNS", "go/VB"),
    (forms.is_nominal, "Ann/NNP", "go/VB"),
    (forms.is_proper, "Ann/NNP", "men/NNS"),
    (forms.is_noun, "men/NNS", "Ann/NNP"),
    (forms.is_adjective, "old/JJ", "men/NNS"),
    (forms.is_adposition, "in/IN", "men/NNS"),
    (forms.is_connective, "in/IN", "and/CC"),
    (forms.is_pronoun, "he/PRP", "men/NNS"),
    (forms.is_adverb, "soon/RB", "men/NNS"),
    (forms.is_auxiliary, "may/MD", "go/VB"),
    (forms.is_numeral, "12/CD", "men/NNS"),
    (forms.is_determiner, "the/DT", "men/NNS"),
]


@pytest.mark.parametrize(("asks", "yes", "no"), PARTS)
def test_parts_of_speech_are_told_apart(parser, asks, yes, no):
    assert asks(made(parser.vocab, yes)[0]) is True
    assert asks(made(parser.vocab, no)[0]) is False


def test_a_part_of_speech_may_be_one_of_some(parser):
    doc = made(parser.vocab, "in/IN men/NNS")
    adpositions = frozenset({doc[0].pos})
    assert [forms.is_part(token, adpositions) for token in doc] == [True, False]
