"""What pronouns refer to: people by `antecedent_ranker`, things and groups by syntax, speakers by quotation.

A pronoun whose antecedent is open stays unresolved.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc, Token

from kg.language.annotations import MentionDict
from kg.language.reference import antecedent_ranker, mention_positions
from kg.language.reference.antecedent_features import Candidate
from kg.language.reference.descriptions import stands_for
from kg.language.reference.draft_entities import Draft, Referent
from kg.language.reference.mention_positions import Site
from kg.language.syntax.phrases import antecedent, conjuncts
from kg.lexica import tables
from kg.lexica.classes import word_class

LEAST = 0.35  # probability below which "he" and "she" stay unresolved
SURE = 0.6  # probability from which on a pronoun tells the gender of a name, or that an unknown name is a person's
_SINGULAR = frozenset({"State", "Organization", "Alliance", "ArmedForce", "Group"})
_PLURAL = frozenset({"Group", "ArmedForce", "Organization"})  # "they" for one state is too rare to trust
_MEMBERS = frozenset({"State", "Organization", "Alliance", "ArmedForce", "Group", "Person"})
_PERSONAL = frozenset({"he", "him", "his", "she", "her", "hers"})
_MISTAKEN = frozenset({"Organization", "State", "Place"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PLACING = frozenset({"in", "at", "near", "from", "to", "across", "into", "outside", "inside", "throughout"})
# "it is likely that", "it seems", "it felt like": the pronoun means nothing that acts
_EMPTY_VERBS = frozenset(
    {"seem", "appear", "feel", "look", "sound", "rain", "follow", "turn", "happen", "matter", "take"}
)


@cache
def _forms() -> dict[str, dict[str, str]]:
    return {row["word"]: row for row in tables.rows("pronouns.tsv")}


@dataclass(slots=True)
class _Reading:
    """The state of reading a document's pronouns; ``of_head`` leads from head tokens to referents."""

    draft: Draft
    of_head: dict[int, int] = field(default_factory=dict)
    people: dict[int, Candidate] = field(default_factory=dict)
    said_by: dict[int, Token] = field(default_factory=dict)


def resolve(draft: Draft) -> None:
    """Resolve the pronouns of a document in text order; "their" after "Iran and Iraq" gets both as ``members``."""
    pronouns = [m for m in draft.mentions if m["form"] == "pronoun"]
    if not pronouns:
        return
    reading = _begin(draft, people=any(draft.doc[m["head"]].lower_ in _PERSONAL for m in pronouns))
    for mention in pronouns:
        found = _antecedents(reading, mention)
        if len(found) == 1:
            draft.join(mention, found[0])
            reading.of_head[draft.sites[mention["id"]].head] = found[0]
            mention["type"] = draft.referents[found[0]].type
        elif found:
            mention["members"] = found


def _begin(draft: Draft, *, people: bool) -> _Reading:
    reading = _Reading(draft, said_by=mention_positions.speakers(draft.where))
    for number, referent in enumerate(draft.referents):
        for i in referent.mentions:
            if i in draft.sites:
                reading.of_head[draft.sites[i].head] = number
            reading.of_head[draft.mentions[i]["head"]] = number
        if people and _may_be_person(draft, referent):
            own = [draft.sites[i] for i in referent.mentions if i in draft.sites]
            own.sort(key=lambda site: (site.head, site.mention))
            short = frozenset(
                i for i in referent.mentions if draft.mentions[i]["end"] - draft.mentions[i]["start"] == 1
            )
            gender = referent.gender if referent.type == "Person" else None
            heads = [site.head for site in own]
            reading.people[number] = Candidate(number, own, [], gender, short, referent.type, heads)
    return reading


def _may_be_person(draft: Draft, referent: Referent) -> bool:
    """Tell whether "he" can mean a referent: a person, or an unknown short name taken for something else."""
    if referent.type == "Person":
        return referent.number == "sing"
    first = draft.mentions[referent.mentions[0]]
    words = draft.doc[first["start"] : first["end"]]
    unknown = referent.key is None and referent.named and first["form"] == "name" and referent.type in _MISTAKEN
    capital = all(t.tag_ == "NNP" and t.text[:1].isupper() for t in words)
    if not unknown or len(words) > 2 or not capital or words[0].is_upper:
        return False
    return not any(_is_placed(draft.doc, draft.mentions[i]) for i in referent.mentions)


def _is_placed(doc: Doc, mention: MentionDict) -> bool:
    return mention["np_start"] > 0 and doc[mention["np_start"] - 1].lower_ in _PLACING


def _antecedents(reading: _Reading, mention: MentionDict) -> list[int]:
    """Return the numbers of the referents that a pronoun means: none, one, or several joined by "and"."""
    token = reading.draft.doc[mention["head"]]
    form, here = _forms().get(token.lower_), reading.draft.sites[mention["id"]]
    if form is None:
        return []
    if form["gender"] in {"m", "f"} and form["case"] != "reflexive":
        case = "possessive" if token.tag_ == "PRP$" else here.role
        return _known(_person(reading, here, form["gender"], case))
    if form["person"] == "1":
        return _known(_speaker(reading, here) if form["number"] == "sing" else _speakers(reading, here, token))
    if form["case"] == "relative":
        noun = antecedent(token) if token.lower_ in word_class("relative-pronoun") else token
        return _known(reading.of_head.get(noun.i) if noun.i != token.i else None)
    if form["case"] == "reflexive":
        return _known(_own_subject(reading, here))
    plural = form["number"] == "plur"
    return [] if not plural and _is_empty(token) else _by_subject(reading, here, token, plural=plural)


