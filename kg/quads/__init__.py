"""The mapping from what was extracted to RDF; nothing else knows the shapes of the graph."""

from kg.quads.graph import document_quads

__all__ = ["document_quads"]
