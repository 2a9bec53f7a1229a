"""The mapping from what was extracted to RDF; nothing else knows the shapes of the graph."""

from kg.quads.graph import as_given, document_quads

__all__ = ["as_given", "document_quads"]
