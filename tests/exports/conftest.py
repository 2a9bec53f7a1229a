import shutil

import manners
import pytest
import samples

from kg.model import Document, Extraction
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


@pytest.fixture(scope="session")
def full(tmp_path_factory):
    """A graph of these and a third one with a statement in every manner, open for reading."""
    folder = tmp_path_factory.mktemp("full") / "graph"
    with GraphStore.create_or_open(folder) as graph:
        graph.put([samples.first(), samples.second(), manners.third()], {"second.txt": "first.txt"})
    with GraphStore.open(folder) as opened:
        yield opened


@pytest.fixture(scope="session")
def bare(tmp_path_factory):
    """A graph of one text in which nothing is found."""
    folder = tmp_path_factory.mktemp("bare") / "graph"
    with GraphStore.create_or_open(folder) as graph:
        graph.put([Extraction(Document(id="bare.txt", text="It rained."))])
    with GraphStore.open(folder) as opened:
        yield opened
