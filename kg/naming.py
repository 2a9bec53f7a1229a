"""Why names count as an entity's, whom it is kept apart from, how analysts corrected it: values read from a graph."""

from dataclasses import dataclass

GROUNDS = 5  # for a name that a line shows


def credited(done: str, author: str, date: str, reason: str, *, what: str = "") -> str:
    """Return who did what, when and why, as far as is told.

    >>> credited("corrected", "Ana Kim", "2026-11-28", "the same office"), credited("added", "", "2026", "")
    ('corrected by Ana Kim, 2026-11-28: the same office', 'added 2026')
    """
    by = ", ".join(filter(None, (f"by {author}" if author else "", date)))
    return " ".join(filter(None, (done, by, what and f"({what})"))) + (f": {reason}" if reason else "")


@dataclass(frozen=True, slots=True)
class NameUse:
    """A form under which texts speak of an entity.

    Attributes:
        form: The words, or in brackets what several forms have in common: ``(pronouns)``, ``(descriptions)``.
        ways: How its mentions found the entity, in words ("by part of a name"), sorted.
        mentions: How often.
        documents: In how many texts.
        grounds: What speaks for it over texts, where the name alone is not reason enough; sorted.
    """

    form: str
    ways: tuple[str, ...]
    mentions: int
    documents: int
    grounds: tuple[str, ...] = ()

    def text(self) -> str:
        """Return it as a line for reading."""
        form = self.form if self.form.startswith("(") else f"“{self.form}”"
        by = f" {' and '.join(self.ways)}" if self.ways else ""
        times, texts = ("s" if number != 1 else "" for number in (self.mentions, self.documents))
        why = f": {'; '.join(self.grounds[:GROUNDS])}" if self.grounds else ""
        return f"{form}{by}, {self.mentions} mention{times} in {self.documents} text{texts}{why}"


@dataclass(frozen=True, slots=True)
class KeptApart:
    """Another entity that a name could mean as well, and why it is not taken to."""

    iri: str
    label: str
    ground: str

    def text(self) -> str:
        """Return it as a line for reading."""
        return f"not {self.label} <{self.iri}>: {self.ground}"


@dataclass(frozen=True, slots=True)
class Corrected:
    """What an analyst corrected.

    Attributes:
        label: What it does, in words.
        author: Who says so, or empty.
        date: When, or empty.
        reason: Why, or empty.
        about: IRIs of the entities, or of the event, that it bears on; sorted.
    """

    label: str
    author: str
    date: str
    reason: str
    about: tuple[str, ...] = ()

    def text(self) -> str:
        """Return it as a line for reading."""
        return credited("corrected", self.author, self.date, self.reason, what=self.label)
