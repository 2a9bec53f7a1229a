import importlib.util
import shutil
from pathlib import Path

import pytest

from kg.annotated import make_doc
from kg.assertions import collect
from kg.model import Document
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


@pytest.fixture(scope="session")
def _built(tmp_path_factory, samples):
    """The folder of a closed graph of the two sample documents, to be copied."""
    folder = tmp_path_factory.mktemp("store") / "graph"
    with GraphStore.create_or_open(folder) as graph:
        graph.put([samples.first(), samples.second()])
    return folder


@pytest.fixture
def graph(tmp_path, _built):
    """A graph of the two sample documents, open for writing."""
    with GraphStore.create_or_open(shutil.copytree(_built, tmp_path / "graph")) as opened:
        yield opened


@pytest.fixture(scope="module")
def store(request, tmp_path_factory, nlp):
    """A graph of the texts that a test module gives by id as ``TEXTS``."""
    documents = [Document(id=name, text=text) for name, text in request.module.TEXTS.items()]
    with GraphStore.create_or_open(tmp_path_factory.mktemp("graph") / "graph") as graph:
        graph.put([collect(document, nlp(make_doc(nlp, document))) for document in documents])
        yield graph.raw
