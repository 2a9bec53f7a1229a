"""Relations as the re3d gold standard marks them: between any noun phrases, and far looser than the facts of a graph.

re3d ties a count to what is counted, each participant of a clause to its place, a strike to what it hits and an alias
to its name, whatever kind of thing they are. This reads those ties off the same parse, mentions and frames that the
graph is made from; nothing here reaches a graph.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from spacy.tokens import Doc, Token

from kg.grammar import annotations, lexicon
from kg.grammar.annotations import MentionDict
from kg.grammar.clauses import arguments, noun_phrase, prepositional, surface_subjects

FRAMES = {
    "alliedWith": "AlliesOf",
    "partnerOf": "AlliesOf",
    "supports": "AlliesOf",
    "suppliesArmsTo": "AlliesOf",
    "opposes": "Dislikes",
    "fights": "FightingAgainst",
    "leads": "InChargeOf",
    "headOfStateOf": "InChargeOf",
    "headOfGovernmentOf": "InChargeOf",
    "memberOf": "BelongsTo",
    "affiliatedWith": "BelongsTo",
    "spokespersonOf": "BelongsTo",
    "locatedIn": "CoLocated",
    "capitalOf": "CoLocated",
    "borders": "CoLocated",
    "residentOf": "CoLocated",
}
_COLLECTIVES = frozenset({"Organization", "Alliance", "ArmedForce", "Group"})
_ACTORS = _COLLECTIVES | {"Person", "State", "Nationality"}
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_MEASURES = frozenset({"%", "", "mile", "day", "year", "month", "hour", "week", "kilometer", "kilometre"})

type _Tie = tuple[Token, Token, str]
type _Heads = dict[int, MentionDict]


@cache
def _words(name: str) -> frozenset[str]:
    rows = lexicon.rows("re3d_words.tsv")
    return frozenset(word for row in rows if row["class"] == name for word in lexicon.values(row["word"]))


def relations(doc: Doc) -> Iterator[dict[str, Any]]:
    """Yield re3d relations as prediction records with character spans, each once."""
    heads: _Heads = {}
    for mention in annotations.mentions(doc):
        heads.setdefault(mention["head"], mention)
    known = annotations.mentions(doc)
    seen: set[tuple[tuple[int, int], tuple[int, int], str]] = set()
    ties = [
        (_span(doc, known[r["subject"]]), _span(doc, known[r["object"]]), FRAMES[r["relation"]])
        for r in annotations.relations(doc)
        if r["object"] is not None and r["relation"] in FRAMES
    ]
    ties.extend(_counts(doc))
    for token in doc:
        read = _of_verb if token.pos_ in {"VERB", "AUX"} else _of_noun if token.pos_ in {"NOUN", "PROPN"} else None
        for source, target, type_ in read(token, heads) if read else ():
            ties.append((_phrase(source, heads), _phrase(target, heads), type_))
    for source_span, target_span, type_ in ties:
        apart = source_span[1] <= target_span[0] or target_span[1] <= source_span[0]
        if apart and (source_span, target_span, type_) not in seen:
            seen.add((source_span, target_span, type_))
            (start, end), (start2, end2) = source_span, target_span
            yield {"source_start": start, "source_end": end, "target_start": start2, "target_end": end2, "type": type_}


def _span(doc: Doc, mention: MentionDict) -> tuple[int, int]:
    if mention["form"] == "adjective":
        return annotations.token_span(doc, mention["start"], mention["end"])
    return _trimmed(doc, mention["np_start"], mention["np_end"])


def _phrase(token: Token, heads: _Heads) -> tuple[int, int]:
    mention = heads.get(token.i)
    return _span(token.doc, mention) if mention else _trimmed(token.doc, *noun_phrase(token))


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the characters of a noun phrase without article and possessive ending."""
    if end - start > 1 and doc[start].pos_ == "DET":
        start += 1
    while end - start > 1 and doc[end - 1].text in {"'s", "'", ".", ","}:
        end -= 1
    return annotations.token_span(doc, start, end)


def _counts(doc: Doc) -> Iterator[tuple[tuple[int, int], tuple[int, int], str]]:
    """Yield what is counted with its number: "two vehicles"."""
    for quantity in annotations.quantities(doc):
        noun = doc[quantity["head"]]
        if noun.pos_ != "NOUN" or quantity["unit"] in _MEASURES or quantity["unit"].isupper():
            continue
        digits = [i for i in range(quantity["start"], quantity["end"]) if doc[i].like_num or doc[i].tag_ == "CD"]
        start, end = noun_phrase(noun)
        if digits and digits[-1] < noun.i:
            counted = annotations.token_span(doc, max(start, digits[-1] + 1), end)
            yield counted, annotations.token_span(doc, digits[0], digits[-1] + 1), "HasAttrOf"


