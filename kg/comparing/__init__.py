"""Sources set against each other: what they contest, and what two texts or outlets have in common."""

from kg.comparing.against import opposed
from kg.comparing.articles import compare
from kg.comparing.conflicts import conflicts

__all__ = ["compare", "conflicts", "opposed"]
