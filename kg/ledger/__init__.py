"""The ledger of a graph: what its store holds of each document, so that a build does only what changed.

It is a table of each state (`kg.ledger.book`), and takes effect with it. What it does not say, or says of another
reading than the records hold, is in doubt and counts as not in the store; where it is missing or damaged it is made
anew from the records.
"""

from kg.ledger.book import FILE, Ledger
from kg.ledger.files import Files
from kg.ledger.filling import fill
from kg.ledger.held import Held
from kg.ledger.meeting import drop, hold, known, origins, put, resolutions, wanted

__all__ = [
    "FILE",
    "Files",
    "Held",
    "Ledger",
    "drop",
    "fill",
    "hold",
    "known",
    "origins",
    "put",
    "resolutions",
    "wanted",
]
