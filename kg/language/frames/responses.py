"""Which event of a sentence answers another, and which brought another about: "in response to", "prompted"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.language.annotations import EventDict
from kg.language.syntax import functions as fn
from kg.language.syntax.arguments import arguments
from kg.language.syntax.functions import dependents, serves_as
from kg.language.syntax.phrases import gerunds, prepositional
from kg.lexica.classes import word_class


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
        for cause in _because(word):
            _add(event, "caused_by", number, at.get(cause.i))
        for cause in _causing(word):
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


def _because(word: Token) -> Iterator[Token]:
    """Yield what a word's act is due to: "because of the raid"."""
    for preposition in dependents(word, fn.PREPOSITION):
        if preposition.lower_ in word_class("opening-of-reason"):
            for child in preposition.subtree:
                if serves_as(child, fn.PREPOSITIONAL_OBJECT):
                    yield child


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
