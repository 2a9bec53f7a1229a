"""Words that look like an event or a participant and are none: verbs in titles, nouns for nobody in particular."""

from spacy.tokens import Token

_QUOTES = frozenset({'"', "'", "''", "``"})


def is_title(word: Token, start: int) -> bool:
    """Tell whether a verb is written like a name in mid-sentence: "a group, Occupy Geneva, protested"."""
    if not word.is_title or word.pos_ != "VERB" or word.i <= start:
        return False
    if word.nbor(-1).orth_ in _QUOTES and _quoted_name(word):
        return True
    return word.nbor(-1).orth_ not in {'"', "'", "''", "``", ":", "(", "-", "--", "–", "—"}


def _quoted_name(word: Token) -> bool:
    """Tell whether a quotation of a few words is all in capitals: the programme "Meet the Press"."""
    for length, token in enumerate(word.doc[word.i + 1 : word.i + 6], start=1):
        if token.orth_ in _QUOTES:
            return length > 1
        if not (token.is_title or token.is_punct or token.pos_ in {"DET", "ADP", "CCONJ"}):
            return False
    return False


def is_anybody(noun: Token) -> bool:
    """Tell whether a noun means nobody in particular: "never met an opponent", "met a man like him"."""
    if noun.pos_ != "NOUN" or not any(c.dep_ == "det" and c.lower_ in {"a", "an"} for c in noun.children):
        return False
    denied = any(c.dep_ == "neg" for c in noun.head.children)
    return denied or any(c.dep_ == "prep" and c.lower_ == "like" for c in noun.children)
