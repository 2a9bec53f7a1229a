import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

import kg
from kg.store import GraphStore

HOSTILE = "<script>alert(1)</script>\"' onload=x & <b>Marsh</b>"


@pytest.fixture(scope="session")
def samples():
    path = Path(__file__).parents[1] / "quads" / "samples.py"
    spec = importlib.util.spec_from_file_location("kg_samples", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def graph(tmp_path_factory, samples):
    """The two sample documents; a person of the second has a hostile name, its outlet and address as well."""
    second = samples.second()
    marsh, *others = second.entities
    document = replace(second.document, source="<img src=x onerror=alert(2)>", url="javascript:alert(3)", title="<h1>")
    hostile = replace(marsh, key="person/hostile", label=HOSTILE, aliases=("<i>M</i>",))
    path = tmp_path_factory.mktemp("notebook") / "graph"
    with GraphStore.create_or_open(path) as store:
        store.put([samples.first(), replace(second, document=document, entities=(hostile, *others))])
    with kg.open(path) as opened:
        yield opened
