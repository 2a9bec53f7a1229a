"""Layers are put in the place of those that a network calls so, and of no others."""

from networks import made
from thinc.api import Model

from kg.annotated.layers import replace_layers


def test_the_layer_of_a_name_is_replaced_once_and_others_are_left() -> None:
    nlp = made()
    before = next(node for node in nlp.get_pipe("tok2vec").model.walk() if node.has_ref("encode"))
    embed, encode = before.layers
    asked: list[Model[object, object]] = []
    other: Model[object, object] = Model("other", lambda *_: ([], lambda _: []))

    def instead(layer: Model[object, object]) -> Model[object, object]:
        asked.append(layer)
        return other

    replace_layers(nlp, "encode", instead)
    assert asked == [encode]
    assert before.layers == [embed, other]


def test_what_gets_nothing_in_its_place_stays() -> None:
    nlp = made()
    node = next(node for node in nlp.get_pipe("tok2vec").model.walk() if node.has_ref("embed"))
    before = list(node.layers)
    replace_layers(nlp, "embed", lambda _: None)
    replace_layers(nlp, "no such layer", lambda layer: layer)
    assert node.layers == before
