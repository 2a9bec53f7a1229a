"""The influence network with its measures, in the formats of `kg.network.writers`."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from kg.network import WRITERS as OF_NETWORK
from kg.network import measured, project
from kg.store import GraphStore


def _write(kind: str, store: GraphStore, path: Path) -> None:
    OF_NETWORK[kind](measured(project(store)), path)


WRITERS: dict[str, Callable[[GraphStore, Path], None]] = {kind: partial(_write, kind) for kind in OF_NETWORK}
