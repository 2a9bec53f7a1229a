"""Where a name begins and ends, which a small language model often gets wrong by a word or two."""

from spacy.symbols import ADP, ADV, AUX, CCONJ, DET, PART, PRON, PUNCT, SCONJ, SPACE, VERB
from spacy.tokens import Doc, Span, Token

from kg.language.names.given_names import is_given_name, may_be_given_name
from kg.language.names.matching import lookup, persons_names
from kg.language.names.name_types import after_titles, is_dated, is_no_name, precedes_names
from kg.language.names.nominals import noun_types
from kg.language.names.person_names import title_gender
from kg.language.syntax import forms
from kg.language.syntax.forms import has_form, is_part, is_proper
from kg.language.syntax.functions import COMPOUND, serves_as
from kg.lexica.classes import word_class

_QUOTES = frozenset({'"', "''", "``"})
_BREAKS = frozenset({"—", "–", "―", "--", "|", ":"})
_DROPPED_BEFORE = frozenset({AUX, VERB, ADV, SCONJ, CCONJ, ADP, DET, PRON, PUNCT, SPACE, PART})
_DROPPED_AFTER = frozenset({PUNCT, SPACE, ADP, DET, AUX})
_ADJECTIVE = 3  # tokens of an adjective or a double name such as "pro-Kremlin", "Anne-Sophie"
_OPENING, _CLOSING = frozenset({"(", "["}), frozenset({")", "]"})
_BRACKETED = 3  # tokens of a nickname with its brackets
_SYLLABLE = 5  # letters in the second half of a Korean or Chinese given name


