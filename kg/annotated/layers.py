"""Layers of a pipeline's networks, put in place of those that spaCy has there."""

from collections.abc import Callable
from typing import Any

from spacy.language import Language
from thinc.api import Model


def replace_layers(nlp: Language, name: str, made: Callable[[Model[Any, Any]], Model[Any, Any] | None]) -> None:
    """Put what is made of a layer in its place, in each network of a pipeline that calls one of its own layers so.

    Args:
        nlp: The pipeline, which is changed.
        name: What spaCy's networks call the layer: ``embed`` (a token by itself) or ``encode`` (beside others).
        made: Gives the layer in place of one; None leaves it.
    """
    for _, component in nlp.components:
        model = getattr(component, "model", None)
        for node in list(model.walk()) if isinstance(model, Model) else ():
            layer = node.get_ref(name) if node.has_ref(name) else None
            if layer is not None and layer in node.layers and (other := made(layer)) is not None:
                node.layers[node.layers.index(layer)] = other
