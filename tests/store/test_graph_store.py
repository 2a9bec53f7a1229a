"""The graph on disk: what goes in, what comes out, and what happens in between."""

import gc
import json
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode

from kg.errors import GraphError, UnknownNameError
from kg.model import Assertion, Attribution, Document, Entity, EventReport, Extraction, Measurement, Mention, Span
from kg.namespaces import BASE_IRI
from kg.quads import terms as t
from kg.store import GraphStore
from kg.store.changing import PENDING

TEXT = "Orlavia, Azerbaijan, Prava, NATO and General Marsh attacked, met, threatened."
ENTITIES = (
    Entity("e1", "state/XO", "Orlavia", "State", aliases=("Greater Orlavia",)),
    Entity("e2", "state/AZ", "Azerbaijan", "State"),
    Entity("e3", "state/XP", "Prava", "State"),
    Entity("e4", "alliance/nato", "NATO", "Alliance"),
    Entity("e5", "person/lena-marsh", "Lena Marsh", "Person", part_of="state/XO"),
    Entity("e6", "person/lena-marsh", "Marsh", "Person"),
    Entity("e7", "group/x/forces", "forces", "ArmedForce", named=False, part_of="state/XO"),
)
OTHERWISE = {
    "e1": ({"label": "ORLAVIA"}, {"label": "Greater Orlavia"}, {"aliases": ()}),
    "e3": ({"type": "Place"}, {"same_as": ("http://www.wikidata.org/entity/Q1",)}),
    "e7": ({"named": True}, {"part_of": "state/XP"}),
}
MENTIONS = tuple(Mention(f"m{n}", n, n + 3, "State", f"e{n}") for n in range(1, 8))

_mention = st.sampled_from([m.id for m in MENTIONS if m.id != "m6"])
_sides = st.lists(_mention, max_size=2, unique=True).map(tuple)
_speaker = st.sampled_from([(None, None), ("m5", "a1")])
_assertions = st.lists(
    st.builds(
        lambda subject, target, relation, polarity, voice, validity: Assertion(
            relation, subject, target, Span(0, 20), None, polarity, "Certain", *voice, False, **validity
        ),
        _mention,
        _mention,
        st.sampled_from(["alliedWith", "opposes", "memberOf", "partOf", "locatedIn", "locatedIn"]),
        st.sampled_from(["Affirmed", "Affirmed", "Affirmed", "Denied"]),
        _speaker,
        st.sampled_from([{}, {}, {"valid_from": "2010"}, {"valid_until": "2008-05", "former": True}]),
    ),
    max_size=4,
).map(tuple)
_measurements = st.lists(
    st.builds(
        lambda actor, kind, polarity: Measurement(actor, kind, 66000.0, "person", Span(0, 20), polarity=polarity),
        _mention,
        st.sampled_from(["soldiers", "killed"]),
        st.sampled_from(["Affirmed", "Affirmed", "Denied"]),
    ),
    max_size=2,
).map(tuple)
_events = st.lists(
    st.builds(
        lambda root, begin, actor, recipient, time, dead, status, voice: EventReport(
            f"v{begin}",
            root,
            Span(begin, begin + 4),
            Span(0, 30),
            actor=actor,
            recipient=recipient,
            time=time,
            fatalities=dead,
            status=status,
            attributed_to=voice[0],
            attribution=voice[1],
        ),
        st.sampled_from(["ASSAULT", "CONSULT"]),
        st.integers(0, 40),
        _sides,
        _sides,
        st.sampled_from([None, "2024", "2024-12", "2024-12-25"]),
        st.sampled_from([None, None, 38, 40]),
        st.sampled_from(["Happened", "Happened", "Denied", "Threatened"]),
        _speaker,
    ),
    max_size=4,
).map(tuple)


@st.composite
def extractions(draw, names=("a", "b", "c", "d")):
    """A document of a handful of ids, with random claims and events among seven entities, named so or otherwise."""
    name = draw(st.sampled_from(names))
    dropped = draw(st.sampled_from(["e5", "e6"]))  # one key stands once in a document
    described = {one: draw(st.sampled_from(({}, *ways))) for one, ways in OTHERWISE.items()}
    return Extraction(
        document=Document(id=name, text=TEXT, sha256=draw(st.sampled_from(["1", "1", "1", "2"]))),
        mentions=MENTIONS,
        entities=tuple(replace(e, **described.get(e.id, {})) for e in ENTITIES if e.id != dropped),
        measurements=draw(_measurements),
        assertions=draw(_assertions),
        events=draw(_events),
        attributions=(Attribution("a1", Span(0, 7), "m5", Span(8, 12), (Span(13, 30),), Span(0, 30)),),
    )


