"""What is read in a graph to judge identity: bare surnames that nobody found, and the most mentioned nodes."""

import runpy
from pathlib import Path

SCRIPT = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "identity.py"))
TEXTS = {
    "d1": "Nina Orlova won. Orlova's rival, Ada Lovell Jr., lost. Orlova Street is closed; Lovell wept.",
    "d2": "Orlova.",
}


def mention(words: str, node: str, kind: str = "Person", *, named: object = "") -> dict:
    begin = TEXTS["d1"].index(words)
    found = {"node": node, "label": node, "kind": kind, "named": named, "document": "d1"}
    return found | {"begin": begin, "end": begin + len(words)}


FOUND = [mention("Ada Lovell Jr.", "ada"), mention("Nina Orlova", "nina"), mention("Orlova Street", "st", "Place")]


def test_a_bare_surname_counts_only_outside_of_mentions_and_beside_its_full_name() -> None:
    missed = list(SCRIPT["surnames"](TEXTS, FOUND))
    assert [(document, name) for document, name, _ in missed] == [("d1", "Lovell"), ("d1", "Orlova")]
    assert missed[1][2] == TEXTS["d1"].index("Orlova's")


def test_the_most_mentioned_come_first_and_the_nameless_not_at_all() -> None:
    again = {**mention("Orlova's", "nina"), "end": TEXTS["d1"].index("Orlova's") + 6}
    found = sorted([*FOUND, again, mention("rival", "rival", named=False)], key=lambda row: row["node"])
    rows = list(SCRIPT["most"](TEXTS, found, 2))
    assert rows == [
        ("nina", "Person", 2, 1, [("Nina Orlova", 1), ("Orlova", 1)]),
        ("ada", "Person", 1, 1, [("Ada Lovell Jr.", 1)]),
    ]


def test_the_whole_list_is_given_where_it_is_short() -> None:
    assert len(list(SCRIPT["most"](TEXTS, FOUND, 150))) == 3
    assert not list(SCRIPT["surnames"]({"d2": TEXTS["d2"]}, []))
