"""Facts as Re-DocRED marks them (Wikidata properties between names), from the relations of a Doc and what follows.

Re-DocRED closes containment: a town in a province of a state lies in the state, and has its country. What annotators
took from Wikidata where a text only suggests it, such as the country of a body in a text about that country, a
classifier adds (`kg.evaluation.docred_pairs`). That is good enough for a score, not for a graph, so it stands here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Doc, Token

from kg.assertions.identity import ENTITY_TYPES, entity_key
from kg.evaluation.docred_pairs import Name, Rules, classified, names
from kg.language import annotations
from kg.language.annotations import EntityDict, TimeDict
from kg.lexica.containment import holders
from kg.ontology import fits

# Relation -> Wikidata properties of (subject, object) and of (object, subject).
PROPERTIES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "bornIn": (("P19",), ()),
    "capitalOf": (("P1376",), ("P36",)),
    "citizenOf": (("P27",), ()),
    "educatedAt": (("P69",), ()),
    "foundedBy": (("P112",), ()),
    "headOfGovernmentOf": (("P27",), ("P6",)),
    "headOfStateOf": (("P27",), ("P35",)),
    "leads": ((), ("P488",)),
    "memberOf": (("P463",), ()),
    "ownedBy": (("P127", "P749"), ("P355",)),
    "parentOf": (("P40",), ()),
    "participantIn": (("P1344",), ("P710",)),
    "partOf": (("P361",), ("P527",)),
    "residentOf": (("P551",), ()),
    "siblingOf": (("P3373",), ("P3373",)),
    "spouseOf": (("P26",), ("P26",)),
}
MAIN_STATE = 0.5  # least share of a text's mentions of states that makes one its main state; set on the dev part
_LIFE = {"bear": "P569", "die": "P570"}
_BEGIN = frozenset({"found", "establish", "form", "create"})
_DASHES = ("-", "–", "—")
_PARTIES = frozenset({"group/republicans", "group/democrats"})
_WARS = frozenset({"war", "wars", "battle", "campaign", "siege", "revolution", "offensive", "rebellion"})
_PROPERTY = re.compile(r"P\d+")

type _Stated = tuple[int, str, int]


def facts(doc: Doc) -> Iterator[dict[str, str]]:
    """Yield facts between names, each once: what is read by rule, and what a classifier adds of the data's conventions.

    Raises:
        MissingInputError: If the weights of the classifier are missing.
    """
    ruled, known = rules(doc), names(doc)
    yield from _as_facts([*said(ruled, known), *classified(doc, ruled)])


def stated(doc: Doc) -> Iterator[dict[str, str]]:
    """Yield what the relations of the graph alone amount to, with containment through all levels."""
    found: dict[tuple[int, int], list[str]] = {}
    for head, name, tail in (*_related(doc), *_enclosed(doc, background=False)):
        found.setdefault((head, tail), []).append(name)
    yield from _as_facts(said(found, names(doc)))


def _as_facts(found: Iterable[tuple[str, str, str]]) -> Iterator[dict[str, str]]:
    for head, name, tail in dict.fromkeys(found):
        yield {"head": head, "relation": name, "tail": tail}


def said(ruled: Rules, known: Mapping[int, Name]) -> Iterator[tuple[str, str, str]]:
    """Yield (head, property, tail) of what rules read, by names."""
    for (head, tail), listed in ruled.items():
        if head in known and tail in known and known[head].label != known[tail].label:
            yield from ((known[head].label, name, known[tail].label) for name in listed if _PROPERTY.fullmatch(name))


def rules(doc: Doc) -> dict[tuple[int, int], list[str]]:
    """Return what is read by rule between entities, and between entities and dates (negative numbers)."""
    found: dict[tuple[int, int], list[str]] = {}
    for head, name, tail in (*_related(doc), *_enclosed(doc)):
        found.setdefault((head, tail), []).append(name)
    for head, name, tail in _of_main_state(doc):
        found.setdefault((head, tail), []).append(f"main {name}")
    for relation in annotations.relations(doc):
        ends = _ends(doc, relation)
        if ends is not None:
            found.setdefault(ends, []).append(relation["relation"])
            found.setdefault(ends[::-1], []).append(f"by {relation['relation']}")
    for head, name, time in _dated(doc):
        found.setdefault((head, time), []).append(name)
    return found


def _ends(doc: Doc, relation: annotations.RelationDict) -> tuple[int, int] | None:
    """Return the entities of a relation, or None if one is open."""
    known = annotations.mentions(doc)
    if relation["object"] is None:
        return None
    subject, target = known[relation["subject"]]["entity"], known[relation["object"]]["entity"]
    return None if subject is None or target is None else (subject, target)


def _related(doc: Doc) -> Iterator[_Stated]:
    """Yield what the relations of the graph are in Wikidata's properties."""
    entities = annotations.entities(doc)
    for relation in annotations.relations(doc):
        ends = _ends(doc, relation)
        if ends is None or not fits(relation["relation"], *(_kind(entities[end]) for end in ends)):
            continue
        subject, target = ends
        forward, backward = _properties(relation["relation"], entities[subject], entities[target])
        for name in forward:
            yield subject, name, target
        for name in backward:
            yield target, name, subject


def _kind(entity: EntityDict) -> str:
    return ENTITY_TYPES.get(entity["type"], "")


