"""Whose office a known leader holds, where the text leaves its state out: "Prime Minister Netanyahu"."""

from spacy.tokens import Doc

from kg.language.annotations import EntityDict, MentionDict
from kg.language.names import leader_names
from kg.language.offices import ties
from kg.language.offices.roles import Role
from kg.lexica import leaders, office_kinds
from kg.lexica.classes import word_class

_STATE = "state/US"  # whose the offices of class office-of-one-state are
_LOCAL = frozenset({"regional_head"})  # kinds of office whose state is only the one around what they are of


def known_office(doc: Doc, role: Role, holder: EntityDict) -> ties.KnownTie | None:
    """Return the relation and the key of the state or body that an office of a known leader is of, or None.

    The office is told as held, without words between which may say whose it is, and of a kind that the background knows
    the leader to hold on the day of the text; a text without a day must leave one state.

    Args:
        doc: The text.
        role: What it tells the leader to be.
        holder: The leader's entity.
    """
    key, what = holder["key"] or "", ties.kind(role)
    if what not in ties.PUBLIC or not _is_told_as_known(doc, role) or leaders.leader(key) is None:
        return None
    kinds = leader_names.offices_titled(doc[role.start : role.end].text) - _LOCAL
    day = leader_names.published(doc)
    if day is None and leader_names.GENERAL in kinds:
        return None  # "Secretary Hill" may be a courtesy to one who was
    held = [term for term in leaders.terms(key) if term.kind in kinds and (day is None or term.held(day))]
    if len({term.of for term in held}) != 1:
        return None
    return ties.OVER_STATES.get(what) or office_kinds.kinds()[held[0].kind].relation, held[0].of


def told_by_its_name(doc: Doc, role: Role) -> ties.KnownTie | None:
    """Return the relation and the key of the state that alone has an office of this name, or None.

    "Deputy Secretary of State Hill": the United States, where no other state or place stands before it.
    """
    words = doc[role.start : role.end].text.lower()
    below = words.startswith(tuple(sorted(word_class("under-office"))))
    own = below and words.endswith(tuple(sorted(word_class("office-of-one-state"))))
    return ("affiliatedWith", _STATE) if own and _is_told_as_known(doc, role) else None


def _is_told_as_known(doc: Doc, role: Role) -> bool:
    """Tell whether a held office stands beside a name as known: "Prime Minister X", "X, the president"."""
    indefinite = role.start > 0 and doc[role.start - 1].lower_ in word_class("indefinite-determiner")
    return role.form in {"title", "apposition"} and not indefinite and ties.is_held(role)


def nearest(mentions: list[MentionDict], entities: list[EntityDict], key: str, at: int) -> MentionDict | None:
    """Return the mention of what has a key that stands nearest to a token, or None."""
    named = [m for m in mentions if m["entity"] is not None and entities[m["entity"]]["key"] == key]
    return min(named, key=lambda m: (abs(m["start"] - at), m["id"]), default=None)
