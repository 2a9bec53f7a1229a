"""Extractions held against the ontology."""

from kg.errors import PipelineError
from kg.model import Extraction
from kg.ontology.declared import relations, roots


def check(extraction: Extraction) -> None:
    """Make sure that the ontology has every relation and root of an extraction; an extractor may be a user's own.

    Raises:
        PipelineError: If it lacks one.
    """
    wrong = [f"relation {claim.relation!r}" for claim in extraction.assertions if claim.relation not in relations()]
    wrong += [f"PLOVER root {report.root!r}" for report in extraction.events if report.root not in roots()]
    if wrong:
        hint = f"relations are {', '.join(relations())}; roots are {', '.join(roots())}"
        raise PipelineError(f"an extractor gave the {wrong[0]}", where=extraction.document.id, hint=hint)
