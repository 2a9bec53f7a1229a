"""Who brings the parties of talks or of an agreement together without being one: "a truce brokered by Norland"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.language.frames.agency import actors, modifier
from kg.language.frames.engine import Frame
from kg.language.frames.event_slots import mediating
from kg.language.frames.noun_slots import nominal_slots
from kg.language.frames.participants import Participants, is_known, same
from kg.language.syntax import functions as fn
from kg.language.syntax.arguments import arguments
from kg.language.syntax.clauses import is_passive
from kg.language.syntax.forms import is_nominal, is_verbal
from kg.language.syntax.functions import dependents, serves_as
from kg.language.syntax.phrases import prepositional
from kg.lexica.classes import nouns_of, word_class
from kg.lexica.senses import Event

_MEDIATED = frozenset({"CONSULT", "AGREE", "SUPPORT", "YIELD", "COOPERATE"})
_OWNERS = ("poss", "prep_by", "prep_of", "prep_from", "mod")


def mediators(known: Participants, frame: Frame, event: Event, acting: list[int], befallen: list[int]) -> list[int]:
    """Return the mentions of those who mediate an event, host it or arrange it, in text order.

    None of them is a party, but that whose deed is the mediation acts in it.

    Args:
        known: The mentions of the Doc.
        frame: The frame that tells of the event.
        event: What it tells.
        acting: The mentions of its actors.
        befallen: Those of its recipients.
    """
    if event.mode == "mediate":
        return acting
    parties = [*acting, *befallen]
    if event.root not in _MEDIATED or (event.root in {"SUPPORT", "YIELD"} and event.mode is None):
        return []
    found = {
        i
        for token in _mediating(frame.word)
        for i in (actors(known, token)[:1] or modifier(known, token)[:1])
        if is_known(known, i) and not any(same(known.mentions[i], known.mentions[p]) for p in parties)
    }
    return sorted(found)


def _mediating(word: Token) -> Iterator[Token]:
    """Yield the heads of those who mediate what a word tells of."""
    nouns = [word] if is_nominal(word) else [n for n in arguments(word).get("patient", ()) if _is_mediated(n)]
    verbs = [word, *arguments(word).get("comp", ())] if is_verbal(word) else []
    for noun in nouns:
        yield from _beside(noun)
        if is_verbal(noun.head) and serves_as(noun, fn.OBJECT | fn.SUBJECT):
            verbs.append(noun.head)
    for verb in dict.fromkeys(verbs):
        if verb.lemma_ in word_class("mediating-verb"):
            yield from arguments(verb).get("agent", ())
        yield from _around(verb)
        for noun in arguments(verb).get("patient", ()):
            yield from _around(noun)


def _is_mediated(noun: Token) -> bool:
    return any(noun.lemma_.lower() in nouns_of(name) for name in ("talk", "pact", "ceasefire"))


def _beside(noun: Token) -> Iterator[Token]:
    """Yield whom the words beside a noun name: "brokered by Norland", "Norland-brokered", "under its auspices"."""
    for clause in dependents(noun, fn.NOUN_CLAUSE | fn.RELATIVE_CLAUSE):
        if clause.lemma_ in word_class("mediating-verb"):
            yield from arguments(clause).get("agent", ())
    for child in dependents(noun, fn.PREMODIFIER | fn.NOUN_CLAUSE):
        hyphened = child.i > 1 and child.nbor(-1).text == "-"
        if hyphened and child.lower_ in word_class("mediating-participle"):
            yield child.nbor(-2)
    yield from _under(noun)


def _around(word: Token) -> Iterator[Token]:
    """Yield whom the phrases of a word name: "with Norland mediating", "through Norlandic mediation"."""
    yield from _under(word)
    for name, noun in prepositional(word):
        if name == "with":
            yield from mediating(noun)
        elif name in {"in", "under"} and noun.lemma_.lower() in word_class("instrument"):
            yield from _drafting(noun)


def _drafting(noun: Token) -> Iterator[Token]:
    """Yield who made the text of an agreement: "in a declaration whose text was drafted by Norland"."""
    for clause in dependents(noun, fn.NOUN_CLAUSE | fn.RELATIVE_CLAUSE):
        if clause.lemma_ in word_class("drafting-verb") and is_passive(clause):
            yield from arguments(clause).get("agent", ())


def _under(word: Token) -> Iterator[Token]:
    for _, noun in prepositional(word):
        if noun.lower_ in word_class("mediation"):
            slots = nominal_slots(noun)
            yield from next((slots[name] for name in _OWNERS if slots.get(name)), ())
