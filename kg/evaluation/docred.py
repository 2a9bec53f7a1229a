"""The relations of the graph under the names that Re-DocRED takes from Wikidata, and their scoring between names."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.evaluation.counts import Tally
from kg.evaluation.lines import Record
from kg.evaluation.scoring import Mistakes, Tallies
from kg.model import Extraction
from kg.ontology import fits


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
    _Renaming("locatedIn", "Place", "State", ("P131", "P17"), ("P150",)),
    _Renaming("locatedIn", "Place", "", ("P131",), ("P150",)),
    _Renaming("locatedIn", "Organization", "State", ("P131", "P17")),
    _Renaming("locatedIn", "Organization", "Place", ("P131", "P159")),
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
    """Yield facts between names, each once, from the affirmed relations of the graph."""
    entities = {entity.id: entity for entity in extraction.entities}
    of = {m.id: entities[m.entity] for m in extraction.mentions if m.entity is not None}
    found: list[tuple[str, str, str]] = []
    for claim in extraction.assertions:
        if claim.object is None or (claim.polarity != "Affirmed" and not claim.former):  # its facts hold at any time
            continue
        subject, target = of[claim.subject], of[claim.object]
        row = _renaming(claim.relation, subject.type, target.type)
        if row is not None:
            found += [(subject.label, name, target.label) for name in row.forward]
            found += [(target.label, name, subject.label) for name in row.backward]
    for head, name, tail in dict.fromkeys(found):
        yield {"head": head, "relation": name, "tail": tail}


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
