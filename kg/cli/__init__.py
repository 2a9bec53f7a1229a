"""The command line: parse, one call, print."""

from kg.cli.parser import main

__all__ = ["main"]
