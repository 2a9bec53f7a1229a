"""How questions are put: the rows of ``question_patterns.tsv``, and how a question fits one of them, word for word.

A row must account for every word, so a word that matters and is not known is never passed over.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

from kg import verbs
from kg.lexica import inflection, office_kinds, tables
from kg.verbs import Act

TABLE = "question_patterns.tsv"
LONGEST_NAME = 8
_HEADS = frozenset({"state_head", "government_head", "head"})
_FORMS = {
    "V": frozenset({"base", "past", "s"}),
    "V0": frozenset({"base"}),
    "VD": frozenset({"participle"}),
    "VG": frozenset({"ing"}),
}
_ASKED = frozenset({"who", "whom", "what"})
_LISTED = {"N": "noun", "X": "adjective", "E": "event", "H": "harm", "K": "kind", "T": "made"}

type NameAt = Callable[[int, int], bool]
"""Tells whether the words from one place to another (exclusive) may be a name."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row of the table; ``pieces`` are alternatives of words or a slot, each with whether it may be missing."""

    kind: str
    pieces: tuple[tuple[tuple[str, ...], bool], ...]
    term: str
    example: str


@dataclass(frozen=True, slots=True)
class Fit:
    """How a question fits a pattern so far: names by slot (first word and one past the last), act, classes, tense."""

    names: dict[str, tuple[int, int]] = field(default_factory=dict)
    act: Act | None = None
    title: str = ""
    classes: tuple[str, ...] = ()
    present: bool = False


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return the patterns in the order in which they are tried."""
    return tuple(
        Pattern(row["kind"], tuple(map(_piece, row["pattern"].split())), _given(row["term"]), _given(row["example"]))
        for row in tables.rows(TABLE)
    )


def _given(cell: str) -> str:
    return "" if cell == "-" else cell


def _piece(word: str) -> tuple[tuple[str, ...], bool]:
    return tables.values(word.removesuffix("?")), word.endswith("?")


@cache
def vocabulary() -> frozenset[str]:
    """Return the words that patterns and ``question_words.tsv`` know: in small letters they are no names."""
    words = {word for pattern in patterns() for piece, _ in pattern.pieces for word in piece if word.islower()}
    listed = {form for row in tables.rows(verbs.WORDS) for form in tables.values(row["forms"])}
    return frozenset(words | _ASKED | {"which"} | {part for form in (*listed, *titles()) for part in form.split()})


@cache
def titles() -> frozenset[str]:
    """Return the titles of offices that may be asked for, in lower case."""
    heads = {row["noun"] for row in tables.rows("roles.tsv") if row["kind"] in _HEADS}
    return frozenset(heads.union(*(kind.titles for kind in office_kinds.kinds().values())))


def fits(pattern: Pattern, words: list[str], name_at: NameAt) -> Iterator[Fit]:
    """Yield the ways in which all words of a question fit a pattern, the longest names first."""
    yield from _from(pattern.pieces, words, 0, name_at, Fit())


def _from(
    pieces: tuple[tuple[tuple[str, ...], bool], ...], words: list[str], at: int, name_at: NameAt, fit: Fit
) -> Iterator[Fit]:
    if not pieces:
        if at == len(words):
            yield fit
        return
    (choices, optional), rest = pieces[0], pieces[1:]
    for end, found in _piece_at(choices, words, at, name_at, fit):
        yield from _from(rest, words, end, name_at, found)
    if optional:
        yield from _from(rest, words, at, name_at, fit)


def _piece_at(
    choices: tuple[str, ...], words: list[str], at: int, name_at: NameAt, fit: Fit
) -> Iterator[tuple[int, Fit]]:
    """Yield where a piece may end that begins at a word, and what it adds."""
    if at >= len(words):
        return
    word, slot = words[at].lower(), choices[0]
    if slot in {"A", "B"}:
        for end in range(min(len(words), at + LONGEST_NAME), at, -1):
            if name_at(at, end):
                yield end, _with(fit, names={**fit.names, slot: (at, end)})
    elif slot in _READERS:
        yield from _READERS[slot](slot, words, at, fit)
    elif word in choices:
        yield at + 1, _with(fit, present=fit.present or word in {"is", "are", "do", "does"})


def _stance(slot: str, words: list[str], at: int, fit: Fit) -> Iterator[tuple[int, Fit]]:
    for lemma, form in verbs.forms(words[at].lower()):
        if form == ("base" if slot == "S0" else "participle") and lemma in verbs.words_of("stance"):
            yield at + 1, _with(fit, act=Act(verbs.words_of("stance")[lemma], inflection.past(lemma)))


def _title(slot: str, words: list[str], at: int, fit: Fit) -> Iterator[tuple[int, Fit]]:
    del slot
    yield from ((end, _with(fit, title=title)) for end, title in _listed(titles(), words, at))


def _word_of(slot: str, words: list[str], at: int, fit: Fit) -> Iterator[tuple[int, Fit]]:
    table = verbs.words_of(_LISTED[slot])
    for end, form in _listed(frozenset(table), words, at):
        yield end, _of_list(slot, table[form], fit)


def _of_list(slot: str, value: str, fit: Fit) -> Fit:
    if slot == "K":
        return _with(fit, classes=tables.values(value))
    return _with(fit, act=Act(value) if slot in {"H", "T"} else verbs.worded(value))


def _asked(slot: str, words: list[str], at: int, fit: Fit) -> Iterator[tuple[int, Fit]]:
    """Yield who is asked for: who, whom, what, "which states"."""
    del slot
    if words[at].lower() in {"which", "what"}:
        table = verbs.words_of("kind")
        for end, form in _listed(frozenset(table), words, at + 1):
            yield end, _with(fit, classes=tables.values(table[form]))
    if words[at].lower() in _ASKED:
        yield at + 1, fit


def _verb(slot: str, words: list[str], at: int, fit: Fit) -> Iterator[tuple[int, Fit]]:
    """Yield the verbs that begin at a word: phrases first, then with a preposition, then alone."""
    phrases = verbs.words_of("verb")
    for lemma, form in verbs.forms(words[at].lower()):
        if form not in _FORMS[slot]:
            continue
        now = fit.present or form in {"s", "ing"} or (form == "base" and slot == "V")
        for phrase in sorted(phrases, key=len, reverse=True):
            first, *rest = phrase.split()
            if first == lemma and [word.lower() for word in words[at + 1 : at + 1 + len(rest)]] == rest:
                told = verbs.worded(phrases[phrase])
                yield at + 1 + len(rest), _with(fit, act=told, present=now)
        following = words[at + 1].lower() if at + 1 < len(words) else ""
        if following and (told_of := verbs.act(lemma, following)) is not None:
            yield at + 2, _with(fit, act=told_of, present=now)
        if (alone := verbs.act(lemma)) is not None:
            yield at + 1, _with(fit, act=alone, present=now)


_READERS: dict[str, Callable[[str, list[str], int, Fit], Iterator[tuple[int, Fit]]]] = {
    "W": _asked,
    "O": _title,
    **dict.fromkeys(("S0", "SD"), _stance),
    **dict.fromkeys(_FORMS, _verb),
    **dict.fromkeys(_LISTED, _word_of),
}


def _listed(forms: frozenset[str], words: list[str], at: int) -> Iterator[tuple[int, str]]:
    """Yield where listed forms end that begin at a word, the longest first."""
    for end in range(min(len(words), at + 6), at, -1):
        form = " ".join(words[at:end]).lower()
        if form in forms:
            yield end, form


def _with(fit: Fit, **changes: object) -> Fit:
    return Fit(**{name: changes.get(name, getattr(fit, name)) for name in Fit.__slots__})  # type: ignore[arg-type]  # fields of Fit alone
