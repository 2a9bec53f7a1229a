"""The values of the dictionary: a sense of a word, and what it does to the text around it."""

from dataclasses import dataclass
from typing import NamedTuple


class Condition(NamedTuple):
    """A test of one slot: ``test`` is ``=``, ``:``, ``!=``, ``!:`` or ``<=`` (``legend.tsv``)."""

    slot: str
    test: str
    name: str


class Event(NamedTuple):
    """The political event that a word names: PLOVER root and mode, and how sure that is, from 0 to 1."""

    root: str
    mode: str | None
    confidence: float


class Relation(NamedTuple):
    """A relation of the ontology that a word tells of, and how sure that is, from 0 to 1."""

    name: str
    confidence: float


class Cue(NamedTuple):
    """A reading as cue of what somebody says, thinks, wants or feels; ``commits`` is empty if only the source does."""

    frames: frozenset[str]
    stance: str
    commits: str


class Entailment(NamedTuple):
    """What becomes of an event in a frame where the word is affirmed, and where it is denied; status may be empty."""

    frame: str
    affirmed: str
    denied: str
    status: str


class Modality(NamedTuple):
    """How a word in some position puts forward what it stands beside; status may be empty."""

    position: str
    certainty: str
    status: str
    affirmed: bool


@dataclass(frozen=True, slots=True)
class Sense:
    """One row of the dictionary; ``verbs.tsv`` explains the columns.

    ``first`` and ``second`` are the slots of actor or subject and of recipient or object; ``need`` tells that the
    second must be filled.
    """

    lemma: str
    particle: str
    kind: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    need: bool
    conditions: tuple[Condition, ...]
    flags: frozenset[str]
    event: Event | None
    relations: tuple[Relation, ...]
    cues: tuple[Cue, ...]
    entailments: tuple[Entailment, ...]
    modalities: tuple[Modality, ...]
    classes: tuple[str, ...]
