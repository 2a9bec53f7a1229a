"""Noun phrases without a name that can act or be acted on: "rebel forces", "the country", "security analysts"."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from kg.language.names.matching import MODIFIERS, Found
from kg.lexica import tables

_IRREGULAR = {"person": "people", "child": "children", "aircraft": "aircraft", "police": "police", "wife": "wives"}
_LEFT_OF_NOUN = frozenset({"det", "predet", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "npadvmod"})
_TIMES = frozenset({"DATE", "TIME"})
_INDEFINITE = frozenset({"a", "an", "any", "no", "another", "every", "some", "what", "which"})


@cache
def noun_types() -> dict[str, str]:
    """Return the mention type of each descriptive noun, by its lower-case form, plural forms among them."""
    kinds: dict[str, str] = {}
    for row in tables.rows("actor_nouns.tsv"):
        for word in tables.values(row["words"]):
            if row["plural"]:
                kinds.setdefault(plural(word), row["plural"])
            if row["singular"]:
                kinds.setdefault(word, row["singular"])
    return kinds


@cache
def _abstract(kind: str) -> frozenset[str]:
    return frozenset(
        word for row in tables.rows("abstract_nouns.tsv") if row["kind"] == kind for word in tables.values(row["words"])
    )


def plural(noun: str) -> str:
    """Return the regular plural of an English noun, or the irregular one of the few that need it.

    >>> [plural(noun) for noun in ("ally", "church", "policeman", "delegation")]
    ['allies', 'churches', 'policemen', 'delegations']
    """
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def find(doc: Doc, candidates: list[int], names: list[Found | None]) -> Iterator[Found]:
    """Yield the nominal mentions whose head is one of the candidates.

    Args:
        doc: The document.
        candidates: Indices of nouns, outside of names.
        names: For each token, the name it stands in.
    """
    kinds = noun_types()
    for i in candidates:
        token = doc[i]
        if (token.dep_ in MODIFIERS and token.dep_ != "poss") or _coordinates_adjective(token):
            continue
        kind = kinds[token.lower_]
        left = bounds(token, i, i + 1)[0]
        if token.pos_ == "PROPN" and (kind == "State" or _in_unknown_name(token)):  # "Secretary of State"
            continue
        if kind == "Person" and left == i and not _determined(token):
            continue
        if left == i and (
            token.lower_ in _abstract("determined") or (token.lower_ == "state" and doc[i - 1].lower_ == "of")
        ):
            continue
        start = phrase_start(doc, left, i)
        if start == i and token.lower_ in _abstract("modified") and not any(t.tag_ == "POS" for t in doc[left:i]):
            continue
        name = names[start]
        if name is not None and name.start < start:
            start = name.start
        yield Found(start, i + 1, kind, "nominal")


def _coordinates_adjective(noun: Token) -> bool:
    """Tell whether a noun is one of several modifiers: "naval, commercial and diplomatic setbacks"."""
    if noun.dep_ == "conj" and noun.head.pos_ == "ADJ":
        return True
    after = noun.doc[noun.i + 1 : noun.i + 4]  # "military, economic and ..."
    if len(after) == 3 and after[0].text == "," and after[1].tag_ == "JJ" and after[2].text in {",", "and", "or"}:
        return True
    return any(child.dep_ == "conj" and child.pos_ == "ADJ" for child in noun.rights)


def _in_unknown_name(noun: Token) -> bool:
    """Tell whether a capitalised noun ends a name that nobody found: "Galaxy Leader", unlike "Prime Minister"."""
    generic = tables.words("titles.tsv")
    left = [child for child in noun.lefts if child.dep_ == "compound" and child.pos_ == "PROPN"]
    return any(child.lower_ not in generic and child.lower_ not in noun_types() for child in left)


def _determined(noun: Token) -> bool:
    """Tell whether a bare singular noun can still mean a person: "Smith, commander of ...", "he was king"."""
    return noun.dep_ in {"appos", "attr", "ROOT"} or any(child.dep_ == "prep" for child in noun.rights)


def bounds(head: Token, start: int, end: int) -> tuple[int, int]:
    """Return the noun phrase (start, end-exclusive) around tokens ``start`` to ``end``, which ``head`` governs.

    It has determiners, possessors, titles and other modifiers to the left, numbers to the right; no relative clause,
    participle, apposition, conjunct or prepositional phrase.
    """
    left, right = start, end
    if head.dep_ not in MODIFIERS or head.dep_ == "poss":
        for child in reversed(list(head.lefts)):
            if child.ent_type_ in _TIMES and not _is_determined(head, child.i):  # "on Friday Israeli aircraft ..."
                break
            if child.dep_ in _LEFT_OF_NOUN:
                left = min(left, child.left_edge.i)
            elif child.dep_ != "punct":
                break
        for child in head.rights:
            if child.dep_ == "nummod" and child.i == right:
                right = child.right_edge.i + 1
    for i in range(start - 1, left - 1, -1):
        if "\n" in head.doc[i].text:
            return i + 1, right
    return left, right


def _is_determined(head: Token, before: int) -> bool:
    """Tell whether an article or possessor of the noun stands before a token, which then belongs to the phrase."""
    return any(child.dep_ in {"det", "poss"} and child.i <= before for child in head.lefts)


def phrase_start(doc: Doc, start: int, head: int) -> int:
    """Return where a description begins, after articles, possessors, numbers: at "air" in "Russia's 12 air bases"."""
    quantifiers = _abstract("quantifier")
    for i in range(head - 1, start - 1, -1):
        token = doc[i]
        if token.lower_ in quantifiers and token.head.i == head:
            return i + 1
        if token.tag_ in {"DT", "PDT", "PRP$", "POS", "CD", "WDT", "WP$"} or token.is_space or token.dep_ == "nummod":
            return i + 1
    return start


def is_expletive(pronoun: Token) -> bool:
    """Tell whether "it" only fills the subject's place: "it is clear that ...", "it takes years to ..."."""
    if pronoun.lower_ != "it" or pronoun.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    clauses = {child.dep_ for child in pronoun.head.children if child.i > pronoun.head.i}
    predicate = pronoun.head.lemma_ in {"be", "seem", "appear", "take", "become", "remain"}
    passive = pronoun.dep_ == "nsubjpass"
    return (predicate or passive) and not clauses.isdisjoint({"ccomp", "csubj", "xcomp"})


def named_event(doc: Doc, i: int, names: list[Found | None]) -> Found | None:
    """Return a war, conflict or summit as a NamedEvent if a name identifies it: "the war in Ukraine".

    Args:
        doc: The document.
        i: Index of the noun.
        names: For each token, the name it stands in.
    """
    head = doc[i]
    left, _ = bounds(head, i, i + 1)
    if any(doc[k].lower_ in _INDEFINITE for k in range(left, i)):
        return None
    start = max([left, *(k + 1 for k in range(left, i) if doc[k].tag_ in {"POS", "PRP$", "DT", "PDT"})])
    named = any(names[k] is not None for k in range(start, i))
    end = i + 1
    if end + 1 < len(doc) and doc[end].lower_ in {"in", "over", "of", "with"} and doc[end].head.i == i:
        k = end + 1 + (doc[end + 1].pos_ == "DET")
        place = names[k] if k < len(doc) else None
        if place is not None and place.type in {"State", "Place"}:
            return Found(start, place.end, "NamedEvent")
    return Found(start, end, "NamedEvent") if named else None
