"""Graphs of two texts, of which one may tell what the other tells."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from spacy.language import Language

import kg


@pytest.fixture
def two_texts(nlp: Language, tmp_path: Path) -> Iterator[Callable[[str, str, str, str], kg.Graph]]:
    """Builds the graph of a.txt and b.txt of two outlets, from words and day of each; closed after the test."""
    graphs = []

    def build(first: str, first_day: str, second: str, second_day: str) -> kg.Graph:
        for name, words, day in (("a", first, first_day), ("b", second, second_day)):
            head = f"---\ndate: {day}\nsource: Outlet {name}\n---\n"
            (tmp_path / f"{name}.txt").write_text(head + words, encoding="utf-8")
        graphs.append(kg.build([str(path) for path in sorted(tmp_path.glob("*.txt"))], tmp_path / "graph", nlp=nlp))
        return graphs[-1]

    yield build
    for graph in graphs:
        graph.close()
