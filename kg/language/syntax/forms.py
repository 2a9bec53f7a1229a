"""What form a word has, in the terms of grammar books; the one place that names tags (Penn Treebank)."""

from spacy.strings import get_string_id
from spacy.symbols import ADJ, ADP, ADV, AUX, DET, NOUN, NUM, PRON, PROPN, SCONJ, VERB
from spacy.tokens import Token

_VERBAL = frozenset({VERB, AUX})
_NOMINAL = frozenset({NOUN, PROPN})
_CONNECTIVE = frozenset({ADP, SCONJ})


def _tags(*names: str) -> frozenset[int]:
    return frozenset(get_string_id(name) for name in names)


BASE_FORM = _tags("VB")  # "leave", in infinitives and commands
PAST_TENSE = _tags("VBD")
PRESENT_TENSE = _tags("VBZ", "VBP")
THIRD_PERSON = _tags("VBZ")
PLURAL_PRESENT = _tags("VBP")
FINITE = PAST_TENSE | PRESENT_TENSE
GERUND = _tags("VBG")
PAST_PARTICIPLE = _tags("VBN")
PARTICIPLE = GERUND | PAST_PARTICIPLE
MODAL = _tags("MD")
INFINITIVE_TO = _tags("TO")
SINGULAR = _tags("NN", "NNP")
PLURAL = _tags("NNS", "NNPS")
PROPER = _tags("NNP", "NNPS")
COMMON = _tags("NN", "NNS")
GENITIVE = _tags("POS")  # "'s"
CARDINAL = _tags("CD")
SPECIFIER = _tags("DT", "PDT", "PRP$", "POS")  # what says which: articles, possessors
DETERMINER_FORM = _tags("DT")
PREDETERMINER_FORM = _tags("PDT")
COORDINATOR_FORM = _tags("CC")
SUBORDINATOR_FORM = _tags("IN")  # prepositions too
WH_DETERMINER = _tags("WDT")
WH_PRONOUN = _tags("WP")
WH_POSSESSIVE = _tags("WP$")
WH_WORD = WH_DETERMINER | WH_PRONOUN | WH_POSSESSIVE | _tags("WRB")
ADJECTIVE_FORM = _tags("JJ")
ADVERB_FORM = _tags("RB", "RBR", "RBS")
POSSESSIVE_PRONOUN = _tags("PRP$")
QUOTATION_MARK = _tags("``", "''")
HYPHEN = _tags("HYPH")
BRACKET = _tags("-LRB-", "-RRB-")
STOP = _tags(",", ".", ":")  # commas, full stops, colons and dashes


def has_form(token: Token, forms: frozenset[int]) -> bool:
    """Tell whether a word's tag is one of some forms; forms join with ``|``."""
    return token.tag in forms


def inflect(token: Token, forms: frozenset[int]) -> None:
    """Give a word another tag, the only one of ``forms``; its part of speech and lemma stay for the caller."""
    (token.tag,) = forms


def is_part(token: Token, parts: frozenset[int]) -> bool:
    """Tell whether a word's part of speech is one of some, given as numbers of ``spacy.symbols`` (``ADP``)."""
    return token.pos in parts


def same_form(one: Token, other: Token) -> bool:
    """Tell whether two words have the same tag: both in the past tense, both plural."""
    return bool(one.tag == other.tag)


def is_verbal(token: Token) -> bool:
    """Tell whether a word is a verb or an auxiliary."""
    return token.pos in _VERBAL


def is_verb(token: Token) -> bool:
    """Tell whether a word is a verb and no auxiliary."""
    return bool(token.pos == VERB)


def is_nominal(token: Token) -> bool:
    """Tell whether a word is a common or proper noun."""
    return token.pos in _NOMINAL


def is_proper(token: Token) -> bool:
    """Tell whether a word is a proper noun."""
    return bool(token.pos == PROPN)


def is_noun(token: Token) -> bool:
    """Tell whether a word is a common noun."""
    return bool(token.pos == NOUN)


def is_adjective(token: Token) -> bool:
    """Tell whether a word is an adjective."""
    return bool(token.pos == ADJ)


def is_adverb(token: Token) -> bool:
    """Tell whether a word is an adverb."""
    return bool(token.pos == ADV)


def is_determiner(token: Token) -> bool:
    """Tell whether a word is a determiner: an article, "this", "any"."""
    return bool(token.pos == DET)


def is_auxiliary(token: Token) -> bool:
    """Tell whether a word is an auxiliary, "be" as a copula included."""
    return bool(token.pos == AUX)


def is_adposition(token: Token) -> bool:
    """Tell whether a word is a preposition."""
    return bool(token.pos == ADP)


def is_connective(token: Token) -> bool:
    """Tell whether a word is a preposition or a subordinating conjunction, which "after" and "since" may both be."""
    return token.pos in _CONNECTIVE


def is_pronoun(token: Token) -> bool:
    """Tell whether a word is a pronoun."""
    return bool(token.pos == PRON)


def is_numeral(token: Token) -> bool:
    """Tell whether a word is a number in words or digits."""
    return bool(token.pos == NUM)
