"""No query reaches anybody, also one that no guard has read: the kernel stands behind the guard."""

import os
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store

from kg import offline
from kg.bounds import Bounds
from kg.cli import doctor
from kg.confined import confined
from kg.offline import go_offline

ABROAD = "SELECT * WHERE { SERVICE <http://127.0.0.1:%d/sparql> { ?s ?p ?o } }"


@pytest.fixture
def server() -> Iterator[socket.socket]:
    """A server that answers nothing, and can tell whether somebody came."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0)
        yield listening


def came(server: socket.socket) -> bool:
    try:
        server.accept()[0].close()
    except BlockingIOError:
        return False
    return True


def visited(server: socket.socket) -> bool:
    """Wait for somebody to come, and turn him away."""
    server.accept()[0].close()
    return True


def asking(server: socket.socket, folder: Path) -> Callable[[], str]:
    """Return what hands a query to the engine past all that reads it before."""

    def ask() -> str:
        store = Store.read_only(str(folder))
        try:
            return str(list(store.query(ABROAD % server.getsockname()[1])))
        except (OSError, RuntimeError) as err:
            return f"failed: {err}"

    return ask


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store = Store(str(tmp_path / "store"))
    store.add(Quad(NamedNode("urn:a"), NamedNode("urn:b"), NamedNode("urn:c")))
    store.flush()
    del store
    return tmp_path / "store"


def test_the_engine_of_a_confined_query_reaches_no_server(server: socket.socket, folder: Path) -> None:
    assert confined(asking(server, folder), Bounds(seconds=20.0)).startswith("failed")
    assert not came(server)


def test_it_would_reach_one_if_it_were_let(server: socket.socket, folder: Path) -> None:
    server.settimeout(60)
    with ThreadPoolExecutor(1) as beside:
        visit = beside.submit(visited, server)
        assert confined(asking(server, folder), Bounds(), offline=False).startswith("failed")
        assert visit.result()


def _sockets() -> list[str]:
    refused = []
    for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX):
        try:
            socket.socket(family).close()
        except OSError as err:
            refused.append(err.strerror)
    return refused


def test_no_kind_of_socket_can_be_made_and_files_are_read_as_before(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("as before", encoding="utf-8")
    refused, text = confined(lambda: (_sockets(), (tmp_path / "file").read_text(encoding="utf-8")), Bounds())
    assert (refused, text) == ([os.strerror(13)] * 3, "as before")


def test_a_system_without_a_filter_gives_a_network_of_its_own(
    server: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offline.platform, "machine", lambda: "riscv64")

    def tried() -> bool:
        if not go_offline():
            return False
        with pytest.raises(OSError, match="unreachable"):
            socket.create_connection(server.getsockname(), timeout=5)
        return True

    if not confined(tried, Bounds(), offline=False):
        pytest.skip("this system gives nobody a network of its own")
    assert not came(server)


def test_where_nothing_can_be_forbidden_work_goes_on_and_the_doctor_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offline.sys, "platform", "plan9")
    assert confined(go_offline, Bounds()) is False
    assert doctor._offline() == ("this system can't forbid it; SERVICE is refused", True)
    monkeypatch.undo()
    assert doctor._offline() == ("the system forbids it", True)
