"""How many were killed in an event: "killing 38 passengers", "in which nine people died", "left twelve dead"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.language import annotations

_KILL = frozenset({"kill", "murder", "slay", "massacre", "execute"})
_DIE = frozenset({"die", "perish"})


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
        for child in verb.children:
            dead = (
                (child.dep_ == "dobj" and verb.lemma_ in _KILL)
                or (child.dep_ == "nsubjpass" and verb.lemma_ in _KILL)
                or (child.dep_ == "nsubj" and verb.lemma_ in _DIE)
            )
            if dead:
                found = next((counts[t.i] for t in [child, *child.children] if t.i in counts), None)
                if found is not None:
                    return found
        if verb.lemma_ == "leave":
            found = _left_dead(verb, counts)
            if found is not None:
                return found
    return None


def _deadly(trigger: Token) -> Iterator[Token]:
    """Yield the verbs of killing, dying and leaving dead in the trigger's clause and those that continue it."""
    queue, seen = [trigger], 0
    while queue and seen < 12:
        token = queue.pop(0)
        seen += 1
        if token.lemma_ in _KILL or token.lemma_ in _DIE or token.lemma_ == "leave":
            yield token
        for child in token.children:
            nominal = (child.dep_ in {"dobj", "attr", "prep"} and token.i == trigger.i) or child.dep_ == "pobj"
            if (child.dep_ in {"advcl", "relcl", "acl", "conj", "xcomp"} and child.pos_ == "VERB") or nominal:
                queue.append(child)
    yield from _outcome(trigger)
    above = trigger.head.head if trigger.dep_ == "pobj" else trigger.head
    told_above = trigger.dep_ == "advcl" or (trigger.dep_ == "pobj" and trigger.head.lower_ in {"in", "during", "by"})
    if told_above and above.lemma_ in {*_KILL, *_DIE}:  # "38 were killed when", "ten died in a strike"
        yield above
    if trigger.pos_ == "NOUN" and trigger.dep_ in {"nsubj", "dobj"} and trigger.head.lemma_ in {*_KILL, "leave"}:
        yield trigger.head


def _outcome(trigger: Token) -> Iterator[Token]:
    """Yield a later participle of killing before the next finite clause, wherever the parser hung it."""
    for token in trigger.doc[trigger.i + 1 : trigger.sent.end]:
        if token.pos_ in {"VERB", "AUX"} and any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children):
            return
        if token.tag_ == "VBG" and token.lemma_ in _KILL and token.dep_ in {"advcl", "acl", "conj"}:
            yield token


def _left_dead(verb: Token, counts: dict[int, int]) -> int | None:
    """Return the number in "left 12 (people) dead"."""
    if not any(token.lower_ == "dead" for child in verb.children for token in [child, *child.children]):
        return None
    for child in verb.children:
        for token in [child, *child.children]:
            if token.i > verb.i and token.i in counts:
                return counts[token.i]
    return None
