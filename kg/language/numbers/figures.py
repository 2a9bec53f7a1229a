"""Figures for an actor: personnel, reserves, budgets, inventories, losses; from sentences and from rows of tables."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import MeasureDict, MentionDict, QuantityDict
from kg.language.numbers.numbers import table
from kg.language.syntax.clauses import clause_of, is_passive, surface_subjects

_ACTORS = frozenset({"State", "Organization", "Alliance", "ArmedForce", "Group"})
_PRONOUNS = frozenset({"it", "its", "they", "their", "we", "our"})
_VERBAL = frozenset({"VERB", "AUX"})
_ROW = re.compile(r"(?P<label>[^\d\t|$€£₽₺₼₴₪]*[^\W\d])[\s:|\t]+(?P<figure>[^\s\d]?\d.*)")
_YEAR = re.compile(r"\(?\b((?:19|20)\d\d)\b\)?")


def measures(doc: Doc) -> Iterator[MeasureDict]:
    """Yield the figures of a Doc: those in prose and lists, then those in tables, each in text order."""
    quantities = [quantity for quantity in annotations.quantities(doc) if not quantity.get("vague")]
    if not quantities or not annotations.mentions(doc):
        return
    heads = annotations.by_head(doc)
    kinds = annotations.block_kinds(doc)
    sentences = [(s.start, s.end, kind) for s, kind in zip(doc.sents, kinds, strict=True)]
    at = 0
    for quantity in quantities:
        while sentences[at][1] <= quantity["start"]:
            at += 1
        start, end, kind = sentences[at]
        if kind in {"prose", "list"}:
            yield from _in_sentence(doc, heads, quantity, (start, end))
    if any(kind == "table" for kind in kinds):
        yield from _in_tables(doc, quantities, sentences)


def _in_sentence(
    doc: Doc, heads: dict[int, list[MentionDict]], quantity: QuantityDict, sentence: tuple[int, int]
) -> Iterator[MeasureDict]:
    found = _counted(heads, doc[quantity["head"]], quantity) or _of_account(heads, doc[quantity["head"]], quantity)
    if found is None:
        return
    actor, kind, trigger = found
    yield {
        "actor": actor["id"],
        "kind": kind,
        "value": quantity["value"],
        "unit": "person" if kind.endswith("population") else quantity["unit"],
        "as_of": _as_of(doc, trigger, sentence),
        "trigger": trigger.i,
        "start": sentence[0],
        "end": sentence[1],
        "confidence": 0.8,
    }


type _Found = tuple[MentionDict, str, Token] | None


def _counted(heads: dict[int, list[MentionDict]], noun: Token, quantity: QuantityDict) -> _Found:
    """Read "X has 128,000 active personnel", "X, with 300 tanks", "X's 66,000 troops", "X lost 3,800 soldiers"."""
    if noun.pos_ != "NOUN" or noun.i < quantity["end"] - 1:
        return None
    lemma = noun.lemma_.lower()
    if _is_range(noun.doc, quantity):
        return None
    if clause_of(noun).lemma_ in table("casualty_verb"):
        return None  # the dead belong to the event that killed them
    own = lemma in table("personnel") or noun.lower_ in table("personnel") or lemma in table("inventory")
    lost = lemma in table("casualty")
    if not own and not lost:
        return None
    actor = _possessor(heads, noun, adjectives=False)
    if actor and own:
        return actor, _kind(noun, quantity), noun
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in {"NOUN", "PROPN"}:
        first = first.head
    verb = first.head
    if first.dep_ == "dobj" and verb.pos_ in _VERBAL:
        suffered = verb.lemma_ in table("suffer_verb") and (lost or verb.lemma_ == "lose")
        if suffered or (own and verb.lemma_ in table("have_verb")):
            actor = _subject(heads, verb)
            kind = f"{_kind(noun, quantity)} lost" if suffered and own else _kind(noun, quantity)
            return (actor, kind, verb) if actor else None
    if own and first.dep_ == "pobj" and verb.lower_ == "with" and _is_own(first):
        owner = verb.head
        if owner.pos_ in _VERBAL:
            actor = _subject(heads, owner)
            return (actor, _kind(noun, quantity), verb) if actor else None
        actor = _actor(heads, owner)
        return (actor, _kind(noun, quantity), verb) if actor else None
    return None


def _is_range(doc: Doc, quantity: QuantityDict) -> bool:
    """Tell whether a number is one end of a range: "two or three guards", "10 to 15 tanks"."""
    start, end = quantity["start"], quantity["end"]
    words = {doc[i].lower_ for i in range(max(start - 2, 0), end) if doc[i].tag_ != "CD"}
    numbers = [i for i in range(max(start - 2, 0), end) if doc[i].tag_ == "CD"]
    apart = len(numbers) > 1 and numbers[-1] - numbers[0] == len(numbers)
    return apart and bool(words & {"or", "to"})


def _is_own(noun: Token) -> bool:
    """Tell whether a with-phrase tells what its subject has, not whom it deals with: "clashed with 20 soldiers"."""
    verb = noun.head.head
    if verb.pos_ not in _VERBAL:
        return True
    before = noun.head.i - 1
    return before > verb.i and noun.doc[before].text == ","


def _of_account(heads: dict[int, list[MentionDict]], head: Token, quantity: QuantityDict) -> _Found:
    """Read "X's budget rose to $4.2 billion", "a budget of $2.8 billion", "X spent $3 billion on defence"."""
    figure = head if head.i < quantity["end"] else None
    if figure is None:
        return None
    while figure.head.dep_ in {"nummod", "quantmod"} or figure.dep_ in {"nummod", "quantmod", "compound"}:
        if figure.head is figure or figure.head.i < quantity["start"] or figure.head.i >= quantity["end"]:
            break
        figure = figure.head
    above = figure.head
    if figure.dep_ == "pobj" and above.lower_ in {"to", "at", "of", "by"}:
        if above.lower_ == "by":
            return None
        above = above.head
    elif figure.dep_ not in {"dobj", "attr", "npadvmod"}:
        return None
    if above.pos_ in _VERBAL:
        return _predicated(heads, above)
    if above.pos_ == "NOUN" and above.lemma_ in table("account"):  # "a defence budget of $2.8 billion"
        actor = _possessor(heads, above)
        trigger = above
        if actor is None and above.dep_ == "dobj" and above.head.lemma_ in table("have_verb"):
            actor, trigger = _subject(heads, above.head), above.head
        return (actor, _phrase(above), trigger) if actor else None
    return None


def _predicated(heads: dict[int, list[MentionDict]], verb: Token) -> _Found:
    if verb.lemma_ in table("reach_verb") and not is_passive(verb):
        for noun in (child for child in verb.children if child.dep_ == "nsubj"):
            if noun.lemma_ in table("account"):
                actor = _possessor(heads, noun)
                return (actor, _phrase(noun), verb) if actor else None
    for noun in (child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}):
        if verb.lemma_ in table("change_verb") and noun.lemma_ in table("account"):
            actor = _possessor(heads, noun) or (_subject(heads, verb) if noun.dep_ == "dobj" else None)
            return (actor, _phrase(noun), verb) if actor else None
    if verb.lemma_ in table("spend_verb"):
        for preposition in (
            child for child in verb.children if child.dep_ == "prep" and child.lower_ in {"on", "for", "to"}
        ):
            for purpose in (child for child in preposition.children if child.dep_ == "pobj"):
                if purpose.lemma_ in table("defence"):
                    actor = _subject(heads, verb)
                    return (actor, f"{purpose.lower_} spending", verb) if actor else None
    return None


def _actor(heads: dict[int, list[MentionDict]], token: Token) -> MentionDict | None:
    """Return the actor that a token heads; pronouns count, kg_coreference tells later whom they stand for."""
    for mention in heads.get(token.i, ()):
        if mention["form"] == "pronoun":
            return mention if token.lower_ in _PRONOUNS else None
        if mention["type"] in _ACTORS or (mention["type"] == "Nationality" and mention["key"]):
            return mention
    return None


def _possessor(heads: dict[int, list[MentionDict]], noun: Token, *, adjectives: bool = True) -> MentionDict | None:
    """Return the actor of "X's budget", "the budget of X" and, as adjective, "the Russian budget"."""
    for child in noun.children:
        if child.dep_ in {"poss", "amod", "compound", "nmod"}:
            actor = _actor(heads, child)
            if actor and (child.dep_ == "poss" or (adjectives and actor["key"])):
                return actor
        elif child.dep_ == "prep" and child.lower_ == "of":
            for owner in child.children:
                actor = _actor(heads, owner) if owner.dep_ == "pobj" else None
                if actor:
                    return actor
    return None


def _subject(heads: dict[int, list[MentionDict]], verb: Token) -> MentionDict | None:
    """Return the only actor among a verb's subjects."""
    subjects = surface_subjects(verb)
    return _actor(heads, subjects[0]) if len(subjects) == 1 and not is_passive(verb) else None


