"""Bodies that a longer list than the gazetteer's knows: parties, forces, services, international organisations.

A name that bodies of other states may bear is linked only where the text names its state; so is an acronym, and never
where the text itself gives other words for it.
"""

from collections.abc import Iterable

from spacy.tokens import Doc

from kg.language.annotations import MentionDict
from kg.language.names import aliases, leader_names
from kg.lexica import bodies
from kg.lexica.bodies import Body

_TYPES = frozenset({"Organization", "ArmedForce", "Alliance", "Group"})


def link(doc: Doc, mentions: Iterable[MentionDict]) -> None:
    """Set key and type of the mentions that are names of listed bodies; the gazetteer's are linked before."""
    open_ = [m for m in mentions if m["key"] is None and m["form"] == "name"]
    found = [
        (m, body) for m in open_ if m["type"] in _TYPES or _short(doc, m) if (body := bodies.by_name(_text(doc, m)))
    ]
    if not found:
        return
    states = leader_names.states_of(m["key"] for m in mentions if m["key"])
    for mention, body in found:
        if _is_meant(doc, mention, body, states, open_):
            mention["key"], mention["type"] = body.key, body.type


def _text(doc: Doc, mention: MentionDict) -> str:
    return " ".join(doc[mention["start"] : mention["end"]].text.split())


def _short(doc: Doc, mention: MentionDict) -> bool:
    return aliases.is_acronym(_text(doc, mention))


def _is_meant(doc: Doc, mention: MentionDict, body: Body, states: frozenset[str], open_: Iterable[MentionDict]) -> bool:
    """Tell whether a name that a body bears means it here."""
    if not _short(doc, mention):
        return body.certain or body.part_of in states
    if body.part_of is not None and body.part_of not in states:
        return False
    letters = _text(doc, mention).replace(".", "").lower()
    return not any(_spells(doc, other, letters) and _text(doc, other) not in body.names for other in open_)


def _spells(doc: Doc, mention: MentionDict, letters: str) -> bool:
    """Tell whether a name has the initials of an acronym, so that the text says itself what it is short for."""
    words = [token.text for token in doc[mention["start"] : mention["end"]]]
    return len(words) > 1 and aliases.initials(aliases.normal(words)) == letters
