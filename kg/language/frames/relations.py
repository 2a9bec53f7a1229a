"""Relations between actors: frames over the dictionary, and names that stand side by side.

A frame is left for every relation that a clause puts into words, denied, conditional and reported ones too: its
``trigger`` lets kg_factuality judge. Two names in one sentence make no relation; a construction must connect them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import MentionDict, RelationDict
from kg.language.factuality.effects import left_open, taken_back
from kg.language.frames.adjacent_names import juxtapositions
from kg.language.frames.candidates import candidates
from kg.language.frames.combatants import can_fight
from kg.language.frames.engine import Frame, frames
from kg.language.frames.foreign_forces import is_abroad
from kg.language.frames.pairing import paired
from kg.language.frames.participants import Participants, is_one_of, nearest, participants, same
from kg.language.frames.partnerships import ends_of, partners, partnerships
from kg.language.frames.reading import Reading
from kg.language.frames.tie_times import has_lapsed, is_former, validity_of
from kg.language.numbers.time_index import time_index
from kg.language.numbers.validity import dated
from kg.language.offices.branches import is_branch
from kg.language.offices.kinship import misread
from kg.language.syntax import blocks
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import is_verbal
from kg.language.syntax.functions import serves_as
from kg.language.syntax.phrases import first_conjunct, of_objects, shared_possessor
from kg.language.syntax.verbs import is_past
from kg.lexica.cells import kinds
from kg.lexica.classes import word_class
from kg.lexica.senses import Relation, Sense
from kg.ontology import relations as declared

type Ends = tuple[MentionDict, MentionDict]
type Typed = tuple[MentionDict, str]
"""A mention and the type that counts where it stands: "a Russian ally" is Russia's."""

_STANCES = frozenset(
    {
        "supports",
        "opposes",
        "threatens",
        "fights",
        "influences",
        "rivalOf",
        "tradesWith",
        "finances",
        "controls",
        "claims",
    }
)
_OF_LAND = frozenset({"controls", "claims", "coolingTowards", "warmingTowards"})
_YEAR = re.compile(r"1\d{3}|20\d\d")
_KINSHIP = frozenset({"parentOf", "siblingOf", "spouseOf"})
_OF_NAMED = {"bornIn": 0, "educatedAt": 0, "foundedBy": 1, "ownedBy": 1}  # which end must have a name
_MODIFYING = frozenset({"mod", "pair", "left", "right"})
_OWNING = frozenset({"owner", "inner"})


def found_relations(doc: Doc) -> list[RelationDict]:
    """Return the relations that a Doc tells of besides those it has, in text order of their words.

    Those that names tell by standing side by side come last.

    Args:
        doc: A parsed Doc with mentions and, if it has any, relations.
    """
    if not annotations.mentions(doc):
        return []
    known = participants(doc)
    seen = {_identity(known, frame) for frame in annotations.relations(doc)}
    found: list[RelationDict] = []
    for frame in _all(known, found):
        identity = _identity(known, frame)
        if identity not in seen:
            seen.add(identity)
            found.append(frame)
    return found


def _all(known: Participants, earlier: list[RelationDict]) -> Iterator[RelationDict]:
    def sees(token: Token, slot: str, sense: Sense, effect: object, second: bool) -> bool:
        return isinstance(effect, Relation) and bool(_named_in(known, [token], slot, sense, effect, second=second))

    times = time_index(known.doc)
    for word, sentence, present in candidates(known.doc, "relations"):
        opened = frames(word, "relations", known.types, sees=sees, admits=_is_upheld, present=present)
        for frame in (pair for one in opened for pair in paired(one)):
            if isinstance(frame.effect, Relation):
                pairs = list(_pairs(known, frame, frame.effect, earlier))
                holds = validity_of(frame, times) if pairs else {}
                for ends in pairs:
                    told = _relation(frame.effect.name, ends, frame.trigger.i, sentence, frame.effect.confidence)
                    yield dated(told, holds)
    yield from _juxtaposed(known)


def _is_upheld(reading: Reading) -> bool:
    """Tell whether nothing around a word takes its relation back: no "former", no verb that ends or only seeks it."""
    if any(taken_back(token) for token in reading.bearers):
        return ("self" in reading.slots or is_verbal(reading.word)) and is_former(reading)
    return "self" in reading.slots or not left_open(reading.bearers[-1])


