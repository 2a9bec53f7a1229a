"""Annotated Docs to extractions: mentions, entities, assertions, events and attributions with character offsets."""

from kg.assertions.collect import collect
from kg.assertions.confidence import calibrated
from kg.assertions.origins import Imprint, alike, bands, imprint, origins
from kg.assertions.packing import packed, unpacked
from kg.assertions.resolve import Resolution, Resolved, Site, apply, merged, renewed, resolve
from kg.assertions.sightings import Other, Page, Sighting, page
from kg.assertions.standoff import from_record, to_record

__all__ = [
    "Imprint",
    "Other",
    "Page",
    "Resolution",
    "Resolved",
    "Sighting",
    "Site",
    "alike",
    "apply",
    "bands",
    "calibrated",
    "collect",
    "from_record",
    "imprint",
    "merged",
    "origins",
    "packed",
    "page",
    "renewed",
    "resolve",
    "to_record",
    "unpacked",
]
