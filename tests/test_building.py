"""Builds are a function of the texts: not of order, processes, interruptions or what was there before."""

import sys
from pathlib import Path

import pytest

import kg
from kg import extracting, namespaces, settling
from kg.building import remove
from kg.errors import GraphError, KgError, UnknownNameError
from kg.extracting import PIPELINE_VERSION
from kg.store import GraphStore, records

build_module = sys.modules["kg.building"]  # kg.build itself is the function

TEXTS = {
    "one.txt": """---
title: Ministers meet in Tbilisi
date: 2024-03-05
source: The Harbour Gazette
---
Georgia and Kazakhstan signed a transport agreement on Monday. Kazakhstan is Georgia's close partner.

"The port will reopen," said Nina Orlova, a logistics analyst. Georgia did not attack Armenia.
""",
    "two.txt": """---
title: Orlova sees delays
date: 2024-03-09
source: Steppe Courier
---
Orlova warned of delays. Uzbekistan condemned the blockade. Russia threatened Georgia with sanctions.
""",
    "three.md": """---
date: 2024-04-01
---
# A clash at sea

Russian warships shelled the Ukrainian port of Odesa on 30 March 2024, killing 5 people.
""",
}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The quads of a plain build of all texts."""
    out = tmp_path_factory.mktemp("whole") / "graph"
    with kg.build(texts, out) as graph:
        assert graph.build_report.built == len(TEXTS)
        return nquads(graph)


def nquads(graph: "kg.Graph") -> bytes:
    return b"".join(graph.store.nquads())


def test_the_same_texts_give_the_same_bytes(texts: Path, whole: bytes, tmp_path: Path) -> None:
    with kg.build(texts, tmp_path / "graph") as graph:
        assert nquads(graph) == whole
    assert whole.count(b"\n") > 100


@pytest.mark.parametrize(("room", "again"), [(500_000, 0), (1, 3)])
def test_what_was_read_is_not_read_again_from_its_record_where_there_was_room_for_it(
    texts: Path, whole: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int, again: int
) -> None:
    opened, inner = list[str](), records.closed
    monkeypatch.setattr(records, "closed", lambda *args: opened.append(args[1]) or inner(*args))
    monkeypatch.setattr("kg.building._AT_HAND", room)
    with kg.build(texts, tmp_path / "graph") as graph:
        assert nquads(graph) == whole
    assert len(opened) == again


def test_the_evidence_tells_what_read_each_text(whole: bytes) -> None:
    lines = whole.decode().splitlines()
    assert sum(line.count("prov#Activity>") for line in lines) == len(TEXTS)
    agents = {line.partition('label> "')[2].partition('"')[0] for line in lines if "/id/software/" in line.split()[0]}
    (agent,) = agents - {""}
    assert agent.startswith("influence-kg ")
    assert ", model en_core_web_" in agent
    assert agent.endswith(f", pipeline {PIPELINE_VERSION}")


def test_one_by_one_in_another_order_gives_the_same_bytes(texts: Path, whole: bytes, tmp_path: Path) -> None:
    for name in reversed(TEXTS):
        graph = kg.build(texts / name, tmp_path / "graph")
        graph.close()
    with kg.open(tmp_path / "graph") as graph:
        assert nquads(graph) == whole


def test_two_processes_give_the_same_bytes(
    texts: Path, whole: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extracting, "_CHARACTERS", 1)  # each text is a batch
    with kg.build(texts, tmp_path / "graph", jobs=2) as graph:
        assert nquads(graph) == whole


def test_unchanged_texts_are_not_read_again(texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kg.build(texts, tmp_path / "graph").close()

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the language model was asked for")

    monkeypatch.setattr(extracting, "pipeline", refuse)
    with kg.build(texts, tmp_path / "graph") as graph:
        assert (graph.build_report.built, graph.build_report.unchanged) == (0, len(TEXTS))


def test_a_changed_text_replaces_its_evidence(texts: Path, whole: bytes, tmp_path: Path) -> None:
    changed = tmp_path / "texts"
    changed.mkdir()
    for name in TEXTS:
        (changed / name).write_bytes((texts / name).read_bytes())
    (changed / "three.md").write_text("---\ndate: 2024-04-01\n---\nAll was calm in Odesa.\n", encoding="utf-8")
    kg.build(changed, tmp_path / "graph").close()
    (changed / "three.md").write_bytes((texts / "three.md").read_bytes())
    with kg.build(changed, tmp_path / "graph") as graph:
        assert graph.build_report.built == 1
        assert nquads(graph) == whole


def test_a_removed_text_leaves_the_graph_that_building_without_it_gives(texts: Path, tmp_path: Path) -> None:
    kg.build(texts, tmp_path / "all").close()
    remove(tmp_path / "all", "three.md")
    with kg.build([texts / "one.txt", texts / "two.txt"], tmp_path / "two") as graph:
        expected = nquads(graph)
    with kg.open(tmp_path / "all") as graph:
        assert nquads(graph) == expected


STORM = " ".join(
    f"The ferry from Batumi to Odesa turned back near {place} with {number} people aboard, its owner told reporters."
    for number, place in enumerate(
        ("Poti", "Sochi", "Varna", "Constanta", "Yalta", "Trabzon", "Rize", "Samsun"), start=40
    )
)
COPIES = {
    "b-first.txt": f"---\ndate: 2024-05-02\nsource: Coast Wire\n---\nRussia shelled Georgia on 1 May 2024. {STORM}\n",
    "a-later.txt": f"---\ndate: 2024-05-03\nsource: Port\n---\nRussia shelled Georgia on 1 May 2024. {STORM} More?\n",
    "c-other.txt": "---\ndate: 2024-05-03\nsource: Delta Post\n---\nRussia shelled Georgia on 1 May 2024. It rained.\n",
}


def origin_of(graph: "kg.Graph") -> dict[str, str]:
    found = graph.query("SELECT ?d ?o WHERE { GRAPH ?g { ?d kg:origin ?o } }")
    start = f"{namespaces.BASE_IRI}document/"
    return {d.removeprefix(start): o.removeprefix(start) for d, o in zip(found["d"], found["o"], strict=True)}


def test_a_wire_copy_has_the_origin_published_first_whatever_the_order_and_none_once_that_is_removed(
    tmp_path: Path,
) -> None:
    for name, text in COPIES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    built = {}
    for order in (list(COPIES), sorted(COPIES), sorted(COPIES, reverse=True)):
        out = tmp_path / f"graph-{len(built)}"
        for name in order:
            kg.build(tmp_path / name, out).close()
        with kg.open(out) as graph:
            assert origin_of(graph) == {"a-later.txt": "b-first.txt"}
            assert graph.validate().conforms
            built[tuple(order)] = nquads(graph)
    assert len(built) == 3
    with kg.build([tmp_path / name for name in COPIES], tmp_path / "at-once") as graph:
        assert {nquads(graph)} == set(built.values())
        (edge,) = (data for _, _, data in graph.network().edges(data=True))
        assert edge["documents"] == 3
        rows = graph.query(name="corroboration")
        assert list(rows[rows["kind"] == "event"][["origins", "documents"]].iloc[0]) == [2, 3]
    remove(tmp_path / "graph-0", "b-first.txt")
    with kg.build([tmp_path / "a-later.txt", tmp_path / "c-other.txt"], tmp_path / "without") as graph:
        assert origin_of(graph) == {}
        expected = nquads(graph)
    with kg.open(tmp_path / "graph-0") as graph:
        assert nquads(graph) == expected


def test_origins_are_told_anew_after_a_removal_that_broke_off_and_without_a_ledger(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in COPIES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "a-copy.txt").write_text(COPIES["a-later.txt"], encoding="utf-8")
    kg.build([tmp_path / name for name in (*COPIES, "a-copy.txt")], tmp_path / "graph").close()

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(build_module, "settle", stop)
        remove(tmp_path / "graph", "b-first.txt")
    with kg.open(tmp_path / "graph") as graph:  # as it was, until the removal is whole
        assert origin_of(graph) == {"a-later.txt": "b-first.txt", "a-copy.txt": "b-first.txt"}
    with kg.build(tmp_path / "c-other.txt", tmp_path / "graph") as graph:
        assert graph.build_report.built == 0
        assert origin_of(graph) == {"a-later.txt": "a-copy.txt"}
        path = graph.store.state / "ledger.sqlite"
    path.unlink()
    with kg.build(tmp_path / "c-other.txt", tmp_path / "graph") as graph:
        assert graph.build_report.built == 0
        assert origin_of(graph) == {"a-later.txt": "a-copy.txt"}


def test_removing_what_is_not_there_is_an_error(texts: Path, tmp_path: Path) -> None:
    kg.build(texts / "one.txt", tmp_path / "graph").close()
    with pytest.raises(UnknownNameError, match=r"nine\.txt"):
        remove(tmp_path / "graph", "nine.txt")


@pytest.mark.parametrize("stage", ["save", "put", "ledger"])
def test_a_build_that_stops_half_way_is_finished_by_the_next(
    stage: str, texts: Path, whole: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class StopError(BaseException):  # as Ctrl-C
        pass

    calls = []

    def stop(*_: object, **__: object) -> None:
        raise StopError

    original = build_module.records.keep

    def stop_at_second(*arguments: object) -> None:
        calls.append(arguments)
        if len(calls) == 2:
            raise StopError
        original(*arguments)  # type: ignore[arg-type]  # passed through as they came

    with monkeypatch.context() as patch, pytest.raises(StopError):
        if stage == "save":
            patch.setattr(build_module.records, "keep", stop_at_second)
        elif stage == "put":
            patch.setattr(GraphStore, "put_lines", stop)
        else:
            patch.setattr(settling.Ledger, "save", stop)
        kg.build(texts, tmp_path / "graph")
    with kg.build(texts, tmp_path / "graph") as graph:
        assert nquads(graph) == whole


def test_a_surname_is_the_person_whom_another_text_names_in_full(texts: Path, tmp_path: Path) -> None:
    with kg.build(texts, tmp_path / "graph") as graph:
        found = graph.query('SELECT ?p WHERE { ?p a kg:Person ; rdfs:label ?n FILTER(CONTAINS(?n, "Orlova")) }')
    assert list(found["p"]) == [f"{namespaces.BASE_IRI}person/nina-orlova"]


def test_bad_inputs_are_reported_and_the_rest_is_built(texts: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text(
        '{"id": "a", "text": "Georgia met Armenia.", "published": "2024-01-02"}\n{oops\n', encoding="utf-8"
    )
    heard: list[KgError] = []
    with kg.build(
        [texts / "one.txt", tmp_path / "none.txt", broken], tmp_path / "graph", on_problem=heard.append
    ) as graph:
        assert graph.build_report.built == 2
        assert len(graph.build_report.problems) == len(heard) == 2


def test_if_nothing_can_be_used_the_first_problem_is_raised(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"none\.txt"):
        kg.build(tmp_path / "none.txt", tmp_path / "graph")


def test_a_folder_with_other_things_in_it_is_not_taken_for_a_graph(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(GraphError):
        kg.build(texts, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_graph_that_lies_among_its_texts_is_not_read_as_a_text(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes((texts / "one.txt").read_bytes())
    kg.build(tmp_path, tmp_path / "graph").close()
    with kg.build(tmp_path, tmp_path / "graph") as graph:
        assert (graph.build_report.built, graph.build_report.unchanged, graph.build_report.problems) == (0, 1, ())


def test_a_headline_tells_of_the_event_of_its_text(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(
        "Poland expels Russian diplomats\n\nPoland expelled 45 Russian diplomats on 8 May 2024. Moscow was angry.\n",
        encoding="utf-8",
    )
    (tmp_path / "two.txt").write_text(
        "Turkey bombs Iraq\n\nTurkey denied on 9 May 2024 that it had bombed Iraq. It was a quiet week elsewhere.\n",
        encoding="utf-8",
    )
    with kg.build(tmp_path, tmp_path / "graph") as graph:
        told = graph.query(
            "SELECT ?type ?status (COUNT(?report) AS ?reports) WHERE { ?event a kg:Event ; kg:eventType ?type ; "
            "kg:status ?status ; kg:reportedIn ?report } GROUP BY ?type ?status"
        )
        found = {
            (r.type.rpartition("/")[2].split("#")[1], r.status.split("#")[1], int(r.reports)) for r in told.itertuples()
        }
        assert found == {("SANCTION", "Happened", 2), ("ASSAULT", "Hypothetical", 2), ("REJECT", "Happened", 1)}
