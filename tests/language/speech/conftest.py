"""What the tests of reported speech share: the attributions of a text in words."""

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.annotated import pipeline
from kg.language.speech.attributions import attributions
from kg.model import Document

type Told = tuple[str | None, str | None, list[str]]
type Read = Callable[[str], list[Told]]


@pytest.fixture(scope="module")
def parsed(parser: Language) -> Callable[[str], Doc]:
    """A text as a parsed Doc, with its typographic quotation marks."""
    return lambda text: parser(pipeline.make_doc(parser, Document(id="d", text=text)))


@pytest.fixture(scope="module")
def read(parsed: Callable[[str], Doc]) -> Read:
    """Source, cue and contents of each attribution of a text."""

    def told(text: str) -> list[Told]:
        doc = parsed(text)

        def words(span: tuple[int, int] | None) -> str | None:
            return doc[span[0] : span[1]].text if span else None

        return [
            (words(a["source"]), words(a["cue"]), [doc[s:e].text for s, e in a["content"]]) for a in attributions(doc)
        ]

    return told
