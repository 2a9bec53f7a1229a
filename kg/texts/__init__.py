"""Files to documents: one reader per format; cleaning and boilerplate removal come before offsets are fixed."""

from kg.texts.amount import amount
from kg.texts.examples import examples
from kg.texts.known import Same
from kg.texts.layout import blocks
from kg.texts.reading import read, read_changed

__all__ = ["Same", "amount", "blocks", "examples", "read", "read_changed"]
