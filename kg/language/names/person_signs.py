"""What tells that a name which the model takes for something else is a person's: its words, and what it does."""

from spacy.tokens import Doc, Token

from kg.language.names import name_bounds
from kg.language.names.given_names import is_given_name, may_be_given_name
from kg.language.names.matching import lookup, persons_names
from kg.language.names.name_types import is_no_name, precedes_names, type_by_words
from kg.language.names.spellings import folded
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import COORDINATOR_FORM, has_form, is_proper
from kg.language.syntax.functions import dependents, has, serves_as
from kg.lexica.classes import word_class

_LEAST = 5  # letters
_WITH = fn.COMPOUND | fn.DETERMINER | fn.ADJECTIVE
_HAS_NAME = fn.OBJECT | fn.INDIRECT_OBJECT


def is_person(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name is a person's: one of several words, or the first of "Barack and Ann Hill".

    It opens with a given name, ends like "Nazarbayev" or is built like "Kim Jong-un". A given name that is a family
    name or a place too ("Israel Katz") counts only for who does what people do, or acts by surname elsewhere. No
    article stands before people's names, and no preposition that places follow.
    """
    words = [token.text for token in doc[start:end] if token.text != "-"]
    if len(words) == 1:
        return _shares_surname(doc, start)
    if not words or not all(map(_is_part, words)) or is_placed(doc, start, end):
        return False
    if type_by_words(words) is not None or words[-1].lower() in word_class("company-end"):
        return False
    if name_bounds.ends_double_name(doc, start, end - 1) and folded(words[0]) in word_class("family-name-first"):
        return True
    first, last = words[0], doc[end - 1]
    if (is_given_name(first) and first not in lookup()) or has_surname_ending(words[-1]):
        return True
    if folded(first) in word_class("family-name-first") and len(words) == 2:
        return serves_as(last, fn.ACTIVE_SUBJECT)
    doubtful = may_be_given_name(first) or first in persons_names()
    return doubtful and len(words) == 2 and (_does_as_people_do(last) or _acts_elsewhere(last))


def _shares_surname(doc: Doc, at: int) -> bool:
    """Tell whether a given name is joined by "and" to a full name of another person: "Barack and Ann Hill"."""
    after = doc[at + 1 : at + 4]
    if len(after) < 3 or not is_given_name(doc[at].text) or not has_form(after[0], COORDINATOR_FORM):
        return False
    return is_given_name(after[1].text) and all(token.text.istitle() and is_proper(token) for token in after[1:])


def names_a_case(token: Token) -> bool:
    """Tell whether a surname is a party of a lawsuit that goes by it: "Roe v. Wade"."""
    beside = (*token.doc[max(token.i - 1, 0) : token.i], *token.doc[token.i + 1 : token.i + 2])
    return any(other.lower_ in word_class("versus") for other in beside)


def has_surname_ending(word: str) -> bool:
    """Tell whether a word ends as family names of the Slavic, Caucasian and Turkic languages do: "Nazarbayev"."""
    plain = folded(word)
    return word.istitle() and len(plain) > _LEAST and plain.endswith(tuple(word_class("surname-ending")))


def _is_part(word: str) -> bool:
    if word.lower() in word_class("name-particle"):
        return True
    letters = word.replace("'", "").replace(".", "")
    capitalised = word[:1].isupper() and (len(letters) == 1 or not word.isupper())
    return (capitalised or word.islower()) and letters.isalpha() and not precedes_names(word) and not is_no_name(word)


def is_placed(doc: Doc, start: int, end: int) -> bool:
    """Tell whether an article or a preposition of place stands before a name: "in Victoria Falls"."""
    before = doc[start - 1].lower_ if start else ""
    placed = before in word_class("placing-preposition") and serves_as(doc[end - 1], fn.PREPOSITIONAL_OBJECT)
    return before in word_class("article") or placed


def _does_as_people_do(name: Token) -> bool:
    """Tell whether a name's deed is one that only people do ("met", "resigned"), or is done to people only."""
    verb = name.head
    if serves_as(name, fn.SUBJECT) and not serves_as(name, fn.PASSIVE_SUBJECT):
        return verb.lemma_ in word_class("personal-verb") or any(
            token.lower_ in word_class("he-or-she") for token in dependents(verb, fn.OBJECT | fn.COMPLEMENT)
        )
    return serves_as(name, _HAS_NAME) and verb.lemma_ in word_class("personal-verb")


def _acts_elsewhere(name: Token) -> bool:
    """Tell whether the last word of a name acts alone somewhere else in the text: "Ann Hill ... Hill left"."""
    return any(
        token.text == name.text and token.i != name.i and serves_as(token, fn.ACTIVE_SUBJECT) and not has(token, _WITH)
        for token in name.doc
    )
