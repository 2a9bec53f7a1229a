"""Which marks quote, and where paragraphs begin."""

from typing import TYPE_CHECKING

import pytest

from kg.language.speech.quotes import paragraphs, quotes

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("The workers' boats and Berg's ship can't leave; the '90s are over.", []),
        ("''The port is closed,'' he said.", ["''The port is closed,''"]),
        ("He called it 'a grave error' on Monday.", ["'a grave error'"]),
        ("He said “the port” and “the town”.", ['"the port"', '"the town"']),
        ('He said "the port" and "the town".', ['"the port"', '"the town"']),
        ("“We wait.\n\nShips sank.", ['"We wait.']),
    ],
)
def test_what_marks_quote(parsed: "Callable[[str], Doc]", text: str, quoted: list[str]) -> None:
    doc = parsed(text)
    assert [doc[q.start : q.end].text for q in quotes(doc, paragraphs(doc))] == quoted


def test_paragraphs_begin_after_a_sentence_or_an_empty_line(parsed: "Callable[[str], Doc]") -> None:
    doc = parsed("Ships\nsank. Crews\n\nleft.\nThe port closed.")
    assert [doc[i].text for i in paragraphs(doc)] == ["Ships", "left", "The"]


def test_an_open_quotation_is_told_from_a_closed_one(parsed: "Callable[[str], Doc]") -> None:
    doc = parsed("“We wait.\n\n“Ships sank.” Crews left.")
    assert [(q.closed, q.leads) for q in quotes(doc, paragraphs(doc))] == [(False, True), (True, True)]
