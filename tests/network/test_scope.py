"""Which part of the network is chosen: by actors, by region, around an actor."""

import re

import pyoxigraph as ox
import pytest
from actors import arcs, written

from kg.errors import AmbiguousNameError, InputError, UnknownNameError
from kg.namespaces import BASE_IRI, KG
from kg.network import events, project, scope_words, sources

ACTORS = [
    *((f"state/{code}", name) for code, name in (("AZ", "Azerbaijan"), ("AM", "Armenia"), ("IR", "Iran"))),
    *((f"state/{code}", name) for code, name in (("RU", "Russia"), ("TR", "Türkiye"), ("US", "United States"))),
    ("person/ann-hill", "Ann Hill"),
    ("person/otto-hill", "Otto Hill"),
    ("person/eve-rowe", "Eve Rowe"),
    ("organization/hezbollah", "Hezbollah"),
    ("organization/mill", "Mill Works"),
    ("organization/times", "Baku Times"),
    ("alliance/nato", "NATO"),
    ("group/d/companies", "companies"),
    ("place/shore", "Shore"),
]
TIES = [
    ("person/ann-hill", "leads", "state/AZ"),
    ("person/eve-rowe", "citizenOf", "state/AM"),
    ("organization/mill", "memberOf", "alliance/nato"),
    ("organization/mill", "citizenOf", "state/US"),
]
ACTS = [
    ("state/AZ", "ACCUSE", "state/AM"),
    ("person/ann-hill", "THREATEN", "state/IR"),
    ("state/IR", "AID", "state/RU"),
    ("state/RU", "ACCUSE", "state/US"),
    ("organization/hezbollah", "ASSAULT", "state/AM"),
    ("person/eve-rowe", "ACCUSE", "state/AZ"),
    ("group/d/companies", "AID", "state/AM"),
    ("group/d/companies", "AID", "state/TR"),
    ("organization/mill", "AID", "state/AM"),
]


@pytest.fixture(scope="module")
def graph():
    made = written(ACTORS, TIES, ACTS)
    made.name = "graph"
    for number, (actor, _, target) in enumerate(ACTS):  # each text names those of whom it tells
        document = ox.NamedNode(f"{BASE_IRI}document/d{number}")
        for key in (actor, target):
            spot = ox.NamedNode(f"{document.value}#char=0,{len(key)}")
            made.raw.add(ox.Quad(spot, ox.NamedNode(f"{KG}refersTo"), ox.NamedNode(BASE_IRI + key), document))
    return made


def test_without_a_scope_all_are_there(graph):
    assert len(arcs(graph)) == 7
    assert scope_words(project(graph)) == ""


def test_actors_keep_the_ties_among_them_with_those_of_whoever_acts_for_them(graph):
    assert arcs(graph, actors=["Azerbaijan", "Iran", "Armenia"]) == [
        ("state/AZ", "ACCUSE", "state/AM"),
        ("state/AZ", "THREATEN", "state/IR"),
    ]
    assert arcs(graph, actors="Azerbaijan, state/IR, AM") == arcs(graph, actors=["Azerbaijan", "Iran", "Armenia"])
    each = arcs(graph, actors="Azerbaijan,Iran", to_states=False)
    assert each == [("person/ann-hill", "THREATEN", "state/IR")]


def test_who_is_named_stands_for_himself_and_counts_though_only_described(graph):
    assert arcs(graph, actors="Ann Hill, Iran") == [("person/ann-hill", "THREATEN", "state/IR")]
    assert arcs(graph, actors="companies, Armenia") == [("group/d/companies", "AID", "state/AM")]
    assert scope_words(project(graph, actors="Ann Hill, Iran")) == "Ann Hill, Iran"


def test_a_region_has_its_states_and_whoever_is_at_home_there(graph):
    assert arcs(graph, region="Western Asia") == [
        ("organization/hezbollah", "ASSAULT", "state/AM"),
        ("person/eve-rowe", "ACCUSE", "state/AZ"),
        ("state/AZ", "ACCUSE", "state/AM"),
    ]
    assert ("state/AZ", "THREATEN", "state/IR") in arcs(graph, region="Azerbaijan and its neighbours")
    assert arcs(graph, region="Western Asia,Iran,Russia") == arcs(graph, region=["Western Asia", "Iran,RU"])
    assert arcs(graph, region="Sahel") == []


