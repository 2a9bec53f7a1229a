"""The states of a region: of the UN's standard M49 or of usual speech, a state's neighbours, an alliance's members."""

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from kg.errors import LexiconError, UnknownNameError
from kg.lexica import gazetteer, tables
from kg.lexica.other_names import codes, listed
from kg.lexica.spelling import plain
from kg.lexica.ties import ties

TABLE = "world_regions.tsv"
_NEIGHBOURS = re.compile(r"(?i)(.+?)\s+and\s+(?:its|her|their|the)?\s*neighbou?r(?:s|ing states|ing countries)$")


def states_of(name: str) -> tuple[str, frozenset[str]]:
    """Return a region's name as it is usually written, and the keys of its states.

    Args:
        name: A region (``Western Asia``, ``145``, ``South Caucasus``), a state (by any name or code), a state ``and its
            neighbours`` (by land), or an alliance or organisation of states, which means its present members.

    Raises:
        UnknownNameError: If it is none of these; the hint has names that are near.

    >>> name, states = states_of("south caucasus")
    >>> name, sorted(states)
    ('South Caucasus', ['state/AM', 'state/AZ', 'state/GE'])
    >>> sorted(states_of("Georgia and its neighbours")[1])
    ['state/AM', 'state/AZ', 'state/GE', 'state/RU', 'state/TR']
    """
    key = plain(name)
    if key in _named():
        return _named()[key], _regions()[_named()[key]]
    beside = _NEIGHBOURS.match(name.strip())
    body = _bearers().get(plain(beside[1]) if beside else key)
    if beside and body is not None and body.startswith("state/"):
        return f"{gazetteer.entry(body).label} and its neighbours", frozenset({body}) | neighbours(body)
    if body is not None and not beside:
        return gazetteer.entry(body).label, frozenset({body}) if body.startswith("state/") else members(body)
    known = sorted({*_named(), *_bearers()})
    near = get_close_matches(plain(beside[1]) if beside else key, known, n=5, cutoff=0.6)
    shown = dict.fromkeys(_named().get(match) or gazetteer.entry(_bearers()[match]).label for match in near)
    hint = f"did you mean {', '.join(shown)}?" if shown else "name a UN region, an alliance, or states"
    raise UnknownNameError(f"no region is called {name[:80]!r}", hint=hint)


@cache
def neighbours(state: str) -> frozenset[str]:
    """Return the keys of the states with which a state has a border on land."""
    pairs = {(tie.subject, tie.object) for tie in ties() if tie.relation == "borders"}
    return frozenset(one if other == state else other for one, other in pairs if state in {one, other})


@cache
def members(body: str) -> frozenset[str]:
    """Return the keys of the states that are members of an alliance or organisation, as far as is known."""
    full = {tie.subject for tie in ties() if (tie.relation, tie.object, tie.note) == ("memberOf", body, "member")}
    return frozenset(gazetteer.members(body) or full)


@cache
def homes() -> dict[str, frozenset[str]]:
    """Return the keys of the states in which armed groups sit, by the keys of these."""
    rows = tables.rows("armed_groups.tsv")
    return {row["key"]: frozenset(f"state/{code}" for code in tables.values(row["home"])) for row in rows}


@cache
def _bearers() -> dict[str, str]:
    """Return the states, and the bodies that have members, by their names as `plain` writes them."""
    bodies = {m.organization for m in gazetteer.memberships()} | {t.object for t in ties() if t.relation == "memberOf"}
    found: dict[str, str] = {}
    for key in sorted({*bodies, *(f"state/{row['iso2']}" for row in tables.rows("states.tsv"))}):
        entry = gazetteer.entry(key)
        for name in (entry.label, *entry.aliases, *listed().get(key, ()), *codes(key)):
            found.setdefault(plain(name), key)
    return found


@cache
def _regions() -> dict[str, frozenset[str]]:
    """Return the states of each region of the table.

    Raises:
        LexiconError: If a row names an unknown part or state, or has neither.
    """
    known = {row["iso2"] for row in tables.rows("states.tsv")}
    rows = {row["name"]: (where, row) for where, row in tables.numbered(TABLE)}

    def within(name: str, at: str, above: tuple[str, ...] = ()) -> Iterator[str]:
        if name not in rows:
            raise LexiconError(f"unknown part {name!r}", where=at, hint="mend it, or give it a row")
        if name in above:
            raise LexiconError("a region that is part of itself", where=at, hint="take it out of its parts")
        where, row = rows[name]
        states = tables.values(row["states"])
        if wrong := sorted(set(states) - known):
            raise LexiconError(f"unknown state {wrong[0]!r}", where=where, hint="use a code of states.tsv")
        if not states and not row["parts"]:
            raise LexiconError("a region without parts and states", where=where, hint="fill one of the two")
        yield from (f"state/{code}" for code in states)
        for part in tables.values(row["parts"]):
            yield from within(part, where, (*above, name))

    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for name, (where, _) in rows.items():
        found[name] = frozenset(within(name, where))
    return dict(found)


@cache
def _named() -> dict[str, str]:
    """Return the regions of the table by their names and codes as `plain` writes them."""
    return {
        plain(name): row["name"]
        for row in tables.rows(TABLE)
        for name in (row["name"], *tables.values(row["aliases"]), row["code"])
        if name
    }
