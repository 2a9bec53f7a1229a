"""Words around a word that take its relation back or leave it open: "former ally", "without ties", "rather than"."""

from spacy.tokens import Token

from kg.language.syntax.forms import is_verbal
from kg.language.syntax.functions import ACTIVE_SUBJECT, OBJECT, SUBJECT, serves_as
from kg.lexica.classes import word_class

_VERBAL = frozenset({"VERB", "AUX"})


def retracted(word: Token) -> bool:
    """Tell whether modifiers, an ending noun or a preposition take a word's relation back or leave it open."""
    for child in word.children:
        if child.dep_ in {"amod", "advmod", "compound", "nmod", "det", "npadvmod"}:
            lemma = child.lemma_.lower()
            if child.dep_ == "advmod" and lemma in word_class("onceupon"):
                return True
            if word.pos_ not in _VERBAL and (lemma in word_class("former") or child.lower_ in word_class("former")):
                return True
            if lemma in {"longer", "once"}:
                return True
    if word.dep_ == "xcomp" and word.head.lemma_ == "use" and word.head.tag_ == "VBD":
        return True  # "used to support"
    if word.dep_ in {"acomp", "attr"} and any(
        c.dep_ == "advmod" and c.lower_ in word_class("onceupon") for c in word.head.children
    ):
        return True
    if word.head.lower_ == "as" and word.head.head.lemma_ in word_class("view"):
        return True  # "is seen as aligned with"
    if word.dep_ in {"acl", "relcl"} and word.head.head.lower_ == "as":
        return word.head.head.head.lemma_ in word_class("view")  # "are viewed as voices aligned with"
    return word.dep_ in {"pobj", "pcomp"} and _leaves_open(word.head)


def left_open(noun: Token) -> bool:
    """Tell whether the verb that a noun is subject or object of ends what it names, or leaves it open."""
    verb = noun.head
    if not is_verbal(verb) or not serves_as(noun, OBJECT | SUBJECT):
        return False
    if verb.lemma_ in word_class("ender"):
        return True
    return verb.lemma_ in word_class("intensional") and not serves_as(noun, ACTIVE_SUBJECT)


def _leaves_open(preposition: Token) -> bool:
    """Tell whether a preposition ("without", "rather than") or the noun above it ("end of") leaves its object open."""
    if preposition.lower_ in word_class("unless"):
        return True
    if preposition.lower_ in {"than", "of"} and any(c.lower_ in {"rather", "instead"} for c in preposition.children):
        return True
    governor = preposition.head
    if preposition.lower_ == "than" or governor.lower_ in {"rather", "instead"}:
        return True
    if governor.pos_ == "NOUN":
        return governor.lemma_ in word_class("absence")
    opens = governor.lemma_ in word_class("intensional") or governor.lemma_ in word_class("ender")
    return opens and preposition.lower_ in {"for", "about", "from", "of", "against"}
