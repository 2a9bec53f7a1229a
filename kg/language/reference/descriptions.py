"""Descriptions that lead back to something named, or name something of their own: "the general", "the country"."""

from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from kg.language.annotations import MentionDict
from kg.language.offices import roles
from kg.language.reference import draft_entities
from kg.language.reference.draft_entities import FORCES, Draft, Referent
from kg.language.reference.mention_positions import Site
from kg.lexica import tables
from kg.model import ACTOR_TYPES

type Definiteness = Literal["definite", "indefinite", "bare"]

REACH = 2  # sentences back in which "the country" and "both sides" find their antecedents
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_QUANTIFIERS = frozenset({"many", "several", "few", "most", "some", "other", "all", "more", "both", "various"})
_SKIPPED_TAGS = frozenset({"DT", "PDT", "CD", "POS", "PRP$", "IN"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_PAIR = frozenset({"both", "two", "either", "neither"})
# Ranks and offices that one person of a nation holds in a story; any number of analysts may speak in one.
_SINGULAR_KINDS = frozenset({"rank", "state_head", "government_head"})


def resolve(draft: Draft) -> None:
    """Resolve descriptions in text order; those that lead back to nothing are things of their own if they can act.

    Predicate nouns ("is a partner of") refer to nothing of their own.
    """
    for mention in draft.mentions:
        if mention["form"] != "nominal" or not draft.free(mention):
            continue
        if is_pair(draft.doc, mention) and mention["id"] in draft.sites:
            members = pair(draft, draft.sites[mention["id"]])
            if members:
                mention["members"] = list(members)
        elif mention["type"] in ACTOR_TYPES and not _is_predicate(draft.doc[mention["head"]]):
            _resolve(draft, mention)


def _is_predicate(noun: Token) -> bool:
    if noun.dep_ == "pobj" and noun.head.lower_ == "as":
        return True
    return noun.dep_ in {"attr", "oprd"} and noun.head.lemma_ in {"be", "become", "remain", "find", "make"}


def _resolve(draft: Draft, mention: MentionDict) -> None:
    states = draft_entities.inner_states(draft.mentions, mention)
    plural = draft.doc[mention["head"]].tag_ in _PLURAL_TAGS
    text, kind = phrase(draft.doc, mention, states), definiteness(draft.doc, mention)
    general = stands_for(text)
    if mention["type"] == "Person" and not plural:
        _person(draft, mention, text, states, kind)
    elif kind == "definite" and not plural and not states and general and text != "state":  # a federal one, often
        here = draft.sites[mention["id"]]
        found = _named_like(draft, here, text) if "Organization" in general else None
        if found is None and text not in _named_nouns():
            found = salient(draft, here, general)
        if found is not None:
            draft.join(mention, found)
    elif mention["type"] != "State":
        _unnamed(draft, mention, text, states, plural=plural)


def _unnamed(draft: Draft, mention: MentionDict, text: str, states: list[MentionDict], *, plural: bool) -> None:
    """Let a description mean what the same description meant before, else something new.

    A number or "a" makes a new one ("three soldiers"), but "most experts" and "experts" are one group.
    """
    part_of = states[0]["key"] if states else None
    first = draft.doc[mention["np_start"]]
    counted = first.tag_ == "CD" or first.lower_ in {"a", "an", "another"}
    if not counted:
        for number, referent in enumerate(draft.referents):
            same = referent.phrase == text and referent.part_of == part_of and referent.type == mention["type"]
            if same and not referent.named:
                draft.join(mention, number)
                return
        again = _group_again(draft, mention, text, part_of) if plural else None
        if again is not None:
            draft.join(mention, again)
            return
    gender, number_ = (None, "plur") if plural else ("n", "sing")
    made = Referent(mention["type"], named=False, gender=gender, number=number_, part_of=part_of, phrase=text)
    draft.add(made, [mention])


def _group_again(draft: Draft, mention: MentionDict, text: str, part_of: str | None) -> int | None:
    """Return the one group that "the analysts" leads back to: "security analysts", in the sentences just before."""
    if " " in text or definiteness(draft.doc, mention) != "definite":
        return None
    here = draft.sites[mention["id"]].sentence
    found = []
    for number, referent in enumerate(draft.referents):
        if referent.named or referent.type != mention["type"] or referent.phrase.rpartition(" ")[2] != text:
            continue
        site = draft.sites.get(referent.mentions[-1])
        if site is not None and here - site.sentence <= REACH and part_of in {None, referent.part_of}:
            found.append(number)
    return found[0] if len(found) == 1 else None


def _named_like(draft: Draft, here: Site, noun: str) -> int | None:
    """Return the last organisation before a place in the text whose name holds a noun: "the ministry"."""
    for mention in reversed(draft.mentions[: here.mention]):
        number = draft.of.get(mention["id"])
        named = number is not None and mention["form"] == "name" and mention["type"] in FORCES
        if named and noun in {t.lower_ for t in draft.doc[mention["start"] : mention["end"]]}:
            return number
    return None


def _person(draft: Draft, mention: MentionDict, text: str, states: list[MentionDict], kind: Definiteness) -> None:
    """Resolve "the general", "a Russian general", "the Turkish president"."""
    head = draft.doc[mention["head"]]
    noun, nations = head.lemma_.lower(), {m["key"] for m in states if m["key"]}
    role_kind = roles.kind_of(head)
    beside = _named_beside(draft, mention) if kind == "definite" and role_kind else None
    if beside is not None:
        draft.join(mention, beside)
        draft.referents[beside].roles.add(noun)
        draft.referents[beside].nations |= nations
        return
    holders = [
        number
        for number, r in enumerate(draft.referents)
        if r.type == "Person" and noun in r.roles and _of_nation(draft, mention, r, nations)
    ]
    before = [n for n in holders if draft.referents[n].mentions[0] < mention["id"]]
    found = None
    if kind == "definite" and role_kind:
        found = before[0] if len(before) == 1 else _latest(draft, mention, before)
    elif kind == "indefinite" and role_kind in _SINGULAR_KINDS and len(holders) == 1:
        # "a Russian general", named only later on: the one general of the text
        named_before = any(
            draft.mentions[i]["form"] == "name" for i in draft.referents[holders[0]].mentions if i < mention["id"]
        )
        found = None if named_before else holders[0]
    if found is None:
        part_of = min(nations) if nations else None
        made = Referent("Person", named=False, gender=roles.noun_gender(head), part_of=part_of, phrase=text)
        found = draft.add(made, [mention])
    else:
        draft.join(mention, found)
    draft.referents[found].roles.add(noun)
    draft.referents[found].nations |= nations


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
    for name in draft.mentions[mention["id"] + 1 :]:
        if name["start"] > start:
            break
        closed = name["end"] < len(doc) and doc[name["end"]].text in {",", ".", ";"}
        if name["start"] == start and name["type"] == "Person" and name["form"] == "name" and closed:
            return draft.of.get(name["id"])
    return None


def _latest(draft: Draft, mention: MentionDict, numbers: list[int]) -> int | None:
    """Return the one of some referents that alone is mentioned in this or the sentences just before, or None."""
    here = draft.sites[mention["id"]].sentence
    near = []
    for number in numbers:
        earlier = (i for i in draft.referents[number].mentions if i < mention["id"])
        if any(here - draft.sites[i].sentence <= REACH for i in earlier):
            near.append(number)
    return near[0] if len(near) == 1 else None


def definiteness(doc: Doc, mention: MentionDict) -> Definiteness:
    """Tell whether a noun phrase is definite ("the", "this"), indefinite (any other determiner or number) or bare."""
    first = doc[mention["np_start"]]
    if first.lower_ in _DEFINITE:
        return "definite"
    if first.tag_ in {"DT", "PDT", "CD"} or first.lower_ in _QUANTIFIERS:
        return "indefinite"
    return "bare"


def phrase(doc: Doc, mention: MentionDict, states: list[MentionDict]) -> str:
    """Return the lemmas of a description without determiners, numbers and the states in it: "air defense"."""
    skipped = {i for state in states for i in range(state["np_start"], state["np_end"])}
    return " ".join(
        token.lemma_.lower()
        for token in doc[mention["np_start"] : mention["np_end"]]
        if token.i not in skipped
        and token.tag_ not in _SKIPPED_TAGS
        and token.lower_ not in _QUANTIFIERS
        and not token.is_punct
    )


def label_start(doc: Doc, mention: MentionDict) -> int:
    """Return the first token of a description's label: after articles, quantifiers and numbers."""
    start = mention["start"]
    while start < mention["head"] and (doc[start].lower_ in _QUANTIFIERS or doc[start].tag_ in _SKIPPED_TAGS):
        if doc[start + 1].text == "-":  # "32-year-old"
            break
        start += 1
    return start


@cache
def _general_nouns() -> dict[str, frozenset[str]]:
    return {row["noun"]: frozenset(tables.values(row["types"])) for row in tables.rows("general_nouns.tsv")}


@cache
def _named_nouns() -> frozenset[str]:
    return frozenset(row["noun"] for row in tables.rows("general_nouns.tsv") if row["named"] == "yes")


def stands_for(word: str) -> frozenset[str]:
    """Return the mention types that a common noun can point back to: ``State`` for "country"."""
    return _general_nouns().get(word, frozenset())


def is_pair(doc: Doc, mention: MentionDict) -> bool:
    """Tell whether a phrase means two actors named before: "the two countries", "both sides", "the two"."""
    head = doc[mention["head"]]
    general = head.lower_ in {"two", "both"} or "State" in stands_for(head.lemma_.lower()) or head.lemma_ == "side"
    return general and any(t.lower_ in _PAIR for t in doc[mention["np_start"] : mention["np_end"]])


def salient(draft: Draft, here: Site, types: frozenset[str]) -> int | None:
    """Return the number of the one referent of some types that stands out right before a mention, or None.

    The nearest sentence with such a referent decides, at most `REACH` sentences back: it counts if it is the only one
    there, or the only subject among them.
    """
    near = _nearby(draft, here, types)
    if not near:
        return None
    last = max(site.sentence for site, _ in near)
    there = [(site, number) for site, number in near if site.sentence == last]
    numbers = {number for _, number in there}
    if len(numbers) > 1:
        numbers = {number for site, number in there if site.role == "subject"}
    return numbers.pop() if len(numbers) == 1 else None


def pair(draft: Draft, here: Site) -> tuple[int, int] | None:
    """Return the two states that a plural phrase means, in text order: the only two near it, or two joined by "and"."""
    near = sorted(_nearby(draft, here, frozenset({"State"})), key=lambda x: x[0].head)
    for back in range(REACH + 1):
        within = [(site, number) for site, number in near if here.sentence - site.sentence <= back]
        numbers = list(dict.fromkeys(number for _, number in within))
        if len(numbers) == 2:
            return numbers[0], numbers[1]
        if len(numbers) > 2:
            return _joined(draft, within)
    return None


def _joined(draft: Draft, near: list[tuple[Site, int]]) -> tuple[int, int] | None:
    """Return the last two referents joined by "and" and no third one."""
    by_head = {site.head: number for site, number in near}
    for site, number in reversed(near):
        token = draft.doc[site.head]
        first = by_head.get(token.head.i)
        alone = not any(child.dep_ == "conj" for child in token.children) and token.head.dep_ != "conj"
        if token.dep_ == "conj" and alone and first is not None and first != number:
            return first, number
    return None


def _nearby(draft: Draft, here: Site, types: frozenset[str]) -> list[tuple[Site, int]]:
    """Return the sites of suitable referents before a mention, at most `REACH` sentences back, with their numbers."""
    found = []
    for i in range(here.mention - 1, -1, -1):
        site = draft.sites.get(i)
        if site is None or site.head >= here.start:
            continue
        if here.sentence - site.sentence > REACH:
            break
        number = draft.of.get(i)
        if number is not None and draft.referents[number].type in types and draft.referents[number].number == "sing":
            found.append((site, number))
    return found
