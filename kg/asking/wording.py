"""Words that answers are put in: how many texts say so, and what they answer."""

from collections.abc import Iterable, Sequence

from kg.asking.citing import BACKGROUND, Cited

SHOWN = 8  # answers that one line names


def many(number: int, noun: str) -> str:
    """Return a number with its noun: "2 texts"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def texts(rows: Iterable[Cited]) -> int:
    """Return how many documents rows come from; background knowledge is none."""
    return len({row.document for row in rows if row.document != BACKGROUND})


def say(rows: Sequence[Cited], verb: str = "say") -> str:
    """Return how many texts say so, or that only background knowledge does: "2 texts say"."""
    number = texts(rows)
    if not number:
        return f"Background knowledge {verb}s"
    return f"{many(number, 'text')} {verb}{'s' if number == 1 else ''}"


def named(rows: Sequence[Cited], *, dated: bool = False) -> str:
    """Return the answers with the number of texts of each, the most told first, which are only said, the last day."""
    by: dict[str, list[Cited]] = {}
    for row in rows:
        for name in row.answers:
            by.setdefault(name, []).append(row)
    ranked = sorted(by.items(), key=lambda item: (-texts(item[1]), item[0]))
    shown = [f"{name} ({weight(held)}{_last(held) if dated else ''})" for name, held in ranked[:SHOWN]]
    more = f" and {len(ranked) - SHOWN} more" if len(ranked) > SHOWN else ""
    return ", ".join(shown) + more


def _last(rows: Sequence[Cited]) -> str:
    day = max(row.date for row in rows)
    return f", last on {day}" if day else ""


def weight(rows: Sequence[Cited]) -> str:
    """Return how many texts give an answer, and whether they do so only as somebody's words."""
    number = texts(rows)
    if not number:
        return "background knowledge"
    said = all(row.standing == "said" for row in rows)
    return many(number, "text") + (", only as somebody's words" if said else "")


def joined(*parts: str) -> str:
    """Return words with a space between, those that are there."""
    return " ".join(part for part in parts if part)
