"""Annotated Docs to extractions: mentions, entities, assertions, events and attributions with character offsets."""

from kg.assertions.collect import collect
from kg.assertions.resolve import Name, full_names, names, resolution, resolve
from kg.assertions.standoff import from_record, to_record

__all__ = ["Name", "collect", "from_record", "full_names", "names", "resolution", "resolve", "to_record"]
