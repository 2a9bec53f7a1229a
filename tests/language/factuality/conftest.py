"""What the tests of factuality share: the verdict on a marked word."""

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Token

from kg.language.factuality.facts import factuality

type Word = Callable[[str], Token]
type Verdict = Callable[[str], str]


@pytest.fixture(scope="module")
def word(parser: Language) -> Word:
    """The token between asterisks in a sentence."""

    def found(marked: str) -> Token:
        at = marked.index("*")
        return next(t for t in parser(marked.replace("*", "")) if t.idx == at)

    return found


@pytest.fixture(scope="module")
def verdict(word: Word) -> Verdict:
    """Polarity, certainty and status of the word between asterisks, in the author's voice."""

    def told(marked: str) -> str:
        fact = factuality(word(marked), [], None)
        return f"{fact['polarity']} {fact['certainty']} {fact['status']}"

    return told
