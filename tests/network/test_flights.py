"""Which flights of two texts are one: as many people, one day, and another event of those weeks that both tell."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from spacy.language import Language

import kg
from kg.network import events

DATED = "Chad attacked Sudan on 13 May 2024. The exodus began. More than 40,000 people leave Sudan on 20 May 2024."
COUNTING = "Chad attacked Sudan on 13 May 2024. The UN refugee agency counted more than 40,000 arrivals in Libya."
CASES = [  # the other text, its day, whether its flight is that of the first
    (COUNTING, "2024-06-10", True),
    (COUNTING.replace("40,000", "50,000"), "2024-06-10", False),
    (COUNTING, "2024-11-10", False),  # long after
    (COUNTING, "2024-05-15", False),  # before
    (COUNTING.replace("13 May 2024", "13 January 2024"), "2024-06-10", False),
    (COUNTING.replace("Chad attacked Sudan", "Libya attacked Egypt"), "2024-06-10", False),
]

type Build = Callable[[str, str], kg.Graph]


@pytest.fixture
def built(nlp: Language, tmp_path: Path) -> Iterator[Build]:
    """Builds the graph of the dated flight and another text, from its words and its day."""
    graphs = []

    def build(text: str, date: str) -> kg.Graph:
        for name, words, day in (("a", DATED, "2024-05-25"), ("b", text, date)):
            head = f"---\ndate: {day}\nsource: Outlet {name}\n---\n"
            (tmp_path / f"{name}.txt").write_text(head + words, encoding="utf-8")
        graphs.append(kg.build([str(path) for path in sorted(tmp_path.glob("*.txt"))], tmp_path / "graph", nlp=nlp))
        return graphs[-1]

    yield build
    for graph in graphs:
        graph.close()


@pytest.mark.parametrize(("text", "date", "one"), CASES)
def test_a_flight_that_one_text_dates_is_that_which_another_counts(
    built: Build, text: str, date: str, one: bool
) -> None:
    flights = [event for event in events(built(text, date).network(unnamed=True)) if dict(event.harmed)]
    assert [len({said.graph for said in event.evidence}) for event in flights] == ([2] if one else [1, 1])
    assert "2024-05-20" in {event.time for event in flights}
