"""What a graph holds of one entity, and what follows from it: values that it is read into."""

from dataclasses import dataclass, field

from kg.evidence import Event, Evidence
from kg.naming import Corrected, KeptApart, NameUse


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """A fact: who stands in which relation to whom or what, and how many documents state it."""

    subject: str
    relation: str
    object: str
    documents: int


@dataclass(frozen=True, slots=True)
class Inferred:
    """What no text states and what follows from facts, with the sentences that it rests on.

    Attributes:
        iri: IRI of the inference.
        subject: IRI.
        predicate: Name of a relation, or of the inverse of one.
        object: IRI.
        statement: Both ends and what is between them, in words.
        rules: The rules by which it follows, in words, sorted.
        since: From when it holds (ISO 8601 day, month or year), or empty.
        until: Until when, or empty.
        current: Whether it holds now, as far as is told.
        confidence: That it is right: the product over what it rests on.
        evidence: The sentences that it rests on, sorted.
        background: What it rests on of the background, as lines with their sources, sorted.
    """

    iri: str
    subject: str
    predicate: str
    object: str
    statement: str
    rules: tuple[str, ...]
    since: str = ""
    until: str = ""
    current: bool = True
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = ()
    background: tuple[str, ...] = ()

    def text(self) -> str:
        """Return it as lines for reading: what follows by which rule, then each sentence that it rests on."""
        holds = f"{self.since or '...'} to {self.until or '...'}" if self.since or self.until else ""
        parts = ("" if self.current else "former", *self.rules, holds, f"confidence {self.confidence:.2f}")
        lines = [f"[inferred] {self.statement} ({', '.join(filter(None, parts))})"]
        lines += [f"  rests on {line}" for said in self.evidence for line in [said.text().replace("\n", "\n  ")]]
        lines += [f"  rests on [background] {line}" for line in self.background]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Known:
    """An entity as the texts show it.

    Attributes:
        iri: Its IRI.
        label: Its canonical name.
        kind: Its class: ``State``, ``Person``, ...
        aliases: Other names seen, sorted.
        same_as: IRIs of the same thing elsewhere, sorted.
        mentions: How often the texts refer to it, by name, description or pronoun.
        documents: How many documents do.
        facts: What holds of it, sorted.
        events: What it did or what was done to it, of every status, in order of time; undated ones first.
        evidence: Every sentence about it.
        names: The forms under which the texts speak of it, the most frequent first, with why each counts as its.
        apart: Others that its names could mean and are not taken to mean, with the reasons; sorted.
        corrections: What analysts corrected about it, by date.
        inferred: What follows of it without being stated, where the graph holds inferences; sorted.
    """

    iri: str
    label: str
    kind: str
    aliases: tuple[str, ...]
    same_as: tuple[str, ...]
    mentions: int
    documents: int
    facts: tuple[Fact, ...]
    events: tuple[Event, ...]
    evidence: tuple[Evidence, ...] = field(repr=False)
    names: tuple[NameUse, ...] = ()
    apart: tuple[KeptApart, ...] = ()
    corrections: tuple[Corrected, ...] = ()
    inferred: tuple[Inferred, ...] = field(default=(), repr=False)
