"""Does a capital or seat of power stand for its state ("Moscow justified ...") or the place ("a resident of Moscow")?

The rules read the syntactic position of the name. What acts, owns politics or is dealt with is the state; what one is
in, goes to, lives in or hits is the place. Where nothing tells, a city is a place and a seat of power ("the Kremlin")
the state.
"""

from functools import cache

from spacy.tokens import Doc, Token

from kg.language.annotations import MentionDict
from kg.language.names.nominals import noun_types
from kg.lexica import tables

_WAYS = frozenset({"to", "from", "toward", "towards", "between", "for"})


@cache
def _words(context: str) -> frozenset[str]:
    rows = tables.rows("place_context.tsv")
    return frozenset(word for row in rows if row["context"] == context for word in tables.values(row["words"]))


def acts(doc: Doc, mention: MentionDict, *, in_prose: bool) -> bool:
    """Tell whether the mention of a seat of power stands for the state.

    Args:
        doc: With parse and lemmas.
        mention: A capital or seat that may stand for its state.
        in_prose: False in headings and tables, where the parse means nothing and only a preposition tells a place.
    """
    head = doc[mention["head"]]
    if _dateline(doc, mention["start"], mention["end"]) or doc[mention["end"] - 1].text in {"D.C.", "DC"}:
        return False
    seat = doc[mention["start"] : mention["end"]].text in _words("seat")
    if not in_prose:
        before = doc[mention["start"] - 1].lower_ if mention["start"] else ""
        return before not in _words("locative") and before not in _WAYS
    while head.dep_ == "conj" and head.head.pos_ in {"PROPN", "NOUN"}:
        head = head.head
    return _reads_as_state(head, seat=seat)


def _dateline(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a line opens with the name as place of writing, or a larger place follows: "Baku, Azerbaijan"."""
    opens = start == 0 or bool(doc[start].is_sent_start)
    if opens and end < len(doc) and doc[start].is_upper and doc[end].text in {",", "(", "-", "--", "–", "—"}:
        return True
    after = doc[end : end + 2]
    larger = len(after) == 2 and after[0].text == "," and after[1].ent_type_ == "GPE"
    return larger and after[1].dep_ in {"appos", "npadvmod"}


def _reads_as_state(head: Token, *, seat: bool) -> bool:
    """Decide by the dependency of the name's head token."""
    dep, governor = head.dep_, head.head
    if any(c.dep_ == "appos" and c.lemma_ in _words("noun") for c in head.children):  # "Baku, the capital"
        return False
    if dep in {"nsubj", "nsubjpass", "agent"}:
        return _subject_acts(head, governor)
    if dep in {"dobj", "dative", "oprd"}:
        return governor.lemma_ not in _words("target")
    if dep == "poss":
        return governor.lemma_ not in _words("noun")
    if dep in {"compound", "nmod", "amod"}:
        return seat or governor.lemma_ in _words("politics") or _after_pro(head)
    if dep == "npadvmod":  # "Moscow-backed", "Baku-based"
        return governor.lemma_ not in {"base", "bear"}
    if dep == "pobj":
        return _object_is_dealt_with(head, governor, seat=seat)
    return seat


def _subject_acts(name: Token, verb: Token) -> bool:
    if verb.lemma_ in _words("stay"):
        return False
    if name.dep_ == "nsubjpass":
        return verb.lemma_ not in _words("target")
    nouns = _words("noun")
    return not any(child.dep_ == "attr" and child.lemma_ in nouns for child in verb.children)


def _object_is_dealt_with(name: Token, preposition: Token, *, seat: bool) -> bool:
    """Decide for the object of a preposition: "ties with Ankara" against "in Ankara" and "flew to Ankara"."""
    word, governor = preposition.lower_, preposition.head
    if word in _words("locative") or (word == "from" and preposition.dep_ == "pcomp"):
        return word == "in" and _attitude(name, governor)
    lemma = governor.lemma_
    if word in {"on", "at", "against"} and lemma in _words("attack"):
        return False
    if word in _WAYS and (lemma in _words("motion") or _route(preposition) or _sends_somebody(governor)):
        return False
    if seat and word in {"for", "to"} and lemma in _words("office"):  # "ran for the White House"
        return False
    if word == "of" and not seat:
        return lemma in _words("politics") or governor.pos_ == "VERB"
    if word in {"to", "from", "for", "of", "on", "by"}:
        return lemma not in _words("noun") and lemma not in _words("stay")
    return word not in {"past", "north", "south", "east", "west", "behind"} or seat


def _attitude(name: Token, governor: Token) -> bool:
    """Tell whether something is viewed or felt in a capital: "in Ankara, where the vote is seen as a rebuke"."""
    stance = _words("stance")
    where = any(c.dep_ == "relcl" and c.lemma_ in stance and _has_where(c) for c in name.children)
    return where or (governor.lemma_ in stance and governor.pos_ in {"VERB", "NOUN", "AUX"})


def _has_where(clause: Token) -> bool:
    return any(child.lower_ == "where" for child in clause.children)


def _after_pro(name: Token) -> bool:
    """Tell whether the name is what somebody is for or against: "pro-Moscow"."""
    before = name.doc[max(0, name.i - 2) : name.i].text.lower()
    return before.removesuffix("-").endswith(("pro", "anti"))


def _route(preposition: Token) -> bool:
    """Tell whether a way is described: "from Baku through Tbilisi", "from Moscow to Muscat"."""
    if preposition.lower_ not in {"from", "to"}:
        return False
    others = (child for child in (*preposition.head.children, *preposition.children) if child.dep_ == "prep")
    words = {child.lower_ for child in others if child.i != preposition.i}
    return not words.isdisjoint({"through", "via"} | ({"to"} if preposition.lower_ == "from" else {"from"}))


def _sends_somebody(verb: Token) -> bool:
    """Tell whether a person or group is sent: "sent her envoy to Yerevan", unlike "sent weapons to Yerevan"."""
    if verb.lemma_ not in {"send", "dispatch", "take", "invite"}:
        return False
    moved = {"Person", "Group", "ArmedForce"}
    sent = (child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"})
    return any(child.ent_type_ == "PERSON" or noun_types().get(child.lower_) in moved for child in sent)
