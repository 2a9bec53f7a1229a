"""What an edge says and weighs by its passages; the formula stands in `kg.network.projection`."""

import math
from collections.abc import Collection

from kg.evidence import Evidence, Kind, independent
from kg.network.graph import counted, credence, independent_reports
from kg.network.signs import ties


def edge(term: str, passages: Collection[Evidence]) -> dict[str, object]:
    """Return the attributes of an edge of this term (a relation, a PLOVER root) that rests on these passages."""
    tie = ties()[term]
    evidence = tuple(sorted(set(passages)))
    support = [passage for passage in evidence if passage.kind != "claim"]
    basis = counted(evidence)
    reports = independent_reports(basis)
    mean = sum(map(credence, basis)) / len(basis)
    kind: Kind = support[0].kind if support else "claim"
    denied = any(p.polarity == "Denied" for p in evidence)
    only_denied = all(p.polarity == "Denied" for p in evidence)
    return {
        "kind": kind,
        "sign": 0 if only_denied else tie.sign,
        "strength": tie.strength,
        "weight": tie.strength / 10 * mean * (1 + math.log(reports)),
        "symmetric": tie.symmetric,
        "acts": tie.acts,
        "disputed": denied and not only_denied,
        "documents": len({p.graph for p in evidence}),
        "origins": independent(basis),
        "reports": reports,
        "confidence": max(passage.confidence for passage in basis),
        "times": tuple(sorted({said.when for said in evidence if said.when})),
        "dated_by": dated_by(evidence),
        "events": tuple(sorted({p.event for p in evidence if p.event})),
        "evidence": evidence,
    }


def dated_by(passages: Collection[Evidence]) -> str:
    """Return what dates passages: ``event`` where the texts give the time, ``publication``, ``both`` or nothing."""
    found = {said.dated for said in passages if said.when}
    return "both" if len(found) > 1 else "event" if True in found else "publication" if found else ""
