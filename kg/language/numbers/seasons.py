"""Seasons that a text names without a year: "since the summer", "in the spring" in a past clause."""

from collections.abc import Iterable

from spacy.tokens import Span

from kg import dates
from kg.language.annotations import TimeDict
from kg.language.numbers.time_expressions import expressions
from kg.language.numbers.time_values import Stretch, stretch
from kg.language.syntax.clauses import clause_of
from kg.language.syntax.verbs import is_past, is_perfect
from kg.lexica.classes import word_class

_WORDS, _YEAR = 3, 366  # words of "since the summer"; days


def season_told(ent: Span, found: Iterable[TimeDict]) -> Stretch | None:
    """Return the last season that had begun before the text, or None; after a date of another year it may be any.

    Args:
        ent: What the model takes for a date.
        found: The times of the text that the patterns found.
    """
    doc, today = ent.doc, dates.parse(ent.doc._.kg_published)
    opening = doc[max(0, ent.end - _WORDS) : ent.end - 1]  # "since the", whether the model's span begins there or not
    if today is None or len(ent) > _WORDS or len(opening) < _WORDS - 1:
        return None
    opener, article = (word.lower_ for word in opening)
    if opener not in word_class("season-opener") or article not in word_class("definite-determiner"):
        return None
    clause = clause_of(ent.root)
    before = (dates.parse(time.get("first")) for time in found if time["end"] <= ent.start)
    if not (is_past(clause) or is_perfect(clause)) or any(d and (today.first - d.first).days > _YEAR for d in before):
        return None
    for which in ("this", "last"):
        named = expressions(f"{which} {ent[-1].text}")
        if len(named) == 1 and named[0].months:
            known = stretch(named[0], doc._.kg_published)
            if known.first is not None and known.first <= today.first:
                return known
    return None
