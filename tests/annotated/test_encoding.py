"""The layers that look at neighbours take each text by itself: what it is read as depends on nothing else."""

import threading
from collections.abc import Iterator
from itertools import permutations

import numpy as np
import pytest
from networks import copied, made
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

from kg import annotated
from kg.annotated import encoding
from kg.annotated.encoding import encode_by_text

WORDS = ["Norland", "shelled", "the", "port", "of", "Sudria", "again", "while", "its", "ships", "were", "leaving", "."]
SIZES = (1, 5, 0, 100, 37)  # words of each text, so that one behind it begins anywhere in a matrix
THREADS = encoding._threads()

pytestmark = pytest.mark.skipif(THREADS is None, reason="numpy brings no OpenBLAS here")


def last_layer(model: Model[list[Doc], object]) -> Model[object, object]:
    return next(node for node in model.walk() if node.has_ref("encode")).layers[1]


def texts(nlp: Language) -> list[Doc]:
    return [Doc(nlp.vocab, [WORDS[(at + size) % len(WORDS)] for at in range(size)]) for size in SIZES]


@pytest.fixture(autouse=True)
def generic(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever runs the tests passes for a processor that BLIS has nothing for."""
    monkeypatch.setattr(encoding, "_is_generic", lambda: True)


@pytest.fixture
def threads() -> Iterator[None]:
    """What a test does to the number of threads is undone."""
    tell, change = THREADS
    before = tell()
    yield
    change(before)


def test_a_text_is_read_as_the_same_beside_any_others() -> None:
    nlp = annotated.load(components=())
    models = [reader.model for reader in nlp.get_pipe("tok2vec").readers]
    nodes = [node for model in models for node in model.walk() if node.has_ref("encode")]
    assert len(nodes) == 2  # one of tags and parse, one of names
    for node in nodes:
        assert node.layers[1].name.startswith("by_text")
        docs = texts(nlp)
        alone = [node.predict([doc])[0] for doc in docs]
        for order in list(permutations(range(len(docs))))[::7]:
            for at, found in zip(order, node.predict([docs[at] for at in order]), strict=True):
                assert np.array_equal(found, alone[at])


def test_vectors_are_those_of_the_model_but_for_the_last_bits() -> None:
    bare = made()
    encode_by_text(nlp := copied(bare))
    for doc, own in zip(nlp.pipe(texts(nlp)), bare.pipe(texts(bare)), strict=True):
        assert doc.tensor.shape == own.tensor.shape
        assert np.allclose(doc.tensor, own.tensor, atol=1e-5)


@pytest.mark.usefixtures("threads")
def test_one_thread_works_on_a_text_and_their_number_is_left_as_it_was() -> None:
    tell, change = THREADS
    working = []

    class Watched(NumpyOps):
        def gemm(self, *args: object, **named: object) -> object:
            working.append(tell())
            return super().gemm(*args, **named)

    encode_by_text(nlp := made())
    for node in last_layer(nlp.get_pipe("tok2vec").model).walk():
        node.ops = Watched(use_blis=False)
    change(2)
    list(nlp.pipe(texts(nlp)))
    assert set(working) == {1}
    assert tell() == 2


@pytest.mark.usefixtures("threads")
def test_the_number_of_threads_is_left_as_it_was_where_a_text_fails() -> None:
    tell, change = THREADS
    encode_by_text(nlp := made())
    change(2)
    with pytest.raises(ValueError, match="dimension"):
        last_layer(nlp.get_pipe("tok2vec").model).predict([np.zeros((3, 3, 3), "float32")])
    assert tell() == 2


@pytest.mark.usefixtures("threads")
def test_threads_that_read_at_once_wait_for_each_other() -> None:
    tell, change = THREADS
    working, both = [], threading.Barrier(2)

    class Watched(NumpyOps):
        def gemm(self, *args: object, **named: object) -> object:
            working.append((threading.get_ident(), tell()))
            return super().gemm(*args, **named)

    pipelines = [made(), made()]
    for nlp in pipelines:
        encode_by_text(nlp)
        for node in last_layer(nlp.get_pipe("tok2vec").model).walk():
            node.ops = Watched(use_blis=False)

    def read(nlp: Language) -> None:
        both.wait()
        for _ in range(20):
            list(nlp.pipe(texts(nlp)))

    change(2)
    reading = [threading.Thread(target=read, args=(nlp,)) for nlp in pipelines]
    for one in reading:
        one.start()
    for one in reading:
        one.join()
    assert {number for _, number in working} == {1}
    assert len({thread for thread, _ in working}) == 2
    assert tell() == 2


def test_what_learns_is_left_to_learn() -> None:
    encode_by_text(nlp := made())
    layer = last_layer(nlp.get_pipe("tok2vec").model)
    vectors, backprop = layer.begin_update([np.ones((4, 16), "float32")])
    backprop(vectors)
    assert any(node.has_grad(name) for node in layer.layers[0].walk() for name in node.param_names)


@pytest.mark.parametrize(("name", "value"), [("_NAMES", ()), ("_is_generic", lambda: False)])
def test_without_openblas_or_need_of_it_all_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    monkeypatch.setattr(encoding, name, value)
    nlp = made()
    before = last_layer(nlp.get_pipe("tok2vec").model)
    encode_by_text(nlp)
    assert last_layer(nlp.get_pipe("tok2vec").model) is before
    assert before.ops.use_blis