def _properties(relation: str, subject: EntityDict, target: EntityDict) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the properties of a relation both ways; some depend on what its ends are."""
    forward, backward = PROPERTIES.get(relation, ((), ()))
    if relation in {"memberOf", "affiliatedWith", "leads"} and subject["type"] == "Person":
        if target["key"] in _PARTIES or "party" in target["label"].lower().split():
            return ("P102",), backward
        if relation == "affiliatedWith" and target["type"] in {"State", "Nationality"}:
            return ("P27",), ()
        if relation == "affiliatedWith":
            return (("P241",) if target["type"] == "ArmedForce" else ("P108",)), ()
    if relation == "parentOf":
        return forward, (("P25",) if subject["gender"] == "f" else ("P22",))
    if relation == "participantIn" and subject["type"] == "Person" and _WARS & set(target["label"].lower().split()):
        return (*forward, "P607"), backward
    if relation == "locatedIn" and subject["type"] in {"Organization", "ArmedForce"}:
        return ("P131", "P159") if target["type"] == "Place" else ("P131", "P17"), ()
    return forward, backward


def _enclosed(doc: Doc, *, background: bool = True) -> Iterator[_Stated]:
    """Yield what lies in what (P131, P150), through all levels, and the country of each place (P17).

    Args:
        doc: An annotated Doc.
        background: Whether what the gazetteer knows counts too.
    """
    entities = annotations.entities(doc)
    by_key = {entity_key(entity, ""): entity["id"] for entity in entities if entity["type"] in ENTITY_TYPES}
    above: dict[int, list[int]] = {}
    for relation in annotations.relations(doc):
        ends = _ends(doc, relation)
        if ends is not None and relation["relation"] in {"locatedIn", "capitalOf"}:
            above.setdefault(ends[0], []).append(ends[1])
    for entity in entities if background else ():
        if entity["type"] == "Place" and entity["named"]:
            for known in holders(entity_key(entity, "")):
                if known.holder in by_key:
                    above.setdefault(entity["id"], []).append(by_key[known.holder])
    for inner in sorted(above):
        if entities[inner]["type"] != "Place":
            continue
        for outer in above[inner]:
            yield outer, "P150", inner
        for outer in _closure(above, inner):
            yield inner, "P131", outer
            if entities[outer]["type"] == "State":
                yield inner, "P17", outer


def _closure(above: dict[int, list[int]], inner: int) -> list[int]:
    """Return all that encloses a place, the nearest first."""
    found: list[int] = []
    queue = list(above[inner])
    while queue:
        outer = queue.pop(0)
        if outer not in found and outer != inner:
            found.append(outer)
            queue.extend(above.get(outer, ()))
    return found


def _of_main_state(doc: Doc) -> Iterator[tuple[int, str, int]]:
    """Yield the country of every named place, body and person of a text that is about one state."""
    entities = annotations.entities(doc)
    counts: Counter[int] = Counter()
    for mention in annotations.mentions(doc):
        entity = mention["entity"]
        if entity is not None and entities[entity]["type"] == "State" and entities[entity]["key"]:
            counts[entity] += 1
    if not counts:
        return
    state, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
    if count / counts.total() < MAIN_STATE:
        return
    for entity_dict in entities:
        if not entity_dict["named"] or entity_dict["id"] == state:
            continue
        if entity_dict["type"] in {"Place", "Organization", "ArmedForce"}:
            yield entity_dict["id"], "P17", state
        if entity_dict["type"] in {"Place", "Organization"}:
            yield entity_dict["id"], "P131", state
        if entity_dict["type"] == "Person":
            yield entity_dict["id"], "P27", state


def _dated(doc: Doc) -> Iterator[_Stated]:
    """Yield, by negative numbers of times, dates of birth and death, in brackets or with a verb, and of foundation."""
    persons = {m["end"]: m for m in annotations.mentions(doc) if m["type"] == "Person" and m["form"] == "name"}
    heads = annotations.by_head(doc)
    for at, time in enumerate(annotations.times(doc), start=1):
        if time["kind"] != "date" or time["value"] is None or time["start"] == 0:
            continue
        bracket = next(
            (i for i in range(time["start"] - 1, max(time["start"] - 13, -1), -1) if doc[i].text == "("), None
        )
        mention = persons.get(bracket) if bracket is not None else None
        if mention is not None and mention["entity"] is not None and bracket is not None:
            between = doc[bracket + 1 : time["start"]].text.lower().strip()
            if "died" in between or between.endswith(_DASHES):
                yield mention["entity"], "P570", -at
            elif between in {"", "born", "b."}:
                yield mention["entity"], "P569", -at
        for subject, name in _predicated(doc, time):
            for found in heads.get(subject.i, ()):
                begun = name == "P571" and found["type"] in {"Organization", "Alliance"}
                if found["entity"] is not None and (begun or (name != "P571" and found["type"] == "Person")):
                    yield found["entity"], name, -at


def _predicated(doc: Doc, time: TimeDict) -> Iterator[tuple[Token, str]]:
    """Yield (subject, property) of "was born on", "died in", "was founded in" before a date."""
    preposition = doc[time["start"] - 1]
    verb = preposition.head
    name = _LIFE.get(verb.lemma_) or ("P571" if verb.lemma_ in _BEGIN else "")
    if preposition.lower_ not in {"on", "in"} or not name:
        return
    for child in verb.children:
        if child.dep_ == "nsubjpass" or (child.dep_ == "nsubj" and name == "P570"):
            yield child, name
