"""Relations between actors, found by dependency frames over the dictionary.

A frame is left for every relation that a clause puts into words, denied, conditional and reported ones too: its
``trigger`` lets kg_factuality judge. Two names in one sentence make no relation; a construction must connect them.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, combinations

import numpy as np
from spacy.attrs import LEMMA, LOWER
from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import MentionDict, RelationDict
from kg.language.frames.adjacent_names import juxtapositions
from kg.language.frames.combatants import can_fight
from kg.language.frames.relation_lexicon import KINSHIP, SYMMETRIC, TYPES, Entry, entries, meets
from kg.language.frames.relation_slots import Predication, carries, modifying_type, predication
from kg.language.offices.branches import is_branch
from kg.language.offices.kinship import misread
from kg.language.syntax.phrases import shared_possessor
from kg.lexica.cells import kinds

_STANCES = frozenset({"supports", "opposes", "threatens", "fights", "influences"})
_OF_NAMED = {"bornIn": 0, "educatedAt": 0, "foundedBy": 1, "ownedBy": 1}  # which end must have a name
_PARTNERSHIPS = frozenset({"alliedWith", "partnerOf"})


@dataclass(slots=True)
class _Text:
    """A Doc's mentions as the frames look them up."""

    doc: Doc
    heads: dict[int, list[MentionDict]]
    by_entity: dict[int, list[MentionDict]]
    named: set[int]
    sentences: list[tuple[int, int, str]]


def annotate(doc: Doc) -> Doc:
    """Append the relations of a Doc to ``doc._.kg_relations``, in text order of their words."""
    mentions = annotations.mentions(doc)
    if not mentions:
        return doc
    text = _Text(doc, annotations.by_head(doc), {}, set(), [])
    for mention in mentions:
        if mention["entity"] is not None:
            text.by_entity.setdefault(mention["entity"], []).append(mention)
        if mention["form"] == "name":
            text.named.update(range(mention["start"], mention["end"]))
    kinds = annotations.block_kinds(doc)
    text.sentences = [(s.start, s.end, kind) for s, kind in zip(doc.sents, kinds, strict=True)]
    known = {_identity(text, frame) for frame in annotations.relations(doc)}
    found: list[RelationDict] = []
    read = (frame for word, sentence in _candidates(text) for frame in _frames(text, word, sentence, found))
    for frame in chain(read, _juxtaposed(text)):
        identity = _identity(text, frame)
        if identity not in known:
            known.add(identity)
            found.append(frame)
    doc._.kg_relations = [*annotations.relations(doc), *found]
    return doc


def _candidates(text: _Text) -> Iterator[tuple[Token, tuple[int, int]]]:
    """Yield the words of the lexicon in prose with the (start, end) of their sentence, in text order."""
    doc, listed = text.doc, entries()
    ids = np.array([doc.vocab.strings[word] for word in listed], dtype="uint64")
    hits = np.isin(doc.to_array([LEMMA, LOWER]), ids).any(axis=1).nonzero()[0].tolist()
    starts = [start for start, _, _ in text.sentences]
    for index in hits:
        start, end, kind = text.sentences[bisect_right(starts, index) - 1]
        if kind in {"prose", "list"} and index not in text.named:
            yield doc[index], (start, end)


def _frames(text: _Text, word: Token, sentence: tuple[int, int], earlier: list[RelationDict]) -> Iterator[RelationDict]:
    listed = entries()
    rows = dict.fromkeys((*listed.get(word.lemma_, ()), *listed.get(word.lower_, ())))
    read: dict[str, Predication | None] = {}
    for row in rows:
        if row.kind not in read:
            read[row.kind] = predication(word, row.kind)
        predicated = read[row.kind]
        if predicated is None or not meets(predicated, row):
            continue
        for subject, target in _pairs(text, predicated, row, earlier):
            yield _frame(row.relation, (subject, target), predicated.trigger.i, sentence, row.confidence)


