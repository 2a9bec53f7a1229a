"""What sources tell against each other: the values of conflicts and comparisons. Values alone, no graph."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from kg.evidence import Evidence, Source, independent

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


@dataclass(frozen=True, slots=True)
class Against:
    """Two sentences about one event or fact that can't both be right.

    Attributes:
        kind: Empty where one denies what the other affirms, else of which number of victims they tell two.
        sides: The two.
        said: What each says: ``denied``, ``at least 20 killed``.
        updated: Whether the later number only corrects the earlier one of the same source.
    """

    kind: str
    sides: tuple[Evidence, Evidence]
    said: tuple[str, str]
    updated: bool = False


@dataclass(frozen=True, slots=True)
class Opposed:
    """What is told against each other: sentences by two, and rival accounts and times of what happened."""

    pairs: tuple[Against, ...] = ()
    rivals: tuple[Conflict, ...] = ()


type How = Literal["contradicted", "near", "shared", "alone"]
HOW: tuple[How, ...] = get_args(How.__value__)
type About = Literal["event", "fact", "attribution", "name"]


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a comparison: its name (a headline, an id, an outlet), and its documents, sorted by IRI."""

    name: str
    documents: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing that parties to a comparison tell.

    Attributes:
        about: ``event``, ``fact``, ``attribution`` or ``name``.
        how: ``contradicted`` where they can't both be right; ``near`` where it is one but for time, number, status or
            spelling; ``shared`` by several of them; ``alone`` of one.
        what: The thing, in words.
        notes: What each party says of it where they differ (``12 killed``, ``denied``), else empty; in their order.
        sides: The sentences of each party, in their order, each by document and place.
    """

    about: About
    how: How
    what: str
    notes: tuple[str, ...]
    sides: tuple[tuple[Evidence, ...], ...]

    def tellers(self) -> tuple[int, ...]:
        """Return which parties tell of it, by number from 0."""
        held = zip(self.notes, self.sides, strict=True)
        return tuple(number for number, (note, side) in enumerate(held) if note or side)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Texts or outlets side by side: the parties, and what they tell, contradictions first."""

    parties: tuple[Party, ...]
    rows: tuple[Compared, ...]

    def of(self, how: How) -> tuple[Compared, ...]:
        """Return the rows of one kind."""
        return tuple(row for row in self.rows if row.how == how)

    def text(self) -> str:
        """Return it as lines for reading: who is compared, counts, then each thing with its sentences."""
        names = [f"{letter(number)}: {party.name}" for number, party in enumerate(self.parties)]
        lines = [*names, ", ".join(f"{len(self.of(how))} {how}" for how in HOW)]
        for row in self.rows:
            lines.append(f"[{row.how}] {row.about}: {row.what}")
            for number in row.tellers():
                note = f" {row.notes[number]}" if row.notes[number] else ""
                said = [f"    “{' '.join(one.sentence.split())}” {source(one)}" for one in row.sides[number]]
                lines += [f"  {letter(number)}:{note}", *said]
        return "\n".join(lines)


def letter(number: int) -> str:
    """Return how a party is called for short: A, B, ... Z, then by number."""
    return chr(ord("A") + number) if number < 26 else str(number + 1)


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
