"""What the network makes of word forms is remembered, and is bit for bit what it would make of them again."""

from itertools import pairwise

import numpy as np
import pytest
from networks import BY_LETTERS, copied, made
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

from kg.annotated import embedding
from kg.annotated.embedding import remember_forms

TEXTS = ("Norland's ships left the port.", "The port of Sudria shelled ships !", "", "Ships left", "left\n\nleft")


def first_layer(model: Model[list[Doc], object]) -> Model[list[Doc], list[np.ndarray]]:
    return next(node for node in model.walk() if node.has_ref("embed")).layers[0]


def same(found: list[np.ndarray], wanted: list[np.ndarray]) -> bool:
    return all(np.array_equal(each, other) for each, other in zip(found, wanted, strict=True))


@pytest.fixture
def small() -> Language:
    nlp = made()
    remember_forms(nlp)
    return nlp


@pytest.mark.parametrize("name", ["tok2vec", "ner"])
def test_the_model_s_vectors_are_the_same_bit_for_bit(nlp: Language, name: str) -> None:
    (reader,) = (each for each in nlp.get_pipe("tok2vec").readers if each.name == name)
    layer = first_layer(reader.model)
    docs = [nlp.make_doc(text) for text in TEXTS]
    (own,) = layer.layers
    assert layer.name.startswith("remembered")
    for batch in (docs, docs[::-1], docs[:1], docs[1:2], docs):
        assert same(layer.predict(batch), own.predict(batch))


def test_a_whole_text_is_read_the_same() -> None:
    bare = made()
    remember_forms(known := copied(bare))
    for text in (*TEXTS, *TEXTS):
        assert np.array_equal(known(text).tensor, bare(text).tensor)


def test_a_known_form_is_not_worked_out_again(small: Language) -> None:
    layer = first_layer(small.get_pipe("tok2vec").model)
    docs = [small.make_doc(text) for text in TEXTS[:2]]
    before = layer.predict(docs)
    for node in layer.layers[0].walk():
        for name in node.param_names:
            node.set_param(name, np.zeros_like(node.get_param(name)))
    assert same(layer.predict(docs[::-1]), before[::-1])
    assert not layer.predict([small.make_doc("unseen")])[0].any()


def test_what_a_form_is_read_by_tells_it_from_others(small: Language) -> None:
    layer = first_layer(small.get_pipe("tok2vec").model)
    one, other = small.make_doc("left left"), small.make_doc("left left")
    assert not np.array_equal(*layer.predict([one])[0])  # a space stands behind the first only
    other[0].norm_ = "leave"
    assert not same(layer.predict([other]), layer.predict([one]))
    assert same(layer.predict([one, other]), layer.layers[0].predict([one, other]))


def test_so_many_forms_are_kept(small: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "_MOST", 3)
    layer = first_layer(small.get_pipe("tok2vec").model)
    for first, second in pairwise([small.make_doc(text) for text in TEXTS]):
        assert same(layer.predict([first, second]), layer.layers[0].predict([first, second]))


def test_what_learns_is_left_to_learn(small: Language) -> None:
    layer = first_layer(small.get_pipe("tok2vec").model)
    docs = [small.make_doc(TEXTS[0])]
    vectors, backprop = layer.begin_update(docs)
    backprop(vectors)
    assert any(node.has_grad(name) for node in layer.layers[0].walk() for name in node.param_names)


def test_a_network_that_begins_otherwise_is_left_alone() -> None:
    nlp = made(BY_LETTERS)
    before = first_layer(nlp.get_pipe("tok2vec").model)
    remember_forms(nlp)
    assert first_layer(nlp.get_pipe("tok2vec").model) is before
