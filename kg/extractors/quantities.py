"""Numbers with what they count, and the figures that a text gives for an actor.

Deaths and injuries stay quantities of persons here: they belong to the events that caused them.
"""

from collections.abc import Callable, Iterator

import numpy as np
from spacy.attrs import LOWER, TAG
from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import QuantityDict
from kg.language.numbers.figures import measures
from kg.language.numbers.numbers import phrase_value, scale, table, word_value

_NOUNS = frozenset({"NOUN", "PROPN"})
_FALLEN = frozenset({"dead", "wounded", "injured"})
_PART = frozenset({"-", "and"})


def annotate(doc: Doc) -> Doc:
    """Set ``doc._.kg_quantities`` in text order, then append to ``doc._.kg_measures``."""
    dated = {i for time in annotations.times(doc) for i in range(time["start"], time["end"])}
    doc._.kg_quantities = list(_quantities(doc, dated))
    doc._.kg_measures = [*annotations.measures(doc), *measures(doc)]
    return doc


def _quantities(doc: Doc, dated: set[int]) -> Iterator[QuantityDict]:
    """Yield the quantities of a Doc outside of its time expressions, in text order."""
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
        quantity: QuantityDict = {
            "start": _modified(doc, start),
            "end": end,
            "head": head.i,
            "value": value,
            "unit": unit,
        }
        if vague:
            quantity["vague"] = True
        yield quantity


def _candidates(doc: Doc) -> list[int]:
    """Return the tokens that may begin a number, in text order."""
    strings = doc.vocab.strings
    columns = doc.to_array([TAG, LOWER])
    if not len(doc):
        return []
    words = np.array([strings[word] for kind in ("vague", "scale") for word in table(kind)], dtype="uint64")
    hits = (columns[:, 0] == strings["CD"]) | np.isin(columns[:, 1], words)
    return [i for i in hits.nonzero()[0].tolist() if word_value(doc[i].text) is not None or _begins(doc[i])]


def _begins(token: Token) -> bool:
    """Tell whether a word such as "dozens" or the "million" of "a million" begins a number by itself."""
    if token.lower_ in table("vague"):
        return token.pos_ in _NOUNS | {"NUM"}
    return scale(token.text) is not None and token.i > 0 and token.nbor(-1).lower_ in {"a", "the", "several"}


def _run_end(doc: Doc, index: int) -> int:
    """Return the end of the number that begins at a token: "two hundred and fifty", "2.8 billion"."""
    end = index + 1
    while end < len(doc):
        step = end + 1 if doc[end].lower_ in _PART and end + 1 < len(doc) else end
        following = doc[step]
        if scale(following.text) is None and (step == end and word_value(following.text) is None):
            break
        if step > end and (
            word_value(following.text) is None or following.text[0].isdigit() or doc[index].text[0].isdigit()
        ):
            break
        if phrase_value([doc[i].text for i in range(index, step + 1)]) is None:
            break
        end = step + 1
    return end


def _is_label(doc: Doc, start: int, end: int, *, vague: bool) -> bool:
    """Tell whether a number names rather than counts: a year, a page, part of a name or of a hyphened word."""
    token = doc[end - 1]
    word = doc[start].text
    if token.ent_type_ in {"PERSON", "GPE", "ORG", "FAC", "LAW", "PRODUCT", "EVENT", "DATE", "TIME", "WORK_OF_ART"}:
        return not (vague or _counted(doc, start, end).i != token.i)
    if end - start == 1 and len(word) == 4 and word.isdigit() and 1500 <= int(word) < 2100:
        return token.dep_ != "nummod" or token.head.i < start
    if start > 0 and doc[start - 1].text in {"-", "No.", "no.", "#", "/", ":"}:
        return True
    if token.dep_ == "nummod" and token.head.i == start - 1 and token.head.tag_ in {"NN", "NNP"} and word.isdigit():
        return True  # "page 38", "Flight 8243"
    return word.lower() == "one" and token.dep_ != "nummod"


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
    while (
        token.dep_ in {"nummod", "quantmod", "compound", "nmod", "amod"}
        and token.head.i >= start
        and token.head is not token
    ):
        token = token.head
        if token.i >= end:
            break
    if token.i < end:
        for child in token.children:
            if child.lower_ == "of" and child.i in {end, end - 1}:
                for noun in child.children:
                    if noun.dep_ == "pobj" and noun.pos_ in _NOUNS:
                        return noun
    if token.i < end < len(doc) and doc[end].tag_ == "NNS" and doc[end].dep_ != "dobj":
        return doc[end]  # where the parse breaks a long number off its noun
    if token.i >= end and token.dep_ in {"compound", "nmod"} and token.head.i > token.i and token.pos_ in _NOUNS:
        return token if token.lower_ in table("percent") or token.lemma_ in table("currency") else token.head
    return token


def _unit(doc: Doc, end: int, head: Token, symbol: str) -> tuple[int, str]:
    """Return where the quantity ends and its unit."""
    if symbol:
        return end, symbol
    following = doc[end] if end < len(doc) else None
    if following is not None:
        pair = f"{following.lower_} {doc[end + 1].lower_}" if end + 1 < len(doc) else ""
        if following.lower_ in table("percent"):
            return end + 1, "%"
        if pair in table("percent"):
            return end + 2, "%"
        code = _currency(following)
        if code:
            return end + 1, code
        if following.pos_ == "ADJ" and end + 1 < len(doc) and _currency(doc[end + 1]):
            return end + 2, _currency(doc[end + 1])
        if following.text == "-" and end + 1 < len(doc) and doc[end + 1].lower_ == "strong":
            return end + 2, "person"
    if head.i < end:
        fallen = following is not None and following.lower_ in _FALLEN
        return end, "person" if fallen or _of_casualties(head) else ""
    counted = head.i + 1 if head.i - end < 6 else end
    person = (
        head.lemma_.lower() in table("person") or head.lower_ in table("person") or head.tag_ == "NNPS" or _people(head)
    )
    return counted, "person" if person else head.lemma_.lower()


def _people(noun: Token) -> bool:
    """Tell whether a noun names people by their nation: "three Armenians"."""
    return noun.ent_type_ == "NORP" and noun.tag_ in {"NNS", "NNPS", "JJ"} and noun.dep_ not in {"amod", "compound"}


def _currency(token: Token) -> str:
    return table("currency").get(token.lemma_.lower(), "") if token.pos_ in _NOUNS else ""


def _of_casualties(number: Token) -> bool:
    """Tell whether a number alone counts persons: "killing 38", "38 were killed", "38 dead"."""
    verb = number.head
    if number.dep_ in {"dobj", "nsubjpass", "nsubj"}:
        return verb.lemma_ in table("casualty_verb")
    return number.dep_ == "nummod" and verb.lower_ in _FALLEN


def _modified(doc: Doc, start: int) -> int:
    """Return where a quantity begins with its modifier: "at least", "some", "more than"."""
    for size in (3, 2, 1):
        if start >= size and doc[start - size : start].text.lower() in table("modifier"):
            return start - size
    return start


@Language.factory("kg_quantities", requires=["token.dep"], assigns=["doc._.kg_quantities", "doc._.kg_measures"])
def make_quantities(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component."""
    annotations.register()
    return annotate
