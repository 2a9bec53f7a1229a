"""The mapping from what was extracted to RDF, which `kg.store.evidence` reads back; nothing else knows the shapes."""

from kg.quads.graph import as_given, document_lines, document_quads

__all__ = ["as_given", "document_lines", "document_quads"]
