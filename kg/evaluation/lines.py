"""A line that `kg extract` writes, as scorers of events and of identity read it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.evaluation.counts import Interval, overlap

type Record = Mapping[str, Any]


class Line:
    """One prediction line with its mentions and entities by id; a missing line (``{}``) holds nothing.

    Attributes:
        text: The text as the gold standard has it.
        mentions: Mentions by id.
        entities: Entities by id.
        events: Those events that have a root.
    """

    def __init__(self, record: Record, text: str) -> None:
        """Index a line's mentions and entities."""
        self.text = text
        self.mentions: dict[str, Record] = {m["id"]: m for m in record.get("mentions") or ()}
        self.entities: dict[str, Record] = {e["id"]: e for e in record.get("entities") or ()}
        self.events: list[Record] = [e for e in record.get("events") or () if e.get("root")]
        self._by_entity: dict[str | None, list[Record]] = defaultdict(list)
        for mention in self.mentions.values():
            self._by_entity[mention.get("entity")].append(mention)

    def together(self, mention: Record) -> Sequence[Record]:
        """Return a mention and all others of its entity."""
        return self._by_entity[mention["entity"]] if mention.get("entity") in self.entities else [mention]

    def words(self, item: Record) -> str:
        """Return the words of a mention or a stretch of text."""
        return self.text[item["start"] : item["end"]]

    def label(self, mention: Record) -> str:
        """Return the canonical name of a mention's entity, or nothing."""
        entity = self.entities.get(mention.get("entity") or "")
        return (entity or {}).get("label") or ""

    def head(self, mention: Record) -> Interval:
        """Return the characters of a mention's head word: the one stated, else its last word."""
        if mention.get("head"):
            return mention["head"]["start"], mention["head"]["end"]
        words = self.words(mention).split()
        return (mention["end"] - len(words[-1]) if words else mention["start"]), mention["end"]

    def parties(self, event: Record, *roles: str) -> list[Record]:
        """Return the mentions that stand in the roles of an event."""
        return [self.mentions[name] for role in roles for name in event.get(role) or () if name in self.mentions]


def span(item: Record) -> Interval:
    """Return the characters of a mention or a stretch of text."""
    return item["start"], item["end"]


def trigger(event: Record) -> Interval:
    """Return the characters of an event's trigger; without one the first nought characters."""
    return span(event["trigger"]) if event.get("trigger") else (0, 0)


def touch(spans: Iterable[Interval], others: Sequence[Interval]) -> bool:
    """Tell whether any of some spans shares a character with any of others."""
    return any(overlap(a, b) for a in spans for b in others)