def _known(number: int | None) -> list[int]:
    return [] if number is None else [number]


def _speaker(reading: _Reading, here: Site) -> int | None:
    if here.quote is None or here.quote not in reading.said_by:
        return None
    number = reading.of_head.get(reading.said_by[here.quote].i)
    return number if number is not None and reading.draft.referents[number].type == "Person" else None


def _speakers(reading: _Reading, here: Site, token: Token) -> int | None:
    """Return who says "we": a state or organisation that is quoted, or with "our country" the state of the speaker."""
    if here.quote is None or here.quote not in reading.said_by:
        return None
    draft, number = reading.draft, reading.of_head.get(reading.said_by[here.quote].i)
    if number is None:
        return None
    speaker = draft.referents[number]
    if speaker.type in _MEMBERS - {"Person", "Group"}:
        return number
    if token.tag_ != "PRP$" or "State" not in stands_for(token.head.lemma_.lower()) or len(speaker.nations) != 1:
        return None
    (nation,) = speaker.nations
    return next((n for n, referent in enumerate(draft.referents) if referent.key == nation), None)


def _own_subject(reading: _Reading, here: Site) -> int | None:
    for child in reading.draft.doc[here.verb].children:
        if child.dep_ in _SUBJECTS and child.i < here.head:
            return reading.of_head.get(child.i)
    return None


def _person(reading: _Reading, here: Site, gender: str, case: str) -> int | None:
    speaker = _speaker(reading, here)
    options = [candidate for number, candidate in reading.people.items() if number != speaker]
    found = antecedent_ranker.choose(reading.draft.where, here, gender, case, options, least=LEAST)
    if found is None:
        return None
    number, likely = found
    chosen, referent = reading.people[number], reading.draft.referents[number]
    if referent.type != "Person":
        if likely < SURE:
            return None
        chosen.type = referent.type = "Person"
        for i in referent.mentions:
            reading.draft.mentions[i]["type"] = "Person"
    chosen.pronouns.append(here)
    if likely >= SURE:
        chosen.gender = referent.gender = gender
    return number


def _by_subject(reading: _Reading, here: Site, token: Token, *, plural: bool) -> list[int]:
    """Resolve "it", "its", "they", "their" to a subject that commands it, or to the subject of the sentence before.

    The nearest subject decides: if it is no known actor that fits, the pronoun stays unresolved. "Iran's pact with
    Oman and its trade with Russia": a possessor in the first of two joined phrases goes before all subjects.
    """
    possessor = _parallel_possessor(token)
    for noun in [possessor] if possessor is not None else _subjects(reading, here, token):
        joined = conjuncts(noun)
        numbers = [reading.of_head.get(word.i) for word in joined]
        if len(joined) > 1 and plural:
            known = [n for n in numbers if n is not None and reading.draft.referents[n].type in _MEMBERS]
            return known if len(known) == len(joined) else []
        number = numbers[0]
        if number is None or len(joined) > 1:
            return []
        referent = reading.draft.referents[number]
        if plural:
            fits = referent.type in _PLURAL and (referent.number == "plur" or referent.named)
        else:
            fits = referent.type in _SINGULAR and referent.number == "sing" and not _is_plural_name(noun)
        return [number] if fits else []
    return []


def _is_plural_name(noun: Token) -> bool:
    """Tell whether a noun alone names many: "Republicans", not "United Technologies"."""
    return noun.tag_ in {"NNS", "NNPS"} and not any(child.dep_ == "compound" for child in noun.lefts)


def _parallel_possessor(token: Token) -> Token | None:
    """Return "Iran" for the "its" of "Iran's pact with Oman and its trade with Russia"."""
    noun = token.head
    if token.tag_ != "PRP$" or noun.dep_ != "conj":
        return None
    firsts = [noun.head]
    if noun.head.dep_ == "pobj":  # the parser may join the second phrase to "Armenia"
        firsts.append(noun.head.head.head)
    possessors = (c for first in firsts for c in first.children if c.dep_ == "poss" and c.i < first.i)
    return next(possessors, None)


def _subjects(reading: _Reading, here: Site, token: Token) -> Iterator[Token]:
    """Yield the subjects above a pronoun, nearest first, else the main subject of the sentence before."""
    doc, where = reading.draft.doc, reading.draft.where
    verbs = [i for i in here.path if doc[i].pos_ in {"VERB", "AUX"}]
    above = False
    for i in verbs if token.tag_ == "PRP$" else verbs[1:]:
        for child in doc[i].children:
            if child.dep_ in _SUBJECTS and child.i < token.i:
                above = True
                yield antecedent(child)
    if not above and here.sentence and where.paragraph_of[here.sentence] == where.paragraph_of[here.sentence - 1]:
        start, end = where.bounds[here.sentence - 1]
        yield from (child for child in doc[start:end].root.children if child.dep_ in _SUBJECTS)


def _is_empty(token: Token) -> bool:
    """Tell whether "it" is a mere placeholder: "it is likely that", "it seems"."""
    verb = token.head
    if token.dep_ == "expl" or (token.dep_ in _SUBJECTS and verb.lemma_ in _EMPTY_VERBS):
        return True
    clausal = {"ccomp", "xcomp", "csubj", "advcl", "acl", "relcl"}
    predicates = [child for child in verb.children if child.dep_ in {"acomp", "attr"}]
    below = [*verb.children, *(grandchild for child in predicates for grandchild in child.children)]
    return verb.lemma_ == "be" and bool(predicates) and any(c.dep_ in clausal and c.i > verb.i for c in below)
