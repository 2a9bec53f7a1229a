"""Mentions as the re3d gold standard marks them: its types, and spans with article, title and "of" phrase.

re3d has no type for a state: it is a Location where something is, an Organisation where it acts. Numbers are
entities of their own, and a name that only modifies a described thing ("ISIL fighters") is part of it.
"""

import re
from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import MentionDict
from kg.language.syntax.phrases import prepositional

_TYPES = {
    "Person": "Person",
    "Organization": "Organisation",
    "Alliance": "Organisation",
    "ArmedForce": "Organisation",
    "Group": "Organisation",
    "Place": "Location",
    "Weapon": "Weapon",
    "Platform": "MilitaryPlatform",
    "Time": "Temporal",
    "Money": "Money",
    "Quantity": "Quantity",
}
_AMOUNTS = frozenset({"Time", "Money", "Quantity"})
_PLACES = frozenset({"Place", "State"})
_WHOLES = frozenset({"Place", "State", "Organization", "Alliance", "ArmedForce", "Group"})
_LEFT_OUT = frozenset({"my", "your", "his", "her", "its", "our", "their", "it", "one"})  # as the annotators did
_BEFORE_A_PLACE = re.compile(
    r"\b(?:in|near|at|inside|outside|across|throughout|around|into|within|from|to|of|through|towards?|over)\s+"
    r"(?:(?:the|both|northern|southern|eastern|western|central)\s+)*$",
    re.I,
)
_YEAR = re.compile(r",\s+(?:19|20)\d\d\b")


def entities(doc: Doc) -> Iterator[dict[str, Any]]:
    """Yield typed spans of characters as prediction records, in text order."""
    known = annotations.mentions(doc)
    wholes = {m["head"]: m["end"] for m in known if m["form"] == "name" and m["type"] in _WHOLES}
    described = {i for m in known if m["form"] == "nominal" for i in range(m["np_start"], m["np_end"])}
    placed: set[int] = set()  # head tokens of states that are places, for those joined to them
    inside = -1  # token before which everything is part of a place told already: "Palmyra, Syria"
    for at, mention in enumerate(known):
        type_ = _type(doc, mention, placed)
        words = doc[mention["start"] : mention["end"]].text.lower()
        modifies = mention["form"] != "nominal" and mention["start"] in described and mention["type"] not in _AMOUNTS
        if not type_ or modifies or words in _LEFT_OUT or mention["start"] < inside:
            continue
        start, end = _words(doc, mention, wholes, known[at + 1 : at + 2])
        if type_ == "Location":
            inside = max(inside, end)
        first, last = annotations.token_span(doc, start, end)
        if type_ == "Temporal" and (year := _YEAR.match(doc.text, last)):
            last = year.end()
        yield {"start": first, "end": last, "type": type_}


def _type(doc: Doc, mention: MentionDict, placed: set[int]) -> str | None:
    if mention["type"] == "Nationality":
        return "Nationality" if mention["form"] == "adjective" else "Organisation"
    if mention["form"] == "adjective":
        return None
    if mention["type"] == "State":
        is_place = mention["form"] == "nominal" or (not mention["metonym"] and _is_place(doc, mention, placed))
        if is_place:
            placed.add(mention["head"])
        return "Location" if is_place else "Organisation"
    return _TYPES.get(mention["type"])


def _is_place(doc: Doc, mention: MentionDict, placed: set[int]) -> bool:
    """Tell whether a state is where something is: after a preposition, joined to such a one, or alone on a line."""
    start, end = annotations.token_span(doc, mention["start"], mention["end"])
    head = doc[mention["head"]]
    if _BEFORE_A_PLACE.search(doc.text[max(0, start - 40) : start]):
        return True
    if head.dep_ in {"conj", "appos"} and head.head.i in placed:
        return True
    if any(child.dep_ == "amod" for child in head.lefts):  # "a democratic Syria"
        return True
    return (start == 0 or doc.text[start - 1] == "\n") and doc.text[end : end + 1] in {"\n", ""}


def _words(doc: Doc, mention: MentionDict, wholes: dict[int, int], following: list[MentionDict]) -> tuple[int, int]:
    """Return the tokens that the annotators marked for a mention; ``wholes`` leads from a name's head to its end."""
    start, end = mention["start"], mention["end"]
    if mention["form"] == "nominal":
        start, end = mention["np_start"], mention["np_end"]
        numbers = [i for i in range(start, mention["start"]) if doc[i].tag_ == "CD"]
        start = numbers[-1] + 1 if numbers else start
        end = max(end, _end_of_whole(doc[mention["head"]], wholes))
    elif mention["form"] == "name" and mention["type"] == "Person":
        start = mention["np_start"]
    elif mention["form"] == "name" and start and doc[start - 1].lower_ == "the":
        start -= 1
    for outer in following:
        if _encloses(doc, mention, outer):
            end = outer["end"]
    return start, end


def _end_of_whole(noun: Token, wholes: dict[int, int]) -> int:
    """Return the end of the name that a noun is of, as in "the city of Raqqa"; -1 without one."""
    return max((wholes.get(other.i, -1) for name, other in prepositional(noun) if name == "of"), default=-1)


def _encloses(doc: Doc, mention: MentionDict, outer: MentionDict) -> bool:
    """Tell whether a place is told with the one it lies in: "Palmyra, Syria"."""
    if mention["type"] != "Place" or mention["form"] != "name" or outer["form"] != "name":
        return False
    comma = doc[mention["end"] : outer["start"]].text == ","
    return comma and outer["type"] in _PLACES and doc[outer["head"]].dep_ in {"appos", "npadvmod"}
