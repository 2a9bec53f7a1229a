"""What the determiners of a noun phrase say of it: a known one, none, any."""

from spacy.tokens import Token

from kg.language.syntax.forms import is_proper
from kg.language.syntax.functions import DETERMINER, POSSESSOR, dependents, serves_as
from kg.lexica.classes import word_class


def is_definite(noun: Token) -> bool:
    """Tell whether a noun phrase takes what it names for granted: "the raid", "Norland's raid", "this raid", a name."""
    if is_proper(noun):
        return True
    known = word_class("definite-determiner")
    return any(serves_as(c, POSSESSOR) or c.lower_ in known for c in dependents(noun, POSSESSOR | DETERMINER))