def _kind(noun: Token, quantity: QuantityDict) -> str:
    """Return the counted noun with the modifiers between it and its number: "active personnel"."""
    words = [
        child.lower_
        for child in noun.children
        if child.dep_ in {"amod", "compound", "nmod"}
        and quantity["start"] < child.i < noun.i
        and child.tag_ != "CD"
        and child.ent_type_ not in {"NORP", "GPE"}
    ]
    return " ".join([*words, noun.lower_])


def _phrase(noun: Token) -> str:
    """Return a noun with its modifiers that name no nation: "defence budget"."""
    words = [
        child.lower_
        for child in noun.children
        if child.dep_ in {"amod", "compound", "nmod"}
        and child.i < noun.i
        and child.ent_type_ not in {"NORP", "GPE", "DATE"}
    ]
    return " ".join([*words, noun.lower_])


def _as_of(doc: Doc, trigger: Token, sentence: tuple[int, int]) -> str | None:
    """Return the only date under the clause of a figure, unless it marks a beginning ("since 2020") or a span."""
    values = set()
    clause = trigger
    while clause.pos_ not in _VERBAL and clause.head is not clause:
        clause = clause.head
    for time in annotations.times(doc):
        if not sentence[0] <= time["start"] < sentence[1] or time["kind"] != "date" or time["value"] is None:
            continue
        before = doc[time["start"] - 1].lower_ if time["start"] > sentence[0] else ""
        head = doc[time["head"]]
        if before not in {"since", "from", "until", "after", "before", "by"} and clause in (head, *head.ancestors):
            values.add(time["value"])
    return values.pop() if len(values) == 1 else None


