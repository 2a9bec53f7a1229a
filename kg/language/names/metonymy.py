"""Does a capital or seat of power stand for its state ("Moscow justified ...") or the place ("a resident of Moscow")?

The rules read the syntactic position of the name. What acts, owns politics or is dealt with is the state; what one is
in, goes to, lives in or hits is the place. Where nothing tells, a city is a place and a seat of power ("the Kremlin")
the state.
"""

from functools import cache

from spacy.tokens import Doc, Token

from kg.language.annotations import MentionDict
from kg.language.names.nominals import noun_types
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import is_nominal, is_noun, is_verb, is_verbal
from kg.language.syntax.functions import dependents, serves_as
from kg.lexica.classes import word_class

_PLACED_BEHIND = fn.APPOSITION | fn.ADVERBIAL_NOUN  # "Baku, Azerbaijan"
_MOVED = frozenset({"Person", "Group", "ArmedForce"})


@cache
def _words(context: str) -> frozenset[str]:
    return word_class(f"place-{context}")


def acts(doc: Doc, mention: MentionDict, *, in_prose: bool) -> bool:
    """Tell whether the mention of a seat of power stands for the state.

    Args:
        doc: With parse and lemmas.
        mention: A capital or seat that may stand for its state.
        in_prose: False in headings and tables, where the parse means nothing and only a preposition tells a place.
    """
    head = doc[mention["head"]]
    if _dateline(doc, mention["start"], mention["end"]) or doc[mention["end"] - 1].lower_ in _words("district"):
        return False
    seat = doc[mention["start"] : mention["end"]].text.lower() in _words("seat")
    if not in_prose:
        before = doc[mention["start"] - 1].lower_ if mention["start"] else ""
        return before not in _words("locative") and before not in _words("way")
    while serves_as(head, fn.CONJUNCT) and is_nominal(head.head):
        head = head.head
    return _reads_as_state(head, seat=seat)


def _dateline(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a line opens with the name as place of writing, or a larger place follows: "Baku, Azerbaijan"."""
    opens = start == 0 or bool(doc[start].is_sent_start)
    if opens and end < len(doc) and doc[start].is_upper and doc[end].text in {",", "(", "-", "--", "–", "—"}:
        return True
    after = doc[end : end + 2]
    larger = len(after) == 2 and after[0].text == "," and after[1].ent_type_ == "GPE"
    return larger and serves_as(after[1], _PLACED_BEHIND)


def _reads_as_state(head: Token, *, seat: bool) -> bool:
    """Decide by the grammatical function of the name's head token."""
    governor = head.head
    if any(child.lemma_ in _words("noun") for child in dependents(head, fn.APPOSITION)):  # "Baku, the capital"
        return False
    if serves_as(head, fn.SUBJECT | fn.BY_PHRASE):
        return _subject_acts(head, governor)
    if serves_as(head, fn.OBJECT | fn.INDIRECT_OBJECT | fn.OBJECT_PREDICATE):
        return governor.lemma_ not in _words("target")
    if serves_as(head, fn.POSSESSOR):
        return governor.lemma_ not in _words("noun")
    if serves_as(head, fn.PREMODIFIER):
        return seat or governor.lemma_ in _words("politics") or _after_pro(head)
    if serves_as(head, fn.ADVERBIAL_NOUN):  # "Moscow-backed", "Baku-based"
        return governor.lemma_ not in _words("local")
    return _object_is_dealt_with(head, governor, seat=seat) if serves_as(head, fn.PREPOSITIONAL_OBJECT) else seat


def _subject_acts(name: Token, verb: Token) -> bool:
    if verb.lemma_ in _words("stay"):
        return False
    if serves_as(name, fn.PASSIVE_SUBJECT):
        return verb.lemma_ not in _words("target")
    return not any(child.lemma_ in _words("noun") for child in dependents(verb, fn.PREDICATE_NOUN))


def _object_is_dealt_with(name: Token, preposition: Token, *, seat: bool) -> bool:
    """Decide for the object of a preposition: "ties with Ankara" against "in Ankara" and "flew to Ankara"."""
    word, governor = preposition.lower_, preposition.head
    if word in _words("locative") or (word in _words("route") and serves_as(preposition, fn.PREPOSITIONAL_CLAUSE)):
        return word in _words("attitude") and _attitude(name, governor)
    lemma = governor.lemma_
    if word in word_class("target-preposition") and lemma in _words("attack"):
        return False
    if word in _words("way") and (lemma in _words("motion") or _route(preposition) or _sends_somebody(governor)):
        return False
    if seat and word in _words("goal") and lemma in _words("office"):  # "ran for the White House"
        return False
    if word in word_class("preposition-of-belonging") and not seat:
        return lemma in _words("politics") or is_verb(governor)
    if word in _words("dealing"):
        return lemma not in _words("noun") and lemma not in _words("stay")
    return word not in _words("side") or seat


def _attitude(name: Token, governor: Token) -> bool:
    """Tell whether something is viewed or felt in a capital: "in Ankara, where the vote is seen as a rebuke"."""
    stance = _words("stance")
    where = any(c.lemma_ in stance and _has_where(c) for c in dependents(name, fn.RELATIVE_CLAUSE))
    return where or (governor.lemma_ in stance and (is_verbal(governor) or is_noun(governor)))


def _has_where(clause: Token) -> bool:
    return any(child.lower_ in word_class("relative-adverb") for child in clause.children)


def _after_pro(name: Token) -> bool:
    """Tell whether the name is what somebody is for or against: "pro-Moscow"."""
    before = name.doc[max(0, name.i - 2) : name.i].text.lower()
    return before.removesuffix("-").endswith(tuple(_words("leaning")))


def _route(preposition: Token) -> bool:
    """Tell whether a way is described: "from Baku through Tbilisi", "from Moscow to Muscat"."""
    if preposition.lower_ not in _words("route"):
        return False
    others = (*dependents(preposition.head, fn.PREPOSITION), *dependents(preposition, fn.PREPOSITION))
    words = {child.lower_ for child in others if child.i != preposition.i}
    return bool(words & _words("through") or words & _words("route") - {preposition.lower_})


def _sends_somebody(verb: Token) -> bool:
    """Tell whether a person or group is sent: "sent her envoy to Yerevan", unlike "sent weapons to Yerevan"."""
    if verb.lemma_ not in _words("sender"):
        return False
    sent = dependents(verb, fn.OBJECT | fn.PASSIVE_SUBJECT)
    return any(child.ent_type_ == "PERSON" or noun_types().get(child.lower_) in _MOVED for child in sent)
