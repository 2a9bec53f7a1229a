"""The graph on disk, and what can be asked of it."""

from kg.store.graph import GraphStore

__all__ = ["GraphStore"]
