"""The report's headline: what a hurried reader should know, in words, with links into the sections."""

from collections.abc import Sequence
from typing import Any

from kg.evidence import Source
from kg.network import Summary
from kg.page.words.words import counted, name, span

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")

type Piece = tuple[str, str]
"""Words, and the anchor they lead to (empty: none)."""


def summary_text(figures: Summary, found: Sequence[Source], values: dict[str, Any]) -> list[list[Piece]]:
    """Return the paragraphs of the summary, the most important first."""
    if not found:
        return [[("The graph is empty: no text has been built into it yet.", "")]]
    if not figures.actors:
        texts = f"{counted(len(found), 'text')} tell of no two actors that act on each other or belong together."
        return [[(texts.replace("1 text tell ", "1 text tells "), "")]]
    return [paragraph for paragraph in (_leaders(figures, values), _mood(figures, values), _basis(found)) if paragraph]


def _leaders(figures: Summary, values: dict[str, Any]) -> list[Piece]:
    leading = values["actors"][:3]
    names = _linked([(actor.name, f"#actor-{actor.rank}") for actor in leading])
    whole = sum(actor.share for actor in leading)
    verb = "is the most influential actor" if len(leading) == 1 else "are the most influential actors"
    pieces = [*names, (f" {verb} in these texts, with {100 * whole:.0f} % of all influence", "")]
    heaviest = next((pair for pair in figures.dyads if pair.sign != "neutral"), None)
    if heaviest is not None:
        labels = {row.iri: name(row.label) for row in figures.actors}
        manner = {"cooperation": "mostly friendly", "hostility": "mostly hostile"}.get(heaviest.sign, "both ways")
        pieces.append((f". The strongest tie, {manner}, is that of ", ""))
        pieces += _linked([(labels[end], "#dyads") for end in (heaviest.a, heaviest.b)])
    return [*pieces, (".", "")]


def _mood(figures: Summary, values: dict[str, Any]) -> list[Piece]:
    friendly = sum(pair.positive for pair in figures.dyads)
    hostile = sum(pair.negative for pair in figures.dyads)
    pieces: list[Piece] = []
    if friendly + hostile:
        part = 100 * hostile / (friendly + hostile)
        pieces.append((f"Hostility makes up {part:.0f} % of cooperation and hostility together, by weight. ", ""))
    held = figures.balance
    if held.share is not None:
        words = f"{100 * held.share:.0f} % of {counted(held.balanced + held.unbalanced, 'triad')}"
        pieces += [(words, "#balance"), (" are balanced. ", "")]
    contested = len(values["disputes"])
    start = f"{NUMBERS[contested] if contested < len(NUMBERS) else f'{contested:,}'} "
    pieces += [(start + ("claim" if contested == 1 else "claims"), "#disputes")]
    pieces += [((" is" if contested == 1 else " are") + " asserted by some and denied by others.", "")]
    if values["changes"]:
        changes = values["changes"]
        pieces += [
            (" ", ""),
            (counted(len(changes.statements) + changes.more, "tie is", "ties are") + " new", "#new"),
            (f", from {counted(len(changes.documents), 'text')} {changes.words}.", ""),
        ]
    return pieces


def _basis(found: Sequence[Source]) -> list[Piece]:
    dates = sorted(source.date for source in found if source.date)
    outlets = len({source.outlet for source in found if source.outlet})
    origins = len({source.origin or source.iri for source in found})
    words = counted(len(found), "text") + (f" of {counted(outlets, 'outlet')}" if outlets else "")
    copies = f", {counted(origins, 'independent origin')}" if origins < len(found) else ""
    when = f", published {span(dates[0], dates[-1])}" if dates else ", none of them dated"
    return [("It rests on ", ""), (words + copies, "#sources"), (f"{when}.", "")]


def _linked(names: Sequence[Piece]) -> list[Piece]:
    pieces: list[Piece] = []
    for place, one in enumerate(names):
        if place:
            pieces.append((" and " if place == len(names) - 1 else ", ", ""))
        pieces.append(one)
    return pieces
