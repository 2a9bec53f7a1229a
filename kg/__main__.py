"""``python -m kg``."""

from kg.cli import program

raise SystemExit(program())
