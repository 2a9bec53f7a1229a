"""The graph on disk, and what can be asked of it."""

from kg.evidence import Evidence
from kg.store.answers import Answer, Table
from kg.store.explain import explain
from kg.store.graph import GraphStore
from kg.store.packaged import NamedQuery, named_queries
from kg.store.queries import ask, select
from kg.store.validation import Problem, ValidationReport, validate

__all__ = [
    "Answer",
    "Evidence",
    "GraphStore",
    "NamedQuery",
    "Problem",
    "Table",
    "ValidationReport",
    "ask",
    "explain",
    "named_queries",
    "select",
    "validate",
]
