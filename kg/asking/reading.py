"""From a question in plain English to what it asks for, or to what is not understood of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from typing import cast

from pyoxigraph import NamedNode

from kg import verbs
from kg.asking.patterns import LONGEST_NAME, Fit, Pattern, fits, patterns, vocabulary
from kg.asking.question import Kind, Party, Question
from kg.asking.times import Timed, timed
from kg.errors import NotUnderstoodError
from kg.lexica import tables
from kg.ontology import relations
from kg.store.names import Directory
from kg.verbs import Act

_WORD = re.compile(r"['’]s\b|[^\W_]+(?:[-.&'’](?!s\b)[^\W_]+)*", re.UNICODE)
_PLACE = frozenset({"in", "at", "near", "inside", "within"})
_MOST_WORDS = 60
NEAREST = 3


@dataclass(frozen=True, slots=True)
class _Put:
    """A question as its words, with a place that was taken out of them."""

    words: list[str]
    place: str = ""


type _Found = tuple[Pattern, Fit, _Put]


def read(text: str, names: Directory, newest: date | None = None) -> Question:
    """Return what a question asks for.

    Args:
        text: The question; capitals and the question mark may be missing.
        names: The names of the graph.
        newest: Day of the newest text, which "lately" is reckoned from.

    Raises:
        NotUnderstoodError: If some word, or the way it is put, is not understood; with what was, and what can be asked.
        UnknownNameError: If the graph holds nobody of a name.
        AmbiguousNameError: If several entities bear a name.
    """
    plain = " ".join(text.split()).rstrip(" ?!.")
    told = timed(plain, newest)
    words = _words(told.text)
    if (found := _first_fit(words, names)) is not None:
        return _question(text, found, told, newest, names)
    raise _not_understood(plain, told, words, names)


def _first_fit(words: list[str], names: Directory) -> _Found | None:
    """Return the first pattern that words fit; names that the graph has come before what only looks like one."""
    if len(words) > _MOST_WORDS:
        return None
    for guessing in (False, True):
        for put in _ways(words, names):
            name_at = partial(_may_be_name, put.words, names, guessing)
            for pattern in patterns():
                for fit in fits(pattern, put.words, name_at):
                    if _makes_sense(pattern, fit, put):
                        return pattern, fit, put
    return None


def _words(text: str) -> list[str]:
    found = [word.replace("’", "'") for word in _WORD.findall(text)]
    if found[1:2] == ["'s"] and found[0].lower() in {"who", "what", "where", "when"}:
        found[1] = "is"
    return [word for word in found if word.lower() not in verbs.words_of("filler")]


def _ways(words: list[str], names: Directory) -> Iterator[_Put]:
    """Yield a question as it stands, then without each place that it may name."""
    yield _Put(words)
    for at, word in enumerate(words):
        if word.lower() not in _PLACE:
            continue
        for end in range(min(len(words), at + 1 + LONGEST_NAME), at + 1, -1):
            if names.places(" ".join(words[at + 1 : end])):
                yield _Put(words[:at] + words[end:], " ".join(words[at + 1 : end]))


@cache
def _common() -> frozenset[str]:
    """Return English function words: in small letters, or beginning a question, they are no names."""
    rows = (row for row in tables.rows("stopwords.tsv") if row["language"] == "English")
    return frozenset(word for row in rows for word in tables.values(row["words"]))


def _may_be_name(words: list[str], names: Directory, guessing: bool, start: int, end: int) -> bool:
    """Tell whether words of a question may be a name; ``guessing``: any in capitals that nothing else is."""
    held = words[start:end]
    if held[0].lower() == "the" and len(held) > 1:
        held = held[1:]
    if "'s" in held or (len(held) == 1 and not _may_name_alone(held[0])):
        return False
    return names.spells(" ".join(held)) or (guessing and all(w[0].isupper() or w[0].isdigit() for w in held))


def _may_name_alone(word: str) -> bool:
    low = word.lower()
    if word.isupper() and len(word) > 1:
        return True
    if low in _common() or (low == word and low in vocabulary()):
        return False
    return low != word or not verbs.forms(low)


def _makes_sense(pattern: Pattern, fit: Fit, put: _Put) -> bool:
    """Tell whether what fits can be meant: two do together only what is mutual, and an office is at no place."""
    together = (("and",), False) in pattern.pieces and (("between",), False) not in pattern.pieces
    if together and fit.act is not None and pattern.kind != "agreements":
        symmetric = {name for name, relation in relations().items() if relation.symmetric}
        return fit.act.mutual or bool(symmetric.intersection(fit.act.relations))
    if pattern.kind == "list" and (("between",), False) in pattern.pieces and fit.act and not fit.act.mutual:
        return False  # who of the two does it to whom is left open
    return not (put.place and pattern.kind in {"agreements", "office", "profile"})


def _question(text: str, found: _Found, told: Timed, newest: date | None, names: Directory) -> Question:
    pattern, fit, put = found

    def party(slot: str) -> Party | None:
        if slot not in fit.names:
            return None
        start, end = fit.names[slot]
        return _party(" ".join(put.words[start:end]), sorted(names.meant(" ".join(put.words[start:end])), key=str))

    def _party(words: str, nodes: list[NamedNode]) -> Party:
        return Party(words, names.label(nodes[0]), tuple(node.value for node in nodes), names.kind(nodes[0]))

    act = verbs.worded(pattern.term) if pattern.term else fit.act or Act(fit.title)
    target = party("B")
    if target and _is_physical(act) and (there := names.places(target.words)):  # "Damascus was bombed": the city
        city = sorted((node for node in there if names.kind(node) == "Place"), key=str)
        target = _party(target.words, city) if city else target
    if pattern.kind == "changes" and told.period is None:  # what is new is new lately
        told = replace(timed("lately", newest), present=told.present)
    return Question(
        text=text,
        kind=cast("Kind", pattern.kind),
        subject=party("A"),
        act=act,
        object=target,
        period=told.period,
        place=_party(put.place, sorted(names.places(put.place), key=str)) if put.place else None,
        classes=fit.classes,
        present=told.present or (fit.present and told.period is None),
        notes=tuple(note for note in (told.note, _pronoun(pattern, put)) if note),
    )


def _is_physical(act: Act) -> bool:
    """Tell whether an act strikes a place itself, so that a capital asked about is the city, not its state."""
    return any(root == "ASSAULT" for root, _ in (*act.roots, *act.kin))


def _pronoun(pattern: Pattern, put: _Put) -> str:
    """Say what a pronoun was taken for that points to nothing here."""
    pointing = put.words[-1].lower() in {"it", "that", "this"} and pattern.kind == "denials"
    return f"{put.words[-1]!r} points to nothing here: whatever is denied" if pointing else ""


def _not_understood(plain: str, told: Timed, words: list[str], names: Directory) -> NotUnderstoodError:
    """Say which words are not known, what is understood, and what can be asked instead."""
    known, strange = _known_and_strange(words, names)
    when = (told.period.words,) if told.period else ()
    if not words:
        what = "the question is empty"
    elif strange:
        what = f"not understood: {', '.join(map(repr, strange))} in {plain[:120]!r}"
    else:
        what = f"not understood: {plain[:120]!r}; its words are known, but not what they ask when put so"
    nearest = [" ".join((*known, *when)) + "?"] if strange and _first_fit(known, names) is not None else []
    nearest += sorted(dict.fromkeys(p.example for p in patterns() if p.example), key=partial(_distance, words))
    return NotUnderstoodError(what, understood=(*known, *when) if strange else (), nearest=nearest[:NEAREST])


def _known_and_strange(words: list[str], names: Directory) -> tuple[list[str], list[str]]:
    """Return the words of a question that mean something here, and those that don't."""
    known: list[str] = []
    strange: list[str] = []
    at = 0
    while at < len(words):
        ends = range(min(len(words), at + LONGEST_NAME), at, -1)
        end = next((end for end in ends if _may_be_name(words, names, False, at, end)), at + 1)
        low = words[at].lower()
        told = end > at + 1 or _may_be_name(words, names, False, at, end) or low in vocabulary() | _PLACE
        told = told or any(verbs.senses(form.lemma) for form in verbs.forms(low))
        if not told and known and known[-1].lower() in _PLACE:  # "in August": what it begins goes with it
            known.pop()
        (known if told else strange).append(" ".join(words[at:end]))
        at = end
    return known, strange


def _distance(words: list[str], example: str) -> int:
    """Return how far a question that can be asked is from one that was: the word it begins with counts most."""
    asked, other = [word.lower() for word in words], _words(example.lower())
    shared = len(set(asked) & set(other))
    return -shared - 2 * (asked[:1] == other[:1])
