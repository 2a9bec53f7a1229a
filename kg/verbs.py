"""Verbs of questions and searches: their forms, and what the dictionary knows of what they tell."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.lexica import inflection, tables
from kg.lexica.dictionary import checked, with_shared
from kg.lexica.senses import Condition, Sense
from kg.ontology import relations, roots

TABLE, WORDS = "verbs.tsv", "question_words.tsv"
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})


@dataclass(frozen=True, slots=True)
class Act:
    """What a verb, a noun or a phrase of a question means in the graph.

    Attributes:
        term: Lemma of the verb, else the relation, root, office, harm or class of entities asked for.
        past: How an answer words it between who acts and whom it is done to: "attacked", "was allied with".
        present: The same of today: "attacks", "is allied with".
        doing: The same as what somebody denies: "attacking".
        done: The same as what befalls somebody: "attacked".
        named: It is asked for by a noun or phrase of relations, not by a verb.
        roots: PLOVER roots of the events that count, each with the modes that count; no modes stand for all.
        kin: The same of events of the same kind, told apart where the text names them by other words.
        others: Roots of events that count only where the text names them by the verb itself.
        relations: Relations of the ontology that count, with those that are cases of them.
        mutual: It is done by both to each other: meet, agree.
    """

    term: str = ""
    past: str = ""
    present: str = ""
    doing: str = ""
    done: str = ""
    roots: tuple[tuple[str, tuple[str, ...]], ...] = ()
    kin: tuple[tuple[str, tuple[str, ...]], ...] = ()
    others: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    mutual: bool = False
    named: bool = False


class Form(NamedTuple):
    """A reading of a word as a form of a verb: ``base``, ``s``, ``past``, ``participle`` or ``ing``."""

    lemma: str
    form: str


@cache
def forms(word: str) -> tuple[Form, ...]:
    """Return the readings of a word in lower case as a form of a verb of the dictionary.

    >>> forms("threatened")
    (Form(lemma='threaten', form='past'), Form(lemma='threaten', form='participle'))
    """
    known, strong = _lines(), inflection.irregular()
    found = [Form(word, "base")] if word in known else []
    found += [Form(lemma, form) for (lemma, form), listed in strong.items() if word in listed]
    for lemma, form in inflection.bases(word):
        if lemma in known and (lemma, form) not in strong:
            found.append(Form(lemma, form))
    return tuple(dict.fromkeys(found))


@cache
def _lines() -> dict[str, list[int]]:
    """Return the lines of the dictionary's verbs by lemma: only those that a question uses are read."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, (lemma, *_) in tables.first_cells(TABLE, 1):
        found[lemma].append(number)
    return found


@cache
def senses(lemma: str) -> tuple[Sense, ...]:
    """Return the senses of a verb that tell of an event or a relation."""
    rows = ((TABLE, f"{TABLE}:{number}", tables.row(TABLE, number)) for number in _lines().get(lemma, ()))
    return tuple(sense for sense in checked(with_shared(rows)) if sense.event or sense.relations)


@cache
def lemmas() -> tuple[str, ...]:
    """Return the verbs of the dictionary, sorted."""
    return tuple(sorted(_lines()))


def prepositions(lemma: str) -> tuple[str, ...]:
    """Return the prepositions and particles after which a verb has whom it is done to, sorted.

    >>> prepositions("agree")
    ('between', 'by', 'in', 'on', 'to', 'with')
    """
    slots = {slot for sense in senses(lemma) for slot in sense.second if slot.startswith("prep_")}
    particles = {sense.particle for sense in senses(lemma) if sense.particle and "patient" in sense.second}
    return tuple(sorted(particles | {slot.removeprefix("prep_") for slot in slots}))


