"""Correcting the names that a small language model finds: their bounds, their types, and whether they are names at all.

The model was trained on edited news; it stumbles on headings, rare states, titles and the words around a name. What is
general enough to be mended by rule is mended here.
"""

import re
from collections import Counter

from spacy.symbols import ADP, ADV, AUX, CCONJ, DET, PART, PRON, PUNCT, SCONJ, SPACE, VERB
from spacy.tokens import Doc, Span, Token

from kg.language.names import amounts
from kg.language.names.matching import lookup
from kg.language.names.name_types import (
    after_titles,
    designation,
    is_field,
    is_no_name,
    lies_near,
    precedes_names,
    type_by_words,
    typed_name,
)
from kg.language.names.nominals import noun_types
from kg.language.names.spans import MentionSpan
from kg.language.syntax import forms
from kg.language.syntax.forms import has_form, is_part, is_proper
from kg.language.syntax.functions import ATTRIBUTIVE, COMPOUND, POSSESSOR, PREPOSITIONAL_OBJECT, serves_as
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
_DEBRIS = re.compile(r"[_@/\\|]|\b[DRI]-[A-Z]")  # addresses, credits, and a politician's party and state ("D-Ohio")
_QUOTES = frozenset({'"', "''", "``"})
_BREAKS = frozenset({"—", "–", "―", "--", "|", ":"})
_DROPPED_BEFORE = frozenset({AUX, VERB, ADV, SCONJ, CCONJ, ADP, DET, PRON, PUNCT, SPACE, PART})
_DROPPED_AFTER = frozenset({PUNCT, SPACE, ADP, DET, AUX})


def correct(doc: Doc, prose: list[bool]) -> list[MentionSpan]:
    """Return the model's entities as names, times, amounts, without debris; in text order.

    Args:
        doc: With entities, tags and parse.
        prose: For each token, whether it stands in text to be read as sentences.
    """
    ents = [ent for ent in doc.ents if prose[ent.start]]
    counted = (amounts.amount(doc, ent) for ent in ents if ent.label_ in amounts.KINDS)
    named = (_name(doc, ent) for ent in ents if ent.label_ in _NAMES)
    names = _consistent(doc, [name for name in named if name is not None])
    found = [*names, *amounts.joined(doc, [span for span in counted if span is not None])]
    return sorted(found, key=lambda span: (span.start, span.end))


def _name(doc: Doc, ent: Span) -> MentionSpan | None:
    """Return one corrected name, or None for debris."""
    start, end = _trim(doc, ent.start, _before_possessor(doc, ent))
    kind = _NAMES[ent.label_]
    if kind == "Person" and any(_is_born(token) for token in doc[max(start - 1, 0) : start + 1]):
        return None  # "Martha Roth, nee Klein": a name that she had
    if kind == "Organization" and end - start == 1 and doc[start].text.lower() in word_class("generic-acronym"):
        start = _with_compounds(doc, start)
    if kind == "Person":
        while end > start and doc[end - 1].is_lower:  # "George W. Bush administration"
            end -= 1
        start = _with_given_name(doc, after_titles(doc, start, end), end)
    words = [token.text for token in doc[start:end]]
    if not words or not any(_is_name_part(token) for token in doc[start:end]) or _is_debris(doc[start:end]):
        return None
    if len(words) == 1 and (_refuses_one_word(words[0], kind) or _is_lone_thing(doc[start], kind)):
        return None
    if kind == "Organization" and precedes_names(words[-1]):  # "Navy Capt.": a torn-off title
        return None
    if kind in {"Person", "Organization"} and is_field(words):  # "Minister of Foreign Affairs"
        return None
    if kind in {"Person", "Organization"} and _lies_somewhere(doc, start, end, kind):
        return MentionSpan(start, end, "Place")
    return typed_name(start, end, words, _type(words, kind))


def _is_born(token: Token) -> bool:
    """Tell whether a word introduces a name that a person had before: "nee"."""
    return token.lower_ in word_class("born-as")


def _before_possessor(doc: Doc, ent: Span) -> int:
    """Return the end of a name, before a comma with a possessor that is no part of it: "Hill, New Jersey's mayor"."""
    end = ent.end - 1 if has_form(ent[-1], forms.GENITIVE) else ent.end
    commas = [token.i for token in ent if token.text == ","]
    if not commas or end >= len(doc) or not has_form(doc[end], forms.GENITIVE):
        return ent.end
    return commas[-1] if doc[commas[-1] + 1 : end].text in lookup() else ent.end


def _with_compounds(doc: Doc, at: int) -> int:
    """Return where a name that ends in a common acronym begins ("Elm" in "the Elm super PAC"); after it if nowhere."""
    start = at
    while start > 0 and serves_as(doc[start - 1], COMPOUND) and doc[start - 1].head.i == at:
        start -= 1
    return start if is_proper(doc[start]) and doc[start].text[:1].isupper() and start < at else at + 1


