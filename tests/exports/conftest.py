import shutil

import pytest
import samples

from kg.store import GraphStore


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The folder of a closed graph of the two sample documents, to be copied."""
    folder = tmp_path_factory.mktemp("exports") / "graph"
    with GraphStore.create_or_open(folder) as graph:
        graph.put([samples.first(), samples.second()])
    return folder


@pytest.fixture
def graph(tmp_path, built):
    """A graph of the two sample documents, open for writing."""
    with GraphStore.create_or_open(shutil.copytree(built, tmp_path / "graph")) as opened:
        yield opened