def of_person(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of a person's name between trimmed ones: without titles, with all that belongs to it."""
    closed = (i for i in range(start, end) if doc[i].text in _CLOSING and not _is_opened(doc, start, i))
    start = next(closed, start - 1) + 1  # "[Ann] Hill"
    start = _with_given_name(doc, after_titles(doc, start, end), end)
    numbered = start < end and doc[start].lower_ in word_class("numbered-thing")
    while end - start > 1 and has_form(doc[end - 1], forms.CARDINAL) and not numbered:  # "Ann Hill 3, Bob Roth 1"
        end -= 1
    while end > start and doc[end - 1].is_lower and not ends_double_name(doc, start, end - 1):
        end -= 1  # "George W. Bush administration"
    while end > start and doc[end - 1].is_punct and doc[end - 1].text != ".":
        end -= 1
    return start, _with_rest(doc, start, _with_surname(doc, start, _over_nickname(doc, start, end)))


def _is_opened(doc: Doc, start: int, at: int) -> bool:
    return any(token.text in _OPENING for token in doc[start:at])


def _over_nickname(doc: Doc, start: int, end: int) -> int:
    """Return the end of a name that goes on after a nickname in brackets: "Ann (Annie) Hill"."""
    after = doc[end : end + _BRACKETED + 1]
    if end - start != 1 or len(after) <= _BRACKETED or (after[0].text, after[2].text) != ("(", ")"):
        return end
    known = may_be_given_name(doc[start].text) and may_be_given_name(after[1].text)
    return end + _BRACKETED + 1 if known and _is_capitalised(after[_BRACKETED]) else end


def ends_double_name(doc: Doc, start: int, at: int) -> bool:
    """Tell whether a lower-case word is the second half of a given name: "Kim Jong-un", unlike "Angela Merkel-led"."""
    if at - start < 3 or doc[at - 1].text != "-" or doc[at - 1].whitespace_ or doc[at - 2].whitespace_:
        return False
    return doc[at].is_alpha and len(doc[at]) <= _SYLLABLE and doc[at].lower_ not in word_class("hyphenated-end")


def with_word(doc: Doc, start: int) -> int:
    """Return where a name begins whose first part is a word or a place: "He" of "He Lifeng", "Chad" of "Chad Hill"."""
    if start == 0 or not _is_compound_of(doc[start - 1], start):
        return start
    before = doc[start - 1]
    word = before.text.istitle() and before.lower_ in word_class("word-as-name")
    word = word and not (precedes_names(before.text) or is_no_name(before.text))  # "King ...", "On 24 June Hill ..."
    return start - 1 if word or before.text in persons_names() else start


def _is_compound_of(token: Token, at: int) -> bool:
    return serves_as(token, COMPOUND) and token.head.i == at


def _with_surname(doc: Doc, start: int, end: int) -> int:
    """Return the end of a name with the surname that the model left out: "Theresa May", "Anne-Sophie Roth-Hill"."""
    double = end - start == _ADJECTIVE and doc[start + 1].text == "-"
    if not (double or (end - start == 1 and is_given_name(doc[start].text))) or end >= len(doc):
        return end
    last = doc[end - 1].head.i
    if not (end <= last < end + _ADJECTIVE and serves_as(doc[end - 1], COMPOUND)):
        return end
    rest = doc[end : last + 1]
    word = double or rest[0].lower_ in word_class("word-as-name")
    return last + 1 if word and all(token.text == "-" or _is_capitalised(token) for token in rest) else end


def _with_rest(doc: Doc, start: int, end: int) -> int:
    """Return the end of a name with what the model cut off: "Abdel Fattah" of "el-Sisi", "Kim Jong" of "-un"."""
    while end < len(doc) and not doc[end].is_sent_start:
        after = doc[end : end + 3]
        if len(after) > 1 and after[0].text == "-" and ends_double_name(doc, start, end + 1):
            return end + 2
        hyphened = len(after) == 3 and after[1].text == "-" and not after[0].whitespace_
        if after[0].text in word_class("arabic-article") and hyphened and after[2].text[:1].isupper():
            end += 3
        elif len(after) > 1 and after[0].text in word_class("patronymic-particle") and _is_capitalised(after[1]):
            end += 2
        else:
            break
    return end


def _is_capitalised(token: Token) -> bool:
    return is_proper(token) and token.text[:1].isupper() and token.text[1:2].islower()


def trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the bounds without line breaks, sentence borders, leading function words and a trailing possessive."""
    for i in range(start, end):
        if "\n" in doc[i].text or (i > start and (_breaks(doc[i]) or _opens_quotation(doc, i, end))):
            start, end = (i + 1, end) if i == start else (start, i)
            break
    start, end = _without_leaning(doc, start, _before_share(doc, start, end))
    while start < end and is_part(doc[start], _DROPPED_BEFORE) and not _opens_name(doc, start, end):
        start += 1
    if end - start > 1 and is_dated(doc[start]):
        start += 1
    while start < end and _ends_no_name(doc, start, end - 1):
        end -= 1
    return start, before_text(doc, start, end)


def before_text(doc: Doc, start: int, end: int) -> int:
    """Return the end of a body's name, before what it publishes: "Norland Times op-ed"."""
    while end - start > 1 and doc[end - 1].lower_ in word_class("name-of-text"):
        end -= 1
    return end


def _before_share(doc: Doc, start: int, end: int) -> int:
    """Return the end of a name, before a number with a share: "Hill 34 percent"."""
    return next(
        (
            i
            for i in range(start + 1, min(end, len(doc) - 1))
            if has_form(doc[i], forms.CARDINAL) and doc[i + 1].lower_ in word_class("percent-word")
        ),
        end,
    )


def _without_leaning(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of what somebody is for or against: "Hill" of "pro-Hill PAC"."""
    if end - start < 3 or doc[start].lower_ not in word_class("leaning-prefix") or doc[start + 1].text != "-":
        return start, end
    start += 2
    if end - start > 2 and not may_be_given_name(doc[start].text):  # "pro-Kremlin Ann Hill"
        return start + 1, end
    return start, end - (end - start > 1 and doc[end - 1].lower_ in word_class("generic-acronym"))


def _opens_name(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a small word opens a name: "al-Assad", "Will Smith", unlike "Will Smith" in "Will Smith win?"."""
    token = doc[start]
    named = token.lower_ in word_class("word-as-name") and has_form(token, forms.PROPER) and end - start > 1
    return token.lower_ in word_class("arabic-article") or named


def _ends_no_name(doc: Doc, start: int, at: int) -> bool:
    token = doc[at]
    if has_form(token, forms.GENITIVE):
        return True
    if not is_part(token, _DROPPED_AFTER):
        return False
    named = token.is_title and token.lower_ in word_class("word-as-name") and may_be_given_name(doc[at - 1].text)
    return not (named and at - start == 1)


def _breaks(token: Token) -> bool:
    """Tell whether a name can't reach over a token: the start of a sentence, or a dash between spaces."""
    dash = token.text in _BREAKS or (token.text == "-" and token.i > 0 and bool(token.nbor(-1).whitespace_))
    return dash or bool(token.is_sent_start)


def _opens_quotation(doc: Doc, at: int, end: int) -> bool:
    """Tell whether a quotation mark within a name opens no nickname, which would end before the name does."""
    if is_born(doc[at]):
        return True
    marks = [i for i in range(at, end) if doc[i].text in _QUOTES]
    return bool(marks) and marks[0] == at and (len(marks) != 2 or marks[1] == end - 1) and not _closes(doc, at)


def _closes(doc: Doc, at: int) -> bool:
    """Tell whether a quotation mark ends a nickname: "Ann "Red" Hill" is one name."""
    return (at > 1 and doc[at - 2].text in _QUOTES) or (at > 2 and doc[at - 3].text in _QUOTES)


def is_born(token: Token) -> bool:
    """Tell whether a word introduces a name that a person had before: "nee"."""
    return token.lower_ in word_class("born-as")


def before_possessor(doc: Doc, ent: Span) -> int:
    """Return the end of a name, before a comma with a possessor that is no part of it: "Hill, New Jersey's mayor"."""
    end = ent.end - 1 if has_form(ent[-1], forms.GENITIVE) else ent.end
    commas = [token.i for token in ent if token.text == ","]
    if not commas or end >= len(doc) or not has_form(doc[end], forms.GENITIVE):
        return ent.end
    return commas[-1] if doc[commas[-1] + 1 : end].text in lookup() else ent.end


def with_compounds(doc: Doc, at: int) -> int:
    """Return where a name that ends in a common acronym begins ("Elm" in "the Elm super PAC"); after it if nowhere."""
    start = at
    while start > 0 and serves_as(doc[start - 1], COMPOUND) and doc[start - 1].head.i == at:
        start -= 1
    while start < at and doc[start].lower_ in word_class("generic-acronym"):  # "the super PAC Elm PAC"
        start += 1
    return start if is_proper(doc[start]) and doc[start].text[:1].isupper() and start < at else at + 1


def _with_given_name(doc: Doc, start: int, end: int) -> int:
    """Return where a name begins whose first word the model left out: at "Sadyr" where it found "Japarov" alone."""
    if end - start != 1 or start == 0:
        return start
    if with_word(doc, start) < start:
        return start - 1
    token = doc[start - 1]
    given = _is_compound_of(token, start) and is_proper(token) and token.text.istitle()
    honorific = token.text.endswith(".") and title_gender(token.text)  # "Mr. Hill" stays whole
    title = precedes_names(token.text) and not honorific
    known = token.ent_type_ or title or is_dated(token) or token.lower_ in noun_types() or token.text in lookup()
    return start - 1 if given and not known else start
