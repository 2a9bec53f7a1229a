"""The subject that the parser took from a second clause: "Norland bombed Sudria and Westland condemned Norland".

A finite verb that follows a noun with no comma and no "and" between them has this noun as its subject. Where the parser
made the noun a second object or modifier and left the verb without a subject, the noun is given back.
"""

from collections.abc import Iterator

import numpy as np
from spacy.attrs import DEP, HEAD, TAG
from spacy.tokens import Doc, Token

from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.columns import among
from kg.language.syntax.forms import has_form, is_nominal, is_pronoun, is_verbal
from kg.language.syntax.functions import attach, dependents, has, rename, replace, serves_as
from kg.lexica import dictionary
from kg.lexica.classes import word_class

_FINITE_WORD = forms.FINITE | forms.MODAL
_ANY_AUXILIARY = fn.AUXILIARY | fn.PASSIVE_AUXILIARY
_ANY_SUBJECT = fn.SUBJECT | fn.CLAUSAL_SUBJECT | fn.EXPLETIVE
_BESIDE_VERB = _ANY_AUXILIARY | fn.NEGATION | fn.ADVERB
_PARENTHESIS = fn.RELATIVE_CLAUSE | fn.APPOSITION | fn.NOUN_CLAUSE | fn.PREPOSITION
_NOMINAL_PLACE = fn.OBJECT | fn.PREPOSITIONAL_OBJECT | fn.PREDICATE_NOUN
_NO_CLAUSE = fn.NOUN_CLAUSE | fn.RELATIVE_CLAUSE | _ANY_AUXILIARY
_JOINT = fn.COORDINATOR | fn.PUNCTUATION
_DEEPEST = 8  # steps up from a noun; more is a misparse
_TIMES = frozenset({"DATE", "TIME"})


def mend_subjects(doc: Doc) -> None:
    """Give back their subjects to the finite verbs of a Doc that have lost them.

    Args:
        doc: A parsed Doc with parts of speech.
    """
    for verb in list(_without_subject(doc)):
        last = _noun_before(verb)
        if last is not None and not _second_clause(verb, last):
            _bare_subject(verb, last)


def _without_subject(doc: Doc) -> Iterator[Token]:
    """Yield the finite verbs that have no subject of their own, in text order."""
    columns = doc.to_array([TAG, DEP, HEAD])
    tags, deps, places = columns[:, 0], columns[:, 1], np.arange(len(doc))
    above = places + columns[:, 2].astype("int64")
    auxiliary, finite = among(deps, _ANY_AUXILIARY), among(tags, _FINITE_WORD)
    verbs = set(np.where(auxiliary, above, places)[finite].tolist())
    verbs -= set(above[among(deps, _ANY_SUBJECT)].tolist())
    for at in sorted(verbs):
        compound = at + 1 < len(doc) and has_form(doc[at + 1], forms.HYPHEN)  # "co-hosted"
        if is_verbal(doc[at]) and not compound and not serves_as(doc[at], _NO_CLAUSE):
            yield doc[at]


def _noun_before(verb: Token) -> Token | None:
    """Return the noun that a finite verb directly follows, but for its adverbs, a time and what stands in commas."""
    doc, at, first = verb.doc, verb.i - 1, verb.sent.start
    while at >= first:
        word = doc[at]
        if (word.head == verb and serves_as(word, _BESIDE_VERB)) or has_form(word, forms.ADVERB_FORM):
            at -= 1
        elif word.ent_type_ in _TIMES:
            while at >= first and doc[at].ent_type_ in _TIMES:
                at -= 1
            if at >= first and has_form(doc[at], forms.SUBORDINATOR_FORM):
                at -= 1
        elif word.orth_ == ",":
            return _before_parenthesis(word)
        else:
            return word if is_nominal(word) or is_pronoun(word) else None
    return None


def _before_parenthesis(comma: Token) -> Token | None:
    """Return the noun whose clause or apposition stands between two commas: "Norland, which borders it, protested"."""
    first, word = comma.sent.start, comma
    if comma.i > first:
        word = comma.nbor(-1)
    for _ in range(_DEEPEST):
        opening = word.left_edge.i - 1
        if serves_as(word, _PARENTHESIS) and opening > first and comma.doc[opening].orth_ == ",":
            return word.head if word.head.i < opening else None
        if word.head == word:
            return None
        word = word.head
    return None


def _second_clause(verb: Token, last: Token) -> bool:
    """Make the conjunct before a finite verb its subject; tell whether there is one."""
    if (
        has(verb, fn.BY_PHRASE)
        or last.lower_ in word_class("antecedent-pronoun")
        or (serves_as(verb, fn.ADVERBIAL_CLAUSE) and not has(verb, fn.OBJECT))
    ):
        return False  # a participle, "the army and a group led by him"
    subject = _new_subject(last, verb)
    if subject is None:
        return False
    joint = subject.head
    if _of_conjunction(subject, verb):
        return True
    if joint.head == verb and serves_as(verb, _NOMINAL_PLACE):
        _swap(joint, verb)
    above = _verb_above(joint)
    if above is None or above == verb:
        return _whole(joint, verb)
    if verb.is_ancestor(above):
        subject = _after_fronted(joint) or subject
    elif verb.head == verb:
        return False
    elif not (is_verbal(verb.head) and (verb.head == above or verb.head.is_ancestor(above))):
        attach(verb, above, fn.CONJUNCT)
    else:
        rename(verb, fn.CONJUNCT)
    between = [w for w in dependents(joint, _JOINT) if joint.i < w.i < subject.left_edge.i]
    listed = [c.i for c in dependents(joint, fn.CONJUNCT) if c != subject]
    attach(subject, verb, fn.ACTIVE_SUBJECT)
    for word in between:
        if not any(joint.i < at < word.i for at in listed):
            word.head = verb.head
    return True


