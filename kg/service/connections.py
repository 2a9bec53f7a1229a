"""Connections of clients that stop in the middle: a request must arrive in time, and an answer be taken in time."""

import asyncio
from typing import Any, ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from kg.service.guard import MOST_HEAD
from kg.service.limits import Limits

_GRACE = 2.0  # seconds more for a body, so that who waits for it can say that it is late
_LOOK = 10.0  # seconds from one look at a client that does not read on to the next
_PIECES = 10_000  # that a body may come in: each takes as long as thousands of bytes, though it may hold one
_TAKEN = 100_000  # bytes that it must have taken meanwhile


class _Counted(h11.Connection):
    """What a connection says by HTTP; a body in very many pieces is none."""

    pieces = 0

    def next_event(self) -> h11.Event | type[h11.NEED_DATA] | type[h11.PAUSED]:
        """Return what came next.

        Raises:
            h11.RemoteProtocolError: If it is no HTTP, or more of a body that came in too many pieces.
        """
        event = super().next_event()
        if isinstance(event, h11.Request):
            self.pieces = 0
        self.pieces += isinstance(event, h11.Data)
        if self.pieces > _PIECES:
            raise h11.RemoteProtocolError(f"a body in more than {_PIECES:,} pieces")
        return event


class Connection(H11Protocol):
    """A connection of uvicorn's, which is closed when its client keeps the server waiting."""

    limits: ClassVar[Limits]

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Prepare a connection, as uvicorn does."""
        super().__init__(*arguments, **named)
        self.conn = _Counted(h11.SERVER, self.config.h11_max_incomplete_event_size or MOST_HEAD)
        self._arriving: asyncio.TimerHandle | None = None
        self._taking: asyncio.TimerHandle | None = None
        self._waits_for: type[h11.IDLE] | type[h11.SEND_BODY] | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request, unless there are far too many connections to tell anybody so."""
        super().connection_made(transport)
        if len(self.connections) > 2 * self.limits.connections:
            transport.abort()
        else:
            self._follow(begun=True)

    def data_received(self, data: bytes) -> None:
        """Take what came."""
        super().data_received(data)
        self._follow(begun=True)

    def on_response_complete(self) -> None:
        """Go on to the next request, of which a part may be there."""
        super().on_response_complete()
        self._follow(begun=bool(self.conn.trailing_data[0]))

    def send_400_response(self, msg: str) -> None:
        """Say that this is no HTTP, unless an answer is under way, whose request turned out to be none."""
        if self.conn.our_state is h11.IDLE:
            super().send_400_response(msg)
        else:
            self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget all that was waited for."""
        super().connection_lost(exc)
        for timer in (self._arriving, self._taking):
            if timer is not None:
                timer.cancel()

    def pause_writing(self) -> None:
        """Begin to look whether the client reads on."""
        super().pause_writing()
        self._look_again()

    def resume_writing(self) -> None:
        """Be content: the client has read on."""
        super().resume_writing()
        if self._taking is not None:
            self._taking.cancel()

    def _follow(self, *, begun: bool) -> None:
        """Time each part of a request, its head and its body, from its beginning on, however it is dripped."""
        state = self.conn.their_state
        part = state if state is h11.SEND_BODY or (state is h11.IDLE and begun) else None
        if part is self._waits_for and not self.transport.is_closing():
            return
        if self._arriving is not None:
            self._arriving.cancel()
        self._waits_for, self._arriving = part, None
        if part is not None:
            seconds = self.limits.arrival + (_GRACE if part is h11.SEND_BODY else 0)
            self._arriving = self.loop.call_later(seconds, self._too_late)

    def _too_late(self) -> None:
        if self.transport.is_closing():
            return
        if self.conn.our_state is h11.IDLE and self.conn.trailing_data[0]:
            self._tell_of_lateness()
        self.transport.close()

    def _tell_of_lateness(self) -> None:
        said = f"the request did not arrive within {self.limits.arrival:g} s\n".encode()
        fields = [
            ("content-type", "text/plain; charset=utf-8"),
            ("content-length", str(len(said))),
            ("connection", "close"),
        ]
        events = (
            h11.Response(status_code=408, headers=fields, reason=b"Request Timeout"),
            h11.Data(said),
            h11.EndOfMessage(),
        )
        for event in events:
            self.transport.write(self.conn.send(event) or b"")

    def _look_again(self) -> None:
        if self._taking is not None:
            self._taking.cancel()
        left = self.transport.get_write_buffer_size()
        self._taking = self.loop.call_later(_LOOK, self._must_have_taken, left)

    def _must_have_taken(self, before: int) -> None:
        if before - self.transport.get_write_buffer_size() < _TAKEN:
            self.transport.abort()
        else:
            self._look_again()


def connecting(limits: Limits) -> type[Connection]:
    """Return the class of connections within these limits, as uvicorn's ``http`` takes it."""

    class Limited(Connection):
        pass

    Limited.limits = limits
    return Limited
