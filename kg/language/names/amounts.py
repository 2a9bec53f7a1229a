"""Times and amounts that the model finds, without the words around them that are none of theirs."""

import re
from collections.abc import Iterable

from spacy.symbols import ADP, CCONJ, PUNCT, SCONJ, SPACE, SYM
from spacy.tokens import Doc, Span

from kg.language.names.spans import MentionSpan
from kg.language.syntax import forms
from kg.language.syntax.forms import has_form, is_part
from kg.lexica.classes import word_class

# By the label of the model.
KINDS = {
    "DATE": "Time",
    "TIME": "Time",
    "MONEY": "Money",
    "CARDINAL": "Quantity",
    "QUANTITY": "Quantity",
    "PERCENT": "Quantity",
}
_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_DATE = re.compile(r"(?:\d{1,3}|[03-9]\d{3}|\d{5,})(?: ?- ?\d+)?")  # numbers that can be no year
_DAY = re.compile(r"[0-3]?\d(?:st|nd|rd|th)?")
_CURRENCIES = frozenset("$€£¥₽₺₼")
_BEFORE = frozenset({SYM, SPACE})
_AFTER = frozenset({ADP, CCONJ, SCONJ, SPACE, PUNCT})
_COUNTING = forms.CARDINAL | forms.COMMON | forms.PROPER | forms.PREDETERMINER_FORM | forms.DETERMINER_FORM


def amount(doc: Doc, ent: Span) -> MentionSpan | None:
    """Return the time or amount of an entity whose label is one of `KINDS`, or None for what is none."""
    start, end = _trimmed(doc, ent)
    if start >= end:
        return None
    span, kind = doc[start:end], KINDS[ent.label_]
    text, words = span.text, {token.lower_ for token in span}
    if "\n" in text or "[" in text or (start and doc[start - 1].text == "["):  # a footnote's number
        return None
    if kind == "Quantity" and not any(has_form(token, _COUNTING) for token in span):  # "close to"
        return None
    if kind == "Time" and (_NO_DATE.fullmatch(text) or text.endswith("ly")):  # "4267", "daily"
        return None
    if kind == "Money" and not _is_money(text, words):
        kind = "Quantity"
    before = doc[start - 1].lower_ if start else ""
    if kind == "Quantity" and _YEAR.fullmatch(text) and before in word_class("year-preposition"):
        kind = "Time"
    return MentionSpan(start, end, kind)


def _is_money(text: str, words: set[str]) -> bool:
    """Tell whether an amount is one of money: "5 million", "a few dollars"; neither "5 cents" nor "$5 per cent"."""
    if "%" in text or words & word_class("hundredth"):
        return False
    return any(map(str.isdigit, text)) or bool(words & word_class("amount-of-money"))


def _trimmed(doc: Doc, ent: Span) -> tuple[int, int]:
    start, end = ent.start, ent.end
    while start < end and (
        has_form(doc[start], forms.POSSESSIVE_PRONOUN) or doc[start].is_punct or is_part(doc[start], _BEFORE)
    ):
        if doc[start].text in _CURRENCIES:
            break
        start += 1
    while start < end and is_part(doc[end - 1], _AFTER):
        end -= 1
    return start, end


def joined(doc: Doc, spans: Iterable[MentionSpan]) -> list[MentionSpan]:
    """Return amounts with the parts of each date joined that the model tore apart: "12" and "May 2023"."""
    found: list[MentionSpan] = []
    for span in spans:
        last = found[-1] if found else None
        if last is not None and last.end <= span.start and _is_one_date(doc, last, span):
            found[-1] = MentionSpan(last.start, span.end, "Time")
        else:
            found.append(span)
    return found


def _is_one_date(doc: Doc, first: MentionSpan, second: MentionSpan) -> bool:
    between = doc[first.end : second.start].text
    if (first.type, second.type) == ("Time", "Quantity"):
        return between in {"", ","} and _YEAR.fullmatch(doc[second.start : second.end].text) is not None
    day_first = (first.type, second.type) == ("Quantity", "Time") and not between
    return day_first and _DAY.fullmatch(doc[first.start : first.end].text) is not None