def test_regions_and_actors_add_up_and_the_words_tell_both(graph):
    network = project(graph, region="South Caucasus", actors=["Iran", "Mill Works"])
    assert {"Iran", "Mill Works", "Armenia", "Azerbaijan"} < {data["label"] for _, data in network.nodes(data=True)}
    assert scope_words(network) == "South Caucasus, Iran, Mill Works"
    many = project(graph, actors="Armenia,Azerbaijan,Iran,Russia,Türkiye,United States")
    assert scope_words(many) == "Armenia, Azerbaijan, Iran, Russia and 2 more"


def test_a_file_names_states_and_regions_line_by_line(graph, tmp_path):
    (tmp_path / "watched.txt").write_text("# ours\nSouth Caucasus\nIR  # since 2024\n\n", encoding="utf-8")
    network = project(graph, region=str(tmp_path / "watched.txt"))
    assert scope_words(network) == "watched"
    assert BASE_IRI + "state/IR" in network
    assert BASE_IRI + "state/US" not in network


def test_steps_lead_around_an_actor_by_acts_and_never_through_who_has_no_name(graph):
    def around(steps=None, **switches):
        return {data["label"] for _, data in project(graph, around="Iran", steps=steps, **switches).nodes(data=True)}

    assert around() == around(1) == {"Iran", "Russia", "Azerbaijan"}
    assert around(2) == {"Iran", "Russia", "Azerbaijan", "Armenia", "United States", "Eve Rowe"}
    assert around(9) == around(3) == {*around(2), "Hezbollah", "Mill Works"}
    assert around(9, unnamed=True) - around(9) == {"companies"}  # not Türkiye behind them
    assert around(1, to_states=False) == {"Iran", "Russia", "Ann Hill"}
    assert around(3, region="Western Asia", actors="Iran") == {"Iran", "Azerbaijan", "Armenia", "Eve Rowe", "Hezbollah"}
    assert not project(graph, around="Otto Hill")
    assert not project(graph, around="Iran", actors="Armenia,Russia")
    assert scope_words(project(graph, around="Iran", steps=2)) == "around Iran, 2 steps"
    assert scope_words(project(graph, around="Iran", actors="Iran,Russia")) == "Iran, Russia; around Iran, 1 step"


def test_texts_and_events_are_of_what_is_chosen(graph):
    network = project(graph, actors="Iran,Russia")
    assert [event.iri.removeprefix(BASE_IRI) for event in events(network)] == ["event/e2"]
    assert [source.id for source in sources(network)] == ["d1", "d2", "d3"]  # each names one of the two
    assert len(sources(project(graph))) == len(ACTS)


def test_inner_affairs_are_counted_of_the_states_that_are_chosen():
    acts = [("person/ann-hill", "ACCUSE", "state/AZ"), *ACTS]
    made = written(ACTORS, TIES, acts)
    made.name = "graph"
    assert project(made).graph["inner"] == project(made, region="Western Asia").graph["inner"] == 1
    assert project(made, actors="Iran,Russia").graph["inner"] == 0


WRONG = [
    ({"actors": "Narnia"}, UnknownNameError, "nobody named 'Narnia'.*did you mean Armenia"),
    ({"actors": "Hill"}, AmbiguousNameError, "2 entities bear the name 'Hill'.*person/ann-hill.*person/otto-hill"),
    ({"actors": "Shore"}, UnknownNameError, "'Shore' is no actor but of kind Place"),
    ({"actors": " , "}, InputError, "actors: no name is given"),
    ({"actors": []}, InputError, "actors: no name is given"),
    ({"region": "Westen Asia"}, UnknownNameError, "no region is called 'Westen Asia'; did you mean Western Asia"),
    ({"around": "Narnia"}, UnknownNameError, "nobody named 'Narnia'"),
    ({"around": "Iran", "steps": 0}, InputError, "steps: 0 is no number of steps"),
    ({"around": "Iran", "steps": -1}, InputError, "steps: -1 is no number of steps"),
    ({"steps": 2}, InputError, "steps: there is nobody to go around"),
]


@pytest.mark.parametrize(("switches", "error", "message"), WRONG)
def test_what_chooses_nobody_is_refused_with_a_remedy(graph, switches, error, message):
    with pytest.raises(error) as told:
        project(graph, **switches)
    assert re.search(message, str(told.value))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"Iran\nNarnia\n", r"list\.txt:2: no region is called 'Narnia'"),
        (b"# nothing\n", r"list\.txt: names no state"),
        (b"\xff\xfe\x00", r"list\.txt: can't be read as text"),
    ],
)
def test_a_file_that_names_no_region_is_refused_with_its_line(graph, tmp_path, text, message):
    (tmp_path / "list.txt").write_bytes(text)
    with pytest.raises(InputError, match=message):
        project(graph, region=str(tmp_path / "list.txt"))
