"""When what is told without a date happened: no later than its text is dated, and if it is news, in the week before.

Texts name the day of the week alone for what is less than a week old, so a week is what "the day's news" may span. It
is taken to be the news if the text begins with it, in the past tense or the present perfect ("has struck"). The past
perfect, what is told further below and what is told in passing may be of any age.
"""

from datetime import timedelta

from spacy.tokens import Doc, Token

from kg import dates
from kg.language.numbers.time_index import When
from kg.language.numbers.told_tenses import tense_told
from kg.language.syntax import blocks
from kg.language.syntax.forms import is_verbal

_WEEK = timedelta(days=7)
_LEAD = 2  # sentences of prose


def lead_end(doc: Doc) -> int:
    """Return the token where the first sentences of prose end, in which a text tells its news."""
    count = 0
    for (start, end), kind in zip(blocks.sentences(doc), blocks.block_kinds(doc), strict=True):
        count += kind == "prose" and any(is_verbal(doc[i]) for i in range(start, end))
        if count == _LEAD:
            return end
    return len(doc)


def told_by(doc: Doc, trigger: Token, lead: int) -> When | None:
    """Return the days that an event without a date allows if it happened, or None if the text has no exact date.

    Args:
        doc: With the date of its text.
        trigger: The word that names the event.
        lead: From `lead_end`.
    """
    published = dates.parse(doc._.kg_published)
    if published is None or published.precision != "day":
        return None
    news = trigger.i < lead and is_verbal(trigger) and _is_news(trigger)
    earliest = str(published.first - _WEEK) if news else None
    return When(None, earliest, str(published.first), "publication")


def _is_news(verb: Token) -> bool:
    """Tell whether a verb's clause is a main one in the past tense or the present perfect, or goes on with one."""
    told = tense_told(verb)
    return told is not None and told.tense in {"past", "perfect"}