def _relation(name: str, ends: Ends, trigger: int, sentence: tuple[int, int], confidence: float) -> RelationDict:
    subject, target = ends
    return {
        "relation": name,
        "subject": subject["id"],
        "object": target["id"],
        "value": None,
        "trigger": trigger,
        "start": sentence[0],
        "end": sentence[1],
        "extractor": "kg_relations",
        "confidence": confidence,
        "time": None,
    }


def _juxtaposed(known: Participants) -> Iterator[RelationDict]:
    """Yield what names tell by standing side by side."""
    sentences = blocks.sentences(known.doc)
    kinds_of_block = blocks.block_kinds(known.doc)
    for relation, subject, target, confidence in juxtapositions(known.doc):
        at = bisect_right(sentences, (subject["start"], len(known.doc))) - 1
        if kinds_of_block[at] in {"prose", "list"} and not same(subject, target):
            yield _relation(relation, (subject, target), target["head"], sentences[at], confidence)


def _pairs(known: Participants, frame: Frame, relation: Relation, earlier: list[RelationDict]) -> Iterator[Ends]:
    """Yield the (subject, object) mentions of a frame, in text order if the relation is symmetric."""
    declaration = declared()[relation.name]
    subjects = _named_in(known, frame.first, frame.first_slot, frame.sense, relation, second=False)
    if declaration.symmetric and not subjects and _is_joint(frame.reading):
        yield from (ends_of(known, told) for told in partnerships(frame, earlier))
        return
    if frame.sense.kind == "NOUN" and frame.first_slot == "prep_of":
        subjects = subjects[:1]  # "the city of Ganja" names one
    targets = _named_in(known, frame.second, frame.second_slot, frame.sense, relation, second=True)
    if targets:
        pairs = [(a, b) for a in subjects for b in targets]
    elif frame.second_slot == "each" and (frame.sense.kind != "ROLE" or frame.reading.governor is not None):
        pairs = list(combinations(subjects, 2))
    elif "partner" in frame.sense.second:
        pairs = [(a, (b, b["type"])) for a in subjects for b in partners(known, frame, a[0], earlier)]
    else:
        return
    if relation.name in _KINSHIP and any(same(a, b) for (a, _), (b, _) in pairs):
        return  # "born to Ann and Bob Hill, he" is neither
    for (subject, kind), (target, other) in pairs:
        if same(subject, target) or not declaration.fits(kind, other):
            continue
        if _is_weak(known, frame, relation.name, (subject, target)):
            continue
        backwards = declaration.symmetric and subject["start"] > target["start"]
        yield (target, subject) if backwards else (subject, target)


def _is_weak(known: Participants, frame: Frame, relation: str, ends: Ends) -> bool:
    """Tell whether words are too weak for a relation.

    Persons "battle" for votes, a chairman for one county does not lead the party; kin, founders and owners have names.
    """
    if relation == "rivalOf" and any(token.lower_ in word_class("sport-word") for token in frame.word.sent):
        return True
    if relation in _OF_LAND and ends[1]["form"] == "nominal" and not _is_described_place(known, ends[1]):
        return True
    if (
        relation == "controls"
        and not has_lapsed(frame)
        and ("begins" in frame.sense.flags or is_past(frame.trigger))
        and any(_YEAR.fullmatch(t.text) for t in frame.word.sent)
    ):
        return True  # "gained control of it in 1888"
    if relation == "hostsForcesOf" and ends[0]["type"] == "Place" and not is_abroad(known.doc, *ends):
        return True
    if relation == "hostsForcesOf" and frame.sense.kind == "NOUN":
        verb = frame.reading.governor
        return verb is not None and verb.lemma_ in word_class("closing-verb")
    if relation == "fights" and not can_fight(frame.word, ends):
        return True
    if relation in _KINSHIP:
        if not all(_is_named(known, mention) for mention in ends):
            return True
        return misread(known.doc, frame.word, ends, first="self" in frame.sense.first)
    if relation in _OF_NAMED:
        founded = relation == "foundedBy" and frame.sense.kind == "ROLE"  # a "founder" is someone
        return not _is_named(known, ends[_OF_NAMED[relation]]) or (founded and ends[1]["type"] != "Person")
    if relation == "leads" and frame.sense.kind == "ROLE":
        return is_branch(frame.word, ends[1], known.doc, known.heads)
    return relation in _STANCES and all(m["entity"] is not None and not _is_named(known, m) for m in ends)


