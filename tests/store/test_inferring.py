"""The graph of inferences: on what it may rest, where it stands, and how it is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode

from kg.errors import InputError
from kg.exports import export
from kg.model import Assertion, Attribution, Document, Entity, Extraction, Mention, Span
from kg.network import project
from kg.network.reading import memberships
from kg.quads.inferred import inferred_graph
from kg.store import GraphStore, ask, inferring, named_queries
from kg.store.counting import counts
from kg.store.entities import known
from kg.store.inferred import inferred
from kg.store.validation import validate

NAMES = {
    "Norland": ("state/XN", "State"),
    "Sudria": ("state/XS", "State"),
    "Port Vale": ("place/port-vale", "Place"),
    "Harbour Guild": ("organization/harbour-guild", "Organization"),
    "Coin League": ("organization/coin-league", "Organization"),
    "Lena Marsh": ("person/lena-marsh", "Person"),
}
TEXT = ", ".join(NAMES) + "."
IDS = {name: f"m{number}" for number, name in enumerate(NAMES)}


def document(name: str, *claims: Assertion) -> Extraction:
    mentions = [
        Mention(IDS[label], TEXT.index(label), TEXT.index(label) + len(label), kind, f"e{label}")  # type: ignore[arg-type]
        for label, (_, kind) in NAMES.items()
    ]
    entities = [Entity(f"e{label}", key, label, kind) for label, (key, kind) in NAMES.items()]  # type: ignore[arg-type]
    said = Attribution("a1", Span(0, 7), IDS["Norland"], Span(8, 9), (Span(9, 20),), Span(0, 30))
    return Extraction(Document(name, TEXT), tuple(mentions), tuple(entities), claims, attributions=(said,))


def claim(subject: str, relation: str, target: str, **manner: object) -> Assertion:
    return Assertion(relation, IDS[subject], IDS[target], Span(0, len(TEXT)), confidence=0.9, **manner)  # type: ignore[arg-type]


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[GraphStore]:
    with GraphStore.create_or_open(tmp_path / "graph", infer=True) as store:
        yield store


MEMBER = claim("Lena Marsh", "memberOf", "Harbour Guild")
PART = claim("Harbour Guild", "partOf", "Coin League")


def statements(graph: GraphStore, *names: str) -> list[str]:
    return [row.statement for row in inferred(graph, names)]


def test_a_member_of_a_part_is_a_member_of_the_whole_with_the_sentences_of_both(graph: GraphStore) -> None:
    graph.put([document("one", MEMBER), document("two", PART)])
    (row,) = [r for r in inferred(graph, ["Lena Marsh", "Coin League"]) if r.predicate == "memberOf"]
    assert (row.statement, row.rules) == ("Lena Marsh is a member of Coin League", ("by a chain",))
    assert (row.current, row.confidence) == (True, 0.81)
    assert [(said.document, said.statement) for said in row.evidence] == [
        ("two", "Harbour Guild partOf Coin League"),
        ("one", "Lena Marsh memberOf Harbour Guild"),
    ]
    assert row.text().splitlines()[:3] == [
        "[inferred] Lena Marsh is a member of Coin League (by a chain, confidence 0.81)",
        "  rests on [fact] Harbour Guild partOf Coin League (Affirmed, Certain)",
        f"    “{TEXT}”",
    ]
    graph.remove("two")
    assert statements(graph, "Lena Marsh", "Coin League") == []


@pytest.mark.parametrize(
    "manner",
    [
        {"polarity": "Denied"},
        {"certainty": "Possible"},
        {"attribution": "a1"},
        {"attributed_to": IDS["Norland"]},
        {"former": True},
        {"former": True, "valid_until": "2001", "attribution": "a1"},
        {"former": True, "valid_until": "2001", "polarity": "Denied"},
        {"former": True, "valid_until": "2001", "certainty": "Probable"},
    ],
    ids=str,
)
def test_what_is_denied_possible_only_claimed_or_past_is_no_premise(
    graph: GraphStore, manner: dict[str, object]
) -> None:
    graph.put([document("one", MEMBER), document("two", claim("Harbour Guild", "partOf", "Coin League", **manner))])
    assert statements(graph, "Lena Marsh", "Coin League") == []
    assert statements(graph, "Harbour Guild", "Coin League") == []


def test_a_fact_that_another_text_denies_is_no_premise_until_that_text_goes(graph: GraphStore) -> None:
    graph.put([document("one", MEMBER, PART)])
    denied = claim("Harbour Guild", "partOf", "Coin League", polarity="Denied")
    graph.put([document("two", denied)])
    assert statements(graph, "Lena Marsh", "Coin League") == []
    graph.remove("two")
    assert "Lena Marsh is a member of Coin League" in statements(graph, "Lena Marsh", "Coin League")


def test_a_past_fact_with_its_end_gives_a_past_inference_and_no_plain_triple(graph: GraphStore) -> None:
    past = claim("Lena Marsh", "memberOf", "Harbour Guild", former=True, valid_from="1999", valid_until="2010")
    graph.put(
        [document("one", past), document("two", claim("Harbour Guild", "partOf", "Coin League", valid_from="2004"))]
    )
    (row,) = [r for r in inferred(graph, ["Lena Marsh", "Coin League"]) if r.predicate == "memberOf"]
    assert (row.since, row.until, row.current) == ("2004", "2010", False)
    assert row.text().startswith(
        "[inferred] Lena Marsh is a member of Coin League (former, by a chain, 2004 to 2010, confidence 0.81)"
    )
    lena = NamedNode(f"{graph.base_iri}person/lena-marsh")
    assert not list(graph.raw.quads_for_pattern(lena, None, None, inferred_graph(base=graph.base_iri)))
    assert validate(graph).conforms


def test_the_place_of_a_place_may_be_background(graph: GraphStore) -> None:
    baku = Entity("e9", "place/baku", "Baku", "Place")
    mentions = (Mention("m1", 0, 5, "Organization", "e1"), Mention("m2", 6, 10, "Place", "e9"))
    body = Entity("e1", "organization/quay-bank", "Quay Bank", "Organization")
    located = Assertion("locatedIn", "m1", "m2", Span(0, 10))
    graph.put([Extraction(Document("one", "Quays Baku."), mentions, (body, baku), (located,))])
    (row,) = [r for r in inferred(graph, ["Quay Bank"]) if r.object.endswith("state/AZ")]
    assert row.statement == "Quay Bank is in Azerbaijan"
    assert len(row.background) == 1
    assert "  rests on [background] Baku is in Azerbaijan" in row.text()


def test_the_other_direction_and_the_wider_relation_are_no_facts_and_no_ties(graph: GraphStore, tmp_path: Path) -> None:
    claims = (claim("Norland", "alliedWith", "Sudria"), claim("Lena Marsh", "headOfStateOf", "Norland"))
    graph.put([document("one", *claims)])
    assert statements(graph, "Norland", "Sudria") == ["Sudria is allied with Norland"]
    assert statements(graph, "Lena Marsh", "Norland") == [
        "Lena Marsh leads Norland",
        "Norland has as head of state Lena Marsh",
        "Norland is led by Lena Marsh",
    ]
    with GraphStore.create_or_open(tmp_path / "plain") as plain:
        plain.put([document("one", *claims)])
        assert set(plain.quads(DefaultGraph())) == set(graph.quads(DefaultGraph()))
        assert set(project(plain).edges(keys=True)) == set(project(graph).edges(keys=True))
        with pytest.raises(InputError, match="--infer makes them"):
            inferred(plain, ["Norland"])
        assert known(plain, "Norland").inferred == ()
    assert [row.predicate for row in known(graph, "Sudria").inferred] == ["alliedWith"]
    assert validate(graph).conforms


def test_inferences_come_and_go_with_the_switch_and_leave_no_trace(graph: GraphStore) -> None:
    graph.put([document("one", MEMBER, PART)])
    with_them = b"".join(graph.nquads())
    graph.infer(False)
    without = b"".join(graph.nquads())
    assert b"inferred" not in without
    graph.put([document("two", claim("Sudria", "locatedIn", "Norland"))])
    graph.remove("two")
    assert b"".join(graph.nquads()) == without
    graph.infer(True)
    assert b"".join(graph.nquads()) == with_them


def test_a_switch_that_broke_off_is_mended_by_the_next_build(
    graph: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph.put([document("one", MEMBER, PART)])
    whole = b"".join(graph.nquads())
    graph.infer(False)
    with monkeypatch.context() as broken:
        broken.setattr(inferring, "infer_all", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            graph.infer(True)
    assert graph.pending
    graph.put([])
    assert not graph.pending
    assert b"".join(graph.nquads()) == whole


def test_the_graph_remembers_the_switch(tmp_path: Path) -> None:
    with GraphStore.create_or_open(tmp_path / "graph", infer=True) as store:
        store.put([document("one", MEMBER)])
    with GraphStore.create_or_open(tmp_path / "graph") as store:
        assert store.infers
        store.put([document("two", PART)])
        assert "Lena Marsh is a member of Coin League" in statements(store, "Lena Marsh")


def test_the_packaged_question_lists_them(graph: GraphStore) -> None:
    graph.put([document("one", MEMBER, PART)])
    asked = ask(graph.raw, name="inferred", parameters={"of": "Lena Marsh", "rule": "ByChain"}, base=graph.base_iri)
    rows = {row[:4] + row[6:] for row in asked.table().rows}
    assert ("Lena Marsh", "memberOf", "Coin League", "ByChain", True, 0.81, 2) in rows
    assert all("ByChain" in str(row[3]) for row in rows)
    assert {row[1] for row in rows} == {"memberOf", "hasMember", "affiliatedWith", "hasAffiliate"}


def test_only_subjects_that_a_change_reaches_are_read_again(graph: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    others = [document(f"other {n}", claim("Norland", "opposes", "Sudria")) for n in range(3)]
    graph.put([*others, document("one", MEMBER)])
    read: list[str] = []
    whole = inferring.inferences
    monkeypatch.setattr(inferring, "inferences", lambda subject, stated: read.append(subject) or whole(subject, stated))
    graph.put([document("two", PART)])
    assert {iri.removeprefix(graph.base_iri) for iri in read} == {"organization/harbour-guild", "person/lena-marsh"}


def test_no_packaged_question_but_theirs_and_no_tie_or_table_sees_them(graph: GraphStore, tmp_path: Path) -> None:
    claims = (MEMBER, PART, claim("Norland", "alliedWith", "Sudria"), claim("Sudria", "memberOf", "Harbour Guild"))
    graph.put([document("one", *claims)])

    def seen() -> dict[str, object]:
        tables = {q.name: ask(graph.raw, name=q.name, base=graph.base_iri).table() for q in named_queries()}
        export(graph, "csv", tmp_path / "tables")
        edges = (tmp_path / "tables" / "edges.csv").read_text(encoding="utf-8")
        return {**tables, "members": memberships(graph), "csv": edges, "counts": counts(graph.raw)}

    before = seen()
    assert before.pop("inferred").rows  # type: ignore[attr-defined]  # a table
    graph.infer(False)
    after = seen()
    assert not after.pop("inferred").rows  # type: ignore[attr-defined]  # a table
    assert after == before
