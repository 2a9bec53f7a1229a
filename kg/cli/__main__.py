"""``python -m kg.cli``."""

from kg.cli import program

raise SystemExit(program())
