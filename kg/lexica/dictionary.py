"""What the rules know of English words: ``verbs.tsv``, ``nouns.tsv``, ``adjectives.tsv`` and ``function_words.tsv``.

A row is a sense of a lemma: who takes part in it, under which conditions, and its effects: the event it names, the
relations it tells of, how it introduces what somebody says, what it entails of an event that stands in it, how it puts
forward what it stands beside, and the classes of words it belongs to. ``legend.tsv`` explains every value. What all
verbs of a class tell of stands once, in ``shared_senses.tsv``.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from kg.errors import LexiconError
from kg.lexica import cells, tables
from kg.lexica.senses import Sense

TABLES = {
    "verbs.tsv": frozenset({"VERB"}),
    "nouns.tsv": frozenset({"NOUN", "ROLE"}),
    "adjectives.tsv": frozenset({"ADJ", "PREFIX", "SUFFIX"}),
    "function_words.tsv": frozenset({"ADV", "AUX", "CONJ", "DET", "PREP"}),
}

SHARED = "shared_senses.tsv"

type _Row = tuple[str, str, dict[str, str]]
"""Its table, its place for messages, its cells."""

_BARE = dict.fromkeys(("cue", "entails", "modality", "classes"), cells.NOTHING)  # what a shared sense never has
_ONE = "give words the class in the dictionary, or list them in word_classes.tsv"


@cache
def senses() -> tuple[Sense, ...]:
    """Return all senses, those of a lemma and kind in the order that breaks ties.

    Raises:
        LexiconError: If a row is malformed, or two contradict each other.
    """
    return tuple(checked(with_shared((name, *placed) for name in TABLES for placed in tables.numbered(name))))


@cache
def having(effect: str) -> dict[str, tuple[Sense, ...]]:
    """Return the senses with an effect, by lemma.

    Args:
        effect: An attribute of `Sense`: ``event``, ``relations``, ``cues``, ``entailments`` or ``modalities``.
    """
    found: dict[str, list[Sense]] = {}
    for sense in senses():
        if getattr(sense, effect):
            found.setdefault(sense.lemma, []).append(sense)
    return {lemma: tuple(listed) for lemma, listed in found.items()}


@cache
def lemmas() -> frozenset[str]:
    """Return the lemmas that have a sense."""
    return frozenset(sense.lemma for sense in senses())


@cache
def verbs() -> dict[str, tuple[Sense, ...]]:
    """Return the senses of each lemma that is listed as a verb."""
    found: dict[str, list[Sense]] = {}
    for sense in senses():
        if sense.kind == "VERB":
            found.setdefault(sense.lemma, []).append(sense)
    return {lemma: tuple(listed) for lemma, listed in found.items()}


@cache
def classes() -> dict[str, frozenset[str]]:
    """Return the lemmas of each class that the dictionary's words belong to.

    Raises:
        LexiconError: If a class has no words, or ``word_classes.tsv`` lists it as well.
    """
    found: dict[str, set[str]] = {}
    for sense in senses():
        for name in sense.classes:
            found.setdefault(name, set()).add(sense.lemma)
    for name in sorted(cells.explained("class") ^ found.keys() | found.keys() & cells.closed_classes().keys()):
        raise LexiconError(f"class {name!r} has no words, or stands in two places", where="legend.tsv", hint=_ONE)
    return {name: frozenset(words) for name, words in found.items()}


def with_shared(rows: Iterable[_Row]) -> Iterator[_Row]:
    """Yield rows, then those that ``shared_senses.tsv`` has for the classes that they name.

    Raises:
        LexiconError: If that table has an unknown class.
    """
    theirs = list[_Row]()
    for table, where, row in rows:
        yield table, where, row
        for name in tables.values(row["classes"]):
            theirs += ((table, place, row | _BARE | told) for place, told in _shared().get(name, ()))
    yield from theirs


@cache
def _shared() -> dict[str, list[tuple[str, dict[str, str]]]]:
    """Return what ``shared_senses.tsv`` has for each class: place and cells of its rows."""
    found: dict[str, list[tuple[str, dict[str, str]]]] = {}
    for where, row in tables.numbered(SHARED):
        name = cells.known("class", row.pop("class"))
        found.setdefault(name, []).append((where, row))
    return found


def checked(rows: Iterable[_Row]) -> Iterator[Sense]:
    """Yield the senses of rows.

    Raises:
        LexiconError: If a row is malformed, one sense has two rows, or two rows contradict each other.
    """
    seen: dict[tuple[str, ...], str] = {}
    for table, where, row in rows:
        try:
            sense = _sense(row)
        except LexiconError as err:
            raise LexiconError(err.what, where=where, hint=err.hint) from err
        if sense.kind not in TABLES[table]:
            raise LexiconError(f"a {sense.kind} here", where=where, hint="move it to its table")
        for claim in _claims(sense, row):
            if claim in seen:
                what = f"{claim[0]} of {sense.lemma!r} repeats or contradicts {seen[claim]}"
                raise LexiconError(what, where=where, hint="keep one of them")
            seen[claim] = where
        yield sense


def _sense(row: dict[str, str]) -> Sense:
    first, second, need = cells.slots(row["slots"])
    conditions, flags = cells.requirements(row["requires"])
    sense = Sense(
        lemma=row["lemma"],
        particle="" if row["particle"] == cells.NOTHING else row["particle"],
        kind=cells.known("kind", row["kind"]),
        first=first,
        second=second,
        need=need,
        conditions=conditions,
        flags=flags,
        event=cells.event(row["event"]),
        relations=cells.relations(row["relation"]),
        cues=cells.cues(row["cue"]),
        entailments=cells.entailments(row["entails"]),
        modalities=cells.modalities(row["modality"]),
        classes=cells.classes(row["classes"]),
    )
    effects = sense.event or sense.relations
    if effects and not first:
        raise LexiconError(f"{sense.lemma!r} has no slots", hint="say who takes part, such as agent > patient")
    if not (effects or sense.cues or sense.entailments or sense.modalities or sense.classes):
        raise LexiconError(f"{sense.lemma!r} has no effect and no class", hint="give it one, or drop the row")
    return sense


def _claims(sense: Sense, row: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield what no other row may say again, each with a word for what it is in front."""
    yield "sense", sense.lemma, sense.particle, sense.kind, row["slots"], row["requires"]
    for cue in sense.cues:
        for frame in cue.frames:
            yield "cue", sense.lemma, sense.particle, sense.kind, frame
    for entailment in sense.entailments:
        yield "entailment", sense.lemma, sense.particle, sense.kind, entailment.frame
    for modality in sense.modalities:
        yield "modality", sense.lemma, modality.position
