"""The time expressions of a Doc: what the patterns find and the model dates, without what only looks like a time."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, datetime
from datetime import time as clock
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from kg import dates
from kg.language.annotations import TimeDict
from kg.language.numbers.future_times import is_deadline, speaks_of_future
from kg.language.numbers.narrated_time import Told, is_told, told_after, year_told
from kg.language.numbers.numbers import table
from kg.language.numbers.seasons import season_told
from kg.language.numbers.time_expressions import Expression, expressions
from kg.language.numbers.time_values import NOTHING, Stretch, stretch
from kg.language.syntax import blocks
from kg.language.syntax import functions as fn
from kg.language.syntax.clauses import clause_of
from kg.language.syntax.forms import (
    MODAL,
    PAST_PARTICIPLE,
    PAST_TENSE,
    PLURAL,
    has_form,
    is_nominal,
    is_verbal,
)
from kg.language.syntax.functions import dependents, has, serves_as
from kg.lexica.classes import word_class

_DATED = frozenset({"DATE", "TIME"})
_COUNTED = ("person", "personnel", "inventory", "casualty", "currency", "percent")
_REACH, _FAR = 2, 8  # sentences back in which a date is looked for that another counts from; if the tale goes on
_PAGE, _PARTS = 16, 3  # sentences and paragraphs back, if a count of days opens a paragraph
_LONG = frozenset({"month", "year", "decade", "century"})


def times(doc: Doc) -> list[TimeDict]:
    """Return the time expressions of a Doc in text order, not overlapping.

    Args:
        doc: Parsed, with ``doc._.kg_published``.
    """
    dated = [ent for ent in doc.ents if ent.label_ in _DATED]
    ends = [ent.end for ent in dated]
    found: list[TimeDict] = []
    inside: dict[int, list[int]] = {}
    opening = [start for start, _ in blocks.sentences(doc)]
    told: Told | None = None
    for start, end, expression in _stated(doc):
        if told is not None and expression.bound == "night":
            continue  # "overnight" in a tale of another time
        owner = bisect_right(ends, start)  # the first that reaches further than where this begins
        if owner < len(dated) and dated[owner].start < end:
            inside.setdefault(owner, []).append(len(found))
        future = speaks_of_future(expression, doc[end - 1]) or is_deadline(expression, doc, start)
        year = None if future or told is None else year_told(doc[start:end], expression, told)
        anchor, past = None, False
        if expression.form == "later":
            past = _tells_past(clause_of(doc[start]))
            anchor = _anchor(doc, opening, _come(doc, found) if past else found, start, expression.unit)
        known = stretch(expression, doc._.kg_published, future=future, anchor=anchor, year=year)
        if past and _is_ahead(known.first, doc):
            known = NOTHING  # "a day earlier" counts from what was told before "next Tuesday"
        found.append(_time(doc, start, end, known, expression.kind))
        told = told_after(doc[start:end], expression._replace(year=expression.year or year), known, told)
    for owner, members in inside.items():
        if len(members) == 1:  # the model's span takes in "nearly", "the early hours of"
            time, ent = found[members[0]], dated[owner]
            span = min(time["start"], ent.start), max(time["end"], ent.end)
            found[members[0]] = {**time, "start": span[0], "end": span[1], "head": doc[span[0] : span[1]].root.i}
    for i, ent in enumerate(dated):
        if i not in inside and not _is_age(doc, ent.end - 1) and not ent.text.isdigit():
            known = season_told(ent, found) or _of_entity(ent, doc._.kg_published)
            found.append(_time(doc, ent.start, ent.end, known, "date"))
    return _apart(found)


def _stated(doc: Doc) -> Iterator[tuple[int, int, Expression]]:
    """Yield what the patterns find and the sentence bears out: first token without preposition, end, expression."""
    year_before = -1  # where the last bare year ended
    for expression in expressions(doc.text):
        span = doc.char_span(expression.start, expression.end, alignment_mode="expand")
        if span is None:
            continue
        if expression.form == "year":
            if not _is_year(span[-1], year_before):
                continue
            year_before = span.end
        elif not _is_time(span, expression):
            continue
        yield span.start + (span[0].lower_ in word_class("time-preposition")), span.end, expression


def _time(doc: Doc, start: int, end: int, known: Stretch, kind: str) -> TimeDict:
    time: TimeDict = {"start": start, "end": end, "head": doc[start:end].root.i, "value": known.value, "kind": kind}
    if known.first or known.last:
        time["first"] = str(known.first) if known.first else None
        time["last"] = str(known.last) if known.last else None
        time["stated"] = known.stated
    return time


def _anchor(
    doc: Doc, opening: list[int], found: list[TimeDict], start: int, unit: str | None
) -> tuple[date, date] | None:
    """Return the last date before a token, in its sentence or one of the two before: "the next day" counts from it.

    Days or weeks that open a sentence count from the last date of its paragraph, if a past clause is told of that day,
    and what opens a paragraph from the last date of the paragraph before. ``opening`` are the first tokens of the
    sentences, ``unit`` is the expression's.
    """
    dated = next((time for time in reversed(found) if time["value"] is not None), None)
    if dated is None:
        return None
    borders = bisect_right(opening, start) - bisect_left(opening, dated["end"])
    breaks = sum("\n" in token.text for token in doc[dated["end"] : start])
    reach, most = (_PAGE, _PARTS) if "\n" in doc[max(0, start - 1) : start].text else (_FAR, _PARTS - 1)
    goes_on = (
        unit not in _LONG
        and borders <= reach
        and breaks <= most * (unit == "day")
        and _opens(doc, start)
        and _is_last(doc, dated, found)
    )
    if borders > _REACH and not goes_on and not (breaks == 1 and "\n" in doc[start - 1].text):
        return None
    value = dates.parse(dated["value"])
    first, last = dates.parse(dated.get("first")), dates.parse(dated.get("last"))
    if first and last:
        return first.first, last.last
    return (value.first, value.last) if value else None


def _opens(doc: Doc, start: int) -> bool:
    """Tell whether a time opens its sentence, or follows the preposition that does."""
    preposition = start > 0 and doc[start - 1].lower_ in word_class("time-preposition")
    return bool(doc[start - preposition].is_sent_start)


def _is_last(doc: Doc, dated: TimeDict, found: list[TimeDict]) -> bool:
    """Tell whether a text tells of a day in a past clause, and of no other date since, known or not."""
    after = found[found.index(dated) + 1 :]
    day = dated.get("first") is not None and dated.get("first") == dated.get("last")
    return day and all(time["kind"] != "date" for time in after) and is_told(doc[dated["start"] : dated["end"]])


def _tells_past(verb: Token) -> bool:
    """Tell whether a clause is past by its form, reported or not: "six were arrested, police said"."""
    modal = any(has_form(word, MODAL) for word in dependents(verb, fn.AUXILIARY))
    return has_form(verb, PAST_TENSE | PAST_PARTICIPLE) and not modal


def _come(doc: Doc, found: list[TimeDict]) -> list[TimeDict]:
    """Return times without the dates that lie ahead of the text: "would not begin before 2028"."""
    return [
        time for time in found if not _is_ahead(day.first if (day := dates.parse(time.get("first"))) else None, doc)
    ]


def _is_ahead(first: date | None, doc: Doc) -> bool:
    """Tell whether a day comes after the text, as nothing does that it tells as past."""
    today = dates.parse(doc._.kg_published)
    return today is not None and first is not None and first > today.last


def _apart(found: list[TimeDict]) -> list[TimeDict]:
    """Return the time expressions in text order without those that overlap an earlier, longer one."""
    kept: list[TimeDict] = []
    for time in sorted(found, key=lambda t: (t["start"], -t["end"])):
        if not kept or kept[-1]["end"] <= time["start"]:
            kept.append(time)
    return kept


def _is_time(span: Span, expression: Expression) -> bool:
    """Tell whether what looks like a time is none: an age, a person's name, a verb."""
    first, last, form = span[0], span[-1], expression.form
    label = last.ent_type_
    if expression.kind == "duration":
        return not _is_age(last.doc, last.i + 1) and label not in {"MONEY", "PERCENT"}
    if form == "unit":  # "the last year" is the twelve months before, no calendar year
        return first.i == 0 or first.nbor(-1).lower_ not in word_class("article")
    if form in {"month", "weekday"}:
        return label not in {"PERSON", "ORG"} and not is_verbal(last)
    return not (form == "monthday" and has_form(first, MODAL) and _counts(last))  # "May 5 people stay?"


