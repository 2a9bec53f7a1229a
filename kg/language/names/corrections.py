"""Correcting the names that a small language model finds: their bounds, their types, and whether they are names at all.

The model was trained on edited news; it stumbles on headings, rare states, titles and the words around a name. What is
general enough to be mended by rule is mended here.
"""

import re
from collections import Counter
from functools import cache

from spacy.tokens import Doc, Span, Token

from kg.language.names.matching import MODIFIERS, Found, designation, is_generic, lookup, type_by_words
from kg.language.names.nominals import noun_types
from kg.lexica import tables

_PLAIN = {"DATE": "Time", "TIME": "Time", "MONEY": "Money", "CARDINAL": "Quantity", "QUANTITY": "Quantity"}
_PLAIN["PERCENT"] = "Quantity"
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
_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_DATE = re.compile(r"(?:\d{1,3}|[03-9]\d{3}|\d{5,})(?: ?- ?\d+)?")  # numbers that can be no year
_DAY = re.compile(r"[0-3]?\d(?:st|nd|rd|th)?")
_MONEY = re.compile(r"\d|illion|hundred|thousand|dollar|euro|money|cents")
_CURRENCIES = frozenset("$€£¥₽₺₼")
_BEFORE_YEAR = frozenset({"in", "since", "by", "until", "from", "before", "after", "till", "of"})
_QUOTES = frozenset({'"', "''", "``"})
_BORN = frozenset({"nee", "née", "né"})
_GENERIC_ACRONYMS = frozenset({"PAC", "PACs", "NGO", "NGOs", "LLC"})
_COUNTS = frozenset({"CD", "NN", "NNS", "NNP", "PDT", "DT"})
_BREAKS = frozenset({"—", "–", "―", "--", "|", ":"})
_DROPPED_BEFORE = frozenset({"AUX", "VERB", "ADV", "SCONJ", "CCONJ", "ADP", "DET", "PRON", "PUNCT", "SPACE", "PART"})


def correct(doc: Doc, prose: list[bool]) -> list[Found]:
    """Return the model's entities as names, times, amounts, without debris; in text order.

    Args:
        doc: With entities, tags and parse.
        prose: For each token, whether it stands in text to be read as sentences.
    """
    found: list[Found] = []
    for ent in doc.ents:
        if not prose[ent.start]:
            continue
        if ent.label_ in _PLAIN:
            _add_amount(doc, ent, found)
        elif ent.label_ in _NAMES:
            name = _name(doc, ent)
            if name is not None:
                found.append(name)
    return _consistent(doc, found)


def _add_amount(doc: Doc, ent: Span, found: list[Found]) -> None:
    """Add a time or an amount; join the parts of a date that the model tore apart ("12" and "May 2023")."""
    start, end, kind = ent.start, ent.end, _PLAIN[ent.label_]
    while start < end and (doc[start].tag_ == "PRP$" or doc[start].is_punct or doc[start].pos_ in {"SYM", "SPACE"}):
        if doc[start].text in _CURRENCIES:
            break
        start += 1
    while start < end and doc[end - 1].pos_ in {"ADP", "CCONJ", "PUNCT", "SPACE", "SCONJ"}:
        end -= 1
    if start >= end:
        return
    if kind == "Quantity" and not any(token.tag_ in _COUNTS for token in doc[start:end]):  # "close to"
        return
    text = doc[start:end].text
    if "\n" in text or "[" in text or (start and doc[start - 1].text == "["):  # a footnote's number
        return
    if kind == "Time" and (_NO_DATE.fullmatch(text) or text.endswith("ly")):  # "1267", "daily"
        return
    if kind == "Money" and ("cent" in text or "%" in text or not _MONEY.search(text)):
        kind = "Quantity"
    if kind == "Quantity" and _YEAR.fullmatch(text) and start and doc[start - 1].lower_ in _BEFORE_YEAR:
        kind = "Time"
    last = found[-1] if found else None
    if last is not None and last.end <= start <= last.end + 1:
        between = doc[last.end : start].text
        before = doc[last.start : last.end].text
        year = last.type == "Time" and kind == "Quantity" and between in {"", ","} and _YEAR.fullmatch(text)
        day = last.type == "Quantity" and kind == "Time" and not between and _DAY.fullmatch(before)
        if year or day:
            found[-1] = Found(last.start, end, "Time")
            return
    found.append(Found(start, end, kind))