@cache
def act(lemma: str, preposition: str = "") -> Act | None:
    """Return what a verb means with its object, or with one after a preposition; None where it tells of nothing.

    A sense that asks for special words beside the verb is left to the texts that have them: it counts where a text
    names the event by this verb.
    """
    slot = f"prep_{preposition}" if preposition else "patient"
    fitting = [sense for sense in senses(lemma) if _takes(sense, slot, preposition)]
    plain = [sense for sense in fitting if not any(map(_special, sense.conditions))]
    told = {sense.event.root for sense in fitting if sense.event}
    meant = {(sense.event.root, sense.event.mode) for sense in plain if sense.event}
    named = [relation.name for sense in plain if "ended" not in sense.flags for relation in sense.relations]
    named += _phrased().get(lemma, ()) if not preposition else ()
    if not (told or named):
        return None
    general = _general(lemma) if not preposition else ()
    own = {root for root, _ in general}
    meant = {(root, mode) for root, mode in meant if not own or root in own}
    kin = {root: tuple(sorted(mode or "-" for other, mode in meant if other == root)) for root, _ in meant}
    return Act(
        lemma,
        past=f"{inflection.past(lemma)} {preposition}".strip(),
        present=f"{inflection.third(lemma)} {preposition}".strip(),
        doing=f"{inflection.doing(lemma)} {preposition}".strip(),
        done=f"{inflection.past(lemma, 'participle')} {preposition}".strip(),
        roots=general,
        kin=tuple(sorted(kin.items())),
        others=tuple(sorted(told)),
        relations=closed(dict.fromkeys(named)),
        mutual=bool(MUTUAL.intersection(told)) and any("each" in sense.second for sense in fitting),
    )


def _takes(sense: Sense, slot: str, preposition: str) -> bool:
    """Tell whether a sense has its second participant in a slot, or its verb a particle that is the preposition."""
    if sense.particle:
        return sense.particle == preposition and "patient" in sense.second
    return slot in sense.second or (not sense.second and slot == "patient")


def _special(condition: Condition) -> bool:
    """Tell whether a condition asks for words beside the verb, not only for a kind of participant."""
    asks = condition.test in {"=", "<="} or (condition.test == ":" and condition.slot not in {"first", "patient"})
    asks = asks or (condition.test == "!=" and condition.name == "nothing")
    return asks and condition.slot not in {"first", "second"}


@cache
def _phrased() -> dict[str, tuple[str, ...]]:
    """Return by verb the relations whose phrase is nothing but that verb."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, relation in relations().items():
        if lemma := _phrase(relation.phrase):
            found[lemma].append(name)
    return {lemma: tuple(names) for lemma, names in found.items()}


def _phrase(phrase: str) -> str:
    """Return the verb of a relation's phrase that is nothing but a verb: "borders" gives "border"."""
    return "" if " " in phrase else next((lemma for lemma, form in inflection.bases(phrase) if form == "s"), "")


def closed(names: Iterable[str]) -> tuple[str, ...]:
    """Return relations with those that are cases of them, sorted: who is head of state leads."""
    found = set(names)
    while more := {n for n, relation in relations().items() if relation.above in found} - found:
        found |= more
    return tuple(sorted(found))


@cache
def words_of(kind: str) -> dict[str, str]:
    """Return the values of a kind of ``question_words.tsv`` by form."""
    rows = (row for row in tables.rows(WORDS) if row["kind"] == kind)
    return {form: row["value"] for row in rows for form in tables.values(row["forms"])}


def _general(lemma: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    value = words_of("general").get(lemma)
    return (root(value),) if value else ()


def root(value: str) -> tuple[str, tuple[str, ...]]:
    """Return a root and the modes that count, of a value such as ``ASSAULT:-|aerial``."""
    name, _, modes = value.partition(":")
    return name, tuple(mode for mode in modes.split(",") if mode)


@cache
def worded(value: str, *, term: str = "") -> Act:
    """Return what a value of ``question_words.tsv`` means: a root with its modes, or relations."""
    if value.partition(":")[0] in roots():
        name, modes = root(value)
        said = roots()[name].phrase
        return Act(term or name, said, said, roots=((name, modes),), mutual=name in MUTUAL)
    named = tables.values(value)
    phrase = relations()[named[0]].phrase
    was = f"was {phrase.removeprefix('is ')}" if phrase.startswith("is ") else phrase
    return Act(term or named[0], was, phrase, relations=closed(named), named=True)
