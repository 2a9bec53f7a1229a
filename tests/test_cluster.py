"""Work spread over a Dask cluster gives what local work gives, whatever becomes of workers and scheduler."""

import multiprocessing
import os
import signal
import socket
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import dask
import pytest
from distributed import LocalCluster

import kg
from kg import cli, cluster, extracting, writing
from kg.cluster import spread
from kg.crew import Crew
from kg.errors import InputError, PipelineError
from kg.model import Document
from kg.processes import Losses

BATCHES = [["a", "b"], ["c"], ["d", "e", "f"], ["g"]]
ALL = [item for batch in BATCHES for item in batch]
TEXTS = {
    "a.txt": "Georgia signed a transport agreement with Kazakhstan on Monday.",
    "b.txt": "Armenia is an ally of Russia. Russia threatened Georgia with sanctions.",
    "c.txt": "Nina Orlova, a minister of Georgia, met the president of Armenia.",
}


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a scheduler with two worker processes on this machine, which does nothing twice by itself."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0", silence_logs=50
        ) as made,
    ):
        yield made.scheduler_address


def run(work: object, scheduler: str | None) -> tuple[list[str], list[str]]:
    notices: list[str] = []
    losses = Losses(lambda item, how: f"{item} {how}", notices.append)
    return list(spread(work, BATCHES, jobs=2, scheduler=scheduler, losses=losses)), notices


def test_results_come_in_order_from_several_processes(scheduler: str) -> None:
    def work(items: Sequence[str]) -> list[str]:
        return [f"{item}{os.getpid()}" for item in items]

    found, notices = run(work, scheduler)
    assert [result[0] for result in found] == ALL
    assert str(os.getpid()) not in {result[1:] for result in found}
    assert notices == []


def test_an_error_of_the_work_is_raised(scheduler: str) -> None:
    def work(items: Sequence[str]) -> list[str]:
        raise InputError("odd", where="b")

    with pytest.raises(InputError, match="b: odd"):
        run(work, scheduler)


def test_a_worker_that_lacks_a_package_is_told_of(scheduler: str) -> None:
    class Lacking:
        def __call__(self, items: Sequence[str]) -> list[str]:
            return list(items)

        def __reduce__(self) -> tuple[object, tuple[str]]:
            return __import__, ("no_such_package",)

    with pytest.raises(PipelineError, match=r"a worker can't read texts \(.*install the same influence-kg\[dask\]"):
        run(Lacking(), scheduler)


def test_what_ends_each_worker_is_given_up_and_the_rest_is_done(scheduler: str) -> None:
    def work(items: Sequence[str]) -> list[str]:
        if "e" in items:
            os._exit(7)
        return list(items)

    found, notices = run(work, scheduler)
    assert found == ["a", "b", "c", "d", "e ended, and so did others that were given it", "f", "g"]
    assert "workers ended over the same 3 texts, which are done again, one by one" in notices


def test_one_cluster_works_till_the_block_ends_and_none_where_there_is_no_work() -> None:
    before = set(multiprocessing.active_children())

    def work(items: Sequence[str]) -> list[int]:
        return [os.getpid() for _ in items]

    losses: Losses[str, int] = Losses(lambda item, how: pytest.fail(how), pytest.fail)
    with Crew(1, "dask").gathered() as hands:
        assert set(multiprocessing.active_children()) == before
        found = [number for _ in range(2) for number in hands.spread(work, BATCHES, losses)]
        assert (len(found), len(set(found))) == (2 * len(ALL), 1)
        assert len(set(multiprocessing.active_children()) - before) == 1
    assert set(multiprocessing.active_children()) == before
    assert [len(set(crew.spread(work, [["a"]], losses))) for crew in [Crew(1, "dask")] * 2] == [1, 1]
    assert set(multiprocessing.active_children()) == before


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(2):
        for name, text in TEXTS.items():
            (folder / f"{number}-{name}").write_text(f"---\ndate: 2024-03-0{number + 1}\n---\n{text}\n")
    return folder