def _is_place(token: Token, heads: _Heads) -> bool:
    mention = heads.get(token.i)
    if token.ent_type_ in {"GPE", "LOC", "FAC"}:
        return True
    return mention["type"] in {"Place", "State"} if mention else token.lemma_ in _words("place_noun")


def _is_a(token: Token, heads: _Heads, types: frozenset[str]) -> bool:
    mention = heads.get(token.i)
    return mention is not None and mention["type"] in types


def _of_verb(verb: Token, heads: _Heads) -> Iterator[_Tie]:
    """Yield the ties of a clause: attack, talk, control, membership, and the place of each participant."""
    found = arguments(verb)
    agents = [t for t in found.get("agent", ()) if t.pos_ in _NOUNS]
    patients = [t for t in found.get("patient", ()) if t.pos_ in _NOUNS]
    lemma = verb.lemma_
    if lemma in _words("attack"):
        yield from _crossed(agents, patients or found.get("prep_against", []), "FightingAgainst")
    if lemma in _words("communicate"):
        partners = [*found.get("prep_with", ()), *found.get("prep_to", ())] or patients
        yield from _crossed(agents, [t for t in partners if _is_a(t, heads, _ACTORS)], "CommWith")
    if lemma in _words("control"):
        yield from _crossed([t for t in agents if _is_a(t, heads, _ACTORS)], patients, "InChargeOf")
    if lemma == "include":
        yield from _crossed([t for t in patients if t.i in heads], agents, "BelongsTo")
    if lemma in _words("condemn"):
        owners = [c for t in patients for c in t.children if c.dep_ in {"poss", "compound"} and c.i in heads]
        yield from _crossed(agents, owners, "Dislikes")
    participants = [t for t in (*agents, *patients) if not _is_place(t, heads) and t.pos_ != "PRON"]
    yield from _crossed(participants, _places(verb, heads), "CoLocated")


def _crossed(sources: list[Token], targets: list[Token], type_: str) -> Iterator[_Tie]:
    for source in sources:
        for target in targets:
            yield source, target, type_


def _places(verb: Token, heads: _Heads) -> list[Token]:
    """Return where a clause takes place, which may be told with the first of coordinated verbs."""
    while True:
        found = [
            noun for name, noun in prepositional(verb) if name in _words("place_preposition") and _is_place(noun, heads)
        ]
        if found or verb.dep_ != "conj" or verb.head.pos_ != "VERB":
            return found
        verb = verb.head


def _of_noun(noun: Token, heads: _Heads) -> Iterator[_Tie]:
    """Yield the ties inside a noun phrase: its place, its body, whom an attack is against, other names."""
    for name, other in prepositional(noun):
        if name in _words("place_preposition") and _is_place(other, heads) and noun.lemma_ not in _words("aim"):
            yield noun, other, "CoLocated"
        if name == "against" and noun.lemma_ in _words("attack_noun"):
            owners = [c for c in noun.children if c.dep_ in {"poss", "compound", "amod"} and c.i in heads]
            subjects = surface_subjects(noun.head) if noun.dep_ == "dobj" and noun.head.pos_ == "VERB" else []
            yield from _crossed([*owners, *subjects], [other], "FightingAgainst")
        official = noun.lemma_.lower() in _words("office")
        if (
            name in {"of", "from"}
            and not official
            and _is_a(other, heads, _COLLECTIVES)
            and _is_a(noun, heads, _ACTORS)
        ):
            yield noun, other, "BelongsTo"
    for child in noun.children:
        if child.dep_ == "appos" and child.pos_ in _NOUNS and _renames(noun, child, heads):
            yield noun, child, "IsSynonymOf"


def _renames(noun: Token, other: Token, heads: _Heads) -> bool:
    """Tell whether an apposition is another name: a short form in brackets, a person's office."""
    if noun.doc[max(other.left_edge.i - 1, 0)].text == "(":
        return noun.i in heads and other.text.isupper()
    types = {heads[t.i]["type"] if t.i in heads else "" for t in (noun, other)}
    return types in ({"Person"}, {"Person", ""})
