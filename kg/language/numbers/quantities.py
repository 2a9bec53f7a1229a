"""Numbers with what they count.

Deaths and injuries are quantities of persons: they belong to the events that caused them.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import QuantityDict
from kg.language.numbers.numbers import phrase_value, scale, table, word_value
from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import has_form, is_adjective, is_nominal, is_numeral
from kg.language.syntax.functions import dependents, serves_as
from kg.lexica.classes import word_class
from kg.model import Bound

_NAMING = frozenset({"PERSON", "GPE", "ORG", "FAC", "LAW", "PRODUCT", "EVENT", "DATE", "TIME", "WORK_OF_ART"})
_COUNTING = fn.NUMERAL | fn.QUANTIFIER | fn.PREMODIFIER
_YEARS = range(1500, 2100)
_LABELLING = frozenset({"-", "#", "/", ":"})  # before a number that names: "A/38", "#38"
_FAR = 6  # tokens between a number and its noun beyond which the noun is no part of the quantity


def quantities(doc: Doc) -> Iterator[QuantityDict]:
    """Yield the quantities of a Doc outside of its time expressions, in text order."""
    dated = {i for time in annotations.times(doc) for i in range(time["start"], time["end"])}
    at = 0
    for index in _candidates(doc):
        if index < at or index in dated:
            continue
        at = _run_end(doc, index)
        words = [doc[i].text for i in range(index, at)]
        vague = table("vague").get(words[0].lower()) if len(words) == 1 else None
        value = float(vague) if vague else phrase_value(words)
        if value is None or _is_label(doc, index, at, vague=vague is not None):
            continue
        start, symbol = _symbol(doc, index)
        head = _counted(doc, index, at)
        end, unit = _unit(doc, at, head, symbol)
        opening = _modified(doc, start)
        found = QuantityDict(start=opening, end=end, head=head.i, value=value, unit=unit)
        if vague:
            found["vague"] = True
        if (bound := _bound(doc, opening, start, at)) is not None:
            found["bound"] = bound
        yield found


def _candidates(doc: Doc) -> list[int]:
    """Return the tokens that may begin a number, in text order."""
    openers = table("vague").keys() | table("scale").keys()
    hits = [token for token in doc if has_form(token, forms.CARDINAL) or token.lower_ in openers]
    return [token.i for token in hits if word_value(token.text) is not None or _begins(token)]


def _begins(token: Token) -> bool:
    """Tell whether a word such as "dozens" or the "million" of "a million" begins a number by itself."""
    if token.lower_ in table("vague"):
        return is_nominal(token) or is_numeral(token)
    return scale(token.text) is not None and token.i > 0 and token.nbor(-1).lower_ in word_class("scale-opener")


def _run_end(doc: Doc, index: int) -> int:
    """Return the end of the number that begins at a token: "two hundred and fifty", "2.8 billion"."""
    end = index + 1
    while end < len(doc):
        step = end + 1 if doc[end].lower_ in word_class("number-joint") and end + 1 < len(doc) else end
        following = doc[step]
        value = word_value(following.text)
        if value is None and (step > end or scale(following.text) is None):
            break
        if step > end and (following.text[0].isdigit() or doc[index].text[0].isdigit()):
            break
        if phrase_value([doc[i].text for i in range(index, step + 1)]) is None:
            break
        end = step + 1
    return end


def _is_label(doc: Doc, start: int, end: int, *, vague: bool) -> bool:
    """Tell whether a number names rather than counts: a year, a page, part of a name or of a hyphened word."""
    token, word = doc[end - 1], doc[start].text
    numbering = serves_as(token, fn.NUMERAL)
    if token.ent_type_ in _NAMING:
        return not vague and _counted(doc, start, end).i == token.i
    if end - start == 1 and len(word) == 4 and word.isdigit() and int(word) in _YEARS:
        return not numbering or token.head.i < start
    if start > 0 and (doc[start - 1].text in _LABELLING or doc[start - 1].lower_ in word_class("numbering-sign")):
        return True
    if numbering and token.head.i == start - 1 and has_form(token.head, forms.SINGULAR) and word.isdigit():
        return True  # "page 38", "Flight 8243"
    return word.lower() in word_class("number-as-pronoun") and not numbering


def _symbol(doc: Doc, start: int) -> tuple[int, str]:
    """Return where the quantity begins and the ISO 4217 code of a currency sign or code before the number, or ""."""
    if start > 0:
        before = doc[start - 1].lower_
        code = table("symbol").get(before) or (table("currency").get(before) if doc[start - 1].text.isupper() else None)
        if code:
            return start - 1, code
    return start, ""


def _counted(doc: Doc, start: int, end: int) -> Token:
    """Return the noun that a number counts ("passengers" of "dozens of passengers"), or its own last word."""
    token = doc[end - 1]
    while serves_as(token, _COUNTING) and token.head.i >= start and token.i < end:
        token = token.head
    if token.i >= end:
        further = serves_as(token, fn.COMPOUND | fn.NOUN_MODIFIER) and token.head.i > token.i and is_nominal(token)
        named = token.lower_ in table("percent") or token.lemma_ in table("currency")
        return token.head if further and not named else token
    for preposition in token.children:
        if preposition.i in {end, end - 1} and preposition.lower_ in word_class("preposition-of-belonging"):
            for noun in dependents(preposition, fn.PREPOSITIONAL_OBJECT):
                if is_nominal(noun):
                    return noun
    if end < len(doc) and has_form(doc[end], forms.PLURAL & forms.COMMON) and not serves_as(doc[end], fn.OBJECT):
        return doc[end]  # where the parse breaks a long number off its noun
    return token


def _unit(doc: Doc, end: int, head: Token, symbol: str) -> tuple[int, str]:
    """Return where the quantity ends and its unit: a currency's code, ``%``, ``person``, a noun's lemma or ""."""
    if symbol:
        return end, symbol
    words = [doc[i] for i in range(end, min(end + 2, len(doc)))]
    for size in (1, 2):
        if len(words) >= size and " ".join(word.lower_ for word in words[:size]) in table("percent"):
            return end + size, "%"
    if words and (code := _currency(words[0])):
        return end + 1, code
    if len(words) == 2 and is_adjective(words[0]) and (code := _currency(words[1])):
        return end + 2, code
    if len(words) == 2 and words[0].text == "-" and words[1].lower_ in word_class("strength"):
        return end + 2, "person"
    if head.i < end:
        return end, "person" if (words and _is_harmed(words[0])) or _of_casualties(head) else ""
    counted = head.i + 1 if head.i - end < _FAR else end
    return counted, "person" if _is_person(head) else head.lemma_.lower()


def _is_person(noun: Token) -> bool:
    """Tell whether a noun names people, also by their nation: "three Armenians"."""
    if (
        noun.lemma_.lower() in table("person")
        or noun.lower_ in table("person")
        or has_form(noun, forms.PLURAL & forms.PROPER)
    ):
        return True
    nation = noun.ent_type_ == "NORP" and has_form(noun, forms.PLURAL | forms.ADJECTIVE_FORM)
    return nation and not serves_as(noun, fn.ADJECTIVE | fn.COMPOUND)


def _currency(token: Token) -> str:
    return table("currency").get(token.lemma_.lower(), "") if is_nominal(token) else ""


def _of_casualties(number: Token) -> bool:
    """Tell whether a number alone counts persons: "killing 38", "38 were killed", "38 dead"."""
    if serves_as(number, fn.OBJECT | fn.SUBJECT):
        return number.head.lemma_ in table("casualty_verb")
    return serves_as(number, fn.NUMERAL) and _is_harmed(number.head)


def _is_harmed(word: Token) -> bool:
    return word.lower_ in word_class("dead") | word_class("injured")


def _bound(doc: Doc, opening: int, start: int, end: int) -> Bound | None:
    """Return which bound a number is by the words before and behind it: "at least 12", "up to 12", "12 or more"."""
    around = {doc[opening:start].text.lower(), doc[end : end + 2].text.lower()}
    if around & word_class("lower-bound"):
        return "atLeast"
    return "atMost" if around & word_class("upper-bound") else None


def _modified(doc: Doc, start: int) -> int:
    """Return where a quantity begins with its modifier: "at least", "some", "more than"."""
    for size in (3, 2, 1):
        if start >= size and doc[start - size : start].text.lower() in table("modifier"):
            return start - size
    return start
