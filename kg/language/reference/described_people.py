"""Whom a description of a person means: "the general", "the Turkish leader", "the president, Ann Hill,"."""

from functools import cache
from itertools import islice

from spacy.tokens import Token

from kg.language.annotations import MentionDict
from kg.language.offices import role_nouns
from kg.language.reference.callings import Callings
from kg.language.reference.description_words import Definiteness
from kg.language.reference.draft_entities import Draft, Referent
from kg.language.syntax.functions import RELATIVE_CLAUSE, serves_as
from kg.lexica import tables
from kg.lexica.classes import word_class

# Ranks and offices that one person of a nation holds in a story; any number of analysts may speak in one.
_SINGULAR_KINDS = frozenset({"rank", "state_head", "government_head"})


@cache
def _narrower() -> dict[str, frozenset[str]]:
    """Return the roles, or kinds of roles, that a wider word can mean: of "leader" those of presidents and premiers."""
    return {row["noun"]: frozenset(tables.values(row["roles"])) for row in tables.rows("wider_roles.tsv")}


def person(callings: Callings, mention: MentionDict, text: str, states: list[MentionDict], kind: Definiteness) -> None:
    """Resolve "the general", "a Russian general", "the Turkish president"."""
    draft = callings.draft
    head = draft.doc[mention["head"]]
    noun, nations = head.lemma_.lower(), {m["key"] for m in states if m["key"]}
    role_kind = role_nouns.kind_of(head)
    beside = _named_beside(draft, mention) if kind == "definite" and role_kind else None
    if beside is not None:
        draft.join(mention, beside, by="description")
        draft.referents[beside].roles.add(noun)
        draft.referents[beside].nations |= nations
        callings.learn(beside, noun)
        return
    office = frozenset(t.lower_ for t in draft.doc[mention["np_start"] : head.i]) & word_class("office-modifier")
    holders = [
        number
        for number in callings.people(noun, titled=not office)
        if _holds(r := draft.referents[number], noun, office) or (not office and _is_titled(draft, r, noun))
        if _of_nation(draft, mention, r, nations)
    ]
    before = [n for n in holders if draft.referents[n].mentions[0] < mention["id"]]
    found = None
    if kind == "definite" and role_kind and not _is_restricted(head):
        found = before[0] if len(before) == 1 else callings.latest(mention["id"], before)
        if not before:
            found = callings.latest(mention["id"], _of_wider(callings, mention, noun, nations))
    elif kind == "indefinite" and role_kind in _SINGULAR_KINDS and len(holders) == 1:
        # "a Russian general", named only later on: the one general of the text
        named_before = any(
            draft.mentions[i]["form"] == "name" for i in draft.referents[holders[0]].mentions if i < mention["id"]
        )
        found = None if named_before else holders[0]
    if found is None:
        part_of = min(nations) if nations else None
        made = Referent("Person", named=False, gender=role_nouns.noun_gender(head), part_of=part_of, phrase=text)
        found = draft.add(made, [mention], by="description")
        callings.describe(found)
    else:
        draft.join(mention, found, by="description")
    draft.referents[found].roles.add(noun)
    draft.referents[found].nations |= nations
    callings.learn(found, noun)


def _holds(person: Referent, noun: str, office: frozenset[str]) -> bool:
    """Tell whether a person holds an office: "the prime minister" is no foreign minister, nor the deputy."""
    if noun not in person.roles:
        return False
    full = [
        frozenset(role.split()) & word_class("office-modifier") for role in person.roles if role.endswith(" " + noun)
    ]
    if not full:
        return not office
    others = (words - office for words in full if office <= words)
    return any(words.isdisjoint(word_class("office-changing-modifier")) for words in others)


def _is_titled(draft: Draft, person: Referent, noun: str) -> bool:
    """Tell whether a name of a person begins with an office: "Pope Francis"."""
    names = (draft.mentions[i] for i in person.mentions if draft.mentions[i]["form"] == "name")
    return any(m["end"] - m["start"] > 1 and draft.doc[m["start"]].lower_ == noun for m in names)


def _is_restricted(head: Token) -> bool:
    """Tell whether a relative clause says which one is meant: "the general who fled"."""
    after = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else head
    return after.text != "," and any(serves_as(child, RELATIVE_CLAUSE) for child in head.rights)


def _of_wider(callings: Callings, mention: MentionDict, noun: str, nations: set[str]) -> list[int]:
    """Return the people whose role a wider word can mean: "the Turkish leader" the president of Turkey."""
    draft = callings.draft
    return [
        number
        for number in callings.people_of(_narrower().get(noun, frozenset()))
        if (r := draft.referents[number]).named and r.mentions[0] < mention["id"]
        if _of_nation(draft, mention, r, nations)
    ]


def _of_nation(draft: Draft, mention: MentionDict, person: Referent, nations: set[str]) -> bool:
    """Tell whether a person can be "the Turkish president": of that state, or of none and named right before."""
    if not nations or nations & person.nations:
        return True
    if person.nations:
        return False
    here = draft.sites[mention["id"]].sentence
    return any(
        i > mention["id"] or here - draft.sites[i].sentence <= 1 for i in person.mentions[-3:] if i in draft.sites
    )


def _named_beside(draft: Draft, mention: MentionDict) -> int | None:
    """Return the person whose name stands between commas right after an office: "the Tajik president, Rahmon, sat"."""
    doc, start = draft.doc, mention["np_end"] + 1
    if start >= len(doc) or doc[start - 1].text != ",":
        return None
    for name in islice(draft.mentions, mention["id"] + 1, None):
        if name["start"] > start:
            break
        closed = name["end"] < len(doc) and doc[name["end"]].text in {",", ".", ";"}
        if name["start"] == start and name["type"] == "Person" and name["form"] == "name" and closed:
            return draft.of.get(name["id"])
    return None
