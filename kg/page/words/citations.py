"""Numbered sentences: each statement of a page refers to them, and each of them back to the statements."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.evidence import Evidence
from kg.page.words.words import name, unique, web

SHOWN = 5  # sentences that one statement refers to
LONGEST = 1200  # characters of a sentence
BULLETS = "•‣–—-*· \n\t"
QUOTED = 280  # characters of one that is quoted beside its statement


@dataclass(frozen=True, slots=True)
class Cite:
    """A reference: number of the sentence, and the anchor of this place of the page."""

    number: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Cites:
    """The references of one statement, how many more sentences say the same, and the words of the first."""

    shown: tuple[Cite, ...] = ()
    more: int = 0
    quote: str = ""

    def __bool__(self) -> bool:
        return bool(self.shown)


@dataclass(slots=True)
class Note:
    """A sentence of the appendix.

    ``parts`` are its pieces in order, each with how it is to be marked: ``actor``, ``trigger`` or nothing.
    """

    number: int
    passage: Evidence
    speakers: list[str] = field(default_factory=list)
    spots: set[tuple[int, int, str]] = field(default_factory=set)
    back: list[str] = field(default_factory=list)

    @property
    def outlet(self) -> str:
        """Publisher, or empty."""
        return name(self.passage.outlet) if self.passage.outlet else ""

    @property
    def headline(self) -> str:
        """Title of the document, or empty."""
        return name(self.passage.headline, 200) if self.passage.headline else ""

    @property
    def url(self) -> str:
        """Address of the document if it is one of the web."""
        return web(self.passage.url)

    @property
    def parts(self) -> list[tuple[str, str]]:
        """The sentence in pieces."""
        sentence = self.passage.sentence
        text = sentence if len(sentence) <= LONGEST else sentence[: LONGEST - 1] + "…"
        inside = sorted((begin, end, mark) for begin, end, mark in self.spots if 0 <= begin < end <= len(text))
        found, reached = [], 0
        for begin, end, mark in inside:
            if begin >= reached:
                found += [(text[reached:begin], ""), (text[begin:end], mark)]
                reached = end
        return [(piece, mark) for piece, mark in (*found, (text[reached:], "")) if piece]


@dataclass(slots=True)
class Citations:
    """The appendix of one page while it is written; numbers run in the order of first reference, from 1."""

    notes: dict[tuple[str, int, int], Note] = field(default_factory=dict)

    def cite(self, passages: Iterable[Evidence], *, most: int = SHOWN) -> Cites:
        """Return references to sentences, those that support first, the newest first, each sentence once."""
        ordered = sorted(passages)
        ordered.sort(key=lambda passage: passage.date, reverse=True)
        ordered.sort(key=lambda passage: passage.kind == "claim")
        distinct = list({(p.graph, p.start, p.end): p for p in reversed(ordered)}.items())[::-1]
        shown = tuple(self._refer(key, passage) for key, passage in distinct[:most])
        kept = {key for key, _ in distinct[:most]}
        for passage in ordered:
            key = (passage.graph, passage.start, passage.end)
            if key in kept:
                _enrich(self.notes[key], passage)
        quote = name(distinct[0][1].sentence.lstrip(BULLETS), QUOTED) if distinct else ""
        return Cites(shown, len(distinct) - len(shown), quote)

    def listed(self) -> list[Note]:
        """Return the notes by number."""
        return list(self.notes.values())

    def _refer(self, key: tuple[str, int, int], passage: Evidence) -> Cite:
        note = self.notes.setdefault(key, Note(len(self.notes) + 1, passage))
        anchor = f"r{note.number}-{len(note.back) + 1}"
        note.back.append(anchor)
        return Cite(note.number, anchor)


def _enrich(note: Note, passage: Evidence) -> None:
    note.speakers = unique([*note.speakers, name(passage.speaker) if passage.speaker else ""])
    offset = passage.start
    note.spots |= {(begin - offset, end - offset, "actor") for begin, end in passage.marks}
    begin, end = passage.trigger
    if end:
        note.spots.add((begin - offset, end - offset, "trigger"))
