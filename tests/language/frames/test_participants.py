"""Mentions as frames look them up."""

import pytest

from kg.language.frames.participants import is_known, is_one_of, nearest, participants, same


@pytest.fixture(scope="module")
def known(nlp):
    return participants(nlp("Norway met Sweden on Monday. Norway paid $5 million. Later it left."))


def mention(known, text):
    return next(m for m in known.mentions if known.doc[m["start"] : m["end"]].text == text)


def test_times_and_sums_take_no_part(known):
    taking = {known.doc[at].text for at in known.types}
    assert {"Norway", "Sweden"} <= taking
    assert not taking & {"Monday", "million", "$"}


def test_mentions_of_one_thing_are_the_same_and_the_nearest_comes_before(known):
    first, second = (m for m in known.mentions if known.doc[m["start"]].text == "Norway")
    assert same(first, second)
    assert not same(first, mention(known, "Sweden"))
    assert nearest(known, first["entity"], second) == first
    assert nearest(known, first["entity"], first) is None
    assert nearest(known, first["entity"], mention(known, "it")) == second


def test_what_coreference_left_open_is_unknown(known):
    assert is_known(known, mention(known, "Sweden")["id"])
    open_ = {**mention(known, "Sweden"), "entity": None}
    known.mentions[open_["id"]], kept = open_, known.mentions[open_["id"]]
    try:
        assert not is_known(known, open_["id"])
    finally:
        known.mentions[open_["id"]] = kept


def test_one_of_a_people_is_not_the_people(nlp):
    known = participants(nlp("Republicans agreed. A Republican left."))
    plural = known.mentions[0]
    token = known.doc[plural["head"]]
    assert not is_one_of(known, token, plural)
    single = next(t for t in known.doc if t.text == "Republican")
    label = known.doc._.kg_entities[plural["entity"]]["label"]
    assert label == "Republicans"
    assert is_one_of(known, single, plural)