def _is_described_place(known: Participants, mention: MentionDict) -> bool:
    """Tell whether a description is of a place, and does not lead to a state: "the island" in a text on one."""
    listed, entity = annotations.entities(known.doc), mention["entity"]
    return mention["type"] == "Place" and entity is not None and listed[entity]["type"] == "Place"


def _is_named(known: Participants, mention: MentionDict) -> bool:
    """Tell whether what a mention stands for has a name somewhere in the text."""
    entity = mention["entity"]
    return entity is not None and any(m["form"] in {"name", "adjective"} for m in known.by_entity[entity])


@cache
def _types(relation: str, *, second: bool) -> frozenset[str]:
    return declared()[relation].objects if second else declared()[relation].subjects


def _named_in(
    known: Participants, tokens: list[Token], slot: str, sense: Sense, relation: Relation, *, second: bool
) -> list[Typed]:
    """Return the fitting mentions of a slot; none where "their" alliance belongs to more than one."""
    types = _types(relation.name, second=second)
    for condition in sense.conditions:
        if condition.slot == ("second" if second else "first"):
            types &= kinds()[condition.name]
    owning = slot in _OWNING
    found = [
        typed
        for token in tokens
        for typed in _fitting(known, token, types, modifier=slot in _MODIFYING or (owning and _qualifies(token)))
    ]
    if slot == "poss" and len(found) == 1 and found[0][0]["form"] == "pronoun":
        return [] if any(token.lower_ in word_class("joint-possessive") for token in tokens) else found
    return found


def _qualifies(token: Token) -> bool:
    return serves_as(first_conjunct(token), fn.PREMODIFIER)


def _fitting(known: Participants, token: Token, types: frozenset[str], *, modifier: bool) -> Iterator[Typed]:
    """Yield the mention that a token heads if its type fits; "the two countries" gives its members, "half of it" it."""
    if token.i not in known.heads and token.lemma_.lower() in word_class("partitive"):
        for noun in of_objects(token):
            yield from _fitting(known, noun, types, modifier=modifier)
        return
    for mention in known.heads.get(token.i, ()):
        members = mention.get("members")
        if members:
            near = (nearest(known, entity, mention) for entity in members)
            yield from ((m, m["type"]) for m in near if m is not None and m["type"] in types)
            return
        if mention["form"] == "pronoun" and mention["entity"] is None:
            shared = shared_possessor(token)
            if shared is not None:
                yield from _fitting(known, shared, types, modifier=modifier)
                return
            continue
        if mention["type"] == "Group" and is_one_of(known, token, mention):
            continue
        kind = _modifying_type(mention) if modifier else mention["type"]
        if kind in types:
            yield mention, kind
            return


def _modifying_type(mention: MentionDict) -> str:
    """Return the type that a mention has as modifier: "a Russian ally" is Russia's, "a Republican rival" no one's."""
    if mention["type"] == "Nationality" and (mention["key"] or "").startswith("state/"):
        return "State"
    return "" if mention["form"] != "name" or mention["type"] == "Group" else mention["type"]


def _is_joint(reading: Reading) -> bool:
    """Tell whether a relational noun belongs to several at once: "their alliance"."""
    return any(token.lower_ in word_class("joint-possessive") for token in reading.slots.get("poss", ()))


def _identity(known: Participants, told: RelationDict) -> tuple[object, ...]:
    """Return what makes two frames of a sentence one: relation, entities and sentence."""

    def end(index: int | None) -> object:
        if index is None:
            return told["value"]
        entity = known.mentions[index]["entity"]
        return ("mention", index) if entity is None else ("entity", entity)

    ends = (end(told["subject"]), end(told["object"]))
    symmetric = declared()[told["relation"]].symmetric
    return told["relation"], frozenset(ends) if symmetric else ends, told["start"]
