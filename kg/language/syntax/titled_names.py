"""Names after an office with its field: "Minister for Europe Holm", "Envoys to Sudria Paul Berg and Ida Dahl".

The parser hangs the name on the field or on the verb; the office is then what acts, and the name is lost.
"""

from functools import cache

from spacy.attrs import LOWER
from spacy.strings import get_string_id
from spacy.tokens import Doc, Span, Token

from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.columns import among
from kg.language.syntax.forms import has_form, is_nominal, is_proper
from kg.language.syntax.functions import attach, dependents, has, rename, replace, serves_as
from kg.lexica import tables, titles
from kg.lexica.classes import word_class

_FIELD = 9  # most words between an office and the name behind it
_PERSONAL = frozenset({"head", "official", "spokesperson", "state_head", "government_head"})
_LISTED = frozenset({"PERSON", "GPE", "NORP", "ORG"})
_HYPHENS = frozenset({"-", "–", "‑"})
_JOINING = forms.COORDINATOR_FORM | forms.DETERMINER_FORM | forms.SUBORDINATOR_FORM


def mend_titles(doc: Doc) -> None:
    """Give each name after an office with its field the place of the office in the tree."""
    for at in among(doc.to_array(LOWER), [get_string_id("under")])[:-1].nonzero()[0].tolist():
        _mend_under(doc[at], doc[at + 1])
    prepositions = [get_string_id(word) for word in sorted(word_class("preposition-of-field"))]
    for at in among(doc.to_array(LOWER), prepositions)[1:].nonzero()[0].tolist():
        preposition = doc[at + 1]
        office = doc[at - (doc[at].text in _HYPHENS)] if at else doc[0]
        if office.is_title and is_proper(office) and office.lower_ in _offices():
            name = _name_behind(preposition)
            if name is not None:
                _mend(office, preposition, name)


@cache
def _offices() -> frozenset[str]:
    """Return the words that name an office of one person."""
    rows = tables.rows("roles.tsv")
    return titles.opening() | {row["noun"] for row in rows if row["kind"] in _PERSONAL}


def _name_behind(preposition: Token) -> Span | None:
    """Return the person's name right behind the field that a preposition opens; None if the name has its own title."""
    doc = preposition.doc
    for at in range(preposition.i + 1, min(preposition.i + _FIELD + 1, len(doc))):
        token = doc[at]
        if token.ent_type_ == "PERSON" and token.ent_iob_ == "B":
            name = _whole(next(ent for ent in doc.ents if ent.start == at))
            before = doc[name.start - 1]
            owner = name.end < len(doc) and has_form(doc[name.end], forms.GENITIVE)
            titled = before.lower_.rstrip(".") in _offices() or not before.text[:1].isupper()
            return None if owner or titled or name.start == preposition.i + 1 else name
        if not (token.text[:1].isupper() or has_form(token, _JOINING) or token.text in _HYPHENS):
            return None
    return None


def _whole(name: Span) -> Span:
    """Return a name with the forename that the model left between it and a state: "of Russia Ivan [Berg]"."""
    forename, before = name[0].nbor(-1), name[0].nbor(-2)
    whole = before.ent_type_ == "GPE" and not forename.ent_type_ and forename.head == name.root
    return name.doc[name.start - 1 : name.end] if whole else name


def _mend_under(under: Token, secretary: Token) -> None:
    """Make the subject of "Under Secretary Holm and Deputy Secretary Berg welcomed it" one."""
    names = dependents(under, fn.PREPOSITIONAL_OBJECT)
    if not under.is_title or secretary.lower_ not in word_class("minister") or not secretary.is_title or not names:
        return
    verb, name = under.head, names[0]
    if not is_proper(name) or not serves_as(under, fn.PREPOSITION) or has(verb, fn.SUBJECT) or name.i > verb.i:
        return
    attach(name, verb, fn.ACTIVE_SUBJECT)
    attach(under, name, fn.COMPOUND)


def _mend(office: Token, preposition: Token, name: Span) -> None:
    bearer, field = name.root, name.doc[name.start - 1]
    if not is_nominal(bearer) or office.head == bearer or serves_as(bearer, fn.POSSESSOR):
        return
    if bearer.is_ancestor(office):
        if serves_as(office, fn.CONJUNCT):
            attach(office, bearer, fn.NOUN_MODIFIER)  # "Envoy Holm and Ambassador to Sudria Berg"
        return
    while preposition.i < field.head.i < name.start and field.head != field:
        field = field.head  # "for [Trade] and Industry Holm"
    if name.start <= field.head.i < name.end:
        if office.is_ancestor(bearer) and bearer.head != preposition:
            replace(bearer, field)
        else:
            attach(field, preposition, fn.PREPOSITIONAL_OBJECT)
    for token in name.doc[preposition.i + 1 : name.start]:
        if name.start <= token.head.i < name.end and token != field:
            token.head = field
    replace(office, bearer)
    attach(office, bearer, fn.NOUN_MODIFIER)
    for child in [c for c in office.children if c.i >= name.end]:
        child.head = bearer
    _join(bearer)


def _join(name: Token) -> None:
    """Make two of "Envoy for Sudria Holm and Ambassador Berg met", read as one with two titles."""
    last = name.head
    if serves_as(name, fn.NOUN_MODIFIER) and last.ent_type_ == "PERSON" and has(name, fn.COORDINATOR):
        replace(last, name)
        attach(last, name, fn.CONJUNCT)
        for other in dependents(name, fn.CONJUNCT):
            if other != last and other.lower_ in _offices():
                attach(other, last, fn.NOUN_MODIFIER)


def part_offices(first: Token) -> None:
    """Make two who talk of "the Secretary and Foreign Minister discussed", read as one with two offices."""
    last, verb = first.head, first.head.head
    if not has(first, fn.COORDINATOR) or first.i > last.i or verb.lemma_ not in word_class("verb-of-talking-together"):
        return
    replace(last, first)
    attach(last, first, fn.CONJUNCT)
    for child in [c for c in last.children if c.i < first.i]:
        child.head = first


def list_names(name: Token) -> None:
    """Make the second name of "Norland, Sudria, and Estland condemned it" one of the list, no apposition.

    So is the second person of "met his counterpart Paul Berg, Minister Ida Dahl and Envoy Anna Holm".
    """
    first = name.head
    kinds = {first.ent_type_, name.ent_type_}
    if not is_proper(first):
        others = [a for a in dependents(first, fn.APPOSITION) if a.ent_type_ == name.ent_type_ == "PERSON"]
        if others[:1] not in ([], [name]):
            rename(name, fn.CONJUNCT)
        return
    if first.i > name.i or not (kinds == {"PERSON"} or serves_as(first, fn.ACTIVE_SUBJECT)):
        return
    for other in dependents(first.head, fn.ACTIVE_SUBJECT) if kinds <= _LISTED else ():
        if other.i > name.i and is_proper(other) and any(t.head in {first, name} for t in _and_before(other)):
            attach(other, first, fn.CONJUNCT)  # "Norland, Sudria, and Estland strongly condemn it"
    heads = (first, name) if kinds == {"PERSON"} else (first,)
    if kinds <= _LISTED and any(o.i > name.i for one in heads for o in dependents(one, fn.CONJUNCT)):
        rename(name, fn.CONJUNCT)


def _and_before(name: Token) -> list[Token]:
    before = name.doc[max(0, name.left_edge.i - 1) : name.left_edge.i]
    return [token for token in before if serves_as(token, fn.COORDINATOR)]
