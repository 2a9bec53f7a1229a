"""Stage notebook: what a cell shows of a graph, an entity, evidence and the page; Jupyter asks for the HTML."""

from kg.notebook.evidence import EvidenceRows
from kg.notebook.overview import Overview, overview
from kg.notebook.profile import EntityProfile, profile
from kg.notebook.show import PageFrame
from kg.notebook.tables import actors_table

__all__ = [
    "EntityProfile",
    "EvidenceRows",
    "Overview",
    "PageFrame",
    "actors_table",
    "overview",
    "profile",
]
