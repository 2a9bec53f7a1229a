"""What sources tell against each other: the values of conflicts and comparisons. Values alone, no graph."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from kg.evidence import Evidence, independent

type Contested = Literal["denied", "toll", "date", "account", "course"]
KINDS: tuple[Contested, ...] = get_args(Contested.__value__)


@dataclass(frozen=True, slots=True)
class Account:
    """What one side of a conflict says, or one step in the course of an event.

    Attributes:
        said: What it says, in words: ``denied``, ``at least 20 killed``, ``Norland did it``.
        by: Who says so: speakers, or outlets where the text speaks in its own voice; sorted.
        since: First date of publication (ISO 8601), or empty where no text has one.
        origins: Number of independent origins; wire copies of one text count once.
        documents: Number of texts.
        evidence: The sentences, by date, document and place in the text.
    """

    said: str
    by: tuple[str, ...]
    since: str
    origins: int
    documents: int
    evidence: tuple[Evidence, ...]

    def counted(self) -> str:
        """Return how much stands behind it, in words: ``2 texts, 1 origin, since 2025-03-02``."""
        return texts(self.documents, self.origins) + (f", since {self.since}" if self.since else "")


@dataclass(frozen=True, slots=True)
class Conflict:
    """What sources tell differently of one event or fact, or how one event came about.

    Attributes:
        kind: ``denied`` (affirmed by one, denied by another), ``toll``, ``date`` and ``account`` (rival numbers of
            victims, times, and answers to who did it), or ``course`` (threatened, planned, happened, denied).
        what: The event or fact, in words.
        term: PLOVER root or relation.
        since: Date from which it is open: when the second account, or the second step, was published; or empty.
        until: Date of the last text that speaks of it, or empty.
        actors: IRIs of those who take part, sorted.
        events: IRIs of the events, sorted; none for a fact.
        sides: The accounts, the earliest first; of a course the steps in their order.
    """

    kind: Contested
    what: str
    term: str
    since: str
    until: str
    actors: tuple[str, ...]
    events: tuple[str, ...]
    sides: tuple[Account, ...]

    def text(self) -> str:
        """Return it as lines for reading: what, then each side with who, how many and the sentences."""
        lines = [f"[{self.kind}] {self.what}" + (f", since {self.since}" if self.since else "")]
        for side in self.sides:
            lines.append(f"  {side.said}: {', '.join(side.by)} ({side.counted()})")
            lines += [f"    “{' '.join(one.sentence.split())}” {source(one)}" for one in side.evidence]
        return "\n".join(lines)


def account(said: str, passages: Iterable[Evidence]) -> Account:
    """Return a side from its sentences, each once."""
    found = {(one.graph, one.start, one.end, one.speaker): one for one in sorted(passages, key=_place)}
    kept = tuple(found.values())
    return Account(
        said,
        tuple(sorted({teller(one) for one in kept})),
        min((one.date for one in kept if one.date), default=""),
        independent(kept),
        len({one.graph for one in kept}),
        kept,
    )


def _place(one: Evidence) -> tuple[object, ...]:
    return one.date or "9", one.document, one.start, one.end, one.speaker, one.iri


def teller(one: Evidence) -> str:
    """Return whose word a sentence is: the speaker's, else that of the outlet, else of the text."""
    return one.speaker if one.voice == "speaker" else one.outlet or one.headline or one.document


def source(one: Evidence) -> str:
    """Return where a sentence stands: outlet, date, document and characters."""
    return ", ".join(filter(None, (one.outlet, one.date, one.document, f"characters {one.start} to {one.end}")))


def texts(documents: int, origins: int) -> str:
    """Return how many texts and independent origins there are, in words: ``3 texts, 2 origins``."""
    return f"{documents} text{'s' * (documents != 1)}, {origins} origin{'s' * (origins != 1)}"
