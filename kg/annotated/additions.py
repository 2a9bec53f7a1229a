"""Extractors of a user's own: spaCy components that join the pipeline by name."""

import inspect
from collections.abc import Sequence
from importlib.metadata import entry_points

from spacy.util import registry

from kg.annotated.pipeline import COMPONENTS
from kg.errors import PipelineError
from kg.namespaces import digest

JUDGE = "kg_factuality"  # says of every frame whether it is denied, possible or only claimed, so it comes last


def with_additions(extractors: Sequence[str]) -> tuple[str, ...]:
    """Return the names of all components in order: one's own ones read what ours left, and factuality judges theirs."""
    at = COMPONENTS.index(JUDGE)
    return (*COMPONENTS[:at], *extractors, *COMPONENTS[at:])


def stamp(extractors: Sequence[str]) -> str:
    """Return a digest of the source of components, so that a changed one reads unchanged texts anew.

    The source is that of the whole module or notebook cell that defines a component; what it imports is not in it.

    Raises:
        PipelineError: If spaCy knows no component of a name.
    """
    return digest(*(part for name in extractors for part in (name, _source(name)))) if extractors else ""


def _source(name: str) -> str:
    made = [point.load() for point in entry_points(group="spacy_factories", name=name)]
    if not made and name not in registry.factories:
        hint = "define it with @Language.factory or @Language.component first, or install the package that carries it"
        raise PipelineError(f"spaCy knows no component {name[:80]!r}", hint=hint)
    function = made[0] if made else registry.factories.get(name)
    # @Language.component hands spaCy a factory of its own, with the component inside.
    function = inspect.getclosurevars(function).nonlocals.get("component_func", function)
    try:
        return "".join(inspect.findsource(function)[0])
    except (OSError, TypeError):  # compiled, or typed into a plain Python prompt
        return ""
