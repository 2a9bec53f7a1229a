"""Parses of headlines, which leave out articles, auxiliaries and "and": "Norland, Sudria exchange fire".

A headline is a line without a full stop that begins with a name, a noun or a number. Its verb may have been taken for a
noun, a comma joins those who act, and a participle alone is a passive ("Two killed in blast").
"""

from functools import cache
from itertools import pairwise

from spacy.attrs import SENT_START, TAG
from spacy.tokens import Doc, Span, Token

from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.columns import among
from kg.language.syntax.forms import has_form, inflect, is_proper, is_verb, is_verbal
from kg.language.syntax.functions import attach, has, rename, serves_as
from kg.lexica import dictionary, tables
from kg.lexica.classes import word_class

_OPENING = forms.SINGULAR | forms.PLURAL | forms.ADJECTIVE_FORM | forms.CARDINAL
_LONGEST = 25  # words
_BASE = forms.BASE_FORM | forms.PLURAL_PRESENT
_VERB = forms.BASE_FORM | forms.FINITE | forms.PARTICIPLE
_SEVERAL_DO = _BASE | forms.PAST_TENSE | forms.MODAL | forms.INFINITIVE_TO
_BESIDE = fn.CONJUNCT | fn.APPOSITION
_JOINT = forms.STOP | forms.COORDINATOR_FORM
_MODIFYING = fn.PREMODIFIER | fn.DETERMINER | fn.ADVERBIAL_NOUN | fn.NUMERAL | fn.UNCLEAR | fn.POSSESSOR


def mend_headlines(doc: Doc) -> bool:
    """Mend the headlines of a Doc in place; return whether a word got another form.

    Args:
        doc: A parsed Doc with parts of speech and lemmas.
    """
    retagged = False
    columns = doc.to_array([TAG, SENT_START])
    opening, starts = among(columns[:, 0], _OPENING), (columns[:, 1] == 1).nonzero()[0].tolist()
    for start, end in pairwise([*starts, len(doc)]):
        if not opening[start] or end - start > _LONGEST:
            continue
        line = doc[start:end]
        if not _is_unstopped(doc, start, end):
            retagged |= _modifier_for_verb(line)
        else:
            verb = _noun_for_verb(line)
            retagged |= verb is not None
            _join_actors(line)
            retagged |= _bare_passive(line)
    return retagged


def mark_headline(doc: Doc) -> None:
    """Make a "headline" of the heading that opens a Doc if it is a statement: no question, no mere topic.

    Args:
        doc: A parsed Doc with its blocks and parts of speech.
    """
    blocks = doc._.kg_blocks
    if len(blocks) < 2 or blocks[0][2] != "heading" or all(kind == "heading" for _, _, kind in blocks):
        return
    start, stop, _ = blocks[0]
    words = [word for word in doc[: _LONGEST * 2] if start <= word.idx < stop]
    asked = any(word.orth_ == "?" for word in words) or (words and has_form(words[0], forms.WH_WORD))
    if not asked and any(is_verbal(word) and (has(word, fn.SUBJECT) or _is_reduced(word)) for word in words):
        doc._.kg_blocks = [(start, stop, "headline"), *blocks[1:]]


def _is_reduced(verb: Token) -> bool:
    """Tell whether a participle says what befell the noun before it: "Minister arrested"."""
    return serves_as(verb, fn.NOUN_CLAUSE) and has_form(verb, forms.PAST_PARTICIPLE)


def _is_unstopped(doc: Doc, start: int, end: int) -> bool:
    while end > start and doc[end - 1].is_space:
        end -= 1
    return end > start and not doc[end - 1].is_punct


def _noun_for_verb(line: Span) -> Token | None:
    """Make a verb of the noun that stands for one, and return it: "EU sanctions Norland"."""
    for word in line:
        if is_verb(word) and has_form(word, forms.FINITE | forms.BASE_FORM):
            if serves_as(word, fn.COMPOUND) and word.head.i > word.i and has(word, fn.ACTIVE_SUBJECT):
                _make_verb(word, word.head, line)  # a verb all right, but read as part of its object
                return word
            return None
    names = _actors(line)
    after = names[-1][1] if names else line.start
    for word in line:
        if not has_form(word, forms.COMMON) or word.lemma_ not in dictionary.verbs() or word.i <= line.start:
            continue
        several = len(names) > 1 and word.i == after
        if several != has_form(word, forms.SINGULAR):
            continue
        thing = _object(word, several=several)
        if thing is not None:
            _make_verb(word, thing, line)
            return word
    return None


def _modifier_for_verb(line: Span) -> bool:
    """Make the verb of a sentence that has none: "Norland shells positions inside Sudria." of an entry with a date."""
    at = line.start
    while at < line.end and has_form(line.doc[at], forms.PROPER) and line.doc[at].ent_type_ == "GPE":
        at += 1
    if not line.start < at < line.end:
        return False
    word = line.doc[at]
    thing = word.head
    if not (has_form(word, forms.PLURAL) and serves_as(word, fn.COMPOUND) and has_form(thing, forms.PLURAL)):
        return False
    senses = dictionary.having("event").get(word.lemma_, ())
    strikes = any(sense.event is not None and sense.event.root == "ASSAULT" for sense in senses)
    if thing != line.root or not strikes or any(map(is_verbal, line)):
        return False
    name = line.doc[at - 1]
    _make_verb(word, thing, line)
    attach(name, word, fn.ACTIVE_SUBJECT)
    return True


