"""The relations of the graph and the PLOVER roots, as ``kg/lexica/ontology.tsv`` and ``plover.tsv`` declare them.

Everything that is said of a relation stands in its row there: what it holds between, its inverse, what it means for
influence, how pages word it. ``scripts/write_ontology.py`` writes ``ontologies/kg.ttl`` and ``shapes.ttl`` from it.
"""

from kg.ontology.checking import check
from kg.ontology.declared import TABLE, fits, read_relations, relations, roots
from kg.ontology.files import NAMES, path
from kg.ontology.terms import Influence, Relation, Root
from kg.ontology.wording import label, phrase, told_by

__all__ = [
    "NAMES",
    "TABLE",
    "Influence",
    "Relation",
    "Root",
    "check",
    "fits",
    "label",
    "path",
    "phrase",
    "read_relations",
    "relations",
    "roots",
    "told_by",
]
