"""Which event of a sentence answers another, and which brought another about: "in response to", "prompted"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import EventDict
from kg.language.syntax import functions as fn
from kg.language.syntax.arguments import arguments
from kg.language.syntax.functions import dependents, serves_as
from kg.language.syntax.phrases import gerunds, prepositional
from kg.language.syntax.verbs import subordinators
from kg.lexica.classes import word_class

_BLOWS = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN"})
_FORCE = frozenset({"ASSAULT", "COERCE"})
_ANSWERS = _BLOWS | {"ACCUSE", "REJECT", "PROTEST"}


def link(doc: Doc, events: list[EventDict]) -> None:
    """Write into each event the indices of those that it answers (``response_to``) and that caused it (``caused_by``).

    Args:
        doc: A parsed Doc.
        events: Its events, as they will stand.
    """
    at: dict[int, int] = {}
    for number, event in enumerate(events):
        for i in (event["trigger"], *range(event["trigger_start"], event["trigger_end"])):
            at.setdefault(i, number)
    if len(events) < 2:
        return
    for number, event in enumerate(events):
        word = doc[event["trigger"]]
        for answered in _answered(word):
            _add(event, "response_to", number, at.get(answered.i))
        for other in (*(at.get(t.i) for t in _following(word)), *_told_before(word, events)):
            if other is not None and _strikes_back(doc, event, events[other]):
                _add(event, "response_to", number, other)
        for cause in (*_because(word), *_causing(word)):
            _add(event, "caused_by", number, at.get(cause.i))


def _add(event: EventDict, key: str, own: int, other: int | None) -> None:
    if other is None or other == own:
        return
    if key == "response_to":
        event["response_to"] = sorted({*event.get("response_to", ()), other})
    else:
        event["caused_by"] = sorted({*event.get("caused_by", ()), other})


def _below(word: Token) -> Iterator[tuple[str, Token]]:
    """Yield the nouns and gerunds of a word's phrases, and those of its object: "closed [its border] after"."""
    for source in (word, *dependents(word, fn.OBJECT)):
        yield from prepositional(source)
        yield from gerunds(source)


def _answered(word: Token) -> Iterator[Token]:
    """Yield what the act of a word answers: "in response to the raid", "retaliated for the raid"."""
    for _, noun in _below(word):
        if noun.lemma_.lower() in word_class("response-noun"):
            for name, act in (*prepositional(noun), *gerunds(noun)):
                if name in word_class("response-preposition"):
                    yield act
    if word.lemma_.lower() in word_class("response-verb"):
        yield from (act for name, act in _below(word) if name in word_class("response-preposition"))


def _following(word: Token) -> Iterator[Token]:
    """Yield what a word's act came right after, or was about: "after Iran attacked", "following a raid", "over"."""
    opening = word_class("preposition-of-answer")
    for name, act in _below(word):
        if name in opening and not any(_is_measured(t) for t in act.head.children if t.lower_ == name):
            yield act
    clauses = dependents(word, fn.ADVERBIAL_CLAUSE)
    if serves_as(word, fn.CONJUNCT):  # "After Norland attacked, Sudria armed and Kesh imposed sanctions"
        clauses += [clause for clause in dependents(word.head, fn.ADVERBIAL_CLAUSE) if clause.i < word.head.i]
    for clause in clauses:
        marks = [t for t in clause.children if t.lower_ in subordinators(clause) & opening]
        if marks and not any(map(_is_measured, marks)):
            yield clause


def _is_measured(conjunction: Token) -> bool:
    """Tell whether a time says how long after: "hours after", "two years after"; not "on Friday after"."""
    if conjunction.i == 0:
        return False
    before = conjunction.nbor(-1)
    return before.ent_type_ in {"DATE", "TIME"} and not serves_as(before, fn.PREPOSITIONAL_OBJECT)


def _strikes_back(doc: Doc, event: EventDict, earlier: EventDict) -> bool:
    """Tell whether a hostile act hits those who did another one, or a protest came after what others did."""
    if event["root"] not in _ANSWERS or earlier["root"] not in _BLOWS:
        return False
    hit, hitting = _who(doc, event["recipient"]), _who(doc, event["actor"])
    striking = _who(doc, earlier["actor"])
    if event["root"] == "PROTEST":
        return earlier["root"] in _FORCE and not hitting & striking
    return bool(hit & striking) and not hitting & striking


def _who(doc: Doc, ids: list[int]) -> set[object]:
    found = [annotations.mentions(doc)[i] for i in ids]
    return {m["key"] for m in found if m["key"]} | {m["entity"] for m in found if m["entity"] is not None}


def _told_before(word: Token, events: list[EventDict]) -> list[int]:
    """Return the events of the sentence before, if an act answers what was told there: "In response, Norland ..."."""
    answering = (noun for name, noun in prepositional(word) if name == "in" and noun.i < word.i)
    bare = any(n.lemma_.lower() in word_class("response-noun") and not [*prepositional(n)] for n in answering)
    if not bare or word.sent.start == 0:
        return []
    before = word.doc[word.sent.start - 1].sent
    return [n for n, event in enumerate(events) if before.start <= event["trigger"] < before.end]


def _because(word: Token) -> Iterator[Token]:
    """Yield what a word's act is due to: "because of the raid"."""
    for preposition in dependents(word, fn.PREPOSITION):
        if preposition.lower_ in word_class("opening-of-reason"):
            for child in preposition.subtree:
                if serves_as(child, fn.PREPOSITIONAL_OBJECT):
                    yield child
    for clause in dependents(word, fn.ADVERBIAL_CLAUSE):
        if "because" in subordinators(clause):
            yield clause


def _causing(word: Token) -> Iterator[Token]:
    """Yield what brought an act about, as subject of a verb whose object the act is: "the raid prompted a protest"."""
    verb = word.head
    led = serves_as(word, fn.PREPOSITIONAL_OBJECT) and f"{verb.head.lemma_} {verb.lower_}" in word_class(
        "prompting-phrase"
    )
    if led:
        verb = verb.head
    if led or (verb.lemma_ in word_class("prompting-verb") and serves_as(word, fn.OBJECT | fn.PASSIVE_SUBJECT)):
        yield from arguments(verb).get("agent", ())
    for clause in dependents(word, fn.NOUN_CLAUSE):  # "protests triggered by the raid"
        if clause.lemma_ in word_class("prompting-verb"):
            yield from arguments(clause).get("agent", ())
