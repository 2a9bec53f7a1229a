"""Annotated Docs to extractions: mentions, entities, assertions, events and attributions with character offsets."""

from kg.assertions.collect import collect
from kg.assertions.origins import Imprint, imprint, origins
from kg.assertions.resolve import Name, full_names, names, resolution, resolve
from kg.assertions.standoff import from_record, to_record

__all__ = [
    "Imprint",
    "Name",
    "collect",
    "from_record",
    "full_names",
    "imprint",
    "names",
    "origins",
    "resolution",
    "resolve",
    "to_record",
]
