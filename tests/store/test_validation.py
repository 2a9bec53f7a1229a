"""What the shapes let pass, and what they don't."""

import re
from typing import get_args

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg import ontology
from kg.model import MentionType
from kg.namespaces import BASE_IRI
from kg.quads import terms as t
from kg.store.validation import validate

DEFAULT = DefaultGraph()
FIRST = NamedNode(BASE_IRI + "document/first.txt")
AZ, TR = NamedNode(BASE_IRI + "state/AZ"), NamedNode(BASE_IRI + "state/TR")
MARSH = NamedNode(BASE_IRI + "person/lena-marsh")


def of_kind(store, kind, graph):
    return sorted((q.subject for q in store.quads_for_pattern(None, t.TYPE, kind, graph)), key=str)[0]


def drop(store, kind, predicate, graph):
    for quad in list(store.quads_for_pattern(of_kind(store, kind, graph), predicate, None, graph)):
        store.remove(quad)


def add(store, subject, predicate, value, graph=DEFAULT):
    store.add(Quad(subject, predicate, value, graph))


def test_a_well_formed_graph_conforms(graph):
    report = validate(graph)
    assert report.results == ()
    assert report.conforms


def test_every_kind_of_mention_is_let_pass():
    entities, others = get_args(MentionType.__value__)
    (shape,) = (
        part
        for part in ontology.path("shapes").read_text(encoding="utf-8").split("\n\n")
        if "sh:targetClass kg:Mention ;" in part
    )
    given = set(re.findall(r'"(\w+)"', shape[shape.index("kg:mentionType") : shape.index("kg:identifiedBy")]))
    assert given == {*get_args(entities.__value__), *get_args(others)}


BREAKS = {
    "a capital of a state that is a person": lambda s: add(s, MARSH, t.relation("capitalOf"), AZ),
    "an ally that is a text": lambda s: add(s, AZ, t.relation("alliedWith"), Literal("Türkiye")),
    "a position of a state": lambda s: add(s, AZ, t.POSITION, Literal("ally")),
    "a position that is an entity": lambda s: add(s, MARSH, t.POSITION, AZ),
    "an entity without a label": lambda s: add(s, NamedNode(BASE_IRI + "place/x"), t.TYPE, t.entity_class("Place")),
    "an identity that is a text": lambda s: add(s, AZ, t.SAME_AS, Literal("Q227")),
    "an event without status": lambda s: drop(s, t.EVENT, t.STATUS, DEFAULT),
    "an event without type": lambda s: drop(s, t.EVENT, t.EVENT_TYPE, DEFAULT),
    "an event that nothing reports": lambda s: drop(s, t.EVENT, t.REPORTED_IN, DEFAULT),
    "an event of an unknown type": lambda s: add(s, of_kind(s, t.EVENT, DEFAULT), t.EVENT_TYPE, t.root("DANCE")),
    "a negative number of dead": lambda s: add(s, of_kind(s, t.EVENT, DEFAULT), t.FATALITIES, t.integer(-1)),
    "an actor that is none": lambda s: add(s, of_kind(s, t.EVENT, DEFAULT), t.ACTOR, FIRST),
    "a time in words": lambda s: add(s, of_kind(s, t.EVENT_REPORT, FIRST), t.HAS_TIME, Literal("soon"), FIRST),
    "an origin that is no document": lambda s: add(s, FIRST, t.ORIGIN, AZ),
    "a document that is said to be its own origin": lambda s: add(s, FIRST, t.ORIGIN, FIRST),
    "a report without trigger": lambda s: drop(s, t.EVENT_REPORT, t.TRIGGER, FIRST),
    "an assertion without polarity": lambda s: drop(s, t.ASSERTION, t.POLARITY, FIRST),
    "an assertion without certainty": lambda s: drop(s, t.ASSERTION, t.CERTAINTY, FIRST),
    "an assertion without passage": lambda s: drop(s, t.ASSERTION, t.DERIVED_FROM, FIRST),
    "an assertion without object": lambda s: drop(s, t.ASSERTION, t.OBJECT, FIRST),
    "an attribution without content": lambda s: drop(s, t.ATTRIBUTION_CLASS, t.CONTENT, FIRST),
    "an attribution of unknown stance": lambda s: add(
        s, of_kind(s, t.ATTRIBUTION_CLASS, FIRST), t.STANCE, Literal("sings"), FIRST
    ),
    "a passage without words": lambda s: drop(s, t.PHRASE, t.ANCHOR, FIRST),
    "a mention of nothing": lambda s: drop(s, t.MENTION, t.REFERS_TO, FIRST),
    "a measurement without value": lambda s: (
        drop(s, t.MEASUREMENT, t.VALUE, FIRST) or drop(s, t.MEASUREMENT, t.VALUE, DEFAULT)
    ),
    "a document without hash": lambda s: drop(s, t.NEWS_ARTICLE, t.SHA256, FIRST),
    "a hash that is none": lambda s: (
        drop(s, t.NEWS_ARTICLE, t.SHA256, FIRST) or add(s, FIRST, t.SHA256, Literal("abc"), FIRST)
    ),
    "words that the text does not hold there": lambda s: add(
        s, NamedNode(FIRST.value + "#char=0,10"), t.ANCHOR, Literal("Azerbaijam"), FIRST
    ),
}


@pytest.mark.parametrize("name", sorted(BREAKS))
def test_a_broken_graph_does_not_conform(graph, name):
    BREAKS[name](graph.raw)
    report = validate(graph)
    assert not report.conforms
    assert 1 <= len(report.results) <= 2, report.results


def test_twenty_eight_ways_of_breaking_are_tried():
    assert len(BREAKS) == 28


def test_a_problem_names_the_node_the_property_and_what_is_wrong(graph):
    add(graph.raw, AZ, t.SAME_AS, Literal("Q227"))
    (problem,) = validate(graph).results
    assert (problem.node, problem.property, problem.value) == (AZ.value, t.SAME_AS.value, "Q227")
    assert problem.message == "an identity elsewhere is an IRI"
    assert str(problem) == f"{AZ.value} {t.SAME_AS.value}: an identity elsewhere is an IRI (it is 'Q227')"
