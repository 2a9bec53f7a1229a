"""Some seconds of what `benchmarks/soak.py` and `benchmarks/fuzz_server.py` do for minutes."""

import shutil
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture
def benchmarks(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))


@pytest.mark.skipif(sys.platform != "linux", reason="processes are told of on Linux only")
def test_answers_under_load_are_those_of_one_state(benchmarks, graph_folder, tmp_path, monkeypatch) -> None:
    import soak  # noqa: PLC0415

    names = ("/", "search", "RDF", "question, CSV", "question", "no page", "everything", "evidence", "description")
    monkeypatch.setattr(soak, "ASKED", {name: soak.ASKED[name] for name in names})
    monkeypatch.setattr(soak, "KINDS", {"asked": 4, "aborted": 1, "half_sent": 1})  # the others take their time
    monkeypatch.setattr(soak, "GROWTH", 3.0)  # too short to tell
    monkeypatch.setattr(soak, "QUIET", 4)
    graph = shutil.copytree(graph_folder, tmp_path / "graph")
    command = [sys.executable, str(Path(__file__).with_name("changing.py")), str(graph)]
    told = soak.soak(graph, tmp_path, command, seconds=4, number=6, seed=1, agents=False)
    assert told["broken"] == []
    assert told["changes"] > 4
    assert told["counts"]["answers"] > 0
    assert sum(told["answers of each state, where but one gives them"].values()) > 0


def test_a_graph_that_is_not_changed_any_more_ends_the_measurement(benchmarks) -> None:
    import soak  # noqa: PLC0415

    class Ended:
        def next(self) -> None:
            sys.exit("ended")

    with pytest.raises(SystemExit, match="not changed"):
        soak.sampled({}, 20, Ended())


def test_what_no_client_sends_is_answered_or_cut_off(benchmarks, server) -> None:
    import fuzz_server  # noqa: PLC0415

    place = urlsplit(server.url)
    counts = fuzz_server.fuzz((place.hostname, place.port), 60, 7, patience=0.1)
    assert {200, 400} <= set(counts)
    assert fuzz_server.logged(server.log) == []


def test_a_promise_that_is_broken_is_found(benchmarks) -> None:
    import fuzz_server  # noqa: PLC0415
    from strange_requests import Sent  # noqa: PLC0415

    one = Sent((b"",), 0, leaves=False, methods=("GET",))
    good = b"HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno"
    assert [fuzz_server.check(answer) for answer in fuzz_server.answers(good, one)] == [None]
    for bad in (
        b"HTTP/1.1 500 \r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 400 Bad\r\nContent-Length: 9\r\n\r\nTraceback",
        b"HTTP/1.1 200 OK\r\nX-Made-Up: 1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nA\x00: 1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"200 OK\r\n\r\n",
    ):
        with pytest.raises(fuzz_server.BrokenPromiseError):
            for answer in fuzz_server.answers(bad, one):
                fuzz_server.check(answer)
