"""A small graph and a server of it, once for all tests of the folder."""

import http.client
import importlib.util
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from kg.store import GraphStore

ROOT = Path(__file__).parents[2]


def _samples():
    path = ROOT / "tests" / "quads" / "samples.py"
    spec = importlib.util.spec_from_file_location("kg_samples", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def graph_folder(tmp_path_factory) -> Path:
    """A graph of two sample documents; not to be changed."""
    folder = tmp_path_factory.mktemp("served") / "graph"
    with GraphStore.create_or_open(folder) as graph:
        graph.put([_samples().first(), _samples().second()])
    return folder


@dataclass(frozen=True)
class Reply:
    """What a server answered."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Running:
    """A server of its own process: its URL, and what it wrote to standard error so far."""

    def __init__(self, folder: Path, log: Path, *options: str, where: Path = ROOT) -> None:
        self.log = log
        command = [sys.executable, "-P", "-m", "kg.cli", "serve", str(folder), "--port", "0", *options]
        with log.open("wb") as file:
            around = os.environ | {"TMPDIR": str(log.parent), "PYTHONPATH": str(ROOT)}  # where its snapshots go
            self.process = subprocess.Popen(command, cwd=where, env=around, stderr=file, stdout=subprocess.DEVNULL)
        self.url = ""
        while not self.url:  # it says so once its socket is bound
            time.sleep(0.02)
            assert self.process.poll() is None, log.read_text()
            said = [line for line in log.read_text().splitlines(keepends=True) if " at http://" in line]
            self.url = said[0].rpartition(" at ")[2].strip() if said and said[0].endswith("\n") else ""

    def request(self, method, path, headers=None, body=None, fields=None) -> Reply:
        """Send one request; fields go to the address."""
        place = urlsplit(self.url)
        connection = http.client.HTTPConnection(place.hostname, place.port, timeout=60)
        try:
            connection.request(method, path + (f"?{urlencode(fields)}" if fields else ""), body, headers or {})
            answer = connection.getresponse()
            return Reply(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def ask(self, query: str, accept: str = "text/csv", **headers: str) -> Reply:
        """Send one query."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.request("GET", "/sparql", {"accept": accept} | named, fields={"query": query})

    def stop(self, number: int = signal.SIGTERM) -> int:
        if self.process.poll() is None:
            os.kill(self.process.pid, number)
        return self.process.wait(timeout=60)


def _starting(tmp_path_factory) -> Iterator[Callable[..., Running]]:
    running: list[Running] = []

    def started(folder: Path, *options: str, where: Path = ROOT) -> Running:
        running.append(Running(folder, tmp_path_factory.mktemp("log") / "log", *options, where=where))
        return running[-1]

    yield started
    for one in running:
        one.stop()


@pytest.fixture(scope="module")
def start(tmp_path_factory) -> Iterator[Callable[..., Running]]:
    """A function that starts a server of a graph folder with options; all are stopped after the module."""
    yield from _starting(tmp_path_factory)


@pytest.fixture(scope="session")
def server(tmp_path_factory, graph_folder) -> Iterator[Running]:
    """A server of the sample graph, one for all modules."""
    for started in _starting(tmp_path_factory):
        yield started(graph_folder)