def _name(doc: Doc, ent: Span) -> Found | None:
    """Return one corrected name, or None for debris."""
    start, end = _trim(doc, ent.start, _before_possessor(doc, ent))
    kind = _NAMES[ent.label_]
    if kind == "Person" and any(token.lower_ in _BORN for token in doc[max(start - 1, 0) : start + 1]):
        return None  # "Martha Roth, nee Klein": a name that she had
    if kind == "Organization" and end - start == 1 and doc[start].text in _GENERIC_ACRONYMS:
        start = _with_compounds(doc, start)
    if kind == "Person":
        while end > start and doc[end - 1].is_lower:  # "George W. Bush administration"
            end -= 1
        start = _with_given_name(doc, _without_titles(doc, start, end), end)
    words = [token.text for token in doc[start:end]]
    if not words or not any(_is_proper(token) for token in doc[start:end]) or _is_debris(doc[start:end], words):
        return None
    if len(words) == 1 and (_refuses_one_word(words[0], kind) or _is_lone_thing(doc[start], kind)):
        return None
    if kind == "Organization" and words[-1].lower().rstrip(".") in titles():  # "Navy Capt.": a torn-off title
        return None
    if kind in {"Person", "Organization"} and _lies_somewhere(doc, start, end, kind):
        return Found(start, end, "Place")
    told = _type(words, kind)
    if told == "Document":
        return None
    generic = told in {"Organization", "ArmedForce"} and is_generic(words)
    return Found(start, end, told, "nominal" if generic else "name")


def _before_possessor(doc: Doc, ent: Span) -> int:
    """Return the end of a name, before a comma with a possessor that is no part of it: "Hill, New Jersey's mayor"."""
    end = ent.end - 1 if ent[-1].tag_ == "POS" else ent.end
    commas = [token.i for token in ent if token.text == ","]
    if not commas or end >= len(doc) or doc[end].tag_ != "POS":
        return ent.end
    return commas[-1] if doc[commas[-1] + 1 : end].text in lookup() else ent.end


def _with_compounds(doc: Doc, at: int) -> int:
    """Return where a name that ends in a common acronym begins ("Elm" in "the Elm super PAC"); after it if nowhere."""
    start = at
    while start > 0 and doc[start - 1].dep_ == "compound" and doc[start - 1].head.i == at:
        start -= 1
    return start if doc[start].pos_ == "PROPN" and doc[start].text[:1].isupper() and start < at else at + 1


def _is_debris(span: Span, words: list[str]) -> bool:
    """Tell whether the words are an address, a credit, a headline, or a noun that merely looks like a name."""
    if _DEBRIS.search(span.text) or span[0].like_url:
        return True
    if any(token.tag_ in {"VBZ", "VBP", "VBD", "MD"} for token in span):  # a headline read as a name
        return True
    return span[-1].tag_ == "NNS" and words[-1].lower() in noun_types()


def _refuses_one_word(word: str, kind: str) -> bool:
    """Tell whether a single word is no name: a month, a title, a noun such as "VBIED" or "Parliament"."""
    lower = word.lower().rstrip(".")
    if len(word) < 2 or lower in tables.words("not_names.tsv"):
        return True
    if kind == "Person":
        part = word.endswith(".") or type_by_words([word]) is not None
        return part or lower in titles() or noun_types().get(lower) == "Group"
    return lower in noun_types()


