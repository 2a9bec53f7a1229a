"""Documents to annotated Docs: the language model, the pipeline, the stream."""

from kg.annotated.pipeline import COMPONENTS, annotate, load, make_doc

__all__ = ["COMPONENTS", "annotate", "load", "make_doc"]
