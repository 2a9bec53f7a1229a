"""How many were killed in an event: "killing 38 passengers", "in which nine people died", "left twelve dead"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import has_form, is_noun, is_verb, is_verbal
from kg.language.syntax.functions import dependents, has, serves_as
from kg.lexica.classes import word_class

_CONTINUING = fn.ADVERBIAL_CLAUSE | fn.RELATIVE_CLAUSE | fn.NOUN_CLAUSE | fn.CONJUNCT | fn.OPEN_COMPLEMENT
_OUTCOME = fn.ADVERBIAL_CLAUSE | fn.NOUN_CLAUSE | fn.CONJUNCT
_NEAR = fn.OBJECT | fn.PREDICATE_NOUN | fn.PREPOSITION
_MOST = 12  # words looked at below a trigger; more are another story


def quantities_at(doc: Doc) -> dict[int, int]:
    """Return whole numbers of people by the token of the noun they count; vague ones ("dozens") are left out."""
    return {
        q["head"]: int(q["value"])
        for q in annotations.quantities(doc)
        if not q.get("vague") and q["value"] >= 1 and q["value"] == int(q["value"]) and q["unit"] not in {"%", "USD"}
    }


def fatalities(trigger: Token, counts: dict[int, int]) -> int | None:
    """Return the number of dead that an event's own clause or one hanging on it gives, or None.

    Args:
        trigger: The verb or noun of the event.
        counts: `quantities_at` of the Doc.
    """
    for verb in _deadly(trigger):
        for dead in _dead(verb):
            found = next((counts[token.i] for token in (dead, *dead.children) if token.i in counts), None)
            if found is not None:
                return found
        found = _left_dead(verb, counts) if _is_of(verb, "leaving-verb") else None
        if found is not None:
            return found
    return None


def _is_of(verb: Token, *classes: str) -> bool:
    return any(verb.lemma_ in word_class(name) for name in classes)


def _dead(verb: Token) -> list[Token]:
    """Return whom a verb says to be dead."""
    if _is_of(verb, "killing-verb"):
        return dependents(verb, fn.OBJECT | fn.PASSIVE_SUBJECT)
    return dependents(verb, fn.ACTIVE_SUBJECT) if _is_of(verb, "dying-verb") else []


def _deadly(trigger: Token) -> Iterator[Token]:
    """Yield the verbs of killing, dying and leaving dead in the trigger's clause and those that continue it."""
    queue, seen = [trigger], 0
    while queue and seen < _MOST:
        token = queue.pop(0)
        seen += 1
        if _is_of(token, "killing-verb", "dying-verb", "leaving-verb"):
            yield token
        for child in token.children:
            nominal = (serves_as(child, _NEAR) and token.i == trigger.i) or serves_as(child, fn.PREPOSITIONAL_OBJECT)
            if nominal or (serves_as(child, _CONTINUING) and is_verb(child)):
                queue.append(child)
    yield from _outcome(trigger)
    if _told_above(trigger):
        above = trigger.head.head if serves_as(trigger, fn.PREPOSITIONAL_OBJECT) else trigger.head
        if _is_of(above, "killing-verb", "dying-verb"):
            yield above
    part = is_noun(trigger) and serves_as(trigger, fn.ACTIVE_SUBJECT | fn.OBJECT)
    if part and _is_of(trigger.head, "killing-verb", "leaving-verb"):
        yield trigger.head


def _told_above(trigger: Token) -> bool:
    """Tell whether the clause above an event tells its outcome: "38 were killed when", "ten died in a strike"."""
    if serves_as(trigger, fn.ADVERBIAL_CLAUSE):
        return True
    return serves_as(trigger, fn.PREPOSITIONAL_OBJECT) and trigger.head.lower_ in word_class("deadly-preposition")


def _outcome(trigger: Token) -> Iterator[Token]:
    """Yield a later participle of killing before the next finite clause, wherever the parser hung it."""
    for token in trigger.doc[trigger.i + 1 : trigger.sent.end]:
        if is_verbal(token) and has(token, fn.SUBJECT):
            return
        if has_form(token, forms.GERUND) and serves_as(token, _OUTCOME) and _is_of(token, "killing-verb"):
            yield token


def _left_dead(verb: Token, counts: dict[int, int]) -> int | None:
    """Return the number in "left 12 (people) dead"."""
    below = [token for child in verb.children for token in (child, *child.children)]
    if not any(token.lower_ in word_class("dead") for token in below):
        return None
    return next((counts[token.i] for token in below if token.i > verb.i and token.i in counts), None)