def nquads(graph: "kg.Graph") -> bytes:
    return b"".join(graph.store.nquads())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_build_whose_worker_is_killed_gives_the_bytes_of_a_local_one(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extracting, "_CHARACTERS", 1)  # each text is a batch
    monkeypatch.setattr(writing, "_FAR", 6)  # quads are made by workers, too
    crews: list[Crew] = []
    spread = Crew.spread
    started: list[int] = []
    start = cluster.Here.started
    monkeypatch.setattr(cluster.Here, "started", lambda here: started.append(id(here)) or start(here))
    monkeypatch.setattr(Crew, "spread", lambda crew, *words: crews.append(crew) or spread(crew, *words))
    with kg.build(texts, tmp_path / "local") as graph:
        whole = nquads(graph)
    others, killed = {child.pid for child in multiprocessing.active_children()}, list[int]()

    def kill(_: object) -> None:
        if not killed:
            first, _ = (child.pid for child in multiprocessing.active_children() if child.pid not in others)
            os.kill(first, signal.SIGKILL)
            killed.append(first)

    notices: list[str] = []
    words = {"engine": "dask", "jobs": 2, "on_document": kill, "on_notice": notices.append}
    with kg.build(texts, tmp_path / "graph", **words) as graph:
        assert graph.build_report.built == 6
        assert nquads(graph) == whole
    assert len(killed) == 1
    assert crews[-2:] == [Crew(2, "dask")] * 2
    assert (len(started), len(set(started))) == (2, 1)  # one cluster reads and writes
    assert any(notice.startswith("gone: worker tcp://127.0.0.1:") for notice in notices)
    assert {child.pid for child in multiprocessing.active_children()} == others


@pytest.mark.parametrize("answers", [False, True])
def test_where_no_scheduler_answers_the_address_is_told(
    answers: bool, texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cluster, "SECONDS", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        if not answers:
            silent.close()
        words = ["build", str(texts), "-o", str(tmp_path / "graph"), "--engine", "dask", "--scheduler", address]
        assert cli.main(words) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"kg: error: {address}: no Dask scheduler answers within 0.3 s; start one with: dask sched")
    assert said.count("\n") == 1
    assert not (tmp_path / "graph").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--scheduler", "tcp://127.0.0.1:1"], "tcp://127.0.0.1:1: a scheduler is one of dask; add --engine dask"),
        (["--engine", "dask", "--scheduler", "here:there"], "here:there: no address of a scheduler"),
        (["--engine", "dask", "--scheduler", "odd://x:1"], "odd://x:1: no address of a scheduler"),
    ],
)
def test_what_does_not_fit_together_is_refused(
    words: list[str], told: str, texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["build", str(texts), "-o", str(tmp_path / "graph"), *words]) == 2
    assert capsys.readouterr().err.startswith(f"kg: error: {told}")
    assert not (tmp_path / "graph").exists()


def test_without_the_package_it_is_told_how_to_get_it(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert cli.main(["build", str(texts), "-o", str(tmp_path / "graph"), "--engine", "dask"]) == 2
    told = "kg: error: the engine dask needs the package distributed; pip install 'influence-kg[dask]'\n"
    assert capsys.readouterr().err == told
    assert not (tmp_path / "graph").exists()


def test_an_unknown_engine_and_a_loaded_pipeline_are_refused(texts: Path, tmp_path: Path, nlp: object) -> None:
    with pytest.raises(InputError, match="spark: no such engine; engines are processes and dask"):
        kg.build(texts, tmp_path / "graph", engine="spark")
    with pytest.raises(InputError, match="nlp: a loaded pipeline can't be sent"):
        kg.build(texts, tmp_path / "graph", engine="dask", nlp=nlp)


def test_a_worker_with_other_software_or_files_reads_nothing(tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    table.write_text("name,type\nNorland,State\n")
    mark, software = extracting.stamp(table, ()), extracting.installed(None)
    assert "influence-kg" in software
    with pytest.raises(PipelineError, match=r"reads with influence-kg .*, the build with other; install the same"):
        extracting.elsewhere(None, table, (), mark, "other")
    table.write_text("name,type\nSudria,State\n")
    with pytest.raises(PipelineError, match="has another gazetteer or extractor than the build; put it where"):
        extracting.elsewhere(None, table, (), mark, software)


def test_batches_grow_up_to_a_bound() -> None:
    documents = [Document(str(n), "x" * 10) for n in range(200)]
    sizes = [len(batch) for batch in extracting.batches(documents, 20, 100)]
    assert sizes[0] == 2
    assert max(sizes) == 10
    assert sizes[:-1] == sorted(sizes[:-1])
    assert sum(sizes) == 200
    assert {len(batch) for batch in extracting.batches(documents, 20)} == {2}
