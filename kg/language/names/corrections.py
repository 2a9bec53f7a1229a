"""Correcting the names that a small language model finds: their bounds, their types, and whether they are names at all.

The model was trained on edited news; it stumbles on headings, rare states, titles and the words around a name. What is
general enough to be mended by rule is mended here.
"""

import re
from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token

from kg.language.names import amounts, beside_names, name_bounds, person_signs
from kg.language.names.given_names import is_given_name
from kg.language.names.name_types import (
    after_titles,
    designation,
    is_field,
    is_generic,
    is_no_name,
    lies_near,
    precedes_names,
    type_by_words,
    type_of_whole,
    typed_name,
)
from kg.language.names.nominals import noun_types
from kg.language.names.spans import MentionSpan
from kg.language.names.toponyms import is_told_as_town
from kg.language.syntax import forms
from kg.language.syntax.forms import has_form, is_proper
from kg.language.syntax.functions import ATTRIBUTIVE, POSSESSOR, PREPOSITIONAL_OBJECT, serves_as
from kg.language.syntax.tree import tokens_of
from kg.lexica.classes import word_class

_NAMES = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
    "NORP": "Group",
    "EVENT": "NamedEvent",
    "PRODUCT": "Product",
}
_MAY_BE_PERSONS = frozenset({"Organization", "Place", "Group", "Product"})
_LINE = 3  # words that make a line of capitals
_DEBRIS = re.compile(r"[_@/\\|]|\b[DRI]-[A-Z]")  # addresses, credits, and a politician's party and state ("D-Ohio")


def correct(doc: Doc, prose: list[bool]) -> list[MentionSpan]:
    """Return the model's entities as names, times, amounts, without debris; in text order.

    Args:
        doc: With entities, tags and parse.
        prose: For each token, whether it stands in text to be read as sentences.
    """
    ents = [ent for ent in doc.ents if prose[ent.start] and not _is_capitals(ent)]
    counted = (amounts.amount(doc, ent) for ent in ents if ent.label_ in amounts.KINDS)
    named = (_name(doc, ent) for ent in ents if ent.label_ in _NAMES)
    names = _consistent(doc, _apart(name for name in named if name is not None))
    found = [*names, *amounts.joined(doc, [span for span in counted if span is not None])]
    return sorted(found, key=lambda span: (span.start, span.end))


def _is_capitals(ent: Span) -> bool:
    """Tell whether an entity stands in a line of capitals, where the model sees names everywhere; given names help."""
    if not ent.text.isupper() or ent.label_ not in _NAMES or is_given_name(ent[0].text):
        return False
    words = [token.text for token in ent.sent if token.is_alpha and len(token) > 1]
    return len(words) >= _LINE and all(map(str.isupper, words))


def _apart(names: Iterable[MentionSpan]) -> list[MentionSpan]:
    """Return names in text order without those that lie in one which was found to reach further: "el-Sisi"."""
    kept: list[MentionSpan] = []
    for name in names:
        while kept and name.start <= kept[-1].start and kept[-1].end <= name.end:
            kept.pop()
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _name(doc: Doc, ent: Span) -> MentionSpan | None:
    """Return one corrected name, or None for debris."""
    start, end = name_bounds.trim(doc, ent.start, name_bounds.before_possessor(doc, ent))
    kind = _NAMES[ent.label_]
    if start < end and type_of_whole([token.text for token in tokens_of(doc, start - (start > 0), end)]) == "Document":
        return None  # "Head Start", where the model has "Start"
    if kind == "Person" and any(name_bounds.is_born(token) for token in tokens_of(doc, max(start - 1, 0), start + 1)):
        return None  # "Martha Roth, nee Klein": a name that she had
    if kind == "Organization" and end - start == 1 and doc[start].text.lower() in word_class("generic-acronym"):
        start = name_bounds.with_compounds(doc, start)
    untitled = name_bounds.with_word(doc, after_titles(doc, start, end))
    if kind in _MAY_BE_PERSONS and person_signs.is_person(doc, untitled, end):
        kind = "Person"
    if kind == "Person":
        start, end = name_bounds.of_person(doc, start, end)
    elif kind == "Organization" and _is_torn_office(doc, start, end):
        end, kind = start + 1, "Person"
    words = [token.text for token in tokens_of(doc, start, end)]
    if not words or not any(_is_name_part(token) for token in tokens_of(doc, start, end)) or _is_debris(doc[start:end]):
        return None
    if len(words) == 1 and (_refuses_one_word(words[0], kind) or _is_lone_thing(doc[start], kind)):
        return None
    if _belongs_to_another(doc, start, end, kind):
        return None
    if kind in {"Person", "Organization"} and _lies_somewhere(doc, start, end, kind):
        return MentionSpan(start, end, "Place")
    return typed_name(start, end, words, _type(words, kind))


