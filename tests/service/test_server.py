"""The server says where it is, which build it serves, and stops when told to."""

import json
import signal
import socket
from urllib.request import urlopen

import pytest

from kg import cli


def test_health_tells_which_build_is_served(server, graph_folder) -> None:
    with urlopen(server.url + "health") as answer:
        told = json.load(answer)
    assert told["status"] == "ok"
    assert told["graph"] == str(graph_folder)
    assert told["build"]["counts"]["documents"] == 2


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
def test_a_signal_stops_it_and_leaves_no_snapshot(start, graph_folder, number, code) -> None:
    running = start(graph_folder)
    assert list(running.log.parent.glob(".served-*"))
    assert running.stop(number) == code
    assert not list(running.log.parent.glob(".served-*"))
    assert "Traceback" not in running.log.read_text()


def test_a_port_in_use_is_told_of(graph_folder, capsys) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert cli.main(["serve", str(graph_folder), "--port", port]) == 2
    said = capsys.readouterr().err
    assert f"127.0.0.1:{port}: can't listen" in said
    assert "--port" in said


def test_a_folder_that_is_no_graph_is_told_of(tmp_path, capsys) -> None:
    assert cli.main(["serve", str(tmp_path)]) == 2
    assert "not a graph folder" in capsys.readouterr().err
