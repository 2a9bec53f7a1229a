"""The server: uvicorn on a socket that is bound before anything is promised."""

import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette

from kg.errors import InputError
from kg.service.app import application
from kg.service.connections import connecting
from kg.service.guard import MOST_HEAD
from kg.service.limits import Limits
from kg.service.served import Served

_GRACE = 5  # seconds that requests under way have left once the server is told to stop


def serve(
    served: Served,
    *,
    host: str = "127.0.0.1",
    port: int = 7878,
    limits: Limits | None = None,
    log: Callable[[str], None] | None = None,
    on_start: Callable[[str], None] | None = None,
) -> None:
    """Answer requests until SIGINT or SIGTERM; requests under way are answered first.

    Args:
        served: The graph.
        host: Address or name to listen at.
        port: Port; 0 takes a free one.
        limits: What a request may cost.
        log: Called with a line of JSON for each request.
        on_start: Called with the address once it is bound.

    Raises:
        InputError: If the address can't be bound, such as a port in use.
        KeyboardInterrupt: After SIGINT, once requests under way are answered.
    """
    bounds = limits or Limits()
    run(application(served, bounds, log=log), bounds, host=host, port=port, on_start=on_start)


def run(app: Starlette, limits: Limits, *, host: str, port: int, on_start: Callable[[str], None] | None = None) -> None:
    """Run any application as `serve` runs that of a graph; arguments and errors are the same."""
    bound = bind(host, port)
    with bound:
        server = uvicorn.Server(configured(app, limits))
        with _stopping(server):
            if on_start:
                on_start(address(bound))
            server.run(sockets=[bound])


def configured(app: Starlette, limits: Limits) -> uvicorn.Config:
    """Return how an application is served within limits, as uvicorn takes it."""
    return uvicorn.Config(
        app,
        http=connecting(limits),
        ws="none",
        limit_concurrency=limits.connections,
        h11_max_incomplete_event_size=MOST_HEAD,
        log_config=None,
        log_level="critical",  # what it would say of requests that fail stands in our log
        access_log=False,
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=_GRACE,
        lifespan="on",
    )


@contextmanager
def _stopping(server: uvicorn.Server) -> Iterator[None]:
    """Stop at a signal that comes before uvicorn listens, and outlive the one that it raises again in the end."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    came: set[int] = set()

    def stop(number: int, _: object) -> None:
        came.add(number)
        server.should_exit = True

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if signal.SIGINT in came:
        raise KeyboardInterrupt


def bind(host: str, port: int) -> socket.socket:
    """Return a socket bound to an address.

    Raises:
        InputError: If it can't be.
    """
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as err:
        raise InputError(
            f"no such address ({err})", where=host, hint="name a host of this machine with --host"
        ) from err
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind(place)
        bound.listen(128)
    except OSError as err:
        bound.close()
        hint = "stop what listens there, or name another with --port; 0 takes a free one"
        raise InputError(f"can't listen ({err.strerror or err})", where=f"{host}:{port}", hint=hint) from err
    return bound


def address(bound: socket.socket) -> str:
    """Return the URL of a socket that is bound."""
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
