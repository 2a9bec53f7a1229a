"""Files to documents: one reader per format; cleaning and boilerplate removal come before offsets are fixed."""

from kg.texts.amount import amount
from kg.texts.examples import examples
from kg.texts.layout import blocks
from kg.texts.reading import read

__all__ = ["amount", "blocks", "examples", "read"]
