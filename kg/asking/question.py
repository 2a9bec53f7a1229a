"""What a question in plain English asks for, as values."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kg.verbs import Act

type Kind = Literal[
    "agreements",
    "between",
    "changes",
    "contested",
    "deeds",
    "denials",
    "list",
    "mediators",
    "office",
    "profile",
    "says",
    "stance",
    "toll",
    "when",
    "where",
    "whether",
    "who",
    "whom",
    "why",
]


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``first`` to ``last``, both included, None for an open side; ``words`` is how the question puts it."""

    words: str
    first: date | None = None
    last: date | None = None

    def __str__(self) -> str:
        ends = (self.first.isoformat() if self.first else "", self.last.isoformat() if self.last else "")
        return ends[0] if ends[0] == ends[1] else f"{ends[0]}..{ends[1]}"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something of the graph that a question names: the words, the canonical name, the IRIs, the class."""

    words: str
    name: str
    iris: tuple[str, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood.

    Attributes:
        text: Its words.
        kind: What is asked for: ``who`` did it or stands in the relation, ``whom`` it was done to, ``whether`` it was
            done, ``when``, ``where``, ``why``; the ``deeds`` of one to another; what happened ``between`` two or at a
            place or time; a ``toll`` of people; who holds an ``office``; what somebody ``says``, or promises, demands
            and so on (``stance``); ``denials``; what is ``contested``; ``agreements``; ``mediators``; ``changes``; a
            ``profile``; a ``list``.
        subject: Who acts or speaks, or whom it is about; None where that is asked for, or open.
        act: What is asked about.
        object: To whom it is done, or about whom.
        period: When, or None.
        place: Where, or None.
        classes: Classes of entities that an answer must have: "which states".
        present: It asks of today: what was so once is told apart.
        notes: What was read into it, to be said with the answer.
    """

    text: str
    kind: Kind
    subject: Party | None = None
    act: Act = field(default=Act())
    object: Party | None = None
    period: Period | None = None
    place: Party | None = None
    classes: tuple[str, ...] = ()
    present: bool = False
    notes: tuple[str, ...] = ()

    def reading(self) -> str:
        """Return what was understood on one line, for whoever wants to check it."""
        parts = {
            "kind": self.kind,
            "who acts": self.subject.name if self.subject else "",
            "asked about": self.act.term,
            "to whom": self.object.name if self.object else "",
            "when": f"{self.period.words} ({self.period})" if self.period else "",
            "where": self.place.name if self.place else "",
            "only": ", ".join(self.classes),
        }
        return "; ".join(f"{name}: {value}" for name, value in parts.items() if value)
