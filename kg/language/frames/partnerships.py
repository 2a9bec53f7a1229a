"""Partnerships that a clause states: they tell whom a deed below it helps ("is Norland's ally, providing arms")."""

from collections.abc import Iterator

from kg.language.annotations import MentionDict, RelationDict
from kg.language.frames.engine import Frame
from kg.language.frames.participants import Participants, same

_PARTNERSHIPS = frozenset({"alliedWith", "partnerOf"})


def partnerships(frame: Frame, earlier: list[RelationDict]) -> list[RelationDict]:
    """Return the partnerships that the clauses above a frame state."""
    above = {token.i for token in frame.trigger.ancestors}
    return [told for told in earlier if told["relation"] in _PARTNERSHIPS and told["trigger"] in above]


def partners(
    known: Participants, frame: Frame, subject: MentionDict, earlier: list[RelationDict]
) -> Iterator[MentionDict]:
    """Yield whom a clause names as partner of the subject: "is Azerbaijan's ally, providing weapons"."""
    for told in partnerships(frame, earlier):
        others = [m for m in ends_of(known, told) if not same(m, subject)]
        if len(others) == 1:
            yield others[0]


def ends_of(known: Participants, told: RelationDict) -> tuple[MentionDict, MentionDict]:
    """Return the two mentions that a relation is told of."""
    return known.mentions[told["subject"]], known.mentions[told["object"] or 0]
