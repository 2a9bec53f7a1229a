"""Sentences, paragraphs and quotes, looked up by token."""

from typing import TYPE_CHECKING

from kg.language.speech.passages import Layout

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc


def test_lookups(parsed: "Callable[[str], Doc]") -> None:
    doc = parsed("Ships sank. “We wait,” he said.\n\nCrews left.")
    layout = Layout(doc)
    at = {token.text: token.i for token in doc}
    assert doc[slice(*layout.sentence(at["sank"]))].text == "Ships sank."
    assert doc[slice(*layout.sentence(at["Crews"]))].text == "Crews left."
    assert (layout.paragraph(at["wait"]), layout.paragraph(at["Crews"])) == (0, 1)
    assert doc[slice(*layout.bounds(1))].text == "Crews left."
    quote = layout.quote_at(at["wait"])
    assert quote is not None
    assert layout.quote_after(0) == quote
    assert layout.quote_at(at["said"]) is None
    assert layout.quote_after(at["said"]) is None
