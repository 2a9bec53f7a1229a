"""What a contested claim is about, in a clause of its own: "sank the cruiser", from "accused Norland of sinking it"."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kg.evidence import Evidence
from kg.lexica.classes import word_class
from kg.lexica.inflection import past
from kg.page.report.wording import is_verb
from kg.page.words.leaning import leanings
from kg.verbs import forms

ACT = 9  # words of an act that stand in a heading
FAR = 60  # characters from who is charged to of what
_END = r"[,;:.!?()–—]|\s(?:and|but|as|after|before|when|while|which|who|that)\s|$"
_CLAUSE = re.compile(rf"[^,;:.!?()–—]+?(?={_END})")
_ONE_OF_MORE = re.compile(r",?\s(?:and|or)\s(?P<next>\w+)")
_MATTER = re.compile(r"\b(?:of|for)\s+(?P<having>having\s+)?(?=\w)")
_PASSIVE = re.compile(r"\b(?:am|are|be|been|being|is|was|were|not|never)\s+$")
_IS = frozenset({"are", "had", "has", "have", "is", "was", "were"})


def act(said: Evidence) -> str:
    """Return a verb with the few words after it in the past tense, where they stand alone and are all that is told.

    Nothing of the passive, of what is one deed of several ("shelled the port and burned it"), and where a noun tells.

    >>> act(Evidence("", 0, 0, "Norland says that it sank the cruiser Aral.", trigger=(21, 25)))
    'sank the cruiser Aral'
    """
    begin, end = (max(at - said.start, 0) for at in said.trigger)
    words = _clause(said.sentence, begin)
    before = said.sentence[:begin]
    if len(words.split()) < 2 or _PASSIVE.search(before) or before.rstrip().endswith(",") or " by " in f" {words} ":
        return ""
    if is_verb(said.sentence[begin:end]):
        more = _ONE_OF_MORE.match(said.sentence, begin + len(words))
        return "" if more and is_verb(more["next"]) else words
    return _finite(words) if re.search(r"\b(?:of|for)\s+$", before) else ""


def charge(said: Evidence, accused: Iterable[Any]) -> tuple[str, str]:
    """Return of what somebody is charged: what he did, in the past tense, else the matter by a noun; one is empty.

    ``accused`` are the attributes of those who are charged; of a clause of which they are the subject it is the verb.

    >>> charge(Evidence("", 0, 0, "Sudria accuses Norland of arming rebels.", trigger=(7, 14)), ())
    ('armed rebels', '')
    >>> charge(Evidence("", 0, 0, "Sudria blames Norland for a raid.", trigger=(7, 13)), [{"label": "Norland"}])
    ('', 'a raid')
    """
    text, after = said.sentence, max(said.trigger[1] - said.start, 0)
    named = sorted(spot for one in accused for spot in _spots(text, one) if spot[0] >= after)
    for at, end in named:
        before = text[:at].removesuffix("the ").split()
        opens = bool(before) and before[-1].casefold() in {"since", "that", *word_class("subordinating")}
        found = _clause(text, end + 1) if opens and text[end : end + 1] == " " else ""
        first = found.partition(" ")[0]
        if len(found.split()) > 1 and (first in _IS or is_verb(first)):
            return found, ""
    begin = named[0][1] if named else after
    for spot in _MATTER.finditer(text, begin, begin + FAR):
        words = _clause(text, spot.end())
        if done := _finite(words, having=bool(spot["having"])):
            return done, ""
        if text[begin : spot.start()].strip() in {"", ","} or text[: spot.start()].endswith(", "):
            return "", words if named else ""
    return "", ""


def _spots(text: str, one: Any) -> Iterator[tuple[int, int]]:
    names = {
        str(one["label"]),
        *one.get("aliases", ()),
        *(other for other in one.get("other_names", ()) if len(other) > 3),
    }
    for name in sorted(names):
        yield from (found.span() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _clause(text: str, begin: int) -> str:
    """Return the words from a place to the end of their clause, where they are few and lean on nothing."""
    clause = _CLAUSE.match(text, begin)
    words = " ".join(clause[0].split()) if clause else ""
    plain = 0 < len(words.split()) <= ACT and not any(one.kind != "link" for one in leanings(words))
    return words if plain and not any(mark in words for mark in '“”"') else ""


def _finite(words: str, *, having: bool = False) -> str:
    """Return words that begin with a verb in -ing, or a participle after "having", in the past tense; else nothing."""
    first, _, rest = words.partition(" ")
    read = next((one.lemma for one in forms(first) if one.form == ("participle" if having else "ing")), "")
    done = past(read) if read and read != "be" else first if having and first.endswith("ed") else ""
    return " ".join(filter(None, (done, rest))) if done else ""
