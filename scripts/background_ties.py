"""Memberships beyond the product's own list, defence pacts and borders, out of tables of facts, for ``ties.tsv``."""

from collections.abc import Iterator
from pathlib import Path

from background_rows import read

from kg.lexica import bodies, gazetteer

# What the Factbook abbreviates, where neither the gazetteer nor bodies.tsv has the abbreviation.
NAMES = {
    "AfDB": "African Development Bank",
    "AIIB": "Asian Infrastructure Investment Bank",
    "AMU": "Arab Maghreb Union",
    "CE": "Council of Europe",
    "CPLP": "Community of Portuguese Language Countries",
    "Caricom": "Caribbean Community",
    "EAC": "East African Community",
    "ECO": "Economic Cooperation Organization",
    "ESA": "European Space Agency",
    "ICCt": "International Criminal Court",
    "IEA": "International Energy Agency",
    "LAS": "Arab League",
    "LCBC": "Lake Chad Basin Commission",
    "NAM": "Non-Aligned Movement",
    "NC": "Nordic Council",
    "PIF": "Pacific Islands Forum",
    "WAEMU": "West African Economic and Monetary Union",
}
STATUSES = frozenset({"member", "observer", "partner", "associate", "candidate", "suspended"})
_MOST = 150  # members: of an organisation of nearly all states, a membership tells nothing
NEWEST = "2025"  # edition


def ties(facts: Path) -> Iterator[tuple[str, ...]]:
    """Yield the rows of ``ties.tsv``, sorted."""
    yield from sorted({*_memberships(facts), *_alliances(facts), *_borders(facts)})


def _memberships(facts: Path) -> Iterator[tuple[str, ...]]:
    """Yield what the product's list does not say: where the two contradict each other, it was right."""
    listed = {(m.organization, m.state) for m in gazetteer.memberships()}
    whole = {organization for organization, _ in listed}
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in read(facts, "memberships.csv"):
        key, state, status = _organization(row["organization"]), f"state/{row['iso2']}", row["status"]
        if row["conflict"] or status not in STATUSES or row["last_edition"] < NEWEST or not gazetteer.known(state):
            continue
        if key and (key, state) not in listed and not (key in whole and status == "member"):
            tie = ("memberOf", state, key, status, "", "", row["last_edition"], "CIA World Factbook")
            found.setdefault(key, []).append(tie)
    yield from (tie for rows in found.values() if len(rows) <= _MOST for tie in rows)


def _organization(abbreviation: str) -> str | None:
    name = NAMES.get(abbreviation, abbreviation)
    keys = {form.key for form in gazetteer.packaged().forms if form.text == name}
    body = bodies.by_name(name)
    return min(keys) if len(keys) == 1 else body.key if body else None


def _alliances(facts: Path) -> Iterator[tuple[str, ...]]:
    for row in read(facts, "alliances.csv"):
        pair = [f"state/{row[side]}" for side in ("iso2_a", "iso2_b")]
        if row["type"] == "defence" and all(map(gazetteer.known, pair)):
            ends = (row["from"], row["until"], row["as_of"])
            yield ("alliedWith", *pair, row["note"], *ends, "ATOP 5.1 (Leeds et al. 2002)")


def _borders(facts: Path) -> Iterator[tuple[str, ...]]:
    for row in read(facts, "borders.csv"):
        pair = [f"state/{row[side]}" for side in ("iso2_a", "iso2_b")]
        if row["also_in_mledoze"] == "yes" and all(map(gazetteer.known, pair)):
            yield ("borders", *pair, f"{row['km']} km" if row["km"] else "", "", "", "2026-05-17", "CIA World Factbook")
