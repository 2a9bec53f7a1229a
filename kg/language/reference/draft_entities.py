"""What the mentions of one document refer to, while it is being worked out."""

from dataclasses import dataclass, field

from spacy.tokens import Doc

from kg.language import annotations
from kg.language.annotations import MentionDict
from kg.language.offices.surroundings import is_of_state
from kg.language.reference import mention_positions
from kg.language.reference.mention_positions import Discourse, Site
from kg.language.syntax import blocks
from kg.language.syntax.forms import GENITIVE, has_form
from kg.lexica.classes import word_class
from kg.lexica.communities import communities
from kg.model import ACTOR_TYPES, IdentifiedBy

# What can be an entity; a description ("several key areas") only if it can act.
ENTITY_TYPES: frozenset[str] = ACTOR_TYPES | {"Place", "NamedEvent", "Weapon"}
_LINKED: frozenset[str | None] = frozenset({"leader", "office"})  # what linking tells of a name itself


@dataclass(slots=True)
class Referent:
    """A thing that mentions refer to.

    Attributes:
        type: Its `kg.model.EntityType`.
        mentions: Ids, in text order.
        key: Gazetteer key, or None.
        named: Whether it has a name.
        gender: ``m``, ``f``, ``n`` or None.
        number: ``sing`` or ``plur``.
        part_of: Key of what it belongs to, or None.
        phrase: Lemmas of the description of something unnamed.
        roles: Lemmas of the role nouns said of a person ("general").
        nations: Keys of the states whose adjectives qualify a person.
        label: Its name if no mention writes it in full ("Joe" of "Joe and Jill Hill", a body of a state), or "".
    """

    type: str
    mentions: list[int] = field(default_factory=list)
    key: str | None = None
    named: bool = True
    gender: str | None = None
    number: str = "sing"
    part_of: str | None = None
    phrase: str = ""
    roles: set[str] = field(default_factory=set)
    nations: set[str] = field(default_factory=set)
    label: str = ""


@dataclass(slots=True)
class Draft:
    """The referents found so far in one document; ``of`` leads from mention ids to their numbers.

    ``sites`` holds the sites of mentions that can refer, ``heads`` the mentions by head token.
    """

    doc: Doc
    mentions: list[MentionDict]
    where: Discourse
    sites: dict[int, Site]
    heads: dict[int, list[MentionDict]]
    referents: list[Referent] = field(default_factory=list)
    of: dict[int, int] = field(default_factory=dict)

    def add(self, referent: Referent, mentions: list[MentionDict], *, by: IdentifiedBy) -> int:
        """Add a referent with its mentions and return its number."""
        self.referents.append(referent)
        for mention in mentions:
            self.join(mention, len(self.referents) - 1, by=by)
        return len(self.referents) - 1

    def join(self, mention: MentionDict, number: int, *, by: IdentifiedBy) -> None:
        """Let a mention mean a referent, found in this way unless its name was linked in another before."""
        self.of[mention["id"]] = number
        mention.setdefault("identified_by", by)
        known = self.referents[number].mentions
        known.append(mention["id"])
        if len(known) > 1 and known[-2] > known[-1]:
            known.sort()

    def unite(self, number: int, into: int) -> None:
        """Let all that means one referent mean another, and forget it: the numbers after it go down by one."""
        gone = self.referents.pop(number)
        into -= into > number
        self.of = {i: n - (n > number) for i, n in self.of.items() if n != number}
        for i in gone.mentions:
            self.join(self.mentions[i], into, by=self.mentions[i].get("identified_by", "name"))
        self.referents[into].roles |= gone.roles
        self.referents[into].nations |= gone.nations

    def free(self, mention: MentionDict) -> bool:
        """Tell whether a mention has no referent yet."""
        return mention["id"] not in self.of


def draft(doc: Doc) -> Draft:
    """Return the start of the work on a Doc: no referents yet, and copies of its mentions without entities."""
    mentions = [mention.copy() for mention in annotations.mentions(doc)]
    heads: dict[int, list[MentionDict]] = {}
    for mention in mentions:
        mention["entity"] = None
        mention.pop("members", None)
        if mention.get("identified_by") not in _LINKED:
            mention.pop("identified_by", None)
        heads.setdefault(mention["head"], []).append(mention)
    where = mention_positions.discourse(doc)
    kinds = ENTITY_TYPES | {"Nationality"}
    placed = {
        m["id"]: mention_positions.site(where, m) for m in mentions if m["type"] in kinds or m["form"] == "pronoun"
    }
    return Draft(doc, mentions, where, placed, heads)


def words(doc: Doc, start: int, end: int) -> str:
    """Return tokens as written, on one line, without a possessive ending or the dash of a list before them."""
    if end - 1 > start and has_form(doc[end - 1], GENITIVE):
        end -= 1
    begin, stop = annotations.token_span(doc, start, end)
    title = stop <= blocks.headline_stop(doc)  # whose capitals are no part of a description
    return " ".join((doc.text if title else annotations.original_text(doc))[begin:stop].split()).lstrip("-–—")


def inner_states(doc: Doc, mentions: list[MentionDict], outer: MentionDict) -> list[MentionDict]:
    """Return the mentions of states inside a noun phrase ("Russian" in "Russian air defenses"), and of communities.

    Not the state whose people's descent is meant: "ethnic Russian leaders".

    ``mentions`` are all of the document, sorted by start, so only the neighbours are looked at.
    """
    found = []
    at = outer["id"]
    while at > 0 and mentions[at - 1]["start"] >= outer["np_start"]:
        at -= 1
    for mention in mentions[at:]:
        if mention["start"] >= outer["np_end"]:
            break
        inside = mention["end"] <= outer["np_end"] and mention["head"] != outer["head"]
        inside = inside and not is_of_descent(doc, mention)
        if inside and mention["id"] != outer["id"] and (is_of_state(mention) or mention["key"] in communities()):
            found.append(mention)
    return found


def is_of_descent(doc: Doc, mention: MentionDict) -> bool:
    """Tell whether the adjective of a state only tells whose people somebody comes of: "ethnic Russian leaders"."""
    start = mention["start"]
    return start > 0 and doc[start - 1].lower_ in word_class("descent-word") and is_of_state(mention)
