"""Whether an act that is told twice is one event of the network, and two acts are two, as texts put them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from spacy.language import Language

import kg
from kg.evidence import Event
from kg.network import events
from kg.network.folding import BELONGING, state_of
from kg.network.reading import content
from kg.network.retold import retold

TABLE = Path(__file__).parents[1] / "data" / "twins.tsv"
LINES = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
ACTS = {"one": 1, "two": 2, "three": 3}


class Row(NamedTuple):
    """Two texts, or one, and how many acts they tell; the fields are told in the table."""

    acts: str
    root: str
    date: str
    text: str
    date_of_other: str
    other: str
    reason: str


ROWS = [Row(*line.split("\t")) for line in LINES[1:]]


def files_of(number: int, row: Row) -> dict[str, str]:
    """The texts of a row by the names of their files."""
    told = [("a", row.date, row.text), ("b", row.date_of_other, row.other)]
    return {
        f"{number:02}{which}.txt": f"---\ndate: {date}\nsource: Outlet {which}\n---\n" + text.replace(";; ", "\n\n")
        for which, date, text in told
        if text
    }


@pytest.fixture(scope="module")
def graph(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> Iterator[kg.Graph]:
    """The graph that all texts of the table make together."""
    folder = tmp_path_factory.mktemp("retold")
    for number, row in enumerate(ROWS):
        for name, text in files_of(number, row).items():
            (folder / name).write_text(text, encoding="utf-8")
    with kg.build([str(folder)], tmp_path_factory.mktemp("retold") / "graph", nlp=nlp) as graph:
        yield graph


@pytest.fixture(scope="module")
def told(graph: kg.Graph) -> Sequence[Event]:
    """The events of its network of states."""
    return events(graph.network(claims=True, unnamed=True))


@pytest.mark.parametrize("number", range(len(ROWS)), ids=[f"{row.acts}-{row.reason}" for row in ROWS])
def test_an_act_told_twice_is_one_event_and_two_acts_are_two(number, told):
    row = ROWS[number]
    names = set(files_of(number, row))
    found = [event for event in told if event.root == row.root and names & {said.document for said in event.evidence}]
    assert all({said.document for said in event.evidence} <= names for event in found)
    assert {said.document for event in found for said in event.evidence} == names
    assert len(found) == ACTS[row.acts], [event.label for event in found]


def test_the_order_of_events_makes_no_difference(graph):
    held = content(graph.store, belonging=BELONGING)
    states = {iri: state for iri in held.actors if (state := state_of(iri, held))}
    found = retold(held, states)
    assert found
    assert retold(replace(held, events=held.events[::-1]), states) == found


def test_an_act_told_twice_keeps_the_better_time_and_counts_both_texts(graph):
    found = next(event for event in events(graph.network()) if event.label == "ACCUSE: Serbia -> Kosovo (2023-05-14)")
    assert (found.time, found.documents) == ("2023-05-14", 2)
    assert {said.time for said in found.evidence} == {"2023-05-14"}


def test_people_who_stand_for_themselves_are_not_taken_for_their_states(graph):
    found = {event.label for event in events(graph.network(to_states=False)) if event.root == "ACCUSE"}
    assert found >= {"ACCUSE: Serbia -> Kosovo (2023-05-14)", "ACCUSE: Aleksandar Vucic -> Kosovo"}