def _is_torn_office(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a "body" is a president and half an office: "Hill Education" of "Hill Education Secretary"."""
    if end - start < 2 or end >= len(doc) or not precedes_names(doc[end].text):
        return False
    field = all(
        is_generic([token.text]) or token.lower_ in word_class("field-of-office") for token in doc[start + 1 : end]
    )
    return field and any(ent.label_ == "PERSON" and ent[-1].text == doc[start].text for ent in doc.ents)


def _is_debris(span: Span) -> bool:
    """Tell whether the words are an address, a credit, a headline, or a noun that merely looks like a name."""
    if _DEBRIS.search(span.text) or span[0].like_url or span.text.count("(") != span.text.count(")"):
        return True
    verbs = [token for token in span if has_form(token, forms.FINITE | forms.MODAL)]
    if any(token.lower_ not in word_class("word-as-name") or not token.is_title for token in verbs):
        return True  # a headline read as a name
    return has_form(span[-1], forms.PLURAL & forms.COMMON) and span[-1].lower_ in noun_types()


def _belongs_to_another(doc: Doc, start: int, end: int, kind: str) -> bool:
    """Tell whether the words are but a part of what is no actor's name: a title, an office, a paragraph."""
    words = [token.text for token in tokens_of(doc, start, end)]
    if kind == "Person" and (_is_numbered(doc[start:end]) or _is_added(doc, start, end)):
        return True
    if kind == "Organization" and (precedes_names(words[-1]) or _is_field_of_title(doc, end)):
        return True  # "Navy Capt.": a torn-off title
    return kind in {"Person", "Organization"} and is_field(words)  # "Minister of Foreign Affairs"


def _is_added(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a given name in brackets is added to the surname behind them: "[Ann] Hill"."""
    if end - start != 1 or not start or end + 1 >= len(doc) or not doc[end + 1].is_title:
        return False
    return (doc[start - 1].text, doc[end].text) in {("(", ")"), ("[", "]")} and is_proper(doc[end + 1])


def _is_numbered(span: Span) -> bool:
    """Tell whether a number follows a word for what is numbered: "Title I", "Article 5"."""
    known = span[0].lower_ in word_class("numbered-thing")
    return known and len(span) > 1 and re.fullmatch(r"[IVX]+\.?|\d+", span[1].text) is not None


def _is_field_of_title(doc: Doc, end: int) -> bool:
    """Tell whether a name is only what an office is over: "Norland Agriculture" of "Norland Agriculture Secretary"."""
    field = is_field([doc[end - 1].text, doc[end - 1].text])
    return field and end < len(doc) and doc[end].lower_ in word_class("minister") and doc[end].is_title


def _refuses_one_word(word: str, kind: str) -> bool:
    """Tell whether a single word is no name: a month, a title, a noun such as "VBIED" or "Parliament"."""
    lower = word.lower().rstrip(".")
    if len(word) < 2 or is_no_name(word):
        return True
    if kind == "Person":
        part = word.endswith(".") or type_by_words([word]) is not None
        return part or precedes_names(word) or noun_types().get(lower) == "Group"
    return lower in noun_types()


def _is_lone_thing(token: Token, kind: str) -> bool:
    """Tell whether the model calls a thing a people or a person: "the Moskva", unlike "Bedouin leaders"; a case."""
    if kind == "Person":
        return person_signs.names_a_case(token)
    return (
        kind == "Group"
        and has_form(token, forms.SINGULAR & forms.PROPER)
        and not serves_as(token, ATTRIBUTIVE | POSSESSOR)
    )


def _lies_somewhere(doc: Doc, start: int, end: int, kind: str) -> bool:
    """Tell whether the name follows a preposition that only places follow: "near Rawah"; for a person's also "in"."""
    if type_by_words([token.text for token in doc[start:end]]):
        return False
    last = doc[end - 1]
    held = kind == "Person" and last.head.i == start - 1 and last.head.lower_ == "in"
    return (
        lies_near(doc, start, end)
        or is_told_as_town(doc, start, end)
        or (held and serves_as(last, PREPOSITIONAL_OBJECT))
    )


def _type(words: list[str], kind: str) -> str:
    made = designation(words) or type_of_whole(words)
    if made:
        return made
    if kind == "Person" and is_given_name(words[0]) and words[-1].lower() in word_class("word-as-name"):
        return kind  # "Elena Park"
    told = type_by_words(words[-1:] if kind == "Person" else words)
    if kind == "Product":  # anything that is made; only what its words tell is kept
        return told or "Document"
    letters = words[0].replace(".", "")
    if len(words) == 1 and letters.isalpha() and letters.isupper() and 3 <= len(letters) <= 6:  # an acronym
        return "Organization"
    return kind if kind == "Group" or len(words) == 1 else told or kind


def _is_name_part(token: Token) -> bool:
    return is_proper(token) and token.text[:1].isalnum() and token.text != token.lower_


def _consistent(doc: Doc, names: list[MentionSpan]) -> list[MentionSpan]:
    """Give each name the type it has most often in the document; a surname is what the full name is."""
    votes: dict[str, Counter[str]] = {}
    texts = [doc[name.start : name.end].text for name in names]
    for name, text in zip(names, texts, strict=True):
        votes.setdefault(text, Counter())[name.type] += 1
    full = [name for name in names if name.type == "Person" and name.end - name.start > 1]
    given = {doc[name.start].text for name in full}
    persons = surnames(doc, names) | {word for word in given if votes.get(word, Counter())["Place"] < 2}
    result = []
    for name, text in zip(names, texts, strict=True):
        common = min(votes[text], key=lambda kind: (-votes[text][kind], kind))
        placed = name.type == "Place" and person_signs.is_placed(doc, name.start, name.end)
        kind = "Person" if persons & {text, text.title()} and not placed else common
        result.append(MentionSpan(name.start, name.end, kind, name.form))
    return beside_names.settled(doc, result, persons)


def surnames(doc: Doc, found: list[MentionSpan]) -> frozenset[str]:
    """Return the last words of the names of persons that have several words."""
    return frozenset(doc[n.end - 1].text for n in found if n.type == "Person" and n.end - n.start > 1)
