"""Run by an interpreter that has `stix2`: fails on the first object of a bundle that the specification refuses."""

import sys

import stix2

bundle = stix2.parse(sys.stdin.read(), allow_custom=False)
ids = {one.id for one in bundle.objects}
refs = {
    ref for one in bundle.objects for ref in [*one.get("object_refs", []), one.get("source_ref"), one.get("target_ref")]
}
sys.exit(f"dangling: {refs - ids - {None}}" if refs - ids - {None} or len(ids) != len(bundle.objects) else 0)
