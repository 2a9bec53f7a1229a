"""What the rows of a corrections file amount to in a graph: who is who, which statements go and come.

Identities come first, in this order whatever that of the rows: split, separate, merge, then rename, retype, identify
and delete; statements and events are read with the identities that these leave. So the outcome depends on the set of
rows alone. Where two rows contradict each other the later one holds: by date, then by place in the file.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.assertions import Page, Resolution, Resolved
from kg.corrections.identities import Identities, identities
from kg.corrections.regrouping import near, separate, split, told
from kg.corrections.rows import EVENTS, STATEMENTS, Correction, Outcome
from kg.lexica.spelling import plain
from kg.ontology import relations

type Statement = tuple[str, str, str]
"""Key of the subject, relation or root, key of the object (of a position its words)."""

_IDENTITIES = ("split", "separate", "merge", "rename", "retype", "identify", "delete")
_SINGLE = frozenset({"rename", "retype", "status", "date", "delete"})  # of which an entity or event takes one


@dataclass(frozen=True, slots=True)
class Added:
    """A statement that an analyst adds: its row, and key, type and label of both ends."""

    row: Correction
    subject: tuple[str, str, str]
    object: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """What all rows amount to.

    Attributes:
        outcomes: Of each row, in the order of the file.
        overlays: By document id what its entities amount to where corrections changed it, by key in the document.
        rejected: Statements that go.
        added: Statements that come, by row.
        events: IRI of an event -> ``status`` or ``date`` -> its row.
    """

    outcomes: tuple[Outcome, ...] = ()
    overlays: Mapping[str, Resolution] = field(default_factory=dict)
    rejected: frozenset[Statement] = frozenset()
    added: tuple[Added, ...] = ()
    events: Mapping[str, Mapping[str, Correction]] = field(default_factory=dict)


def plan(
    rows: Sequence[Correction], pages: Mapping[str, Page], resolutions: Mapping[str, Resolution], *, base: str
) -> Plan:
    """Return what the rows of a corrections file amount to in a graph.

    Args:
        rows: The rows; see `kg.corrections.rows`.
        pages: What each document tells of whom it speaks of, by document id.
        resolutions: Who they are over all documents, before any correction (`kg.assertions.resolve`).
        base: IRI that the graph's resources are minted under.
    """
    if not rows:
        return Plan()
    held = identities(pages, resolutions, base=base)
    outcomes: dict[Correction, Outcome] = dict(_overruled(rows, held))
    for action in _IDENTITIES:
        if action == "merge":
            outcomes |= _cycles(rows, outcomes, held)
        for row in _in_order(rows, action, outcomes):
            outcomes[row] = _identity(row, held)
    rejected, added = set[Statement](), list[Added]()
    for row in (row for row in rows if row.action in STATEMENTS and row not in outcomes):
        outcomes[row] = _statement(row, held, rejected, added)
    events: dict[str, dict[str, Correction]] = {}
    for row in (row for row in rows if row.action in EVENTS and row not in outcomes):
        events.setdefault(row.subject, {})[row.action] = row
        outcomes[row] = Outcome(row, "applied", about=(row.subject,))
    told = tuple(outcomes[row] for row in rows)
    return Plan(told, held.overlays(), frozenset(rejected), tuple(added), events)


def _in_order(rows: Iterable[Correction], action: str, outcomes: Mapping[Correction, Outcome]) -> list[Correction]:
    """Return the rows of an action that hold, sorted by what they say: the order of the file does not count."""
    return sorted((row for row in rows if row.action == action and row not in outcomes), key=lambda row: row.said)


def _overruled(rows: Sequence[Correction], held: Identities) -> Iterator[tuple[Correction, Outcome]]:
    """Yield the rows that a later one contradicts."""
    last: dict[tuple[object, ...], Correction] = {}
    for _, row in sorted(enumerate(rows), key=lambda item: (item[1].date, item[0])):
        for claim in _claims(row, held):
            earlier = last.get(claim)
            if earlier is not None and _contradict(earlier, row):
                yield earlier, Outcome(earlier, "overruled", f"{row.where} says otherwise", "take out one of the two")
            last[claim] = row


def _claims(row: Correction, held: Identities) -> Iterator[tuple[object, ...]]:
    """Yield what a row decides, so that rows which decide the same can be compared."""
    subject, target = _sign(row.subject, held), _sign(row.object, held)
    if row.action in _SINGLE:
        yield row.action, subject
    elif row.action in {"merge", "separate"}:
        yield "identity", frozenset((subject, target))
    elif row.action in STATEMENTS:
        ends = frozenset((subject, target)) if _symmetric(row.value) else (subject, target)
        yield "statement", row.value, ends


def _sign(name: str, held: Identities) -> object:
    """Return what a cell means, or its words where that is not clear."""
    return next(iter(held.meant(name)), name) if len(held.meant(name)) == 1 else plain(name)


def _contradict(earlier: Correction, later: Correction) -> bool:
    if earlier.action in _SINGLE:
        return earlier.value != later.value
    if earlier.action in STATEMENTS:
        return (earlier.action == "reject") != (later.action == "reject")
    return earlier.action != later.action


def _symmetric(name: str) -> bool:
    return name in relations() and relations()[name].symmetric


def _cycles(
    rows: Sequence[Correction], outcomes: Mapping[Correction, Outcome], held: Identities
) -> dict[Correction, Outcome]:
    """Return the merges that lead back to where others come from."""
    found, into = dict[Correction, Outcome](), dict[object, set[object]]()
    merges = [(row.date, place, row) for place, row in enumerate(rows) if row.action == "merge" and row not in outcomes]
    for _, _, row in sorted(merges, key=lambda item: item[:2]):
        subject, target = _sign(row.subject, held), _sign(row.object, held)
        if subject != target and _leads(into, target, subject):
            why = f"{row.subject} is merged into {row.object}, which other rows merge into {row.subject}"
            found[row] = Outcome(row, "cycle", why, "merge all into one of them, and take this row out")
        else:
            into.setdefault(subject, set()).add(target)
    return found


def _leads(into: Mapping[object, set[object]], start: object, end: object) -> bool:
    waiting, seen = [start], set[object]()
    while waiting:
        here = waiting.pop()
        if here == end:
            return True
        if here not in seen:
            seen.add(here)
            waiting += into.get(here, ())
    return False


def _identity(row: Correction, held: Identities) -> Outcome:
    if row.action in {"separate", "split"}:
        found = (separate if row.action == "separate" else split)(row, held)
        return Outcome(row, "stale" if found.why else "applied", found.why, found.hint, found.about)
    subject = one(row, row.subject, held)
    if isinstance(subject, Outcome):
        return subject
    if row.action == "merge":
        target = one(row, row.object, held)
        return target if isinstance(target, Outcome) else _merge(row, subject, target, held)
    if row.action == "rename":
        held.change(subject, label=row.value)
    elif row.action == "retype":
        held.change(subject, type=row.value)
    elif row.action == "identify":
        known = {same for spot in held.bearers[subject] for same in held.found[spot].same_as}
        held.change(subject, same_as=tuple(sorted({*known, row.value})))
    else:
        held.drop(subject)
    return Outcome(row, "applied", about=(subject,))


def _merge(row: Correction, subject: str, target: str, held: Identities) -> Outcome:
    if subject == target:
        return Outcome(row, "applied", about=(target,))
    reason = told(row)
    kind, label = held.type_of(target), held.label_of(target)
    for spot in sorted(held.bearers[subject]):
        old = held.found[spot]
        apart = tuple(pair for pair in old.apart if pair[0] != target)
        held.move(spot, Resolved(target, label, kind, (*old.grounds, reason), apart, old.same_as))
    return Outcome(row, "applied", about=(target,))


def one(row: Correction, name: str, held: Identities) -> str | Outcome:
    """Return the key of the one entity that a cell means, or why there is none."""
    keys = sorted(held.meant(name))
    if len(keys) == 1:
        return keys[0]
    if not keys:
        return Outcome(row, "stale", f"the graph knows nobody named {name!r}", near(name, held))
    listed = "; ".join(f"{key} ({held.label_of(key)})" for key in keys[:8])
    return Outcome(row, "stale", f"{name!r} means {len(keys)} entities", f"give one of these in its place: {listed}")


def _statement(row: Correction, held: Identities, rejected: set[Statement], added: list[Added]) -> Outcome:
    subject = one(row, row.subject, held)
    if isinstance(subject, Outcome):
        return subject
    if row.value in relations() and not relations()[row.value].objects:
        if row.action == "reject":
            rejected.add((subject, row.value, row.object))
        else:
            added.append(Added(row, _described(subject, held), ("", "", row.object)))
        return Outcome(row, "applied", about=(subject,))
    target = one(row, row.object, held)
    if isinstance(target, Outcome):
        return target
    if row.action == "reject":
        rejected.add((subject, row.value, target))
        if _symmetric(row.value):
            rejected.add((target, row.value, subject))
    else:
        ends = (_described(subject, held), _described(target, held))
        if not relations()[row.value].fits(ends[0][1], ends[1][1]):
            why = f"{row.value} does not hold between {ends[0][1]} and {ends[1][1]}"
            return Outcome(row, "stale", why, "turn it round, or choose another relation")
        added.append(Added(row, *ends))
    return Outcome(row, "applied", about=(subject, target))


def _described(key: str, held: Identities) -> tuple[str, str, str]:
    return key, held.type_of(key), held.label_of(key)
