"""What many tests share: one language model for the whole run."""

import pytest
from spacy.language import Language

from kg import annotated


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The full pipeline, loaded once; tests must not change it."""
    return annotated.load()
