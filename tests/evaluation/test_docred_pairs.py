"""The classifier of pairs of names: what it looks at, and what it was fitted to find."""

from typing import TYPE_CHECKING

import numpy as np
import pytest

from kg.errors import MissingInputError
from kg.evaluation import docred, docred_pairs

if TYPE_CHECKING:
    from spacy.language import Language


TEXT = "The Oslo Philharmonic is a Norwegian orchestra. It was founded in 1919. Its first tour led to Bergen, Norway."


def test_names_are_entities_by_number_and_dates_by_negative_number(nlp: "Language") -> None:
    found = docred_pairs.names(nlp(TEXT))
    assert {found[number].label for number in found if number < 0} == {"1919"}
    assert "Bergen" in {found[number].label for number in found if number >= 0}


def test_pairs_run_both_ways_and_never_from_a_date(nlp: "Language") -> None:
    doc = nlp(TEXT)
    ends = [(head.label, tail.label) for head, tail, _ in docred_pairs.pairs(doc, docred.rules(doc))]
    assert ("Bergen", "Norwegian") in ends or ("Bergen", "Norway") in ends
    assert not [pair for pair in ends if pair[0] == "1919"]


def test_features_are_buckets_in_order_and_the_same_each_time(nlp: "Language") -> None:
    doc = nlp(TEXT)
    once, again = (list(docred_pairs.pairs(doc, docred.rules(doc))) for _ in range(2))
    assert [row[2] for row in once] == [row[2] for row in again]
    for _, _, buckets in once:
        assert buckets == sorted(set(buckets))
        assert 0 <= buckets[0] <= buckets[-1] < docred_pairs.BUCKETS


def test_a_rule_that_spoke_is_a_feature(nlp: "Language") -> None:
    doc = nlp("They met in Bergen, Norway.")
    (with_rule,) = (row for row in docred_pairs.pairs(doc, docred.rules(doc)) if row[0].label == "Bergen")
    (without,) = (row for row in docred_pairs.pairs(doc, {}) if row[0].label == "Bergen")
    assert set(without[2]) < set(with_rule[2])


def test_country_of_a_body_in_a_text_about_one_country_is_guessed(nlp: "Language") -> None:
    text = (
        "The Bergen Museum was founded in 1825. The Norwegian Parliament funds it. "
        "Norway has few museums of this size. Most visitors come from Norway."
    )
    doc = nlp(text)
    facts = {(f["head"], f["relation"]) for f in docred.facts(doc)}
    assert ("Bergen Museum", "P17") in facts
    assert ("Bergen Museum", "P17") not in {(f["head"], f["relation"]) for f in docred.stated(doc)}


def test_weights_are_of_the_shape_that_is_read() -> None:
    model = docred_pairs._model()
    assert model.weights.shape == (docred_pairs.BUCKETS, len(model.properties))
    assert all(len(row) == len(model.properties) for row in model.kinds.values())
    assert np.isfinite(model.weights).all()
    assert 0 < model.least < 1


def test_missing_weights_are_a_clear_error(nlp: "Language", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docred_pairs, "MODEL", "none.npz")
    docred_pairs._model.cache_clear()
    with pytest.raises(MissingInputError, match="weights are missing"):
        list(docred.facts(nlp("Norway borders Sweden.")))
    docred_pairs._model.cache_clear()
