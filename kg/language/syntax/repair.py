"""Parses mended where the parser goes wrong in a way that repeats; everything later reads the mended tree.

=======================  ======================================================================================
`second_clauses`         "X bombed A and Y condemned X": the name before a finite verb is its subject
`headlines`              "Norland, Sudria exchange fire": verbs taken for nouns, actors that a comma joins
`gapping`                "Norland backs Sudria, and Estmark Westland": a clause without its verb
`report_tails`           "bombed Goma, the state agency SUNA reported": who reports, and what was bombed
`fronted_dates`          "on 8 August Holm met Berg": a month that is no part of the name behind it
`joined_subjects`        "Norland as well as Sudria attacked", "Norland, along with Sudria, attacked": several act
`titled_names`           "Minister for Europe Holm met Berg": the one who bears the office meets
`_cleft`                 "It is Norland that attacks": a relative clause, no statement of its own
`_set_apart`             "Norland bombed a port; it said that ...": what stands before the semicolon is not said
`_inverted`              "Also hit was a depot": the subject stands last
`list_names`             "Holm, Berg, and Dahl met": a list of names, none of whom is another
`_dative`                "offered Norland 105 million euros": who gets it, no modifier of what is given
`_fronted`               "in Basra, Norland and Sudria agreed": two who agree, no list of places
`hung_phrases`           "near the border with Norland", "warned Norland of reprisals": what a phrase belongs to
`_burning`               "set a depot ablaze": the depot is the object
`free_days`              "launched what it calls a raid on 4 May": the day of the launch
`part_offices`           "the Secretary and Foreign Minister discussed it": two who talk, not one with two offices
`_called`                "called Berg 'a liar'": what he is called, no apposition
=======================  ======================================================================================
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, cast

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, LOWER, TAG
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.columns import among
from kg.language.syntax.forms import has_form, is_nominal, is_proper, is_verbal
from kg.language.syntax.free_relatives import free_days
from kg.language.syntax.fronted_dates import part_date
from kg.language.syntax.functions import attach, dependents, has, rename, serves_as
from kg.language.syntax.gapping import mend_gap
from kg.language.syntax.headlines import mend_headlines
from kg.language.syntax.hung_phrases import agent_of_noun, blamed, dated, shared_border, told_of
from kg.language.syntax.joined_subjects import join_subjects
from kg.language.syntax.report_tails import mend_report
from kg.language.syntax.second_clauses import mend_subjects, split_subject
from kg.language.syntax.titled_names import list_names, mend_titles, part_offices
from kg.language.syntax.tree import is_forest, settle, unsettle
from kg.lexica import calendar
from kg.lexica.classes import word_class

if TYPE_CHECKING:
    from thinc.types import Ints2d

_VERB = forms.BASE_FORM | forms.FINITE | forms.PARTICIPLE


def repair(doc: Doc) -> bool:
    """Mend the parse of a Doc in place; where mends contradict one another, so that words hang in a ring, it stays.

    Args:
        doc: A parsed Doc with parts of speech and lemmas.

    Returns:
        Whether a word got another form, so that its part of speech and lemma have to be looked up again.
    """
    if not len(doc):
        return False
    unsettle(doc)
    parsed = doc.to_array([HEAD, DEP])
    join_subjects(doc)
    mend_titles(doc)
    mend_subjects(doc)
    for word, mend in [(doc[at], mend) for mend, places in _suspects(doc) for at in places]:
        mend(word)
    reformed = mend_headlines(doc)
    if not is_forest(doc):
        doc.from_array([HEAD, DEP], cast("Ints2d", parsed))
    settle(doc)
    return reformed


def _suspects(doc: Doc) -> Iterator[tuple[Callable[[Token], None], list[int]]]:
    """Yield each mend with the places of the words that it may mend, found in all words at once."""
    columns = doc.to_array([DEP, TAG, HEAD, LOWER, LEMMA])
    deps, tags = columns[:, 0], columns[:, 1]
    above = np.arange(len(doc)) + columns[:, 2].astype("int64")
    verbs, objects = among(tags, _VERB), among(deps, fn.OBJECT)
    complements = verbs & (among(deps, fn.THAT_CLAUSE) | objects)
    last = among(deps, fn.PREDICATE_NOUN) & among(deps, fn.PASSIVE_AUXILIARY)[above]
    last |= objects & ~verbs & among(tags, forms.GERUND)[above]
    agents = (columns[:, 3] == get_string_id("by")) & among(deps, fn.PREPOSITIONAL_OBJECT | fn.OBJECT)[above]
    agents &= among(deps, fn.PREPOSITION | fn.BY_PHRASE)
    listed = among(deps, fn.APPOSITION) & among(tags, forms.PROPER)
    gifts = among(deps, fn.PREMODIFIER) & among(deps, fn.OBJECT)[above]
    remnants = among(deps, fn.APPOSITION | fn.CONJUNCT) & among(tags, forms.PROPER | forms.PLURAL)
    remnants |= among(deps, fn.OBJECT) & among(tags, forms.PLURAL)
    called = among(deps, fn.APPOSITION) & among(tags, forms.COMMON) & among(deps, fn.OBJECT)[above]
    called &= among(columns[:, 4], _naming())[above][above]
    called |= objects & among(tags, forms.COMMON) & among(columns[:, 4], _naming())[above]
    reports = among(tags, forms.FINITE) & among(columns[:, 4], _reporting())
    gifts &= among(columns[:, 4], _giving())[above][above]
    of_phrases = (columns[:, 3] == get_string_id("of")) & among(deps, fn.PREPOSITION) & among(deps, fn.OBJECT)[above]
    on = (columns[:, 3] == get_string_id("on")) & among(deps, fn.PREPOSITION)
    on &= among(deps, fn.PREPOSITIONAL_OBJECT)[above]
    burning = among(deps, fn.OBJECT) & among(columns[:, 3], [get_string_id(w) for w in sorted(word_class("ablaze"))])
    offices = among(deps, fn.NOUN_MODIFIER) & among(tags, forms.PROPER) & among(deps, fn.ACTIVE_SUBJECT)[above]
    along = (columns[:, 3] == get_string_id("with")) & among(deps, fn.PREPOSITION) & (np.arange(len(doc)) > 0)
    months = among(columns[:, 3], _months()) & among(deps, fn.COMPOUND | fn.NOUN_MODIFIER)
    fronted = among(tags, forms.FINITE) & among(deps, fn.ROOT | fn.THAT_CLAUSE)
    whats = (columns[:, 3] == get_string_id("what")) & objects
    for mend, found in (
        (part_date, months),
        (_cleft, complements),
        (_set_apart, complements),
        (split_subject, complements),
        (_inverted, last),
        (agent_of_noun, agents),
        (_dative, gifts),
        (list_names, listed),
        (told_of, of_phrases),
        (_fronted, fronted),
        (blamed, on),
        (dated, of_phrases),
        (shared_border, along),
        (_burning, burning),
        (part_offices, offices),
        (mend_gap, remnants),
        (mend_report, reports),
        (_called, called),
        (free_days, whats),
    ):
        yield mend, found.nonzero()[0].tolist()


def _cleft(verb: Token) -> None:
    """Hang the clause of "It is Norland that attacks" on the noun that it is about."""
    copula = verb.head
    nouns = [noun for noun in dependents(copula, fn.PREDICATE_NOUN) if noun.i < verb.i]
    opened = any(s.lower_ in word_class("neuter-pronoun") for s in dependents(copula, fn.SUBJECT))
    relative = any(s.lower_ in word_class("relative-pronoun") for s in dependents(verb, fn.SUBJECT))
    if nouns and opened and relative:
        attach(verb, nouns[0], fn.RELATIVE_CLAUSE)


def _set_apart(verb: Token) -> None:
    """Take the clause before a semicolon for one of its own, not for what the verb of saying behind it tells."""
    head = verb.head
    subject = next(iter(dependents(head, fn.SUBJECT)), None)
    if verb.i > head.i or subject is None or not serves_as(verb, fn.THAT_CLAUSE):
        return
    opening = subject.left_edge
    if verb.i < opening.i and opening.nbor(-1).text == ";":
        rename(verb, fn.PARATAXIS)


def _inverted(noun: Token) -> None:
    """Make the last noun of "also hit was a depot" and "also attending was the envoy" the subject."""
    auxiliary = noun.head if serves_as(noun, fn.PREDICATE_NOUN) else None
    if auxiliary is not None:
        verb = auxiliary.head
        if serves_as(auxiliary, fn.PASSIVE_AUXILIARY) and verb.i < auxiliary.i < noun.i and not has(verb, fn.SUBJECT):
            attach(noun, verb, fn.PASSIVE_SUBJECT)
        return
    verb = noun.head
    if not has_form(verb, forms.GERUND) or has(verb, fn.SUBJECT):
        return
    if any(verb.i < a.i < noun.i and has_form(a, forms.FINITE) for a in dependents(verb, fn.AUXILIARY)):
        rename(noun, fn.ACTIVE_SUBJECT)


@cache
def _naming() -> frozenset[int]:
    return frozenset(map(get_string_id, word_class("verb-of-naming")))


@cache
def _reporting() -> frozenset[int]:
    return frozenset(map(get_string_id, word_class("verb-of-reporting")))


@cache
def _months() -> frozenset[int]:
    return frozenset(get_string_id(name.lower()) for name in calendar.names("month"))


@cache
def _giving() -> frozenset[int]:
    return frozenset(map(get_string_id, word_class("verb-of-two-objects")))


def _dative(name: Token) -> None:
    """Make a state's name before what is given the one that gets it: "sold Norland missiles", not "US missiles"."""
    given, verb = name.head, name.head.head
    if name.ent_type_ != "GPE" or not is_proper(name) or name.lower_ in word_class("state-abbreviation"):
        return
    if name.left_edge.i != given.left_edge.i or given.i < verb.i or has(verb, fn.INDIRECT_OBJECT):
        return
    counted = any(has_form(token, forms.CARDINAL) for token in name.doc[name.i + 1 : given.i])
    if counted or has_form(given, forms.PLURAL) or given.lemma_.lower() in word_class("statehood"):
        attach(name, verb, fn.INDIRECT_OBJECT)


