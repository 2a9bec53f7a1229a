"""Words that may tell of an event or a relation, and those that only look like it: titles, nouns for nobody."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import chain

from spacy.attrs import LEMMA, LOWER
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.frames.noun_slots import clause_carrying
from kg.language.syntax import blocks
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import is_adposition, is_noun, is_verb, is_verbal
from kg.language.syntax.functions import dependents, has
from kg.lexica import dictionary, nominalisations
from kg.lexica.classes import word_class

type Candidate = tuple[Token, tuple[int, int], frozenset[int]]
"""A word, the (start, end) of its sentence in tokens, and the numbers of the sentence's lemmas and lower-case forms."""

_QUOTES = frozenset({'"', "'", "''", "``"})
_BEFORE_CLAUSE = _QUOTES | {":", "(", "-", "--", "–", "—"}


def candidates(doc: Doc, effect: str) -> Iterator[Candidate]:
    """Yield the words of the dictionary with an effect in prose, in text order; of relations where it names somebody.

    Args:
        doc: A parsed Doc with mentions.
        effect: ``event`` or ``relations``.
    """
    words, ids = doc.to_array([LEMMA, LOWER]).tolist(), _ids(effect)
    hits = [at for at, (lemma, lower) in enumerate(words) if lemma in ids or lower in ids]
    if not hits:
        return
    named: set[int] = set()
    starts: list[int] = []
    for mention in annotations.mentions(doc):
        if mention["form"] == "name" or mention["type"] == "NamedEvent":
            named.update(range(mention["start"], mention["end"]))
            told = mention["type"] == "NamedEvent" and _is_told_anew(doc[mention["head"]])
            if told or mention["type"] == "Agreement":  # "the Treaty of Arica between"
                named.discard(mention["head"])
        starts.append(mention["start"])
    hit = 0
    for (start, end), kind in zip(blocks.sentences(doc), blocks.block_kinds(doc), strict=True):
        first = hit
        while hit < len(hits) and hits[hit] < end:
            hit += 1
        if first == hit or kind not in ({"prose", "list", "headline"} if effect == "event" else {"prose", "list"}):
            continue
        if effect != "event" and bisect_left(starts, start) == bisect_left(starts, end):
            continue
        present: frozenset[int] = frozenset(chain.from_iterable(words[start:end]))
        for index in hits[first:hit]:
            if kind == "headline" and not is_verbal(doc[index]) and not is_verbal(_top(doc[index])):
                continue  # "The war in Norland: what we know" tells of nothing
            if index not in named and not is_title(doc[index], start):
                yield doc[index], (start, end), present


def _is_told_anew(noun: Token) -> bool:
    """Tell whether a common noun for a known event says whose it is: "Norland's war", "the war that Norland began"."""
    between = any(child.lower_ in word_class("preposition-of-parties") for child in dependents(noun, fn.PREPOSITION))
    return is_noun(noun) and (between or has(noun, fn.POSSESSOR) or clause_carrying(noun) is not None)


def _top(word: Token) -> Token:
    while word.head != word:
        word = word.head
    return word


@cache
def _ids(effect: str) -> frozenset[int]:
    words = [*dictionary.having(effect), *(nominalisations.senses() if effect == "event" else ())]
    return frozenset(map(get_string_id, words))


def is_title(word: Token, start: int) -> bool:
    """Tell whether a verb is written like a name in mid-sentence: "a group, Occupy Geneva, protested"."""
    if not word.is_title or not is_verb(word) or word.i <= start:
        return False
    if word.nbor(-1).orth_ in _QUOTES and _quoted_name(word):
        return True
    return word.nbor(-1).orth_ not in _BEFORE_CLAUSE


def _quoted_name(word: Token) -> bool:
    """Tell whether a quotation of a few words is all in capitals: the programme "Meet the Press"."""
    for length, token in enumerate(word.doc[word.i + 1 : word.i + 6], start=1):
        if token.orth_ in _QUOTES:
            return length > 1
        if not (token.is_title or token.is_punct or is_adposition(token) or token.lower_ in word_class("name-joint")):
            return False
    return False


def is_anybody(noun: Token) -> bool:
    """Tell whether a noun means nobody in particular: "never met an opponent", "met a man like him"."""
    articles = {child.lower_ for child in dependents(noun, fn.DETERMINER)}
    if not is_noun(noun) or articles.isdisjoint(word_class("indefinite-article")):
        return False
    return has(noun.head, fn.NEGATION) or any(
        child.lower_ in word_class("likening-preposition") for child in dependents(noun, fn.PREPOSITION)
    )
