"""What wording takes for granted, or leaves open, where the parse alone doesn't tell: "echoed his attacks"."""

from spacy.tokens import Token

from kg.language.factuality.implicatives import Embedder, entry
from kg.language.factuality.modality import PLAIN, View, definite, words
from kg.language.frames.lexicon import word_class

_TOPICS = frozenset({"about", "over", "regarding"})
_EPISTEMIC = frozenset({"may", "might", "could", "must"})


def granted(governor: Token, word: Token) -> bool:
    """Tell whether a word takes the event of its object for granted: "echoed (many of) his attacks".

    Args:
        governor: The word.
        word: Its object or, for a noun as in "questions about his attacks", its preposition.
    """
    if governor.dep_ == "prep":
        governor, word = governor.head, governor
    if entry(governor, {"known"}) is None:
        return False
    nouns = [word]
    if word.dep_ == "prep":
        nouns = [c for c in word.children if c.dep_ == "pobj"] if word.lower_ in _TOPICS else []
    elif governor.pos_ == "NOUN":
        return False
    elif word.lemma_.lower() in word_class("partitive"):
        nouns = [noun for c in word.children if c.lower_ == "of" for noun in c.children if noun.dep_ == "pobj"]
    return any(definite(noun) for noun in nouns)


def embedding(verb: Token) -> tuple[Token, Embedder] | None:
    """Return what embeds a verb, and how, where the parser hung the verb on another word; else None."""
    return _unwilling(verb) or _of_gerund(verb)


def _unwilling(infinitive: Token) -> tuple[Token, Embedder] | None:
    """Read the noun right before an infinitive that denies it: "blamed his hesitancy to leave on the weather"."""
    if infinitive.dep_ not in {"advcl", "xcomp"} or infinitive.left_edge.lower_ != "to" or infinitive.left_edge.i == 0:
        return None
    noun = infinitive.left_edge.nbor(-1)
    if noun.pos_ != "NOUN" or noun.head != infinitive.head:
        return None
    reading = entry(noun, {"any", "inf"})
    return (noun, reading) if reading is not None and reading.affirmed in {"-", "q-"} else None


def _of_gerund(participle: Token) -> tuple[Token, Embedder] | None:
    """Read what embeds a gerund with a subject: "signs pointed to Berg endorsing it", "the risk of Berg leaving".

    No participle tells which one a name means, so the two together are the object of the preposition.
    """
    if participle.tag_ != "VBG" or participle.dep_ not in {"acl", "xcomp"} or participle.left_edge.i == 0:
        return None
    subject = participle.left_edge.nbor(-1)
    if subject.dep_ != "pobj" or subject.pos_ not in {"PROPN", "PRON"}:
        return None
    preposition = subject.head
    governor = preposition.head
    if participle.head not in {subject, governor}:
        return None
    reading = entry(governor, {"any", "ing", preposition.lower_} if governor.pos_ == "NOUN" else {preposition.lower_})
    return None if reading is None else (governor, reading)


def parallel(later: Token, verb: Token) -> Token | None:
    """Return the infinitive that a later one goes with, where the parser coordinated it with a finite verb, else None.

    "They are hesitant to meet him or to endorse him": "meet" for "endorse".
    """
    if later.tag_ != "VB" or later.left_edge.i <= verb.i or not any(c.lower_ == "to" for c in later.children):
        return None
    if any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        return None
    holders = [verb, *(c for c in verb.children if c.dep_ == "acomp")]
    return next(
        (c for h in holders for c in h.children if c.dep_ == "xcomp" and c.tag_ == "VB" and c.i < later.i), None
    )


def staged(verb: Token, purpose: Token, outer: View) -> bool:
    """Tell whether who took the stage to say something said it: "went on air to denounce the ban"."""
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(c.lemma_ == "have" for c in verb.children))
    said = purpose.lemma_ in words("speech-act") and verb.lemma_ in words("stage")
    where = any(
        c.dep_ in {"prep", "advmod", "dobj", "prt", "npadvmod"} and verb.i < c.i < purpose.i for c in verb.children
    )
    return said and past and where and outer == PLAIN


def known_means(preposition: Token) -> bool:
    """Tell whether a text judges what was done: "may have broken the law by calling", not "may win by calling"."""
    verb = preposition.head
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return preposition.lower_ == "by" and "have" in auxiliaries and bool(auxiliaries & _EPISTEMIC)
