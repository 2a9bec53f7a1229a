"""The relations of the graph under the names that Re-DocRED takes from Wikidata, and their scoring between names."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg.evaluation.counts import Tally
from kg.evaluation.lines import Record
from kg.evaluation.scoring import Mistakes, Tallies
from kg.model import Entity, Extraction
from kg.ontology import fits
from kg.quads.background import known_facts

type _Tie = tuple[str, str, str]

_WITHIN = frozenset({"locatedIn", "capitalOf"})


class _Renaming(NamedTuple):
    """The properties of a relation, from subject to object and back; an empty type stands for any."""

    relation: str
    subject: str
    target: str
    forward: tuple[str, ...]
    backward: tuple[str, ...] = ()


# The first that fits counts.
_RENAMINGS = (
    _Renaming("affiliatedWith", "Person", "State", ("P27",)),
    _Renaming("affiliatedWith", "Person", "ArmedForce", ("P241",)),
    _Renaming("affiliatedWith", "Organization", "State", ("P17",)),
    _Renaming("affiliatedWith", "ArmedForce", "State", ("P17",)),
    _Renaming("affiliatedWith", "Person", "Organization", ("P108",)),
    _Renaming("bornIn", "", "", ("P19",)),
    _Renaming("capitalOf", "", "State", ("P1376", "P131", "P17"), ("P36", "P150")),
    _Renaming("capitalOf", "", "", ("P1376", "P131"), ("P36", "P150")),
    _Renaming("citizenOf", "", "", ("P27",)),
    _Renaming("educatedAt", "", "", ("P69",)),
    _Renaming("foundedBy", "", "", ("P112",)),
    _Renaming("headOfGovernmentOf", "", "", ("P27",), ("P6",)),
    _Renaming("headOfStateOf", "", "", ("P27",), ("P35",)),
    _Renaming("leads", "", "", (), ("P488",)),
    _Renaming("locatedIn", "Place", "State", ("P131", "P17")),
    _Renaming("locatedIn", "Place", "", ("P131",)),
    _Renaming("locatedIn", "Organization", "State", ("P131", "P17")),
    _Renaming("locatedIn", "Organization", "Place", ("P131",)),
    _Renaming("memberOf", "", "", ("P463",)),
    _Renaming("ownedBy", "", "", ("P127", "P749"), ("P355",)),
    _Renaming("parentOf", "", "", ("P40",), ("P22",)),
    _Renaming("partOf", "", "", ("P361",), ("P527",)),
    _Renaming("participantIn", "", "", ("P1344",), ("P710",)),
    _Renaming("residentOf", "", "", ("P551",)),
    _Renaming("siblingOf", "", "", ("P3373",), ("P3373",)),
    _Renaming("spouseOf", "", "", ("P26",), ("P26",)),
)
# Properties on people, offices, organisations, places and conflicts.
POLITICAL = frozenset(
    f"P{number}"
    for number in (
        *(6, 17, 19, 20, 22, 25, 26, 27, 35, 36, 37, 39, 40, 69, 102, 108, 112, 127, 131, 137, 140, 150, 159, 166, 172),
        *(190, 194, 241, 276, 355, 361, 463, 488, 527, 551, 569, 570, 571, 576, 580, 582, 585, 607, 706, 710, 737, 740),
        *(749, 807, 937, 1001, 1336, 1344, 1365, 1366, 1376, 1412, 3373),
    )
)


def facts(extraction: Extraction) -> Iterator[dict[str, str]]:
    """Yield facts between names, each once.

    They are the affirmed relations of the text, what the graph's background knows of its things, and where places lie
    that lie in those.
    """
    entities = {entity.key: entity for entity in extraction.entities}
    names = {key: _written(extraction, entity) for key, entity in entities.items()}
    found: list[tuple[str, str, str]] = []
    for relation, subject, target in _ties(extraction, entities):
        row = _renaming(relation, entities[subject].type, entities[target].type)
        if row is not None:
            found += [(names[subject], name, names[target]) for name in row.forward]
            found += [(names[target], name, names[subject]) for name in row.backward]
    for head, name, tail in dict.fromkeys(found):
        yield {"head": head, "relation": name, "tail": tail}


def _ties(extraction: Extraction, entities: Mapping[str, Entity]) -> Iterator[_Tie]:
    """Yield (relation, subject, object) with the keys of the ends."""
    by_id = {entity.id: entity.key for entity in extraction.entities}
    of = {m.id: by_id[m.entity] for m in extraction.mentions if m.entity is not None}
    told = [
        (claim.relation, of[claim.subject], of[claim.object])
        for claim in extraction.assertions  # facts of this gold standard hold at any time
        if claim.object is not None and (claim.polarity == "Affirmed" or claim.former)
    ]
    told += [
        (f.relation, f.subject, f.object) for f in known_facts(entities) if {f.subject, f.object} <= entities.keys()
    ]
    for entity in entities.values():
        if entity.part_of and entity.part_of != entity.key and entity.part_of in entities:
            told.append(("affiliatedWith", entity.key, entity.part_of))
    yield from told
    around: dict[str, set[str]] = {}
    for relation, subject, target in told:
        if relation in _WITHIN:
            around.setdefault(subject, set()).add(target)
    for subject in sorted(around):
        reached = sorted(around[subject])
        for outer in reached:
            reached += [further for further in sorted(around.get(outer, ())) if further not in reached]
        yield from (("locatedIn", subject, outer) for outer in reached if outer != subject)


def _written(extraction: Extraction, entity: Entity) -> str:
    """Return the name that the text has for a thing: its label, else the longest, else the adjective."""
    text = extraction.document.text
    forms = [(m.form, text[m.start : m.end]) for m in extraction.mentions if m.entity == entity.id]
    names = [words for form, words in forms if form == "name"]
    if any(folded(words) == folded(entity.label) for words in names):
        return entity.label
    return max(names or [words for form, words in forms if form == "adjective"] or [entity.label], key=len)


def _renaming(relation: str, subject: str, target: str) -> _Renaming | None:
    """Return what a relation is called between these types; None if the graph or Wikidata has none."""
    rows = (row for row in _RENAMINGS if row.relation == relation)
    fitting = (row for row in rows if row.subject in {"", subject} and row.target in {"", target})
    return next(fitting, None) if fits(relation, subject, target) else None


def folded(name: str) -> str:
    """Return a name as names are compared: without case, articles, outer punctuation and spacing."""
    plain = re.sub(r"\s+", " ", name.casefold()).strip(" .,;:'\"“”‘’()")
    return re.sub(r"^(the|a|an) ", "", re.sub(r"['’]s$", "", plain)).replace(" - ", "-")


def score_docred(gold: Record, predicted: Record, source: Record) -> tuple[Tallies, Mistakes]:
    """Score facts between names: all relations, and those on people, offices, organisations, places and conflicts."""
    wanted = {(head, relation, tail) for head, relation, tail in gold["relations"]}
    who: dict[str, set[int]] = {}
    for number, names in enumerate(gold["entities"]):
        for name in names:
            who.setdefault(folded(name), set()).add(number)
    found: set[tuple[int, str, int]] = set()
    wrong: set[tuple[str, str, str]] = set()
    for fact in predicted.get("facts", ()):
        head, tail = folded(fact["head"]), folded(fact["tail"])
        hits = {(a, fact["relation"], b) for a in who.get(head, ()) for b in who.get(tail, ())} & wanted
        found |= hits
        if not hits:
            wrong.add((head, fact["relation"], tail))
    tallies: Tallies = {"all": Tally(), "political": Tally()}
    for mode, tally in tallies.items():
        for name, items in (("gold", wanted), ("right", found), ("predicted", found), ("predicted", wrong)):
            for _, relation, _ in items:
                if mode == "all" or relation in POLITICAL:
                    tally.add(relation, **{name: 1})
    mistakes = [{"kind": "spurious", "label": r, "head": h, "tail": t} for h, r, t in sorted(wrong)]
    labels = gold["entities"]
    mistakes += [
        {"kind": "missed", "label": r, "head": labels[h][0], "tail": labels[t][0]}
        for h, r, t in sorted(wanted - found)
        if r in POLITICAL
    ]
    return tallies, mistakes
