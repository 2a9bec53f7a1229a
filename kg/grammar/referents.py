"""What the mentions of one document refer to, while it is being worked out."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc

from kg.grammar import person_names, roles
from kg.grammar.annotations import MentionDict


@dataclass(slots=True)
class Referent:
    """A thing that mentions refer to.

    ``mentions`` are ids in text order; ``roles`` the lemmas of role nouns said of it ("general"); ``nations`` the keys of
    states whose adjective qualifies it; ``gender`` is ``m``, ``f``, ``n`` or None; ``number`` ``sing`` or ``plur``.
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


def inner_states(mentions: list[MentionDict], outer: MentionDict) -> list[MentionDict]:
    """Return the mentions of states inside a noun phrase: "Russian" in "Russian air defenses", "Russia" in "Russia's fleet".

    ``mentions`` are all of the document, sorted by start, so only the neighbours are looked at.
    """
    found = []
    at = outer["id"]
    while at > 0 and mentions[at - 1]["start"] >= outer["np_start"]:
        at -= 1
    for mention in mentions[at:]:
        if mention["start"] >= outer["np_end"]:
            break
        inside = mention["id"] != outer["id"] and mention["end"] <= outer["np_end"] and mention["head"] != outer["head"]
        if inside and (mention["key"] or "").startswith("state/"):
            found.append(mention)
    return found


def gender_of_person(doc: Doc, names: Iterable[MentionDict]) -> str | None:
    """Return the gender that titles, role nouns and given names of one person's mentions agree on, or None.

    Titles and nouns go before given names; contradicting evidence of one strength gives None.
    """
    strong: set[str] = set()
    weak: set[str] = set()
    for mention in names:
        for token in doc[mention["np_start"] : mention["end"]]:
            gender = person_names.title_gender(token.text)
            if gender:
                strong.add(gender)
        for role in roles.roles_of(doc, mention):
            gender = roles.noun_gender(role.noun)
            if gender:
                strong.add(gender)
        words = person_names.words_of(doc, mention)
        gender = person_names.given_name_gender(words)
        if gender:
            weak.add(gender)
    for evidence in (strong, weak):
        if len(evidence) == 1:
            return evidence.pop()
        if evidence:
            return None
    return None