def _frame(
    relation: str, ends: tuple[MentionDict, MentionDict], trigger: int, sentence: tuple[int, int], confidence: float
) -> RelationDict:
    subject, target = ends
    return {
        "relation": relation,
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


def _juxtaposed(text: _Text) -> Iterator[RelationDict]:
    """Yield what names tell by standing side by side."""
    starts = [start for start, _, _ in text.sentences]
    for relation, subject, target, confidence in juxtapositions(text.doc):
        start, end, kind = text.sentences[bisect_right(starts, subject["start"]) - 1]
        if kind in {"prose", "list"} and not _same(subject, target):
            yield _frame(relation, (subject, target), target["head"], (start, end), confidence)


def _pairs(
    text: _Text, predicated: Predication, row: Entry, earlier: list[RelationDict]
) -> Iterator[tuple[MentionDict, MentionDict]]:
    """Yield the (subject, object) mentions of a predication, in text order if the relation is symmetric."""
    domain, span = TYPES[row.relation]
    subjects, used = _fill(text, predicated, row.subject, domain)
    if row.relation in SYMMETRIC and not subjects and _is_joint(predicated):
        yield from (_ends(text, frame) for frame in _partnerships(predicated, earlier))
        return
    if row.kind == "NOUN" and used == "prep_of":
        subjects = subjects[:1]  # "the city of Ganja" names one
    targets, _ = _fill(text, predicated, [slot for slot in row.object if slot != used], span)
    if targets:
        candidates = [(a, b) for a in subjects for b in targets]
    elif "each" in row.object and (row.kind != "ROLE" or predicated.governor is not None):
        candidates = [(a, b) for a, b in combinations(subjects, 2) if a["type"] in domain or b["type"] in span]
    elif "partner" in row.object:
        candidates = [(a, b) for a in subjects for b in _partners(text, predicated, a, earlier)]
    else:
        return
    if row.relation in KINSHIP and any(_same(*pair) for pair in candidates):
        return  # "born to Ann and Bob Hill, he" is neither
    for subject, target in candidates:
        if _same(subject, target) or _is_weak(text, predicated, row, (subject, target)):
            continue
        if row.relation in SYMMETRIC and subject["start"] > target["start"]:
            yield target, subject
        else:
            yield subject, target


def _is_weak(text: _Text, predicated: Predication, row: Entry, ends: tuple[MentionDict, MentionDict]) -> bool:
    """Tell whether words are too weak for a relation.

    Persons "battle" for votes, a chairman for one county does not lead the party; kin, founders and owners have names.
    """
    if row.relation == "fights" and not can_fight(predicated.word, ends):
        return True
    if row.relation in KINSHIP:
        if any(m["entity"] is None or not _is_named(text, m["entity"]) for m in ends):
            return True
        return misread(text.doc, predicated.word, ends, first="self" in row.subject)
    if row.relation in _OF_NAMED:
        entity = ends[_OF_NAMED[row.relation]]["entity"]
        founded = row.relation == "foundedBy" and row.kind == "ROLE"  # a "founder" is someone
        return entity is None or not _is_named(text, entity) or (founded and ends[1]["type"] != "Person")
    if row.relation == "partOf" and (ends[0]["type"] == "NamedEvent") != (ends[1]["type"] == "NamedEvent"):
        return True
    if any(c.test == ":" and ends[0]["type"] not in kinds()[c.name] for c in row.conditions):
        return True
    if row.relation == "leads" and row.kind == "ROLE":
        return is_branch(predicated.word, ends[1], text.doc, text.heads)
    if row.relation not in _STANCES:
        return False
    return not any(m["entity"] is None or _is_named(text, m["entity"]) for m in ends)


def _is_named(text: _Text, entity: int) -> bool:
    return any(mention["form"] in {"name", "adjective"} for mention in text.by_entity[entity])


def _fill(
    text: _Text, predicated: Predication, slots: tuple[str, ...] | list[str], types: frozenset[str]
) -> tuple[list[MentionDict], str]:
    """Return the fitting mentions of the first slot that has any, and the slot's name."""
    for slot in slots:
        name, _, governors = slot.partition(":")
        if name == "mod" and predicated.slots.get("poss"):
            continue  # "Assad's Russian allies" are Russians
        if name == "agent" and predicated.word.pos_ == "NOUN":
            verb = predicated.governor
            if verb is None or not carries(predicated.word, verb, governors):
                continue
        found = [
            mention
            for token in predicated.slots.get(name, ())
            for mention in _fitting(text, token, types, modifier=name in {"mod", "pair", "left"})
        ]
        if name == "poss" and _is_joint(predicated) and len(found) == 1 and found[0]["form"] == "pronoun":
            found = []  # "their alliance" belongs to more than one
        if found:
            return found, slot
    return [], ""


def _fitting(text: _Text, token: Token, types: frozenset[str], *, modifier: bool) -> Iterator[MentionDict]:
    """Yield the mention that a token heads if its type fits; "the two countries" gives its members."""
    for mention in text.heads.get(token.i, ()):
        members = mention.get("members")
        if members:
            yield from (m for m in (_nearest(text, entity, mention) for entity in members) if m and m["type"] in types)
            return
        if mention["form"] == "pronoun" and mention["entity"] is None:
            shared = shared_possessor(token)
            if shared is not None:
                yield from _fitting(text, shared, types, modifier=modifier)
                return
            continue
        kind = mention["type"]
        if kind == "Group" and _is_one_of(text, token, mention):
            continue
        if modifier:
            kind = modifying_type(mention)
        if kind in types:
            yield mention
            return


def _is_one_of(text: _Text, token: Token, mention: MentionDict) -> bool:
    """Tell whether a mention of a people is one of them: "the Texas Republican", of the entity "Republicans"."""
    entity = mention["entity"]
    return entity is not None and annotations.entities(text.doc)[entity]["label"].lower() == f"{token.lower_}s"


def _nearest(text: _Text, entity: int, mention: MentionDict) -> MentionDict | None:
    """Return the last mention of an entity before another mention."""
    before = [m for m in text.by_entity.get(entity, ()) if m["start"] < mention["start"]]
    return before[-1] if before else None


def _is_joint(predicated: Predication) -> bool:
    """Tell whether a relational noun belongs to several at once: "their alliance"."""
    return any(token.lower_ in {"their", "our"} for token in predicated.slots.get("poss", ()))


def _partnerships(predicated: Predication, earlier: list[RelationDict]) -> list[RelationDict]:
    """Return the partnerships that the clauses above a predication state."""
    above = {token.i for token in predicated.trigger.ancestors}
    return [frame for frame in earlier if frame["relation"] in _PARTNERSHIPS and frame["trigger"] in above]


def _ends(text: _Text, frame: RelationDict) -> tuple[MentionDict, MentionDict]:
    mentions = annotations.mentions(text.doc)
    return mentions[frame["subject"]], mentions[frame["object"] or 0]


def _partners(
    text: _Text, predicated: Predication, subject: MentionDict, earlier: list[RelationDict]
) -> Iterator[MentionDict]:
    """Yield whom a clause names as partner of the subject: "is Azerbaijan's ally, providing weapons"."""
    for frame in _partnerships(predicated, earlier):
        others = [m for m in _ends(text, frame) if not _same(m, subject)]
        if len(others) == 1:
            yield others[0]


def _same(one: MentionDict, other: MentionDict) -> bool:
    """Tell whether two mentions stand for one thing, as far as is known."""
    if one["id"] == other["id"] or (one["entity"] is not None and one["entity"] == other["entity"]):
        return True
    return one["key"] is not None and one["key"] == other["key"]


def _identity(text: _Text, frame: RelationDict) -> tuple[object, ...]:
    """Return what makes two frames of a sentence one: relation, entities and sentence."""
    mentions = annotations.mentions(text.doc)

    def end(index: int | None) -> object:
        if index is None:
            return frame["value"]
        mention = mentions[index]
        entity = mention["entity"]
        return ("mention", index) if entity is None else ("entity", entity)

    ends = (end(frame["subject"]), end(frame["object"]))
    return frame["relation"], frozenset(ends) if frame["relation"] in SYMMETRIC else ends, frame["start"]


@Language.factory(
    "kg_relations", requires=["doc._.kg_mentions", "token.dep", "token.lemma"], assigns=["doc._.kg_relations"]
)
def make_relations(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component."""
    annotations.register()
    return annotate
