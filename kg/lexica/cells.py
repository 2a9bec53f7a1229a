"""Reading the cells of the dictionary; what ``legend.tsv`` does not explain is refused."""

from collections.abc import Callable
from functools import cache

from kg.errors import LexiconError
from kg.lexica import tables
from kg.lexica.senses import Condition, Cue, Entailment, Event, Modality, Relation

NOTHING = "-"
_TESTS = ("!=", "!:", "<=", "=", ":")
_LEGEND = "see legend.tsv for the values that are known"


@cache
def explained(column: str) -> frozenset[str]:
    """Return the values that ``legend.tsv`` explains for a column."""
    return frozenset(row["value"] for row in tables.rows("legend.tsv") if row["column"] == column)


@cache
def kinds() -> dict[str, frozenset[str]]:
    """Return the types of mention that make a noun of a kind, by kind."""
    return {row["kind"]: frozenset(tables.values(row["types"])) for row in tables.rows("kinds.tsv")}


@cache
def closed_classes() -> dict[str, frozenset[str]]:
    """Return the classes of ``word_classes.tsv``.

    Raises:
        LexiconError: If two rows name one class.
    """
    found: dict[str, frozenset[str]] = {}
    for where, row in tables.numbered("word_classes.tsv"):
        if row["class"] in found:
            raise LexiconError(f"second row of class {row['class']!r}", where=where, hint="rename or join them")
        found[row["class"]] = frozenset(tables.values(row["words"]))
    return found


@cache
def _modes() -> dict[str, frozenset[str]]:
    return {row["root"]: frozenset(tables.values(row["modes"])) - {NOTHING} for row in tables.rows("plover.tsv")}


def known(column: str, value: str, *, what: str = "") -> str:
    """Return a value that a column may hold.

    Raises:
        LexiconError: If the legend does not explain it.
    """
    if value not in explained(column):
        raise LexiconError(f"unknown {what or column} {value!r}", hint=_LEGEND)
    return value


@cache
def slots(cell: str) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    """Return the slots of both participants and whether the second is needed: ``agent > [prep_with|each]``."""
    if cell == NOTHING:
        return (), (), False
    first, _, second = (part.strip() for part in cell.partition(">"))
    optional = second.startswith("[") and second.endswith("]")
    found = tables.values(first), tables.values(second.strip("[]"))
    for name in (*found[0], *found[1]):
        _slot(name)
    return *found, bool(second) and not optional


def _slot(name: str) -> str:
    base, _, governors = name.partition(":")
    if base.startswith("prep_"):
        _preposition(base.removeprefix("prep_"))
    elif base == "prep_X" or (governors and base != "agent"):
        raise LexiconError(f"unknown slot {name!r}", hint=_LEGEND)
    else:
        known("slot", base)
    if governors:
        _class(governors)
    return name


def _preposition(word: str) -> None:
    if word not in closed_classes()["preposition"]:
        raise LexiconError(f"{word!r} is no preposition", hint="mend it, or add it to word_classes.tsv")


def _class(name: str) -> None:
    if name not in explained("class") and name not in closed_classes():
        raise LexiconError(f"unknown class {name!r}", hint="mend it, or explain it in legend.tsv")


@cache
def requirements(cell: str) -> tuple[tuple[Condition, ...], frozenset[str]]:
    """Return the conditions and the flags of a cell: ``patient=missile,physical``."""
    parts = [] if cell == NOTHING else [part.strip() for part in cell.split(",")]
    conditions = tuple(_condition(part) for part in parts if "=" in part or ":" in part)
    return conditions, frozenset(known("flag", part) for part in parts if "=" not in part and ":" not in part)


def _condition(text: str) -> Condition:
    test = next(test for test in _TESTS if test in text)
    slot, _, name = text.partition(test)
    _slot(slot)
    if name == "nothing":
        pass
    elif slot == "comp" and test in {":", "!:"}:
        known("complement", name)
    elif test in {":", "!:"} or slot in {"first", "second"}:
        if name not in kinds():
            _class(name)
    else:
        _class(name)
    return Condition(slot, test, name)