def content(folder, *steps):
    """The bytes of a graph after some steps, each a list of documents to put or the id of one to remove."""
    with GraphStore.create_or_open(folder, infer=True) as graph:
        for step in steps:
            graph.remove(step) if isinstance(step, str) else graph.put(step)
        return b"".join(graph.nquads())


def fresh(*documents):
    with tempfile.TemporaryDirectory() as folder:
        return content(Path(folder) / "graph", list(documents))


many = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@many
@given(found=st.lists(extractions(), min_size=1, max_size=4, unique_by=lambda e: e.document.id), data=st.data())
def test_one_by_one_in_any_order_gives_the_bytes_of_a_build_at_once(found, data):
    shuffled = data.draw(st.permutations(found))
    with tempfile.TemporaryDirectory() as folder:
        assert content(Path(folder) / "graph", *([e] for e in shuffled)) == fresh(*found)


@many
@given(found=st.lists(extractions(), min_size=2, max_size=4, unique_by=lambda e: e.document.id))
def test_removing_a_document_leaves_what_building_without_it_gives(found):
    with tempfile.TemporaryDirectory() as folder:
        assert content(Path(folder) / "graph", found, found[0].document.id) == fresh(*found[1:])


@many
@given(
    old=extractions(names=("a",)),
    new=extractions(names=("a",)),
    others=st.lists(extractions(names=("b", "c")), max_size=2, unique_by=lambda e: e.document.id),
)
def test_replacing_a_document_leaves_no_trace_of_the_old_one(old, new, others):
    with tempfile.TemporaryDirectory() as folder:
        assert content(Path(folder) / "graph", [old, *others], [new]) == fresh(new, *others)


def test_no_documents_leave_nothing(tmp_path, samples):
    assert content(tmp_path / "graph", [samples.first()], "first.txt") == b""


@pytest.mark.parametrize("buffer", [0, 150, 10_000])
def test_documents_put_at_once_give_the_same_in_batches_of_any_size(tmp_path, samples, monkeypatch, buffer):
    first, second = samples.first(), samples.second()
    expected = content(tmp_path / "one by one", [first], [second])
    monkeypatch.setattr("kg.store.founding.MOST", buffer)
    monkeypatch.setattr("kg.store.changing._BUFFER", buffer)
    assert content(tmp_path / "graph", [first, second]) == expected


def test_of_a_document_put_twice_the_last_stays(tmp_path, samples):
    first, second = samples.first(), samples.second()
    older = replace(first, assertions=())
    assert content(tmp_path / "graph", [older, second, first]) == fresh(first, second)


def test_documents_are_listed_by_id_with_their_hash(graph, samples):
    expected = {e.document.id: e.document.sha256 for e in (samples.first(), samples.second())}
    assert graph.documents() == expected
    assert list(graph.documents()) == sorted(expected)


def test_the_graph_knows_a_document_by_text_and_metadata(graph, samples):
    document = samples.first().document
    assert graph.holds(document)
    assert graph.holds(replace(document, path="elsewhere.txt"))
    assert not graph.holds(replace(document, title="Another headline"))
    assert not graph.holds(replace(document, id="other.txt"))


def test_what_is_put_again_unchanged_changes_nothing(graph, samples, monkeypatch):
    monkeypatch.setattr("kg.store.derivation.exchange", lambda *_args, **_named: pytest.fail("nothing has changed"))
    graph.put([samples.first()])
    assert not graph.pending


def test_origins_are_stated_of_documents_that_are_there_and_go_with_them(tmp_path, samples):
    named = NamedNode(BASE_IRI + "origins")
    pair = [samples.first(), samples.second()]
    with GraphStore.create_or_open(tmp_path / "graph") as graph:
        graph.put(pair, origins={"second.txt": "first.txt", "gone": "first.txt"})
        stated = b"".join(graph.nquads())
        ends = [(quad.subject.value, quad.object.value) for quad in graph.raw.quads_for_pattern(None, t.ORIGIN, None)]
        assert ends == [(BASE_IRI + "document/second.txt", BASE_IRI + "document/first.txt")]
        graph.put(pair)
        assert b"".join(graph.nquads()) == stated
        graph.put([], origins={})
        assert named not in set(graph.raw.named_graphs())
        graph.put([], origins={"second.txt": "first.txt"})
        assert b"".join(graph.nquads()) == stated
        graph.remove("first.txt")
        assert named not in set(graph.raw.named_graphs())
        assert not graph.pending


def test_removing_an_unknown_document_is_an_error(graph):
    with pytest.raises(UnknownNameError, match="no document 'none'"):
        graph.remove("none")


