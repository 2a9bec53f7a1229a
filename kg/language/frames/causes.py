"""Accident or violence: which of them a text tells of, and whether those who take part in a mishap act politically."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from spacy.tokens import Doc, Token

from kg.language.annotations import MentionDict
from kg.language.frames.conditions import heads_of, is_of
from kg.language.frames.participants import Participants
from kg.language.syntax import functions as fn
from kg.language.syntax.arguments import arguments
from kg.language.syntax.clauses import surface_subjects
from kg.language.syntax.forms import is_proper
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.tree import sentence_of, tokens_of
from kg.lexica.classes import word_class

_GOING_ON = fn.ADVERBIAL_CLAUSE | fn.OPEN_COMPLEMENT | fn.CONJUNCT
_LOOKED_BACK = 3  # sentences in which the cause of a death may stand before it


def cause(token: Token) -> str:
    """Return ``accident`` or ``violence``, of which its sentence, or the nearest before that tells of either, tells."""
    found = (_cause_in([t for t in words if t != token]) for words in back_from(token))
    return next(filter(None, islice(found, _LOOKED_BACK)), "")


def cause_told_after(token: Token) -> str:
    """Return ``accident`` or ``violence``, of which the nearest of the sentences behind tells; see `cause`."""
    found = map(_cause_in, _on_from(token))
    return next(filter(None, islice(found, _LOOKED_BACK)), "")


def back_from(token: Token) -> Iterator[Sequence[Token]]:
    """Yield the words of a token's sentence and of those before it; what is blank between paragraphs is none."""
    start, end = sentence_of(token)
    while True:
        if words := _words(token.doc, start, end):
            yield words
        if start == 0:
            return
        start, end = sentence_of(token.doc[start - 1])


def _on_from(token: Token) -> Iterator[Sequence[Token]]:
    """Yield the words of the sentences behind that of a token, but blank ones."""
    end = sentence_of(token)[1]
    while end < len(token.doc):
        start, end = sentence_of(token.doc[end])
        if words := _words(token.doc, start, end):
            yield words


def _words(doc: Doc, start: int, end: int) -> Sequence[Token]:
    return [t for t in tokens_of(doc, start, end) if not t.is_space]


def _cause_in(tokens: Sequence[Token]) -> str:
    words = [t for t in tokens if t.lemma_.lower() in _signs() and not (is_proper(t) and t.text[0].isupper())]
    kinds = ("accident", "violence")
    return next((k for k in kinds if any(is_of(t, f"sign-of-{k}", None, kind=False) for t in words)), "")


@cache
def _signs() -> frozenset[str]:
    """Return the lemmas of which one tells of an accident or of violence."""
    return heads_of("sign-of-accident") | heads_of("sign-of-violence")


def is_mishap(known: Participants, word: Token, sides: Sequence[int]) -> bool:
    """Tell whether those who take part are private, and their text is about an accident or a disaster.

    What officials, residents, companies and their regulators do about a flood or a leak is no event between actors.
    """
    if _comes_of_crash(known, word):
        return True
    private = all(_is_private(known.mentions[i]) for i in sides)
    return private and (_comes_of_accident(word) or (bool(sides) and cause(word) == "accident"))


def _comes_of_accident(verb: Token) -> bool:
    """Tell whether harm is told with how it came about by accident: "killed when he fell from a bus"."""
    if not has(verb, fn.PASSIVE) or verb.lemma_ not in word_class("harming-verb"):
        return False
    return any(clause.lemma_ in word_class("accidental-verb") for clause in dependents(verb, fn.ADVERBIAL_CLAUSE))


def _comes_of_crash(known: Participants, harm: Token) -> bool:
    """Tell whether harm is what the crash of a plane or ship did: "a Norlandic plane crashed, killing ten people"."""
    if has(harm, fn.SUBJECT) or not serves_as(harm, _GOING_ON) or harm.head.lemma_ not in word_class("accidental-verb"):
        return False
    return any(known.types.get(subject.i) == "Platform" for subject in surface_subjects(harm.head))


def _is_private(mention: MentionDict) -> bool:
    """Tell whether a mention is of somebody without a name, or of an organization that plays no part in politics."""
    return mention["form"] == "nominal" or (mention["type"] == "Organization" and mention["key"] is None)


def causes_of(harm: Token) -> list[Token]:
    """Return what a participle tells a harm to have come of: "deaths resulting from the raid"."""
    clauses = (c for c in dependents(harm, fn.NOUN_CLAUSE) if c.lemma_ in word_class("causing-verb"))
    slots = [arguments(clause) for clause in clauses]
    return [noun for found in slots for name in ("agent", "prep_from") for noun in found.get(name, ())]
