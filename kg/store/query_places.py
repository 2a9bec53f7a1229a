"""A place of a query, as it looks from there: the words before, and the bracket that is open."""

from dataclasses import dataclass

from kg.store.tokens import Token

OPENING = {"{": "}", "(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a query: the words before and the word there, the innermost bracket open there, and what it holds."""

    before: list[Token]
    word: Token | None
    open: str
    inside: list[Token]

    @property
    def text(self) -> str:
        """The word there, keywords in capitals; "" at the end."""
        return self.word.keyword or self.word.text if self.word else ""

    @property
    def previous(self) -> str:
        """The word before, "" if there is none."""
        return self.back(1)

    def back(self, number: int) -> str:
        """Return the word so many before, "" if there is none."""
        word = self.before[-number] if len(self.before) >= number else None
        return word.keyword or word.text if word else ""

    @property
    def opener(self) -> str:
        """The word before the innermost bracket."""
        return self.back(len(self.inside) + 2) if self.open else ""


def opened(before: list[Token]) -> tuple[str, list[Token]]:
    """Return the innermost bracket that is open after some words, and the words since."""
    opened = list[int]()
    for n, word in enumerate(before):
        if word.kind == "mark" and word.text in OPENING:
            opened.append(n)
        elif word.kind == "mark" and word.text in OPENING.values() and opened:
            opened.pop()
    return (before[opened[-1]].text, before[opened[-1] + 1 :]) if opened else ("", [])
