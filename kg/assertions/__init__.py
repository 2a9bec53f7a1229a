"""Annotated Docs to extractions: mentions, entities, assertions, events and attributions with character offsets."""

from kg.assertions.collect import collect
from kg.assertions.confidence import calibrated
from kg.assertions.origins import Imprint, imprint, origins
from kg.assertions.packing import packed, unpacked
from kg.assertions.resolve import Resolution, Resolved, apply, resolve
from kg.assertions.sightings import Other, Page, Sighting, page
from kg.assertions.standoff import from_record, to_record

__all__ = [
    "Imprint",
    "Other",
    "Page",
    "Resolution",
    "Resolved",
    "Sighting",
    "apply",
    "calibrated",
    "collect",
    "from_record",
    "imprint",
    "origins",
    "packed",
    "page",
    "resolve",
    "to_record",
    "unpacked",
]