def test_members_of_an_alliance_that_is_mentioned_stand_apart_with_their_source(tmp_path):
    extraction = Extraction(Document(id="a", text=TEXT), MENTIONS, ENTITIES[3:4])
    background = NamedNode(BASE_IRI + "background")
    with GraphStore.create_or_open(tmp_path / "graph") as graph:
        graph.put([extraction])
        members = list(graph.raw.quads_for_pattern(None, t.MEMBER_OF, None, background))
        assert len(members) == 32
        assert not list(graph.raw.quads_for_pattern(None, t.MEMBER_OF, None, DefaultGraph()))
        sources = list(graph.raw.quads_for_pattern(None, t.SOURCE_OF_RECORD, None, background))
        assert len(sources) == 34  # two partners, who are no members
        graph.remove("a")
        assert background not in set(graph.raw.named_graphs())


def test_the_state_of_a_place_is_background_and_goes_with_the_place(tmp_path):
    place = Entity("e1", "place/leipzig", "Leipzig", "Place")
    extraction = Extraction(Document(id="a", text="Leipzig"), (Mention("m1", 0, 7, "Place", "e1"),), (place,))
    background = NamedNode(BASE_IRI + "background")
    with GraphStore.create_or_open(tmp_path / "graph") as graph:
        graph.put([extraction])
        stated = list(graph.raw.quads_for_pattern(None, t.LOCATED_IN, None, None))
        assert [(q.subject.value, q.object.value, q.graph_name) for q in stated] == [
            (BASE_IRI + "place/leipzig", BASE_IRI + "state/DE", background)
        ]
        assert len(list(graph.raw.quads_for_pattern(None, t.SOURCE_OF_RECORD, None, background))) == 1
        graph.put([Extraction(Document(id="b", text="x"))])
        assert list(graph.raw.quads_for_pattern(None, t.LOCATED_IN, None, background))
        graph.remove("a")
        assert background not in set(graph.raw.named_graphs())


def test_the_offices_of_a_leader_are_background_and_go_with_the_leader(tmp_path):
    person = Entity("e1", "person/olaf-scholz", "Olaf Scholz", "Person")
    extraction = Extraction(Document(id="a", text="Scholz"), (Mention("m1", 0, 6, "Person", "e1"),), (person,))
    office, background = t.relation("headOfGovernmentOf"), NamedNode(BASE_IRI + "background")
    with GraphStore.create_or_open(tmp_path / "graph") as graph:
        graph.put([extraction])
        [stated] = graph.raw.quads_for_pattern(None, t.PREDICATE, office, None)
        assert stated.graph_name == background
        assert not list(graph.raw.quads_for_pattern(None, office, None, None))
        whole = set(graph.raw.quads_for_pattern(None, None, None, background))
        graph.put([Extraction(Document(id="b", text="x"))])
        assert set(graph.raw.quads_for_pattern(None, None, None, background)) == whole
        graph.remove("a")
        assert background not in set(graph.raw.named_graphs())


def test_what_is_known_of_a_thing_is_stated_whatever_class_texts_give_it(tmp_path):
    place = Entity("e1", "place/leipzig", "Leipzig", "Organization")
    extraction = Extraction(Document(id="a", text="Leipzig"), (Mention("m1", 0, 7, "Organization", "e1"),), (place,))
    with GraphStore.create_or_open(tmp_path / "graph") as graph:
        graph.put([extraction])
        new = b"".join(graph.nquads())
        assert list(graph.raw.quads_for_pattern(None, t.LOCATED_IN, None, None))
        graph.raw.add(PENDING)  # so that all is derived anew
        graph.put([])
        assert b"".join(graph.nquads()) == new


def broken_off(graph, extraction, monkeypatch, where):
    """Let a put fail at a step, as if the process had been killed there."""

    def fail(*_args, **_named):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(f"kg.store.derivation.{where}", fail)
        with pytest.raises(KeyboardInterrupt):
            graph.put([extraction])


STEPS = ("exchange", "refresh", "_refresh_events", "_refresh_background")


@pytest.mark.parametrize("where", STEPS)
def test_a_build_that_broke_off_shows_readers_the_state_before_and_is_mended_by_the_next(
    tmp_path, samples, monkeypatch, where
):
    assert len(STEPS) == 4
    folder = tmp_path / "graph"
    nato = Extraction(Document(id="n", text=TEXT, sha256="1"), MENTIONS, ENTITIES[3:4])
    with GraphStore.create_or_open(folder, infer=True) as graph:
        graph.put([samples.first()])
    with GraphStore.create_or_open(folder) as graph:
        broken_off(graph, nato, monkeypatch, where)
        assert graph.pending
    with GraphStore.open(folder) as graph:
        assert b"".join(graph.nquads()) == fresh(samples.first())
    assert content(folder, [nato]) == fresh(samples.first(), nato)


