"""What the tools answer: values whose fields are the schemas that clients see, and their text for reading.

They have no slots: the SDK takes a class attribute for the default of a field.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.service.agents.citations import Citation

type Cell = str | int | float | bool | None


@dataclass(frozen=True)
class Entity:
    """An entity that a search found: ``name`` is the name by which, ``match`` how well it fits."""

    iri: str
    label: str
    kind: str
    mentions: int
    name: str
    match: str


@dataclass(frozen=True)
class Entities:
    """The entities that a text may mean, the likeliest first."""

    found: tuple[Entity, ...]

    def text(self) -> str:
        """Return them as lines for reading."""
        rows = (
            f"- {one.label} ({one.kind}, {one.mentions:,} mentions, by {one.name!r}): {one.iri}" for one in self.found
        )
        return "\n".join(rows) or "0 entities"


@dataclass(frozen=True)
class Sentences:
    """Sentences behind something; ``total`` are all of them, ``next_cursor`` leads to those that follow."""

    about: tuple[str, ...]
    total: int
    citations: tuple[Citation, ...]
    next_cursor: str

    def text(self) -> str:
        """Return them as lines for reading."""
        return told(f"{self.total:,} statements about {' and '.join(self.about)}", self.citations, self.next_cursor)


@dataclass(frozen=True)
class Stated:
    """A fact, in words, with the number of documents that state it."""

    subject: str
    relation: str
    object: str
    documents: int


@dataclass(frozen=True)
class Happening:
    """An event: PLOVER root, who did it to whom, status, when (as told, and the days it allows), where, the dead."""

    iri: str
    label: str
    root: str
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    time: str
    earliest: str
    latest: str
    place: str
    dead: int | None
    reports: int
    citation: Citation | None

    def text(self) -> str:
        """Return it as lines for reading."""
        when = self.time or (f"by {self.latest}" if self.latest else "undated")
        place = f", in {self.place}" if self.place else ""
        dead = f", {self.dead:,} dead" if self.dead is not None else ""
        first = f"\n  {self.citation.text().removeprefix('- ')}" if self.citation else ""
        return f"- {when}: {self.label} ({self.status}{place}{dead}, {self.reports} reports) {self.iri}{first}"


@dataclass(frozen=True)
class Profile:
    """What the graph knows of an entity: the facts that most documents state, and the sentences about it."""

    iri: str
    label: str
    kind: str
    aliases: tuple[str, ...]
    same_as: tuple[str, ...]
    mentions: int
    documents: int
    facts: tuple[Stated, ...]
    more_facts: int
    events: int
    citations: tuple[Citation, ...]
    next_cursor: str

    def text(self) -> str:
        """Return it as lines for reading."""
        head = (
            f"{self.label} ({self.kind}), {self.mentions:,} mentions in {self.documents:,} documents, "
            f"{self.events:,} events. Also: {', '.join(self.aliases) or '-'}. {' '.join(self.same_as)}"
        )
        facts = [f"- {f.subject} {f.relation} {f.object} ({f.documents} documents)" for f in self.facts]
        return told("\n".join([head.strip(), *facts]), self.citations, self.next_cursor)


@dataclass(frozen=True)
class Timeline:
    """Events in order of time, undated ones first; ``total`` are all that fit."""

    total: int
    events: tuple[Happening, ...]
    next_cursor: str

    def text(self) -> str:
        """Return them as lines for reading."""
        return told(f"{self.total:,} events", self.events, self.next_cursor)


@dataclass(frozen=True)
class Side:
    """One account of what is contested: what it says, who says so, how many independent origins and texts."""

    said: str
    by: tuple[str, ...]
    since: str
    origins: int
    documents: int
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Contest:
    """What sources tell differently: ``kind`` is denied, toll, date, account (who did it) or course (its steps)."""

    kind: str
    what: str
    since: str
    sides: tuple[Side, ...]

    def text(self) -> str:
        """Return it as lines for reading."""
        lines = [f"- [{self.kind}] {self.what}" + (f", since {self.since}" if self.since else "")]
        for side in self.sides:
            lines.append(f"  {side.said}: {', '.join(side.by)} ({side.documents} texts, {side.origins} origins)")
            lines += ["  " + one.text().replace("\n", "\n  ") for one in side.citations]
        return "\n".join(lines)


@dataclass(frozen=True)
class Contests:
    """What is contested, the last first; ``total`` is all of it."""

    total: int
    contests: tuple[Contest, ...]
    next_cursor: str

    def text(self) -> str:
        """Return it as lines for reading."""
        return told(f"{self.total:,} contested", self.contests, self.next_cursor)


@dataclass(frozen=True)
class Packaged:
    """A packaged question: its name, the question in words, its columns, its parameters with what each means."""

    name: str
    question: str
    columns: str
    parameters: dict[str, str]


@dataclass(frozen=True)
class Questions:
    """The packaged questions."""

    questions: tuple[Packaged, ...]

    def text(self) -> str:
        """Return them as lines for reading."""
        rows = (f"- {q.name}: {q.question} Parameters: {', '.join(q.parameters) or 'none'}" for q in self.questions)
        return "\n".join(rows)


@dataclass(frozen=True)
class Rows:
    """A table: a list of cells for each row, and the sentences that stand in it with where they stand."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int
    citations: tuple[Citation, ...]
    next_cursor: str

    def text(self) -> str:
        """Return it as lines for reading."""
        lines = ["\t".join(self.columns), *("\t".join(map(_cell, row)) for row in self.rows)]
        lines.append(f"{self.total:,} rows")
        return told("\n".join(lines), self.citations, self.next_cursor)


def _cell(value: Cell) -> str:
    return "" if value is None else " ".join(str(value).split())


@dataclass(frozen=True)
class Answered:
    """The answer to a question in plain English: in one line, how it was read, what was read into it, the sentences.

    ``other_words`` tell of the same kind of act in other words; ``perhaps`` may be of the time asked for.
    """

    answer: str
    read_as: str
    notes: tuple[str, ...]
    total: int
    citations: tuple[Citation, ...]
    other_words: tuple[Citation, ...]
    perhaps: tuple[Citation, ...]
    sparql: str
    next_cursor: str

    def text(self) -> str:
        """Return it as lines for reading."""
        lines = [told("\n".join([self.answer, *self.notes]), self.citations, self.next_cursor)]
        for title, rows in (("In other words:", self.other_words), ("Perhaps of that time:", self.perhaps)):
            lines += [title, *(row.text() for row in rows)] if rows else []
        return "\n".join(lines)


@dataclass(frozen=True)
class Text:
    """A part of a document's text, exactly as offsets count it: characters ``start`` to ``end`` of ``length``.

    ``next_start`` is where the next part begins, -1 at the end.
    """

    document: str
    headline: str
    outlet: str
    date: str
    url: str
    start: int
    end: int
    length: int
    words: str
    next_start: int

    def text(self) -> str:
        """Return it for reading, after a line that says what it is."""
        head = ", ".join(part for part in (self.outlet, self.headline, self.date, self.document) if part)
        return f"[{head}: characters {self.start} to {self.end} of {self.length}]\n{self.words}"


type Told = Citation | Happening | Contest


def told(head: str, rows: Iterable[Told], next_cursor: str) -> str:
    """Return a heading, what follows, and how to get more."""
    more = [f"... more with cursor {next_cursor!r}"] if next_cursor else []
    return "\n".join([head, *(row.text() for row in rows), *more])