def _in_tables(
    doc: Doc, quantities: list[QuantityDict], sentences: list[tuple[int, int, str]]
) -> Iterator[MeasureDict]:
    """Yield the figures of table rows "LABEL NUMBER [(YEAR)] REST", for the only state of the heading above."""
    rows = sorted((start, end) for start, end, kind in doc._.kg_blocks if kind == "table")
    for begin, finish in rows:
        match = _ROW.fullmatch(doc.text[begin:finish].strip())
        span = doc.char_span(begin, finish, alignment_mode="contract")
        if match is None or span is None:
            continue
        label = match["label"].strip()
        kind = _table_kind(label)
        inside = [q for q in quantities if span.start <= q["start"] and q["end"] <= span.end]
        year = _YEAR.search(match["figure"])
        numbers = [q for q in inside if not (year and q["value"] == float(year[1]) and q["unit"] == "")]
        actor = _table_actor(doc, span.start, sentences)
        if not kind or len(numbers) != 1 or actor is None:
            continue
        quantity = numbers[0]
        yield {
            "actor": actor["id"],
            "kind": kind,
            "value": quantity["value"],
            "unit": quantity["unit"] if quantity["unit"].isupper() else _table_unit(label),
            "as_of": year[1] if year else None,
            "trigger": quantity["end"] - 1,
            "start": span.start,
            "end": span.end,
            "confidence": 0.7,
        }


def _table_kind(label: str) -> str:
    """Return a row's label in lower case if one of its words is something measured, else ""."""
    kind = " ".join(label.lower().split())
    names = {name for group in ("personnel", "inventory", "account", "casualty") for name in table(group)}
    return kind if any(word in names or word.removesuffix("s") in names for word in kind.split()) else ""


def _table_unit(label: str) -> str:
    """Return what the number of a row counts, by its label."""
    words = label.lower().split()
    persons = table("person").keys() | table("personnel").keys()
    if any(word in persons or word.removesuffix("s") in persons for word in words):
        return "person"
    return words[-1].removesuffix("s")


def _table_actor(doc: Doc, row: int, sentences: list[tuple[int, int, str]]) -> MentionDict | None:
    """Return the only state of the nearest heading above a row or, if that names none, of the paragraph before it."""
    above = [sentence for sentence in sentences if sentence[1] <= row and sentence[2] != "table"]
    headings = [sentence for sentence in above if sentence[2] == "heading"]
    for stretch in (headings[-1:], above[-1:]):
        states: dict[str, MentionDict] = {}
        for mention in annotations.mentions(doc):
            inside = any(start <= mention["start"] and mention["end"] <= end for start, end, _ in stretch)
            if inside and (mention["key"] or "").startswith("state/"):
                states.setdefault(str(mention["key"]), mention)
        if states:
            return next(iter(states.values())) if len(states) == 1 else None
    return None