KILLED = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
import samples
from kg.store import GraphStore, derivation, founding
module, name, at = {"derivation": derivation, "founding": founding}[sys.argv[3]], sys.argv[4], int(sys.argv[5])
inner, calls = getattr(module, name), [0]
def killed(*args, **named):
    calls[0] += 1
    if calls[0] > at:
        os.kill(os.getpid(), 9)
    return inner(*args, **named)
setattr(module, name, killed)
with GraphStore.create_or_open(Path(sys.argv[1]), infer=True) as graph:
    graph.put([samples.first()])
with GraphStore.create_or_open(Path(sys.argv[1])) as graph:
    graph.put([samples.second()])
"""
FIRST = [("founding", "load", 0), ("derivation", "derive_all", 0), ("derivation", "derive", 0)]  # build that is killed
SECOND = [("derivation", name, 0) for name in ("exchange", "_by_reports", "_replace", "_refresh_events")]


@pytest.mark.parametrize(("module", "name", "at"), FIRST + SECOND)
def test_a_killed_process_leaves_a_graph_that_the_next_build_completes_byte_for_byte(
    tmp_path, samples, module, name, at
):
    assert (len(FIRST), len(SECOND)) == (3, 4)
    here = Path(__file__).parents[1] / "quads"
    command = [sys.executable, "-c", KILLED, str(tmp_path / "graph"), str(here), module, name, str(at)]
    assert subprocess.run(command, check=False, capture_output=True).returncode == -9
    if (module, name, at) in SECOND:  # readers see the first
        with GraphStore.open(tmp_path / "graph") as graph:
            assert b"".join(graph.nquads()) == fresh(samples.first())
    else:
        with pytest.raises(GraphError, match="nothing was built yet; run kg build"):
            GraphStore.open(tmp_path / "graph")
    again = content(tmp_path / "graph", [samples.first(), samples.second()])
    assert again == fresh(samples.first(), samples.second())


def test_a_missing_folder_a_strange_folder_and_a_broken_manifest_are_no_graphs(tmp_path):
    with pytest.raises(GraphError, match="no such folder"):
        GraphStore.open(tmp_path / "none")
    tmp_path.joinpath("notes.txt").write_text("mine")
    with pytest.raises(GraphError, match="not a graph folder"):
        GraphStore.open(tmp_path)
    with pytest.raises(GraphError, match="not empty and not a graph"):
        GraphStore.create_or_open(tmp_path)
    tmp_path.joinpath("kg.json").write_text("{")
    with pytest.raises(GraphError, match="can't be read"):
        GraphStore.open(tmp_path)
    tmp_path.joinpath("kg.json").write_text('{"format": 2}')
    with pytest.raises(GraphError, match="no base IRI"):
        GraphStore.open(tmp_path)
    tmp_path.joinpath("kg.json").write_text('{"format": 99, "base_iri": "http://example.org/"}')
    with pytest.raises(GraphError, match="format 99"):
        GraphStore.open(tmp_path)


def test_a_folder_that_is_a_file_is_no_graph(tmp_path):
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(GraphError, match="is a file"):
        GraphStore.create_or_open(file)


def test_a_graph_without_a_store_was_not_built_yet(tmp_path):
    tmp_path.joinpath("kg.json").write_text(json.dumps({"format": 2, "base_iri": BASE_IRI}))
    with pytest.raises(GraphError, match="nothing was built"):
        GraphStore.open(tmp_path)


def test_the_base_iri_stays_with_the_graph(tmp_path, samples):
    own = "https://example.org/id/"
    with GraphStore.create_or_open(tmp_path / "graph", own) as graph:
        graph.put([samples.first()])
        lines = b"".join(graph.nquads())
    assert b"<https://example.org/id/state/AZ>" in lines
    assert BASE_IRI.encode() not in lines
    gc.collect()
    with GraphStore.create_or_open(tmp_path / "graph") as graph:
        assert graph.base_iri == own
    gc.collect()
    with pytest.raises(GraphError, match="has the base IRI"):
        GraphStore.create_or_open(tmp_path / "graph", BASE_IRI)
    with pytest.raises(GraphError, match="is no IRI"):
        GraphStore.create_or_open(tmp_path / "other", "not an iri")


def test_the_rdflib_dataset_holds_the_same_quads(graph):
    dataset = graph.dataset()
    assert len(list(dataset.quads())) == len(list(graph.nquads())) > 300