def _is_year(number: Token, year_before: int) -> bool:
    """Tell whether four digits are a year: by their preposition, by the year they are joined with, or by the model.

    "in 2022 and 2023" has two, as has "Norland's 2022 offensive"; "1998 rifles", "a total of 2022" and "bus 1940" none.
    """
    doc, label = number.doc, number.ent_type_
    before = doc[number.i - 1] if number.i else None
    opened = before is not None and before.lower_ in word_class("year-opener")
    if label in _DATED and opened:
        return True
    if _counts(number) or (before is not None and before.lower_ in word_class("numbered-thing")):
        return False
    if label in _DATED:
        return True
    counted = number.i + 1 < len(doc) and doc[number.i + 1].lower_ in word_class("preposition-of-belonging")
    if label not in {"", "CARDINAL", "EVENT"} or counted:  # "2022 of them"
        return False
    if serves_as(number, fn.NUMERAL) and number.head.i > number.i:
        return label != "" and has(number.head, fn.DETERMINER | fn.POSSESSOR)
    if before is None:
        return False
    joined = before.lower_ in word_class("list-joint") | word_class("time-range-joint") and year_before == before.i
    return label == "EVENT" or joined or (opened and not _is_amount(before))


def _counts(number: Token) -> bool:
    """Tell whether a number counts what follows: people, weapons, money (not "the 1999 death"), any bare plural."""
    noun = number.head
    if not serves_as(number, fn.NUMERAL) or noun.i < number.i:
        return False
    determined = has(noun, fn.DETERMINER | fn.POSSESSOR)
    if has_form(noun, PLURAL):
        return _is_counted(noun) or not (determined or number.ent_type_ in _DATED)
    return not determined and _is_counted(noun)


