"""Verbs of questions and searches: their forms, and what the dictionary knows of what they tell."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.lexica import tables
from kg.lexica.dictionary import checked
from kg.lexica.senses import Condition, Sense
from kg.ontology import relations, roots

TABLE, WORDS, IRREGULAR = "verbs.tsv", "question_words.tsv", "irregular_verbs.tsv"
MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})
_VOWELS = "aeiou"


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
    irregular, known = _irregular(), _lines()
    found = [Form(word, "base")] if word in known else []
    found += irregular.get(word, ())
    strong = {form.lemma for forms_of in irregular.values() for form in forms_of}
    for lemma, form in _regular(word):
        if lemma in known and (form in {"s", "ing"} or lemma not in strong):
            found.append(Form(lemma, form))
    return tuple(dict.fromkeys(found))


def _regular(word: str) -> Iterator[tuple[str, str]]:
    """Yield what a word may be the regular form of, whether there is such a verb or not."""
    for ending, names in (("s", ("s",)), ("ed", ("past", "participle")), ("ing", ("ing",))):
        if not word.endswith(ending):
            continue
        stem = word.removesuffix(ending)
        stems = [stem, f"{stem}e"] if ending != "s" else [stem]
        if ending == "s" and stem.endswith("e"):
            stems.append(stem[:-1])
        if stem.endswith("ie" if ending == "s" else "i"):
            stems.append(stem.removesuffix("e").removesuffix("i") + "y")
        if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
            stems.append(stem[:-1])
        if ending == "ing" and stem.endswith("y"):
            stems.append(f"{stem[:-1]}ie")
        for lemma in stems:
            if past(lemma) == word or ending != "ed":
                for name in names:
                    yield lemma, name


def past(lemma: str, form: str = "past") -> str:
    """Return the past tense of a verb, or its participle; of several, the first.

    >>> past("threaten"), past("ban"), past("deny"), past("meet")
    ('threatened', 'banned', 'denied', 'met')
    """
    first, _, rest = lemma.partition(" ")
    rest = f" {rest}" if rest else ""
    if listed := _strong().get((first, form)):
        return listed + rest
    if first.endswith("e"):
        return f"{first}d{rest}"
    if first.endswith("y") and first[-2:-1] not in _VOWELS:
        return f"{first[:-1]}ied{rest}"
    return f"{first}{_doubled(first)}ed{rest}"


def third(lemma: str) -> str:
    """Return the form of a verb after he, she or it.

    >>> third("threaten"), third("deny"), third("clash"), third("go")
    ('threatens', 'denies', 'clashes', 'goes')
    """
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{lemma}s"


def doing(lemma: str) -> str:
    """Return the form of a verb in -ing.

    >>> doing("attack"), doing("invade"), doing("ban"), doing("flee")
    ('attacking', 'invading', 'banning', 'fleeing')
    """
    if lemma.endswith("ie"):
        return f"{lemma[:-2]}ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return f"{lemma[:-1]}ing"
    return f"{lemma}{_doubled(lemma)}ing"


def _doubled(lemma: str) -> str:
    """Return the consonant that a verb doubles before -ed: only words of one syllable, and those in -l, do so."""
    syllables = sum(letter in _VOWELS and (n == 0 or lemma[n - 1] not in _VOWELS) for n, letter in enumerate(lemma))
    short = len(lemma) > 2 and lemma[-1] not in f"{_VOWELS}wxy" and lemma[-2] in _VOWELS and lemma[-3] not in _VOWELS
    return lemma[-1] if short and (syllables == 1 or lemma[-1] == "l") else ""


@cache
def _strong() -> dict[tuple[str, str], str]:
    """Return the first past tense and participle of each irregular verb by lemma and form."""
    cells = ((row["lemma"], form, row[form]) for row in tables.rows(IRREGULAR) for form in ("past", "participle"))
    return {(lemma, form): tables.values(cell)[0] for lemma, form, cell in cells if cell}


@cache
def _irregular() -> dict[str, tuple[Form, ...]]:
    found: dict[str, list[Form]] = defaultdict(list)
    for row in tables.rows(IRREGULAR):
        for column in ("past", "participle"):
            for form in tables.values(row[column]):
                found[form].append(Form(row["lemma"], column))
    return {form: tuple(listed) for form, listed in found.items()}


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
    return tuple(sense for sense in checked(rows) if sense.event or sense.relations)


@cache
def lemmas() -> tuple[str, ...]:
    """Return the verbs of the dictionary, sorted."""
    return tuple(sorted(_lines()))


def prepositions(lemma: str) -> tuple[str, ...]:
    """Return the prepositions and particles after which a verb has whom it is done to, sorted.

    >>> prepositions("agree")
    ('between', 'with')
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
        past=f"{past(lemma)} {preposition}".strip(),
        present=f"{third(lemma)} {preposition}".strip(),
        doing=f"{doing(lemma)} {preposition}".strip(),
        done=f"{past(lemma, 'participle')} {preposition}".strip(),
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
    return "" if " " in phrase else next((lemma for lemma, form in _regular(phrase) if form == "s"), "")


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
