"""What the tests of syntax share: who fills the slots of a word."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from kg.language.syntax.arguments import arguments

type Roles = Callable[..., list[str]]


@pytest.fixture(scope="module")
def roles(parser: Language) -> Roles:
    """The words in each of some slots of a word in a sentence, joined by spaces."""

    def found(sentence: str, word: str, *slots: str) -> list[str]:
        filled = arguments(next(t for t in parser(sentence) if t.text == word))
        return [" ".join(t.text for t in filled.get(slot, [])) for slot in slots]

    return found
