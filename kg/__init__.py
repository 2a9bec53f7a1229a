"""Evidence-backed knowledge graphs of news texts, and the influence networks they imply.

>>> import kg
>>> g = kg.build("texts/", "graph")                          # doctest: +SKIP
>>> g.query("SELECT ?a ?b WHERE { ?a kg:alliedWith ?b }")    # doctest: +SKIP
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.build import build, extract
    from kg.errors import KgError
    from kg.graph import Graph
    from kg.texts import examples

    open = Graph.open  # noqa: A001  (kg.open reads like the builtin on purpose)

__all__ = ["Graph", "KgError", "build", "examples", "extract", "open"]

_HOMES = {
    "build": "kg.build",
    "examples": "kg.texts",
    "extract": "kg.build",
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


class _Package(ModuleType):
    """Keeps ``kg.build`` the function: Python would put the module of that name in its place when it is imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
