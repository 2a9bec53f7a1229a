"""Phrases are added to the slots of a word."""

from kg.language.frames.reading import merge


def test_each_noun_is_added_once_under_its_preposition(parser):
    talks, _, norland, _, sudria = parser("talks with Norland in Sudria")
    slots = {"prep_with": [norland], "agent": [talks]}
    merge(slots, [("with", norland), ("in", sudria)])
    assert slots == {"prep_with": [norland], "agent": [talks], "prep_in": [sudria]}
