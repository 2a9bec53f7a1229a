"""Documents to annotated Docs: the language model, the pipeline, the stream."""

from kg.annotated.additions import stamp, with_additions
from kg.annotated.pipeline import COMPONENTS, annotate, load, make_doc

__all__ = ["COMPONENTS", "annotate", "load", "make_doc", "stamp", "with_additions"]
