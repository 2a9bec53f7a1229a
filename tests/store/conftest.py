import importlib.util
from pathlib import Path

import pytest

from kg.store import GraphStore


def _samples():
    path = Path(__file__).parents[1] / "quads" / "samples.py"
    spec = importlib.util.spec_from_file_location("kg_samples", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def samples():
    return _samples()


@pytest.fixture
def graph(tmp_path, samples):
    """A graph of the two sample documents, open for writing."""
    with GraphStore.create_or_open(tmp_path / "graph") as opened:
        opened.put([samples.first(), samples.second()])
        yield opened
