"""The page of conflicts: what sources tell against each other, side by side, each sentence linked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.contest import KINDS, Account, Conflict
from kg.page.words.citations import Citations, Cites
from kg.page.words.events import begun, labelled
from kg.page.words.sheet import sheet
from kg.page.words.words import counted, day, name

_HEADINGS = {
    "denied": ("Affirmed and denied", "What one source tells or accuses another of, and another denies."),
    "toll": ("Rival tolls", "Numbers of victims of one event that can't both be right."),
    "date": ("Rival dates", "One event or state, dated otherwise by different sources."),
    "account": ("Rival accounts", "Different answers to who did it."),
    "course": ("From plan to deed", "How one event was told of, step by step."),
}


@dataclass(frozen=True, slots=True)
class Side:
    """One side on the page: what it says, who says so, how much stands behind it, its sentences."""

    said: str
    by: tuple[str, ...]
    counted: str
    since: str
    cites: Cites


@dataclass(frozen=True, slots=True)
class Case:
    """One conflict on the page."""

    what: str
    since: str
    sides: tuple[Side, ...]


def conflicts_page(
    found: Sequence[Conflict], path: str | Path | None = None, *, title: str = "Conflicting accounts"
) -> str:
    """Return conflicts as a page of HTML, and write it (UTF-8, whole or not at all) if a path is given.

    Args:
        found: In the order in which they are to stand.
        path: File to write; its folder must exist.
        title: Heading.

    Raises:
        InputError: If the file can't be written.
    """
    citations = Citations()
    groups = [(kind, *_HEADINGS[kind], _cases(found, kind, citations)) for kind in KINDS]
    return sheet(
        "conflicts.html.jinja",
        path,
        title=title,
        count=len(found),
        groups=[group for group in groups if group[3]],
        notes=citations.listed(),
    )


def side(told: Account, citations: Citations) -> Side:
    """Return a side with its sentences cited."""
    words = [counted(told.documents, "text"), counted(told.origins, "independent origin")]
    return Side(
        name(told.said),
        tuple(map(name, told.by)),
        ", ".join(words),
        day(told.since),
        citations.cite(told.evidence),
    )


def _cases(found: Iterable[Conflict], kind: str, citations: Citations) -> list[Case]:
    return [
        Case(_heading(one), day(one.since), tuple(side(told, citations) for told in one.sides))
        for one in found
        if one.kind == kind
    ]


def _heading(one: Conflict) -> str:
    what = labelled(one.what)
    return begun(name(f"whether {what}" if one.kind == "denied" else what, 300))
