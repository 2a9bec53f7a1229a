"""Where a mention stands: its sentence, grammatical role, clause and quotation, looked up once for each mention."""

from dataclasses import dataclass

from spacy.attrs import IS_SPACE, ORTH
from spacy.tokens import Doc, Token

from kg.language.annotations import MentionDict
from kg.language.syntax import blocks
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import is_nominal, is_verbal
from kg.language.syntax.functions import has, serves_as
from kg.lexica.classes import word_class

_ROLES = (
    (fn.SUBJECT | fn.CLAUSAL_SUBJECT, "subject"),
    (fn.OBJECT | fn.INDIRECT_OBJECT | fn.PREDICATE_NOUN | fn.OBJECT_PREDICATE, "object"),
    (fn.POSSESSOR, "possessive"),
    (fn.PREPOSITIONAL_OBJECT | fn.BY_PHRASE, "oblique"),
)
_OUTER = fn.APPOSITION | fn.COMPOUND | fn.NOUN_MODIFIER  # of a name beside the noun that carries its role
_MARKS = ('"', "``", "''", "“", "”")


@dataclass(frozen=True, slots=True)
class Site:
    """The place of a mention.

    Attributes:
        mention: Its id.
        start: First token of the noun phrase; ``end`` is the token after its last one.
        head: Token that carries its grammatical role: for "host Vladimir Solovyov", and an apposition, the outer noun.
        sentence: Number of the sentence, from 0.
        role: ``subject``, ``object``, ``possessive``, ``oblique`` (object of a preposition) or ``other``.
        verb: Token of the governing verb, or of the sentence's root where there is none.
        path: Tokens above ``head``, from its head to the root.
        quote: Number of the quotation that holds it, or None.
        coordinated: It is one of several joined by "and" or "or".
    """

    mention: int
    start: int
    end: int
    head: int
    sentence: int
    role: str
    verb: int
    path: tuple[int, ...]
    quote: int | None
    coordinated: bool


@dataclass(frozen=True, slots=True)
class Discourse:
    """What all sites of a document share.

    ``sentence_of`` gives each token's sentence, ``bounds`` each sentence's (start, end) tokens, ``paragraph_of`` each
    sentence's paragraph, ``quotes`` the (start, end) tokens of quotations with their marks, ``quote_of`` their tokens.
    """

    doc: Doc
    sentence_of: list[int]
    bounds: tuple[tuple[int, int], ...]
    paragraph_of: list[int]
    quotes: list[tuple[int, int]]
    quote_of: dict[int, int]


def discourse(doc: Doc) -> Discourse:
    """Return the sentences, paragraphs and quotations of a Doc. A paragraph ends at a line break."""
    bounds = blocks.sentences(doc)
    sentence_of: list[int] = []
    paragraph_of: list[int] = []
    paragraph, text = 0, doc.text
    for number, (start, end) in enumerate(bounds):
        sentence_of.extend([number] * (end - start))
        paragraph_of.append(paragraph)
        if text.find("\n", doc[start].idx, doc[end].idx if end < len(doc) else len(text)) >= 0:
            paragraph += 1
    quotes = _quotations(doc) if any(mark in text for mark in _MARKS) else []
    quote_of = {i: number for number, (start, end) in enumerate(quotes) for i in range(start, end)}
    return Discourse(doc, sentence_of, bounds, paragraph_of, quotes, quote_of)


def _quotations(doc: Doc) -> list[tuple[int, int]]:
    """Return (start, end) of stretches between double quotation marks of one paragraph, marks included."""
    strings = doc.vocab.strings
    marks = {strings[mark] for mark in _MARKS}
    found: list[tuple[int, int]] = []
    opened = None
    for i, (orth, space) in enumerate(doc.to_array([ORTH, IS_SPACE]).tolist()):
        if orth in marks:
            if opened is None:
                opened = i
            else:
                found.append((opened, i + 1))
                opened = None
        elif space and opened is not None and "\n" in strings[orth]:
            found.append((opened, i))
            opened = None
    return found


def site(where: Discourse, mention: MentionDict) -> Site:
    """Return the site of a mention."""
    doc = where.doc
    head = doc[mention["head"]]
    while serves_as(head, _OUTER) and is_nominal(head.head):
        if not serves_as(head, fn.APPOSITION) and not mention["np_start"] <= head.head.i < mention["np_end"]:
            break
        head = head.head
    coordinated = has(head, fn.CONJUNCT)
    top = head
    while serves_as(top, fn.CONJUNCT) and not is_verbal(top.head):
        top, coordinated = top.head, True
    role = next((name for function, name in _ROLES if serves_as(top, function)), "other")
    path, verb, at = [], -1, top
    while at.head.i != at.i:
        at = at.head
        path.append(at.i)
        if verb < 0 and is_verbal(at):
            verb = at.i
    return Site(
        mention["id"],
        mention["np_start"],
        mention["np_end"],
        head.i,
        where.sentence_of[head.i],
        role,
        verb if verb >= 0 else at.i,
        tuple(path),
        where.quote_of.get(head.i),
        coordinated,
    )


def speakers(where: Discourse) -> dict[int, Token]:
    """Return, by the number of a quotation, the head of the subject that is said to speak it.

    The subject belongs to a verb of speech outside the quotation, in a sentence that the quotation touches. A quotation
    without one takes the speaker of the quotation before it in the same paragraph.
    """
    doc = where.doc
    found: dict[int, Token] = {}
    for number, (start, end) in enumerate(where.quotes):
        subject = None
        touched = sorted({where.sentence_of[start], where.sentence_of[end - 1]})
        low, high = where.bounds[touched[0]][0], where.bounds[touched[-1]][1]
        for token in doc[low:high]:
            outside = (
                serves_as(token, fn.SUBJECT) and token.i not in where.quote_of and token.head.i not in where.quote_of
            )
            if outside and token.head.lemma_ in word_class("speech-verb"):
                subject = token
                break
        if subject is None and number - 1 in found:
            before = where.sentence_of[where.quotes[number - 1][0]]
            if where.paragraph_of[before] == where.paragraph_of[touched[0]] and touched[0] - before <= 2:
                subject = found[number - 1]
        if subject is not None:
            found[number] = subject
    return found
