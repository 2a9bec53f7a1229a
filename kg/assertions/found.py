"""A Doc with the ids under which what was found in it leaves it."""

from dataclasses import dataclass

from spacy.tokens import Doc

from kg.language import annotations
from kg.language.annotations import Factuality, MentionDict
from kg.model import Span


@dataclass(frozen=True, slots=True)
class Found:
    """One Doc with the ids under which its mentions and entities leave it."""

    doc: Doc
    mentions: list[MentionDict]
    ids: dict[int, str]  # entity of the Doc -> Entity.id; entities of one key share it
    keys: dict[str, str]  # Entity.id -> key

    def span(self, tokens: tuple[int, int]) -> Span:
        """Return the characters of tokens (start, end-exclusive)."""
        return Span(*annotations.token_span(self.doc, *tokens))

    def entity(self, mention: int | None) -> str | None:
        """Return the `Entity.id` that a mention refers to, or None."""
        found = None if mention is None else self.mentions[mention]["entity"]
        return None if found is None else self.ids.get(found)

    def speaker(self, fact: Factuality) -> tuple[str | None, str | None]:
        """Return (attributed_to, attribution) of a frame: the source's `Mention.id` and the `Attribution.id`.

        What somebody has not said ("did not say that", "if Norland admits that") is nobody's word, or his who tells it.
        """
        told, holder = annotations.attributions(self.doc), fact["attribution"]
        while holder is not None and fact["status"] == "Hypothetical" and not told[holder]["voiced"]:
            holder = told[holder].get("within")
        if holder is None:
            return None, None
        source = told[holder]["source_mention"]
        return (None if source is None else mention_id(source)), attribution_id(holder)


def mention_id(mention: int) -> str:
    """Return the `Mention.id` of a mention of the Doc."""
    return f"m{mention + 1}"


def attribution_id(attribution: int) -> str:
    """Return the `Attribution.id` of an attribution of the Doc."""
    return f"a{attribution + 1}"
