"""The page of a comparison: a column for each text or outlet, each sentence linked."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.contest import HOW, Compared, Comparison, letter
from kg.page.words.citations import Citations, Cites
from kg.page.words.events import begun, labelled
from kg.page.words.sheet import sheet
from kg.page.words.sources import heading
from kg.page.words.words import counted, name, span, web

_MOST = 400  # rows of one kind on the page; the command prints all


@dataclass(frozen=True, slots=True)
class Cell:
    """What one party says of a thing: a note where they differ, and its sentences."""

    note: str
    cites: Cites

    def __bool__(self) -> bool:
        return bool(self.note or self.cites)


type _Row = tuple[str, str, list[Cell]]
"""What kind of thing, the thing, and a cell for each party that has a column."""


def comparison_page(found: Comparison, path: str | Path | None = None, *, title: str = "") -> str:
    """Return a comparison as a page of HTML, and write it (UTF-8, whole or not at all) if a path is given.

    Args:
        found: The comparison.
        path: File to write; its folder must exist.
        title: Heading; by default the names of the parties.

    Raises:
        InputError: If the file can't be written.
    """
    citations = Citations()
    several = "Stated by both" if len(found.parties) == 2 else "Stated by several"
    heads = {"contradicted": "Contradicted", "near": "The same but for time, number, status or name", "shared": several}
    every = range(len(found.parties))
    groups: list[tuple[str, str, Sequence[int], list[_Row]]] = []
    groups += [(how, heads[how], every, _rows(found.of(how), every, citations)) for how in HOW if how in heads]
    for number, party in enumerate(found.parties):
        alone = [row for row in found.of("alone") if row.tellers() == (number,)]
        head = f"Only in {letter(number)}: {name(party.name)}"
        groups.append((f"alone-{number + 1}", head, (number,), _rows(alone, (number,), citations)))
    return sheet(
        "comparison.html.jinja",
        path,
        title=title or " / ".join(name(party.name) for party in found.parties),
        parties=[_party(found, number) for number in every],
        groups=[
            (anchor, head, shown, rows[:_MOST], max(len(rows) - _MOST, 0))
            for anchor, head, shown, rows in groups
            if rows
        ],
        notes=citations.listed(),
    )


def _party(found: Comparison, number: int) -> dict[str, str]:
    party = found.parties[number]
    dates = sorted(one.date for one in party.documents if one.date)
    single = party.documents[0] if len(party.documents) == 1 and party.documents[0].outlet != party.name else None
    return {
        "letter": letter(number),
        "name": heading(single) if single else name(party.name),
        "outlet": name(single.outlet) if single and single.outlet else "",
        "url": web(single.url) if single else "",
        "texts": "" if single else counted(len(party.documents), "text"),
        "when": span(dates[0], dates[-1]) if dates else "undated",
    }


def _rows(rows: Sequence[Compared], shown: Sequence[int], citations: Citations) -> list[_Row]:
    return [
        (row.about, begun(name(labelled(row.what), 300)), [_cell(row, number, citations) for number in shown])
        for row in rows
    ]


def _cell(row: Compared, number: int, citations: Citations) -> Cell:
    note = row.notes[number]
    return Cell(name(note, 200) if note else "", citations.cite(row.sides[number]))
