"""A graph while it is open: who else may open it, and what is left of what was given up."""

import gc

import pytest

from kg.errors import GraphError
from kg.store import GraphStore


def test_a_second_writer_is_told_that_the_graph_is_in_use(graph):
    with pytest.raises(GraphError, match="in use by another process"):
        GraphStore.create_or_open(graph.folder)


def test_a_graph_can_be_read_by_two_at_a_time(graph):
    expected = b"".join(graph.nquads())
    graph.close()
    gc.collect()
    with GraphStore.open(graph.folder) as one, GraphStore.open(graph.folder) as two:
        assert b"".join(one.nquads()) == b"".join(two.nquads()) == expected


def test_a_closed_graph_says_so(graph):
    graph.close()
    with pytest.raises(GraphError, match="graph is closed"):
        graph.documents()


def test_what_was_given_up_is_left_as_it_was_and_what_was_taken_up_again_is_not(graph, samples):
    folder, before = graph.folder, set(graph.documents())
    graph.close()
    for kept in (False, True):
        with GraphStore.create_or_open(folder) as writing:
            writing.remove(samples.first().document.id)
            writing.give_up()
            if kept:
                writing.take_up()
        gc.collect()
        with GraphStore.open(folder) as reading:
            assert set(reading.documents()) == (before - {samples.first().document.id} if kept else before)
