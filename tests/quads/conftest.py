import importlib.util
from pathlib import Path

import pytest


def _samples():
    spec = importlib.util.spec_from_file_location("kg_samples", Path(__file__).parent / "samples.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def samples():
    return _samples()
