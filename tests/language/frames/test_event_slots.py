"""Verbs, read for who takes part."""

from kg.language.frames.event_slots import read_verb


def word(doc, text):
    return next(token for token in doc if token.text == text)


def test_an_auxiliary_or_modifier_is_no_predicate(parser):
    assert read_verb(word(parser("Norway has attacked Sweden."), "attacked")) is not None
    assert read_verb(word(parser("Norway has attacked Sweden."), "has")) is None
    assert read_verb(word(parser("The attacked town burns."), "attacked")) is None
