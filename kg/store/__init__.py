"""The graph on disk, and what can be asked of it."""

from kg.store.graph import GraphStore
from kg.store.queries import Answer, NamedQuery, Table, ask, named_queries, select

__all__ = ["Answer", "GraphStore", "NamedQuery", "Table", "ask", "named_queries", "select"]
