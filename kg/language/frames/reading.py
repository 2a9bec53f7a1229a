"""A word read as telling of an event or a relation: who stands in which of its slots."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.language.syntax.arguments import Arguments


@dataclass(slots=True)
class Reading:
    """A word's participants: head tokens by slot (``legend.tsv``), in text order.

    Attributes:
        word: The word itself.
        trigger: The token whose negation, modality and attribution decide about what is told.
        slots: Tokens by slot.
        governor: The verb that a noun is the object or complement of, or whose predicate an adjective or role is.
        bearers: Words that, taken back ("former"), take what is told back.
        past: It is said to have held then: "was a member of".
    """

    word: Token
    trigger: Token
    slots: Arguments = field(default_factory=dict)
    governor: Token | None = None
    bearers: tuple[Token, ...] = ()
    past: bool = False


def merge(slots: Arguments, phrases: Iterable[tuple[str, Token]]) -> None:
    """Add the nouns of (preposition, noun) to slots, each once."""
    for name, noun in phrases:
        known = slots.setdefault(f"prep_{name}", [])
        if noun not in known:
            known.append(noun)
