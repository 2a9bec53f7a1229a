"""What a word does in its clause, in the terms of grammar books; the one place that names dependency labels.

A function is a set of ClearNLP labels, as in spaCy's English models; functions join with ``|``:
``serves_as(word, SUBJECT | OBJECT)``, ``dependents(verb, SUBJECT)``. A model with other labels needs other sets here,
and no other change.
"""

from collections.abc import Iterable

from spacy.strings import get_string_id
from spacy.tokens import Token

from kg.language.syntax.tree import SETTLED, unsettle

type Function = frozenset[int]


def _labels(*names: str) -> Function:
    return frozenset(get_string_id(name) for name in names)


ACTIVE_SUBJECT = _labels("nsubj")
PASSIVE_SUBJECT = _labels("nsubjpass")
SUBJECT = ACTIVE_SUBJECT | PASSIVE_SUBJECT
CLAUSAL_SUBJECT = _labels("csubj", "csubjpass")
EXPLETIVE = _labels("expl")  # "there are"
OBJECT = _labels("dobj")
INDIRECT_OBJECT = _labels("dative")
PREDICATE_NOUN = _labels("attr")  # "is an ally"
PREDICATE_ADJECTIVE = _labels("acomp")  # "is loyal"
PREDICATE = PREDICATE_NOUN | PREDICATE_ADJECTIVE
OBJECT_PREDICATE = _labels("oprd")  # "called it a crime"
PREPOSITION = _labels("prep")
BY_PHRASE = _labels("agent")  # the preposition of a passive's agent
PREPOSITIONAL_OBJECT = _labels("pobj")
PREPOSITIONAL_CLAUSE = _labels("pcomp")  # "after leaving"
POSSESSOR = _labels("poss")
CASE = _labels("case")  # "'s"
DETERMINER = _labels("det")
PREDETERMINER = _labels("predet")
ADJECTIVE = _labels("amod")
COMPOUND = _labels("compound")
NOUN_MODIFIER = _labels("nmod")
PREMODIFIER = ADJECTIVE | COMPOUND | NOUN_MODIFIER
NUMERAL = _labels("nummod")
QUANTIFIER = _labels("quantmod")  # "about" of "about 20"
ADVERB = _labels("advmod")
ADVERBIAL_NOUN = _labels("npadvmod")  # "last week", "Norland-backed"
ATTRIBUTIVE = PREMODIFIER | QUANTIFIER | ADVERBIAL_NOUN  # before a noun and no possessor
APPOSITION = _labels("appos")
CONJUNCT = _labels("conj")
COORDINATOR = _labels("cc")
PRECOORDINATOR = _labels("preconj")  # "both ... and"
AUXILIARY = _labels("aux")
PASSIVE_AUXILIARY = _labels("auxpass")
PASSIVE = PASSIVE_AUXILIARY | _labels("nsubjpass", "csubjpass")  # what only a passive verb has
NEGATION = _labels("neg")
PARTICLE = _labels("prt")
SUBORDINATOR = _labels("mark")
THAT_CLAUSE = _labels("ccomp")  # finite complements; direct speech too
OPEN_COMPLEMENT = _labels("xcomp")  # "wants to leave"
COMPLEMENT = THAT_CLAUSE | OPEN_COMPLEMENT
RELATIVE_CLAUSE = _labels("relcl")
NOUN_CLAUSE = _labels("acl")  # "missiles supplied by", "a plan to leave"
ADVERBIAL_CLAUSE = _labels("advcl")
PARATAXIS = _labels("parataxis")
PUNCTUATION = _labels("punct")
UNCLEAR = _labels("dep", "meta", "intj")
ORPHAN = _labels("orphan")  # left of a clause without a verb; no label of the parser's, see `gapping`
ROOT = _labels("ROOT")


def rename(word: Token, function: Function) -> None:
    """Let a word serve in another function, one that has only one label, where it hangs."""
    (word.dep,) = function
    unsettle(word.doc)


def attach(word: Token, head: Token, function: Function) -> None:
    """Hang a word below another one; ``head`` must not hang below the word, unless it is the word itself."""
    word.head = head
    rename(word, function)


def replace(word: Token, by: Token) -> None:
    """Give another word the place of a word in the tree; the word itself still hangs where it was."""
    by.head, by.dep = by if word.head == word else word.head, word.dep
    unsettle(word.doc)


def serves_as(token: Token, function: Function) -> bool:
    """Tell whether a word has one of the labels of a function."""
    return token.dep in function


def serving(words: Iterable[Token], function: Function) -> list[Token]:
    """Return those of some words that have one of the labels of a function, in their order."""
    return [word for word in words if word.dep in function]


def dependents(token: Token, function: Function) -> list[Token]:
    """Return the children of a word that serve it in a function, in text order."""
    for doc, _, children, _ in SETTLED:
        if doc is token.doc:
            return [child for label, child in children[token.i] if label in function]
    return [child for child in token.children if child.dep in function]


def has(token: Token, function: Function) -> bool:
    """Tell whether a word has a child that serves it in a function."""
    for doc, _, children, _ in SETTLED:
        if doc is token.doc:
            for label, _ in children[token.i]:  # noqa: SIM110  (asked too often for a generator)
                if label in function:
                    return True
            return False
    return any(child.dep in function for child in token.children)
