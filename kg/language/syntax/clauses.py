"""Ways around a verb: its subject wherever it stands, its voice, the clause above.

`surface_subjects` finds the subject of active, passive, relative, participial, controlled and coordinated forms of a
verb alike; `kg.language.syntax.arguments` gives all participants by deep role.
"""

from spacy.tokens import Token

from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import has_form, is_adjective, is_verbal, same_form
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.phrases import antecedent, conjuncts, prepositional
from kg.lexica.classes import word_class


def is_passive(verb: Token) -> bool:
    """Tell whether a verb form is passive, with an auxiliary or as a reduced participle ("troops killed by")."""
    if has(verb, fn.PASSIVE):
        return True
    if not has_form(verb, forms.PAST_PARTICIPLE) or has(verb, fn.AUXILIARY):
        return False
    return serves_as(verb, fn.NOUN_CLAUSE) or (
        serves_as(verb, fn.CONJUNCT) and is_verbal(verb.head) and is_passive(verb.head)
    )


def surface_subjects(verb: Token) -> list[Token]:
    """Return the heads of a verb's subject, looking through coordination, control, participles and relative clauses.

    "Moscow used the term before invading Ukraine": the subject of "invading" is "Moscow". Empty if none is found.
    """
    own = dependents(verb, fn.SUBJECT)
    if own:
        return [c for token in own for c in conjuncts(antecedent(token))]
    head = verb.head
    if head == verb:
        return []
    if serves_as(verb, fn.NOUN_CLAUSE):  # "the force that struggled", "missiles supplied by", "a general sitting in"
        return _modified(head, verb) if has_form(verb, forms.PARTICIPLE) else _holders(head)
    if serves_as(verb, fn.CONJUNCT) and is_verbal(head):
        return surface_subjects(matrix_of(verb) or head)
    if serves_as(verb, fn.OPEN_COMPLEMENT | fn.ADVERBIAL_CLAUSE) and is_verbal(head):
        return _object_controllers(verb) or surface_subjects(head)
    if serves_as(verb, fn.OPEN_COMPLEMENT) and _is_predicate_adjective(head):  # "is willing to withdraw"
        return surface_subjects(head.head)
    if serves_as(verb, fn.PREPOSITIONAL_CLAUSE) and serves_as(head, fn.PREPOSITION):  # "by cutting supplies"
        governor = head.head
        if _is_predicate_adjective(governor) or serves_as(governor, fn.ADVERB):  # "is guilty of", "stopped short of"
            governor = governor.head
        if is_verbal(governor):
            return _controllers(governor, head)
        return _holders(governor) if head.lower_ in word_class("preposition-of-belonging") else []
    return []


def _holders(noun: Token) -> list[Token]:
    """Return whose act a noun's clause tells of: "Iran's decision to attack", "Iran took the step of expelling".

    That is the possessor, or the subject of the light verb whose object the noun is, or of "is on the verge of".
    """
    owners = dependents(noun, fn.POSSESSOR)
    if owners:
        return conjuncts(owners[0])
    verb = noun.head
    if serves_as(noun, fn.OBJECT) and is_verbal(verb):
        held = any(verb.lemma_ in word_class(name) for name in ("light-verb", "announcing-verb", "verb-of-means"))
        return surface_subjects(verb) if held and not is_passive(verb) else []
    if serves_as(noun, fn.PREPOSITIONAL_OBJECT) and noun.lemma_ in word_class("noun-of-nearness"):
        above = verb.head
        return surface_subjects(above) if is_verbal(above) else []
    return []


def _is_predicate_adjective(word: Token) -> bool:
    return serves_as(word, fn.PREDICATE_ADJECTIVE) and (is_adjective(word) or has_form(word, forms.PAST_PARTICIPLE))


def _object_controllers(verb: Token) -> list[Token]:
    """Return whom the governor of an infinitive makes act: "urged Iran to withdraw", "called on Iran to withdraw"."""
    head = verb.head
    if not has_form(verb, forms.BASE_FORM) or head.lemma_ in word_class("verb-of-means"):
        return []  # "used drones to attack": the drones don't
    objects = dependents(head, fn.OBJECT | fn.INDIRECT_OBJECT) if serves_as(verb, fn.OPEN_COMPLEMENT) else []
    if objects:
        return conjuncts(objects[0])
    if head.lemma_ not in word_class("appeal-verb"):
        return []
    asked = word_class("addressee-preposition")
    return [noun for name, noun in prepositional(head) if name in asked and noun.i < verb.i]


def _modified(noun: Token, participle: Token) -> list[Token]:
    """Return the nouns of a participle: all of "Russia and Iran, fighting X", the last of "X and groups backing Y"."""
    coordinated = conjuncts(noun)
    before = participle.doc[participle.left_edge.i - 1].text if participle.left_edge.i else ""
    return coordinated if before == "," or participle.i < coordinated[-1].i else coordinated[-1:]


def _controllers(governor: Token, preposition: Token) -> list[Token]:
    """Return the subject of a gerund after a preposition: the object after "accused Iran of", else the verb's subject.

    "imposed sanctions on Eritrea for arming rebels": "Eritrea".
    """
    targets = word_class("target-preposition")
    objects = [child for child in dependents(governor, fn.OBJECT | fn.INDIRECT_OBJECT) if child.i < preposition.i]
    if preposition.lower_ == "for" and not objects:  # "lashed out at Iran for arming rebels"
        blamed = [noun for name, noun in prepositional(governor) if name in targets and noun.i < preposition.i]
        return blamed or surface_subjects(governor)
    if preposition.lower_ not in word_class("object-control-preposition") or not objects:
        return surface_subjects(governor)
    aimed = [noun for name, noun in prepositional(objects[0]) if name in targets]
    return aimed or conjuncts(objects[0])


def clause_of(token: Token) -> Token:
    """Return the nearest verb, auxiliary or root above a token, or the token itself if it is one."""
    current = token
    while not is_verbal(current) and current.head != current:
        current = current.head
    return current


def matrix_of(conjunct: Token) -> Token | None:
    """Return the verb above a clause that a finite conjunct goes with by its form, though the parser hung it lower.

    "They denied that they had fired and accused Norland": "accused" agrees with "denied", not with "had fired".
    """
    head = conjunct.head
    lower = serves_as(conjunct, fn.CONJUNCT) and serves_as(head, fn.THAT_CLAUSE | fn.OPEN_COMPLEMENT)
    if not lower or not has_form(conjunct, forms.FINITE) or not has_form(head, forms.BASE_FORM | forms.PARTICIPLE):
        return None
    harm = word_class("killing-verb") | word_class("injuring-verb")
    if conjunct.lemma_ in harm and head.lemma_ in harm:
        return None  # "said that raids had killed two and wounded six"
    return head.head if same_form(conjunct, head.head) and not has(conjunct, fn.SUBJECT | fn.CLAUSAL_SUBJECT) else None