@cache
def event(cell: str) -> Event | None:
    """Return an event: ``ASSAULT:heavy-weapons 0.9``."""
    if cell == NOTHING:
        return None
    code, confidence = _with_confidence(cell)
    root, _, mode = code.partition(":")
    if root not in _modes():
        raise LexiconError(f"unknown PLOVER root {root!r}", hint=f"it is one of {', '.join(_modes())}")
    if mode and mode not in _modes()[root]:
        raise LexiconError(f"unknown mode {mode!r} of {root}", hint="mend it, or add it to plover.tsv")
    return Event(root, mode or None, confidence)


@cache
def relations(cell: str) -> tuple[Relation, ...]:
    """Return relations: ``memberOf 0.7; locatedIn 0.75``."""
    found = [_with_confidence(part) for part in _parts(cell)]
    for name, _ in found:
        if name not in tables.words("ontology.tsv", "relation"):
            raise LexiconError(f"unknown relation {name!r}", hint="mend it, or declare it in ontology.tsv")
    return tuple(Relation(*each) for each in found)


def _with_confidence(text: str) -> tuple[str, float]:
    name, _, number = text.partition(" ")
    try:
        confidence = float(number)
    except ValueError:
        confidence = -1.0
    if not 0 <= confidence <= 1:
        raise LexiconError(f"{text!r} ends in no confidence", hint="write NAME and a number from 0 to 1")
    return name, confidence


@cache
def cues(cell: str) -> tuple[Cue, ...]:
    """Return readings as a cue: ``that|quote asserts; np denies object``."""
    return tuple(_read(part, _cue, "FRAMES STANCE [COMMITS]") for part in _parts(cell))


def _cue(frames: str, stance: str, commits: str = "") -> Cue:
    if commits:
        known("commits", commits)
    return Cue(frozenset(_cue_frame(f) for f in tables.values(frames)), known("stance", stance), commits)


def _cue_frame(name: str) -> str:
    base, _, rest = name.partition("+")
    if name not in explained("cue-frame") and not (base == "np" and rest in {"pred", "inf"}):
        _preposition(rest if base == "np" and rest else name)
    return name


@cache
def entailments(cell: str) -> tuple[Entailment, ...]:
    """Return what is entailed: ``inf +/o Planned; np o/o``."""
    return tuple(_read(part, _entailment, "FRAME AFFIRMED/DENIED [STATUS]") for part in _parts(cell))


def _entailment(frame: str, signature: str, status: str = "") -> Entailment:
    if frame not in explained("entails-frame"):
        _preposition(frame)
    affirmed, _, denied = signature.partition("/")
    for effect in (affirmed, denied):
        known("signature", effect)
    return Entailment(frame, affirmed, denied, known("status", status) if status else "")


@cache
def modalities(cell: str) -> tuple[Modality, ...]:
    """Return how a word puts things forward: ``adverb Certain denied; modal Possible Hypothetical``."""
    return tuple(_read(part, _modality, "POSITION CERTAINTY [STATUS] [denied]") for part in _parts(cell))


def _modality(position: str, certainty: str, *rest: str) -> Modality:
    status, affirmed = "".join(word for word in rest if word != "denied"), "denied" not in rest
    return Modality(
        known("modality", position), known("certainty", certainty), status and known("status", status), affirmed
    )


@cache
def classes(cell: str) -> tuple[str, ...]:
    """Return classes: ``aid|weapon``."""
    return () if cell == NOTHING else tuple(known("class", name) for name in tables.values(cell))


def _parts(cell: str) -> list[str]:
    return [] if cell == NOTHING else [part.strip() for part in cell.split(";")]


def _read[Effect](part: str, make: Callable[..., Effect], shape: str) -> Effect:
    """Make an effect of the words of a part.

    Raises:
        LexiconError: If there are too few or too many.
    """
    try:
        return make(*part.split())
    except TypeError as err:
        raise LexiconError(f"{part!r} is malformed", hint=f"write {shape}") from err