def _is_lone_thing(token: Token, kind: str) -> bool:
    """Tell whether the model calls a thing a people: "the Moskva" as a group, unlike "Bedouin leaders"."""
    return kind == "Group" and token.tag_ == "NNP" and token.dep_ not in MODIFIERS


def _lies_somewhere(doc: Doc, start: int, end: int, kind: str) -> bool:
    """Tell whether the name follows a preposition that only places follow: "near Rawah"; for a person's also "in"."""
    before = doc[start - 1].lower_ if start else ""
    if doc[end - 1].dep_ != "pobj" or type_by_words([token.text for token in doc[start:end]]):
        return False
    return before in {"near", "outside", "inside"} or (
        before == "in" and kind == "Person" and doc[start - 1].i == doc[end - 1].head.i
    )


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


def _is_proper(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isalnum() and token.text != token.lower_


def _breaks(token: Token) -> bool:
    """Tell whether a name can't reach over a token: the start of a sentence, or a dash between spaces."""
    dash = token.text in _BREAKS or (token.text == "-" and token.i > 0 and bool(token.nbor(-1).whitespace_))
    return dash or bool(token.is_sent_start)


def _opens_quotation(doc: Doc, at: int, end: int) -> bool:
    """Tell whether a quotation mark within a name opens no nickname, which would end before the name does."""
    if doc[at].lower_ in _BORN:
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
    while start < end and doc[start].pos_ in _DROPPED_BEFORE and doc[start].lower_ not in {"al", "el"}:
        start += 1
    while start < end and (doc[end - 1].tag_ == "POS" or doc[end - 1].pos_ in {"PUNCT", "SPACE", "ADP", "DET", "AUX"}):
        end -= 1
    return start, end


@cache
def titles() -> frozenset[str]:
    """Return words that stand before persons' names, in lower case without full stop."""
    return tables.words("titles.tsv")


def _without_titles(doc: Doc, start: int, end: int) -> int:
    """Return where a person's name begins after ranks and honorifics: "General Andrei ..." begins at "Andrei"."""
    while start < end - 1 and (doc[start].lower_.rstrip(".") in titles() or doc[start].is_punct):
        start += 1
    return start


def _with_given_name(doc: Doc, start: int, end: int) -> int:
    """Return where a name begins whose first word the model left out: at "Sadyr" where it found "Japarov" alone."""
    if end - start != 1 or start == 0:
        return start
    token = doc[start - 1]
    given = token.dep_ == "compound" and token.head.i == start and token.pos_ == "PROPN" and token.text.istitle()
    known = token.ent_type_ or token.lower_ in titles() or token.lower_ in noun_types() or token.text in lookup()
    return start - 1 if given and not known else start


def _consistent(doc: Doc, found: list[Found]) -> list[Found]:
    """Give each name the type it has most often in the document; a surname is what the full name is."""
    votes: dict[str, Counter[str]] = {}
    for name in found:
        if name.type in _NAMES.values():
            votes.setdefault(doc[name.start : name.end].text, Counter())[name.type] += 1
    family = surnames(doc, found)
    family |= {name for name in given_names(doc, found) if votes.get(name, Counter())["Place"] < 2}
    result = []
    for name in found:
        text = doc[name.start : name.end].text
        kind = name.type
        if text in votes:
            kind = (
                "Person"
                if text in family or text.title() in family
                else sorted(votes[text].items(), key=lambda v: (-v[1], v[0]))[0][0]
            )
        result.append(Found(name.start, name.end, kind, name.form))
    return result


def given_names(doc: Doc, found: list[Found]) -> frozenset[str]:
    """Return the first words of the names of persons that have several words."""
    return frozenset(doc[n.start].text for n in found if n.type == "Person" and n.end - n.start > 1)


def surnames(doc: Doc, found: list[Found]) -> frozenset[str]:
    """Return the last words of the names of persons that have several words."""
    return frozenset(doc[n.end - 1].text for n in found if n.type == "Person" and n.end - n.start > 1)
