"""Time expressions with ISO 8601 values relative to the document's date."""

from collections.abc import Callable
from datetime import datetime
from datetime import time as clock
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg.language import annotations
from kg.language.numbers import time_expressions

_LABELS = frozenset({"DATE", "TIME"})
# Words that make a four-digit number a year, where the model gives no date.
_YEAR_OPENERS = frozenset(
    {"in", "since", "by", "until", "till", "during", "before", "after", "of", "from", "early", "late"}
)
_INTENTIONS = frozenset(
    {"plan", "expect", "schedule", "due", "set", "agree", "hope", "intend", "promise", "pledge", "vow"}
)


def annotate(doc: Doc) -> Doc:
    """Write ``doc._.kg_times`` from the model's dates and the patterns of ``language.numbers.time_expressions``."""
    found: list[annotations.TimeDict] = []
    dated = [ent for ent in doc.ents if ent.label_ in _LABELS]
    spans = [(ent.start, ent.end) for ent in dated]
    inside: dict[int, list[int]] = {}
    for expression in time_expressions.expressions(doc.text):
        span = doc.char_span(expression.start, expression.end, alignment_mode="expand")
        if span is None or not _is_time(span[0], span[-1], expression):
            continue
        start = span.start + (span[0].lower_ in {"in", "on", "since", "during", "until", "by", "of", "throughout"})
        future = expression.form in {"month", "monthday", "daymonth", "weekday"} and _speaks_of_future(
            doc[span.end - 1]
        )
        value = time_expressions.resolve(expression, doc._.kg_published, future=future)
        owner = next((i for i, (s, e) in enumerate(spans) if s < span.end and start < e), None)
        if owner is not None:
            inside.setdefault(owner, []).append(len(found))
        found.append(_time(doc, start, span.end, value, expression.kind))
    for owner, members in inside.items():
        if len(members) == 1:  # the model's span takes in "nearly", "the early hours of"
            time = found[members[0]]
            start, end = min(time["start"], spans[owner][0]), max(time["end"], spans[owner][1])
            found[members[0]] = _time(doc, start, end, time["value"], time["kind"])
    for i, ent in enumerate(dated):
        if i not in inside and not _is_age(doc, ent.end - 1) and not ent.text.isdigit():
            found.append(_time(doc, ent.start, ent.end, _value(ent, doc._.kg_published), "date"))
    doc._.kg_times = sorted(_apart(found), key=lambda time: time["start"])
    return doc


def _value(ent: Span, published: str | None) -> str | None:
    """Return the value of a date of the model that no pattern found: a bare month, or a format of another kind."""
    bare = time_expressions.expressions(f"in {ent.text}")
    if len(bare) == 1 and bare[0].form == "month":
        return time_expressions.resolve(bare[0], published, future=_speaks_of_future(ent[-1]))
    return _read(ent.text, published)


def _time(doc: Doc, start: int, end: int, value: str | None, kind: str) -> annotations.TimeDict:
    return {"start": start, "end": end, "head": doc[start:end].root.i, "value": value, "kind": kind}


def _apart(found: list[annotations.TimeDict]) -> list[annotations.TimeDict]:
    """Return the time expressions without those that overlap an earlier, longer one."""
    kept: list[annotations.TimeDict] = []
    for time in sorted(found, key=lambda t: (t["start"], -t["end"])):
        if not kept or kept[-1]["end"] <= time["start"]:
            kept.append(time)
    return kept


def _is_time(first: Token, last: Token, expression: time_expressions.Expression) -> bool:
    """Tell whether what looks like a time is none: ages, names of people, plain numbers."""
    label = last.ent_type_
    if expression.kind == "duration":
        return not _is_age(last.doc, last.i + 1) and label not in {"MONEY", "PERCENT"}
    if expression.form == "year":
        if label in _LABELS:
            return True
        before = first.nbor(-1).lower_ if first.i else ""
        return label in {"", "EVENT"} and (before in _YEAR_OPENERS or label == "EVENT") and _stands_alone(last)
    if expression.form == "unit":  # "the last year" is the twelve months before, no calendar year
        return first.i == 0 or first.nbor(-1).lower_ != "the"
    if expression.form in {"month", "weekday"}:
        return label not in {"PERSON", "ORG"} and last.pos_ != "VERB"
    return True


def _stands_alone(number: Token) -> bool:
    """Tell whether a number counts nothing: "in 2014", not "of 2000 soldiers"."""
    return number.dep_ != "nummod" or number.head.i < number.i


def _is_age(doc: Doc, after: int) -> bool:
    """Tell whether "old" or "older" follows: "38 years old", "18-year-old"."""
    return any(token.lower_ in {"old", "older", "olds"} for token in doc[after : after + 2])


def _speaks_of_future(token: Token) -> bool:
    """Tell whether the clause of a token has a future auxiliary, or an infinitive under a verb of intention."""
    clause = token
    while clause.pos_ not in {"VERB", "AUX"} and clause.head.i != clause.i:
        clause = clause.head
    if any(child.dep_ == "aux" and child.lower_ in {"will", "shall", "'ll", "wo"} for child in clause.children):
        return True
    return clause.tag_ == "VB" and clause.dep_ == "xcomp" and clause.head.lemma_ in _INTENTIONS


@lru_cache(maxsize=4096)
def _read(text: str, published: str | None) -> str | None:
    """Return the value of a full date in a format that the patterns don't know, with dateparser; else None.

    Only what states day, month and year is asked for, so neither today's date nor a guess can enter.
    """
    if not any(c.isdigit() for c in text) or not any(c.isalpha() for c in text) or len(text) > 30:
        return None
    if not any(len(number) == 4 for number in "".join(c if c.isdigit() else " " for c in text).split()):
        return None
    import dateparser  # noqa: PLC0415  (slow to load, and seldom needed)

    days = time_expressions.days_of(published)
    settings: dict[str, object] = {"STRICT_PARSING": True, "DATE_ORDER": "DMY"}
    if days is not None:
        settings["RELATIVE_BASE"] = datetime.combine(days[0], clock())
    parsed = dateparser.parse(text, languages=["en"], settings=settings)
    return None if parsed is None else str(parsed.date().isoformat())


@Language.factory("kg_time", requires=["doc.ents", "token.pos", "token.dep"], assigns=["doc._.kg_times"])
def make_time(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component."""
    annotations.register()
    return annotate
