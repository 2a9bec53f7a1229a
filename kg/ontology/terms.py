"""What is declared of a relation and of a PLOVER root."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Influence:
    """What a relation or root means for influence.

    ``sign`` is +1 for cooperation, -1 for hostility, 0 for neither; ``strength`` runs from 0 to 10 (absolute Goldstein
    value); ``quad`` is the PLOVER quad class, ``belonging`` or ``neutral``.
    """

    sign: int
    strength: float
    quad: str


@dataclass(frozen=True, slots=True)
class Relation:
    """One row of ``ontology.tsv``; the comments there tell more of each column.

    Attributes:
        name: Local name of the property: ``alliedWith``.
        label: As ontologies show it: "allied with".
        phrase: What stands between subject and object in a sentence: "is allied with".
        inverse_phrase: What stands between object and subject; empty for a literal.
        between: Which types of subject and object it may hold between; no types of object stand for a literal.
        inverse: Name of the inverse property: its own for a symmetric relation, empty for a literal.
        influence: What it means for influence, or None where it does not tie actors.
        scale: The event on Goldstein's scale that its strength is of, or "own".
        above: The relation that it is a case of, or empty.
        close: Near terms of published vocabularies, with prefixes.
        source: Prefix of the vocabulary that it is modelled on, or empty.
        definition: What it says of its subject, as a sentence.
    """

    name: str
    label: str
    phrase: str
    inverse_phrase: str
    between: tuple[tuple[frozenset[str], frozenset[str]], ...]
    inverse: str
    influence: Influence | None
    scale: str
    above: str
    close: tuple[str, ...]
    source: str
    definition: str

    @property
    def symmetric(self) -> bool:
        """Whether it holds both ways."""
        return self.inverse == self.name

    @property
    def subjects(self) -> frozenset[str]:
        """All types that a subject may have."""
        return frozenset[str]().union(*(subjects for subjects, _ in self.between))

    @property
    def objects(self) -> frozenset[str]:
        """All types that an object may have; empty for a literal."""
        return frozenset[str]().union(*(objects for _, objects in self.between))

    def fits(self, subject: str, target: str | None) -> bool:
        """Tell whether it may hold between entities of these types; None for ``target`` stands for a literal."""
        return any(
            subject in subjects and (target in objects if target is not None else not objects)
            for subjects, objects in self.between
        )


@dataclass(frozen=True, slots=True)
class Root:
    """A PLOVER root: its name, its Goldstein weight from -10 to 10, its influence, how pages word it.

    ``alone`` is the wording where nobody is named to whom it was done.
    """

    name: str
    goldstein: float
    influence: Influence
    phrase: str
    alone: str
