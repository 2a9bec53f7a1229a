"""A limit from outside holds for queries with and without one of their own."""

import pytest
from pyoxigraph import Store

from kg.store import ask
from kg.store.limiting import limited

FIVE = "VALUES ?x { 1 2 3 4 5 }"


@pytest.mark.parametrize(
    ("sparql", "rows"),
    [
        (f"SELECT * {{ {FIVE} }}", 2),
        (f"SELECT * {{ {FIVE} }} # LIMIT 4", 2),
        (f"SELECT * {{ {FIVE} }} ORDER BY ?x LIMIT 4 OFFSET 1", 2),
        (f"SELECT * {{ {FIVE} }} LIMIT 1", 1),
        (f"SELECT * {{ {{ SELECT * {{ {FIVE} }} LIMIT 1 }} }}", 1),
        (f"SELECT * {{ {{ SELECT * {{ {FIVE} }} LIMIT 4 }} }}", 2),
        (f"SELECT * {{}} {FIVE}", 2),
        (f"SELECT * {{ {FIVE} BIND('\\u0041 LIMIT 9' AS ?service) }}", 2),
        (f"CONSTRUCT {{ <a:b> <a:b> ?x }} WHERE {{ {FIVE} }}", 2),
        (f"ASK {{ {FIVE} }}", 1),
    ],
)
def test_no_more_rows_come_than_wanted(sparql: str, rows: int) -> None:
    assert len(ask(Store(), sparql, limit=2).table().rows) == rows
    assert len(ask(Store(), sparql).table().rows) >= rows


@pytest.mark.parametrize("end", ["LIMIT", "LIMIT ?x", "LIMIT -1", "LIMIT 1.5"])
def test_a_limit_that_is_none_is_left_for_the_engine_to_refuse(end: str) -> None:
    assert limited(f"SELECT * {{ ?a ?b ?c }} {end}", 2).endswith(end)
