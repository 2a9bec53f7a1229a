"""Ways around a noun: what it is coordinated with, what a preposition governs, what a relative pronoun stands for."""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Token

from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import has_form, is_adjective, is_adposition, is_nominal, is_proper, is_verbal
from kg.language.syntax.functions import APPOSITION, Function, dependents, has, serves_as
from kg.lexica.classes import word_class

_RELATIVE_FORM = forms.WH_DETERMINER | forms.WH_PRONOUN | forms.WH_POSSESSIVE | forms.SUBORDINATOR_FORM
_HYPHENS = frozenset({"-", "–"})
_AFTER_NOUN = fn.NUMERAL | fn.CASE | fn.COMPOUND
_NOT_OF_PHRASE = (
    fn.PUNCTUATION
    | fn.COORDINATOR
    | fn.ADVERB
    | fn.PRECOORDINATOR
    | fn.PREPOSITION
    | fn.SUBORDINATOR
    | fn.RELATIVE_CLAUSE
)


def conjuncts(token: Token) -> list[Token]:
    """Return a token and what is coordinated with it to its right, in text order ("Russia, Iran and China").

    A semicolon ends the coordination: what follows it is too often another list. What is taken out is left out: C of
    "A and B but not C", A of "not A but B".
    """
    found, queue = [token], [token]
    while queue:
        head = queue.pop()
        for child in dependents(head, fn.CONJUNCT):
            if child not in found and not _taken_out(child) and not any(c.text == ";" for c in head.children):
                found.append(child)
                queue.append(child)
    if len(found) > 1 and _is_corrected(token):
        found.remove(token)
    return sorted(found)


def _taken_out(conjunct: Token) -> bool:
    """Tell whether a conjunct is said to be none of the others: "but not Sudria", "rather than Sudria", "all but"."""
    if not is_nominal(conjunct):
        return False
    first = conjunct.left_edge
    before = first.nbor(-1).lower_ if first.i else ""
    out = word_class("excluding-word")
    if before in out or (first.i < conjunct.i and first.lower_ in out):
        return True
    if before not in word_class("contrasting-coordinator"):
        return False
    head = conjunct.head
    return not word_class("quantifier-before-but").isdisjoint({head.lower_, head.left_edge.lower_})


def _is_corrected(noun: Token) -> bool:
    """Tell whether "but" puts others in the place of a noun after "not": "not Norland but Sudria"."""
    first = noun.left_edge
    if not is_nominal(noun) or first.lower_ not in word_class("excluding-word") or not serves_as(first, fn.NEGATION):
        return False
    joints = {c.lower_ for c in dependents(noun, fn.COORDINATOR)}
    return not joints.isdisjoint(word_class("contrasting-coordinator"))


def first_conjunct(word: Token) -> Token:
    """Return the first of the coordinated words that a word belongs to: "friend" of "a friend and ally"."""
    while serves_as(word, fn.CONJUNCT) and (is_nominal(word.head) or is_adjective(word.head)):
        word = word.head
    return word


def said_after(name: Token, function: Function) -> list[Token]:
    """Return the appositions or clauses after a name that are its own.

    After "Hill and Berg" a description in the singular is Berg's, whichever of them the parser hangs it on; one in the
    plural stays where it hangs.
    """
    first = name
    while serves_as(first, APPOSITION) and first.ent_type_ == first.head.ent_type_ == "PERSON":
        first = first.head
    names = [other for other in conjuncts(first_conjunct(first)) if is_proper(other)]
    names += [c for other in names for c in dependents(other, APPOSITION) if c.ent_type_ == "PERSON" and is_proper(c)]
    if name not in names:
        return [child for child in dependents(name, function) if child.i > name.i]
    found = []
    places = sorted(other.i for other in names)
    for bearer in names:
        for child in dependents(bearer, function):
            before = bisect_left(places, child.left_edge.i)
            nearest = name.doc[places[before - 1]] if before else bearer
            owner = bearer if _is_of_several(child) or nearest.i < bearer.i else nearest
            if child.i > bearer.i and owner == name:
                found.append(child)
    return found


def _is_of_several(word: Token) -> bool:
    """Tell whether a description or a clause is of several: "both ministers", "who are ministers"."""
    return has_form(word, forms.PLURAL) or word.lower_ in word_class("plural-copula")


def described(apposition: Token) -> Token:
    """Return the name that an apposition is said of: after "Hill and Berg" one in the singular is Berg's."""
    head = apposition.head
    names = conjuncts(first_conjunct(head))
    return next((name for name in reversed(names) if apposition in said_after(name, APPOSITION)), head)


def shared_possessor(pronoun: Token) -> Token | None:
    """Return the possessor that coordinated phrases share: "Iran" for "its" in "Iran's ties and its pact with X"."""
    noun = pronoun.head
    if not (serves_as(pronoun, fn.POSSESSOR) and serves_as(noun, fn.CONJUNCT)):
        return None
    first = first_conjunct(noun.head)
    phrases = [first, first.head.head] if serves_as(first, fn.PREPOSITIONAL_OBJECT) else [first]
    return next((child for phrase in phrases for child in dependents(phrase, fn.POSSESSOR)), None)