def _is_counted(noun: Token) -> bool:
    return any(word in table(kind) for kind in _COUNTED for word in (noun.lower_, noun.lemma_.lower()))


def _is_amount(preposition: Token) -> bool:
    """Tell whether a preposition opens an amount: "grew by 2022", "rose from 2022", "a total of 2022"."""
    above = preposition.head
    if not serves_as(preposition, fn.PREPOSITION) or preposition.i < above.i:
        return False
    if is_nominal(above) and preposition.lower_ in word_class("preposition-of-belonging"):
        return any(word.lower_ in word_class("counting-determiner") for word in dependents(above, fn.DETERMINER))
    return preposition.lower_ in word_class("preposition-of-change") and above.lemma_ in table("reach_verb")


def _is_age(doc: Doc, after: int) -> bool:
    """Tell whether "old" or "older" follows: "38 years old", "18-year-old"."""
    return any(token.lower_ in word_class("age") for token in doc[after : after + 2])


def _of_entity(ent: Span, published: str | None) -> Stretch:
    """Return what a date of the model denotes that no pattern found: a bare month, or a format of another kind."""
    bare = expressions(f"in {ent.text}")
    if len(bare) == 1 and bare[0].form == "month":
        return stretch(bare[0], published, future=speaks_of_future(bare[0], ent[-1]))
    day = dates.parse(_in_another_format(ent.text, published))
    return Stretch(str(day), day.first, day.last, stated=True) if day else NOTHING


@lru_cache(maxsize=4096)
def _in_another_format(text: str, published: str | None) -> str | None:
    """Return the value of a full date in a format that the patterns don't know, with dateparser; else None.

    Only what states day, month and year is asked for, so neither today's date nor a guess can enter.
    """
    if not any(c.isdigit() for c in text) or not any(c.isalpha() for c in text) or len(text) > 30:
        return None
    if not any(len(number) == 4 for number in "".join(c if c.isdigit() else " " for c in text).split()):
        return None
    import dateparser  # noqa: PLC0415  (slow to load, and seldom needed)

    settings: dict[str, object] = {"STRICT_PARSING": True, "DATE_ORDER": "DMY"}
    known = dates.parse(published)
    if known is not None:
        settings["RELATIVE_BASE"] = datetime.combine(known.first, clock())
    parsed = dateparser.parse(text, languages=["en"], settings=settings)
    found = dates.parse(str(parsed.date())) if parsed else None
    return str(found) if found else None
