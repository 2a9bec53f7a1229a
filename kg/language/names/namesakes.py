"""States and places that share their name with a person of the text: which mention is whose ("Jordan")."""

from collections.abc import Iterable
from itertools import takewhile

from spacy.tokens import Doc, Token

from kg.language.names.name_types import precedes_names
from kg.language.names.spans import MentionSpan
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import COORDINATOR_FORM, has_form
from kg.language.syntax.functions import has, serves_as
from kg.lexica.classes import word_class

_TERRITORIES = frozenset({"State", "Place"})
_SOON = 2  # sentences after a person is named in which "X said" means that person


def of_people(doc: Doc, prose: list[bool], known: list[MentionSpan], guessed: list[MentionSpan]) -> frozenset[int]:
    """Return the tokens at which a name of the gazetteer means a person whom the text names in full.

    A territory keeps its name where it stands in a list of names, is a place or has "its" behind it; the person has it
    after a title, before "he" and "who", and as who says something soon after. The rest goes to the person only if
    nothing in the text shows the territory.

    Args:
        doc: With tags and parse.
        prose: For each token, whether it stands in text to be read as sentences.
        known: The gazetteer's names.
        guessed: The model's names, corrected.
    """
    bearers: dict[str, list[int]] = {}
    for name in guessed:
        if name.type == "Person" and name.end - name.start > 1:
            bearers.setdefault(doc[name.end - 1].text, []).append(name.end - 1)
    uses: dict[str, list[int]] = {}
    for name in known if bearers else ():
        text, alone = doc[name.start].text, name.end - name.start == 1
        if alone and name.type in _TERRITORIES and text in bearers and name.start not in bearers[text]:
            uses.setdefault(text, []).append(name.start)
    starts = {name.start for name in known}
    ends = {name.end for name in known}
    persons: set[int] = set()
    for text, places in uses.items():
        told = {i: _is_person(doc[i], bearers[text], starts, ends) for i in places}
        shown = any(mine is False or (mine is None and prose[i] and i < bearers[text][0]) for i, mine in told.items())
        persons |= {i for i, mine in told.items() if mine or (mine is None and not shown)}
    return frozenset(persons)


def _is_person(name: Token, bearers: Iterable[int], starts: set[int], ends: set[int]) -> bool | None:
    """Tell whether a name is a person's (True) or a territory's (False) where its sentence tells, else None."""
    doc, i = name.doc, name.i
    before = doc[i - 1] if i else None
    if before is not None and precedes_names(before.text) and before.text[:1].isupper() and not before.is_sent_start:
        return True
    if before is not None and before.text.endswith(".") and precedes_names(before.text):
        return True
    if _is_listed(doc, i, starts, ends) or _is_place(name):
        return False
    acts = serves_as(name, fn.SUBJECT)
    after = list(takewhile(lambda token: token.text != '"', doc[i + 1 : name.sent.end]))
    if acts and any(token.lower_ in word_class("own-neuter") or _is_it(token) for token in after):
        return False
    if acts and any(token.lower_ in word_class("he-or-she") for token in after):
        return True
    if has(name, fn.RELATIVE_CLAUSE) and any(token.lower_ in word_class("personal-relative") for token in after):
        return True
    soon = any(bearer < i and _sentences_between(doc, bearer, i) <= _SOON for bearer in bearers)
    says = acts and name.head.lemma_ in word_class("talking-verb")
    return True if says and soon else None


def _is_it(token: Token) -> bool:
    return token.lower_ in word_class("neuter-pronoun") and serves_as(token, fn.SUBJECT)


def _is_listed(doc: Doc, i: int, starts: set[int], ends: set[int]) -> bool:
    """Tell whether a name stands beside another known one in a list: "Jordan, Egypt and Iraq", "Egypt and Jordan"."""
    joins_after = i + 2 < len(doc) and i + 2 in starts and _joins(doc[i + 1])
    return joins_after or (i > 1 and i - 1 in ends and _joins(doc[i - 1]))


def _joins(token: Token) -> bool:
    return token.text == "," or has_form(token, COORDINATOR_FORM)


def _is_place(name: Token) -> bool:
    held = serves_as(name, fn.PREPOSITIONAL_OBJECT) and name.head.lower_ in word_class("placing-preposition")
    owned = serves_as(name, fn.POSSESSOR) and name.head.lemma_ in word_class("state-possession")
    return held or owned or has(name, fn.DETERMINER)


def _sentences_between(doc: Doc, first: int, last: int) -> int:
    return sum(1 for token in doc[first + 1 : last + 1] if token.is_sent_start)
