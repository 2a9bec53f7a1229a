"""Evidence-backed knowledge graphs of news texts, and the influence networks they imply.

>>> import kg
>>> g = kg.build("texts/", "graph")                          # doctest: +SKIP
>>> g.query("SELECT ?a ?b WHERE { ?a kg:alliedWith ?b }")    # doctest: +SKIP
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.building import build
    from kg.errors import KgError
    from kg.extracting import extract
    from kg.graph import Graph
    from kg.texts import examples

    open = Graph.open  # noqa: A001  (kg.open reads like the builtin on purpose)

__all__ = ["Graph", "KgError", "build", "examples", "extract", "open"]

_HOMES = {
    "build": "kg.building",
    "examples": "kg.texts",
    "extract": "kg.extracting",
    "Graph": "kg.graph",
    "KgError": "kg.errors",
}


def __getattr__(name: str) -> Any:
    """Import what the package offers when it is first asked for, so that ``import kg`` costs nothing."""
    if name == "open":
        return import_module("kg.graph").Graph.open
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the names that the package offers, so that ``help(kg)`` and the Tab key show them."""
    return sorted({*globals(), *__all__})