def antecedent(pronoun: Token) -> Token:
    """Return the noun that a relative pronoun stands for, or the token itself if it is none."""
    if pronoun.lower_ not in word_class("relative-pronoun") or not has_form(pronoun, _RELATIVE_FORM):
        return pronoun
    for ancestor in pronoun.ancestors:
        if serves_as(ancestor, fn.RELATIVE_CLAUSE):
            noun = ancestor.head
            if pronoun.lower_ == "which":
                return _thing_before(pronoun) if _is_person(noun) else noun
            return noun.head if _says_who(noun) else noun  # "Lund, the envoy, who left"
    return pronoun


def _says_who(noun: Token) -> bool:
    """Tell whether a noun says who the name before it is: "Ana Lund, the party's nominee"."""
    return serves_as(noun, fn.APPOSITION) and not is_proper(noun) and is_proper(noun.head) and is_definite(noun)


def is_relative_that(word: Token) -> bool:
    """Tell whether a word is the pronoun "that", which opens a relative clause."""
    return word.lower_ == "that" and has_form(word, forms.WH_DETERMINER)


def _is_person(noun: Token) -> bool:
    return noun.ent_type_ == "PERSON" or any(c.ent_type_ == "PERSON" for c in dependents(noun, fn.APPOSITION))


def _thing_before(pronoun: Token) -> Token:
    """Return the noun right before "which", where the parser took a person: "Hill, head of the union, which"."""
    for i in range(pronoun.i - 1, pronoun.sent.start - 1, -1):
        token = pronoun.doc[i]
        if is_nominal(token):
            return pronoun if _is_person(token) else token
        if is_verbal(token):
            break
    return pronoun


def prepositional(token: Token) -> Iterator[tuple[str, Token]]:
    """Yield (preposition, object head) for the prepositional phrases of a token, through stacked prepositions.

    "from across the border" yields ``("from", border)`` and ``("across", border)``.
    """
    for child in dependents(token, fn.PREPOSITION | fn.BY_PHRASE | fn.INDIRECT_OBJECT):
        if is_adposition(child) or not serves_as(child, fn.INDIRECT_OBJECT):
            yield from _objects_of(child, child.lower_)


def of_objects(noun: Token) -> list[Token]:
    """Return the objects of "of" after a noun: "troops" of "some of its troops"."""
    return [inner for preposition, inner in prepositional(noun) if preposition == "of"]


def gerunds(verb: Token) -> Iterator[tuple[str, Token]]:
    """Yield (preposition, gerund) for what a verb's prepositions govern: "blocked banks from hiring"."""
    for child in verb.children:
        for gerund in dependents(child, fn.PREPOSITIONAL_CLAUSE):
            yield child.lower_, gerund


def _objects_of(preposition: Token, name: str) -> Iterator[tuple[str, Token]]:
    for child in preposition.children:
        if serves_as(child, fn.PREPOSITIONAL_OBJECT):
            for conjunct in conjuncts(child):
                yield name, conjunct
        elif serves_as(child, fn.PREPOSITION):
            for _, noun in _objects_of(child, child.lower_):
                yield name, noun
                yield child.lower_, noun
        elif serves_as(child, fn.CONJUNCT) and is_adposition(child):
            yield from _objects_of(child, child.lower_)


def noun_phrase(token: Token) -> tuple[int, int]:
    """Return tokens (start, end-exclusive) of the noun phrase that a token heads.

    Relative clauses, participles, appositions, coordination and trailing prepositional phrases are left out.
    """
    left = token.left_edge.i
    right = max([token.i, *(c.right_edge.i for c in dependents(token, _AFTER_NOUN) if c.i > token.i)])
    for child in dependents(token, _NOT_OF_PHRASE):
        if child.i < token.i and child.left_edge.i == left:
            left = max(left, child.i + 1)
    return left, right + 1


def is_after(noun: Token, preposition: str) -> bool:
    """Tell whether a noun is the object of a preposition."""
    return serves_as(noun, fn.PREPOSITIONAL_OBJECT) and noun.head.lower_ == preposition


def takes(noun: Token, preposition: str) -> bool:
    """Tell whether a preposition's phrase follows a noun that it belongs to."""
    return any(child.lower_ == preposition for child in noun.rights)


def is_definite(noun: Token) -> bool:
    """Tell whether a noun phrase takes what it names for granted: "the raid", "Norland's raid", "this raid", a name."""
    if is_proper(noun) or has(noun, fn.POSSESSOR):
        return True
    return any(child.lower_ in word_class("definite-determiner") for child in dependents(noun, fn.DETERMINER))


def hyphened_pair(noun: Token) -> list[Token]:
    """Return both members of "Turkey-Azerbaijan" before a noun, or nothing."""
    doc, left = noun.doc, noun.left_edge.i
    for at in range(noun.i - 2, left, -1):
        if doc[at].text in _HYPHENS and at - 1 >= left:
            pair = [doc[at - 1], doc[at + 1]]
            if all(is_proper(member) or is_adjective(member) for member in pair):
                return pair
    return []