def _is_debris(span: Span) -> bool:
    """Tell whether the words are an address, a credit, a headline, or a noun that merely looks like a name."""
    if _DEBRIS.search(span.text) or span[0].like_url:
        return True
    if any(has_form(token, forms.FINITE | forms.MODAL) for token in span):  # a headline read as a name
        return True
    return has_form(span[-1], forms.PLURAL & forms.COMMON) and span[-1].lower_ in noun_types()


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
    """Tell whether the model calls a thing a people: "the Moskva" as a group, unlike "Bedouin leaders"."""
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
    return lies_near(doc, start, end) or (held and serves_as(last, PREPOSITIONAL_OBJECT))


def _type(words: list[str], kind: str) -> str:
    made = designation(words)
    if made:
        return made
    told = type_by_words(words[-1:] if kind == "Person" else words)
    if kind == "Product":  # anything that is made; only what its words tell is kept
        return told or "Document"
    letters = words[0].replace(".", "")
    if len(words) == 1 and letters.isalpha() and letters.isupper() and 3 <= len(letters) <= 6:  # an acronym
        return "Organization"
    return kind if kind == "Group" or len(words) == 1 else told or kind


def _is_name_part(token: Token) -> bool:
    return is_proper(token) and token.text[:1].isalnum() and token.text != token.lower_


def _breaks(token: Token) -> bool:
    """Tell whether a name can't reach over a token: the start of a sentence, or a dash between spaces."""
    dash = token.text in _BREAKS or (token.text == "-" and token.i > 0 and bool(token.nbor(-1).whitespace_))
    return dash or bool(token.is_sent_start)


def _opens_quotation(doc: Doc, at: int, end: int) -> bool:
    """Tell whether a quotation mark within a name opens no nickname, which would end before the name does."""
    if _is_born(doc[at]):
        return True
    marks = [i for i in range(at, end) if doc[i].text in _QUOTES]
    return bool(marks) and marks[0] == at and (len(marks) != 2 or marks[1] == end - 1) and not _closes(doc, at)


def _closes(doc: Doc, at: int) -> bool:
    """Tell whether a quotation mark ends a nickname: "Ann "Red" Hill" is one name."""
    return (at > 1 and doc[at - 2].text in _QUOTES) or (at > 2 and doc[at - 3].text in _QUOTES)


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the bounds without line breaks, sentence borders, leading function words and a trailing possessive."""
    for i in range(start, end):
        if "\n" in doc[i].text or (i > start and (_breaks(doc[i]) or _opens_quotation(doc, i, end))):
            start, end = (i + 1, end) if i == start else (start, i)
            break
    while (
        start < end and is_part(doc[start], _DROPPED_BEFORE) and doc[start].lower_ not in word_class("arabic-article")
    ):
        start += 1
    while start < end and (has_form(doc[end - 1], forms.GENITIVE) or is_part(doc[end - 1], _DROPPED_AFTER)):
        end -= 1
    return start, end


def _with_given_name(doc: Doc, start: int, end: int) -> int:
    """Return where a name begins whose first word the model left out: at "Sadyr" where it found "Japarov" alone."""
    if end - start != 1 or start == 0:
        return start
    token = doc[start - 1]
    given = serves_as(token, COMPOUND) and token.head.i == start and is_proper(token) and token.text.istitle()
    title = precedes_names(token.text) and not token.text.endswith(".")  # "Mr. Hill" stays whole
    known = token.ent_type_ or title or token.lower_ in noun_types() or token.text in lookup()
    return start - 1 if given and not known else start


def _consistent(doc: Doc, names: list[MentionSpan]) -> list[MentionSpan]:
    """Give each name the type it has most often in the document; a surname is what the full name is."""
    votes: dict[str, Counter[str]] = {}
    for name in names:
        votes.setdefault(doc[name.start : name.end].text, Counter())[name.type] += 1
    full = [name for name in names if name.type == "Person" and name.end - name.start > 1]
    given = {doc[name.start].text for name in full}
    persons = surnames(doc, names) | {word for word in given if votes.get(word, Counter())["Place"] < 2}
    result = []
    for name in names:
        text = doc[name.start : name.end].text
        common = min(votes[text], key=lambda kind: (-votes[text][kind], kind))
        kind = "Person" if persons & {text, text.title()} else common
        result.append(MentionSpan(name.start, name.end, kind, name.form))
    return result


def surnames(doc: Doc, found: list[MentionSpan]) -> frozenset[str]:
    """Return the last words of the names of persons that have several words."""
    return frozenset(doc[n.end - 1].text for n in found if n.type == "Person" and n.end - n.start > 1)