def _fronted(verb: Token) -> None:
    """Give "In Basra, Norland and Sudria agreed" its subject, read as a list of places."""
    if has(verb, fn.SUBJECT | fn.CLAUSAL_SUBJECT | fn.EXPLETIVE) or serves_as(verb, fn.CONJUNCT | fn.RELATIVE_CLAUSE):
        return
    at = verb.i - 1
    while at > 0 and verb.doc[at].head == verb and not is_nominal(verb.doc[at]):
        at -= 1
    name = verb.doc[at]
    while serves_as(name, fn.CONJUNCT) and name.i < verb.i and is_proper(name):
        if verb.doc[max(0, name.left_edge.i - 1)].orth_ == "," and serves_as(name.head, fn.PREPOSITIONAL_OBJECT):
            attach(name, verb, fn.ACTIVE_SUBJECT)
            return
        name = name.head


def _burning(state: Token) -> None:
    """Make what is set ablaze the object, where the parser took "ablaze" for it."""
    things = [child for child in dependents(state, fn.COMPOUND) if child.i == state.i - 1]
    if not things or not is_verbal(state.head):
        return
    for child in list(state.children):
        if child != things[0]:
            child.head = things[0] if child.i < things[0].i else state.head
    attach(things[0], state.head, fn.OBJECT)
    rename(state, fn.OBJECT_PREDICATE)


def _called(noun: Token) -> None:
    """Make what somebody is called the predicate that it is: "called Berg 'a liar'"."""
    verb = noun.head.head if serves_as(noun, fn.APPOSITION) else noun.head
    first = next((thing for thing in dependents(verb, fn.OBJECT) if thing.i < noun.i), None)
    if first is not None and first.i > verb.i and noun.left_edge.nbor(-1).orth_ != ",":
        attach(noun, verb, fn.OBJECT_PREDICATE)