def _after_fronted(word: Token) -> Token | None:
    """Return the first of coordinated nouns if a comma or dash opens them: "When he fell, Norland and Sudria met"."""
    while serves_as(word, fn.CONJUNCT):
        word = word.head
    return word if word.left_edge.i and has_form(word.left_edge.nbor(-1), forms.STOP | forms.HYPHEN) else None


def _swap(noun: Token, verb: Token) -> None:
    """Give a noun the place of the verb below which it hangs: "the support of Norland and Sudria recovers"."""
    above = _verb_above(verb)
    if above is not None:
        replace(verb, noun)
        attach(verb, above, fn.CONJUNCT)


def split_subject(verb: Token) -> None:
    """Give the first of two subjects of a complement back to the verb above as its object, unless that takes clauses.

    "Norland bombed Sudria and Westland bombed Eastland" was read like "Norland said Sudria and Westland bombed it".

    Args:
        verb: The verb of a complement, or one that hangs on another as if it were its object.
    """
    above, subject = verb.head, next(iter(dependents(verb, fn.ACTIVE_SUBJECT)), None)
    finite = any(has_form(w, _FINITE_WORD) for w in (verb, *dependents(verb, _ANY_AUXILIARY)))
    if (
        subject is None
        or not finite
        or subject.left_edge.i != above.i + 1
        or any(c != verb for c in dependents(above, fn.OBJECT))
    ):
        return
    last = _noun_before(verb)
    other = None if last is None else _new_subject(last, verb)
    if other is None:
        return
    joints = [c for c in dependents(other.head, fn.COORDINATOR) if c.i < other.i]
    contrast = any(joint.lower_ in word_class("contrasting-coordinator") for joint in joints)
    if not contrast and not serves_as(verb, fn.OBJECT) and _takes_clauses(above):
        return
    attach(subject, above, fn.OBJECT)
    attach(other, verb, fn.ACTIVE_SUBJECT)
    rename(verb, fn.CONJUNCT)
    for joint in joints:
        joint.head = above


def _takes_clauses(verb: Token) -> bool:
    """Tell whether a verb may govern a clause without "that", or is not known."""
    senses = dictionary.verbs().get(verb.lemma_, ())
    return not senses or any("that" in cue.frames for sense in senses for cue in sense.cues)


def _of_conjunction(subject: Token, verb: Token) -> bool:
    """Read "as Norland and Sudria support it", where the conjunction was taken for a preposition."""
    first = subject.head
    while serves_as(first, fn.CONJUNCT):
        first = first.head
    word = first.head
    if not serves_as(first, fn.PREPOSITIONAL_OBJECT) or first.left_edge.i != word.i + 1:
        return False
    above = word.head if is_verbal(word.head) else _verb_above(word)
    if (
        word.lower_ not in word_class("preposition-or-conjunction")
        or above is None
        or verb in {above, *above.ancestors}
    ):
        return False
    attach(verb, above, fn.ADVERBIAL_CLAUSE)
    attach(first, verb, fn.ACTIVE_SUBJECT)
    attach(word, verb, fn.SUBORDINATOR)
    return True


def _whole(joint: Token, verb: Token) -> bool:
    """Make a whole coordination the subject: all that stands before a sentence's only verb."""
    while serves_as(joint, fn.CONJUNCT):
        joint = joint.head
    if joint.head != verb or serves_as(joint, fn.PREPOSITION) or joint.i > verb.i:
        return False
    rename(joint, fn.ACTIVE_SUBJECT)
    return True


def _new_subject(last: Token, verb: Token) -> Token | None:
    """Return the conjunct that ends with a noun and opens a clause of its own, or None.

    Of several, "praised A and B and C condemned it", it is the last, unless a comma or a plural verb tells otherwise.
    """
    found: list[Token] = []
    word = last
    for _ in range(_DEEPEST):
        head = word.head
        if head == word or is_verbal(word) or head.i > verb.i:
            break
        if serves_as(word, fn.CONJUNCT) and any(head.i < c.i < word.i for c in dependents(head, fn.COORDINATOR)):
            found.append(word)
            if _after_comma(word):
                return word
        if is_verbal(head) or serves_as(word, fn.SUBJECT):
            break
        word = head
    if not found:
        return None
    forms_of_verb = (verb, *dependents(verb, _ANY_AUXILIARY))
    plural = any(has_form(w, forms.PLURAL_PRESENT) or w.lower_ in word_class("plural-copula") for w in forms_of_verb)
    return found[-1] if plural or not serves_as(found[0].head, fn.CONJUNCT) else found[0]


def _after_comma(word: Token) -> bool:
    """Tell whether a comma stands before the "and" that a conjunct follows: "Sudria, and Westland and Eastland"."""
    at = word.left_edge.i
    return at > 1 and has_form(word.doc[at - 1], forms.COORDINATOR_FORM) and word.doc[at - 2].orth_ == ","


def _verb_above(word: Token) -> Token | None:
    return next((ancestor for ancestor in word.ancestors if is_verbal(ancestor)), None)


def _bare_subject(verb: Token, last: Token) -> None:
    """Make the name right before a verb its subject where the parser took it for a modifier: "Norland armed"."""
    if last.head != verb or last.ent_type_ in _TIMES or not (has_form(last, forms.PROPER) or is_pronoun(last)):
        return
    sure = has_form(verb, forms.FINITE - forms.PLURAL_PRESENT)  # the base form may be a noun
    if serves_as(last, fn.ADVERBIAL_NOUN | fn.UNCLEAR) or (sure and serves_as(last, fn.COMPOUND | fn.NOUN_MODIFIER)):
        rename(last, fn.ACTIVE_SUBJECT)
