"""Modules of this package run as programs of their own, which import from where this process does and nowhere else.

The working directory is none of these places unless it is one here: a folder of texts may hold files that are named as
modules are.
"""

import sys
from pathlib import Path


def command(module: str, *arguments: str) -> tuple[str, ...]:
    """Return the command that calls ``main`` of a module with these arguments, by the interpreter that runs this."""
    places = [place for place in sys.path if place] + [str(Path(__file__).parents[1])]
    code = f"import sys; sys.path[:] = {places!r}; from {module} import main; main(*sys.argv[1:])"
    return (sys.executable, "-I", "-S", "-c", code, *arguments)
