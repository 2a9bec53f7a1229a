"""Sentences, paragraphs and quotes of a Doc, looked up by token."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from spacy.tokens import Doc

from kg.language.speech.cues import trim_end
from kg.language.speech.quotes import Quote, paragraphs, quotes
from kg.language.syntax import blocks


class Layout:
    """Sentences, paragraphs and quotes of a Doc, looked up by token."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.breaks = paragraphs(doc)
        self.quotes = quotes(doc, self.breaks)
        self.opens = [q.start for q in self.quotes]
        bounds = blocks.sentences(doc)
        kinds = zip(bounds, blocks.block_kinds(doc), strict=True)
        self.prose = [sentence for sentence, kind in kinds if kind in {"prose", "list", "heading", "headline"}]
        self.starts = sorted({*(start for start, _ in bounds), *self.breaks})

    def sentence(self, i: int) -> tuple[int, int]:
        """Return the sentence of a token, cut at paragraph breaks, without white space."""
        k = bisect_right(self.starts, i) - 1
        start, end = self.starts[k], self.starts[k + 1] if k + 1 < len(self.starts) else len(self.doc)
        while start < i and self.doc[start].is_space:
            start += 1
        return start, trim_end(self.doc, end)

    def paragraph(self, i: int) -> int:
        """Return the number of a token's paragraph."""
        return bisect_right(self.breaks, i) - 1

    def bounds(self, paragraph: int) -> tuple[int, int]:
        """Return the tokens (start, end-exclusive) of a paragraph."""
        end = self.breaks[paragraph + 1] if paragraph + 1 < len(self.breaks) else len(self.doc)
        return self.breaks[paragraph], trim_end(self.doc, end)

    def quote_at(self, i: int) -> Quote | None:
        """Return the quote whose marks enclose a token."""
        k = bisect_right(self.opens, i) - 1
        return self.quotes[k] if k >= 0 and self.quotes[k].end > i else None

    def quote_after(self, i: int) -> Quote | None:
        """Return the first quote that opens at a token or after it."""
        k = bisect_left(self.opens, i)
        return self.quotes[k] if k < len(self.quotes) else None

    def quotes_in(self, spans: Iterable[tuple[int, int]]) -> list[Quote]:
        """Return the quotes that touch some stretches of tokens, each once, in text order."""
        numbers: set[int] = set()
        for start, end in spans:
            first = bisect_right(self.opens, start) - 1
            within = first >= 0 and self.quotes[first].end > start
            numbers.update(range(first if within else first + 1, bisect_left(self.opens, end)))
        return [self.quotes[number] for number in sorted(numbers)]