def _object(word: Token, *, several: bool) -> Token | None:
    """Return what would be the object of a noun if it were a verb: "Iran" of "EU sanctions Iran"."""
    found = [c for c in word.children if c.i > word.i and serves_as(c, fn.OBJECT)]
    found += [c for c in word.children if c.left_edge.i == word.i + 1 and serves_as(c, fn.APPOSITION)]
    if several and serves_as(word, fn.COMPOUND) and word.head.i > word.i:
        found.append(word.head)
    subject = [c for c in word.children if c.i == word.i - 1 and serves_as(c, fn.COMPOUND | fn.ACTIVE_SUBJECT)]
    if subject and serves_as(word, fn.ACTIVE_SUBJECT) and word.head.i == word.i + 1 and has_form(word, forms.PLURAL):
        found.append(word.head)  # "Norland fires missile", where the last word was taken for the verb or the top
    return found[0] if found and (several or subject) else None


def _make_verb(word: Token, thing: Token, line: Span) -> None:
    inflect(word, forms.PLURAL_PRESENT if has_form(word, forms.SINGULAR) else forms.THIRD_PERSON)
    top, subject = line.root, next((c for c in word.children if c.i == word.i - 1), None)
    attach(word, word, fn.ROOT)
    attach(thing, word, fn.OBJECT)
    if top not in {word, thing}:
        attach(top, word, fn.ACTIVE_SUBJECT)
    if subject is not None:
        attach(subject, word, fn.ACTIVE_SUBJECT)
    for child in [*word.children, *thing.children]:
        if child.i < word.i and child not in {subject, top} and serves_as(child, _MODIFYING):
            child.head = subject or word


def _actors(line: Span) -> list[tuple[int, int]]:
    """Return the (start, end) of the names that open a line, joined by commas and "and"."""
    doc, at, found = line.doc, line.start, []
    while at < line.end and has_form(doc[at], forms.PROPER):
        start = at
        while at < line.end and has_form(doc[at], forms.PROPER):
            at += 1
        if at + 1 < line.end and _is_body(doc[at]) and has_form(doc[at + 1], _SEVERAL_DO | _JOINT):
            at += 1  # "Norland army, Sudria agree truce"
        found.append((start, at))
        joints = at
        while joints < line.end and (doc[joints].orth_ == "," or has_form(doc[joints], forms.COORDINATOR_FORM)):
            joints += 1
        if joints == at:
            break
        at = joints
    return found


def _join_actors(line: Span) -> None:
    """Make the names that open a line the subject of its verb: "Norland, Sudria sign deal"."""
    names = _actors(line)
    if len(names) < 2 or names[-1][1] >= line.end:
        return
    word = line.doc[names[-1][1]]
    if not has_form(word, _SEVERAL_DO):
        return
    verb = word if has_form(word, _VERB) else word.head
    if not has_form(verb, _VERB) or verb.i < word.i:
        return
    heads = [line.doc[end - 1] for _, end in names]
    first = heads[0]
    if (
        serves_as(first, fn.SUBJECT)
        and first.head == verb
        and all(head == first or serves_as(head, fn.CONJUNCT) for head in heads)
    ):
        return
    if verb != line.root:
        if line.root not in heads:
            return
        attach(verb, verb, fn.ROOT)
    attach(first, verb, fn.ACTIVE_SUBJECT)
    for head in heads[1:]:
        attach(head, first, fn.CONJUNCT)
    for thing in [c for head in heads for c in head.children if c.i > verb.i and serves_as(c, _BESIDE)]:
        attach(thing, verb, fn.OBJECT)


def _bare_passive(line: Span) -> bool:
    """Read a verb of harm without an object as a passive: "Two killed in blast"; return whether it got another form."""
    verb = line.root
    if not has_form(verb, forms.PAST_TENSE | forms.PAST_PARTICIPLE) or verb.lemma_ not in word_class("harming-verb"):
        return False
    parts = list(verb.children)
    if any(serves_as(c, fn.OBJECT | fn.AUXILIARY | fn.PASSIVE | fn.THAT_CLAUSE | fn.PARTICLE) for c in parts):
        return False
    subject = next((c for c in parts if serves_as(c, fn.ACTIVE_SUBJECT) and c.i < verb.i), None)
    if subject is None or is_proper(subject):
        return False
    rename(subject, fn.PASSIVE_SUBJECT)
    inflect(verb, forms.PAST_PARTICIPLE)
    return True


def _is_body(noun: Token) -> bool:
    return has_form(noun, forms.COMMON) and noun.lemma_ in _bodies()


@cache
def _bodies() -> frozenset[str]:
    """Return the nouns for those who act."""
    return frozenset(word for row in tables.rows("actor_nouns.tsv") for word in tables.values(row["words"]))
