"""Documents to annotated Docs: the language model, the pipeline, the stream."""

from kg.annotated.additions import stamp, with_additions
from kg.annotated.budget import USUAL, Budget
from kg.annotated.pipeline import COMPONENTS, load, make_doc, name
from kg.annotated.stream import annotate, sparing

__all__ = [
    "COMPONENTS",
    "USUAL",
    "Budget",
    "annotate",
    "load",
    "make_doc",
    "name",
    "sparing",
    "stamp",
    "with_additions",
]
