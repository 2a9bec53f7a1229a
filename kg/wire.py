"""Talking to another server over HTTP: credentials, compression, patience, and errors that say what to do.

Credentials never stand in an address or on a command line. Taken are, in this order: ``KG_ENDPOINT_TOKEN`` (sent as a
bearer token), ``KG_ENDPOINT_USER`` with ``KG_ENDPOINT_PASSWORD`` (Basic), and the host's entry in the file that
``NETRC`` names, else ``~/.netrc``. ``KG_ENDPOINT_TIMEOUT`` is the time in seconds that a server has to answer (300).
"""

import base64
import gzip
import http.client
import ipaddress
import math
import netrc
import os
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from typing import IO, cast, override
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from kg.bounds import large, late
from kg.errors import EndpointError, InputError, KgError, QueryError

PASSING = frozenset({429, 500, 502, 503, 504})  # statuses that may be gone at the next try
_BLOCK, _UNPACKED = 1 << 16, 1 << 20
_SHOWN = 200  # characters of a server's complaint
_COMPLAINING = 10.0  # seconds that it may take


def is_address(text: object) -> bool:
    """Tell whether this names a server rather than a folder."""
    return isinstance(text, str) and text.lower().startswith(("http://", "https://"))


class _LateError(Exception):
    """The time for a reply is over."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered: status, headers, and the body, decompressed."""

    status: int
    headers: Message
    body: bytes


class _NoRedirect(HTTPRedirectHandler):
    """Follows no redirect: it might lead credentials or statements to somebody else."""

    @override
    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> Request | None:
        raise EndpointError(
            f"server sends to another address, {newurl}", where=req.full_url, hint="give that one", status=code
        )


@dataclass(slots=True)
class Server:
    """One server, with the credentials for it.

    Attributes:
        url: An address of it, with http or https.
        tries: How often a request is made that fails for a reason that may pass.
        patience: Seconds to wait before the second try of a request; twice as long before each further one.
        sleep: Waits; another one in tests.
        packed: Whether request bodies are sent compressed: None until the server says that it takes them so.
    """

    url: str
    tries: int = 5
    patience: float = 0.5
    sleep: Callable[[float], None] = time.sleep
    packed: bool | None = None
    _opener: OpenerDirector = field(init=False, repr=False)
    _credentials: str = field(init=False, repr=False)
    _timeout: float = field(init=False)

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if not is_address(self.url) or not parts.hostname:
            raise InputError(f"{self.url!r} is no address of a server", hint="give one that begins with http or https")
        if parts.username is not None or parts.password is not None:
            shown = self.url.replace(parts.netloc, parts.netloc.rpartition("@")[2])
            hint = "set KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, or use ~/.netrc"
            raise InputError("credentials in an address can be seen by others", where=shown, hint=hint)
        near = (ProxyHandler({}),) if _is_near(parts.hostname) else ()
        self._opener = build_opener(_NoRedirect, *near)
        self._credentials = _credentials(parts.hostname)
        self._timeout = _timeout()

    def ask(
        self,
        method: str,
        url: str,
        *,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        seconds: float = math.inf,
        size: int | None = None,
    ) -> Reply:
        """Send a request and return the reply; tried again, ever later, while the failure may pass.

        Args:
            method: HTTP method; each used here may be repeated without harm.
            url: Address on this server.
            body: What to send.
            headers: Beside those of authorisation and compression.
            seconds: Longest time till the last byte of the reply, all tries together.
            size: Most bytes of the reply, decompressed.

        Raises:
            EndpointError: If the server can't be reached, refuses, or fails ``tries`` times.
            QueryError: If it takes longer, or more bytes come.
        """
        deadline = time.monotonic() + seconds
        for number in range(1, self.tries + 1):
            try:
                return self._once(method, url, body, dict(headers or {}), _Left(deadline, size))
            except _LateError as err:
                raise late(seconds) from err
            except EndpointError as err:
                if number == self.tries or not (err.status in PASSING or _may_pass(err)):
                    raise
                wait = self.patience * 2 ** (number - 1)
                asked = getattr(err.__cause__, "headers", None)
                told = (asked.get("Retry-After") or "") if asked is not None else ""
                pause = min(float(told), 60) if told.isdecimal() else wait
                if time.monotonic() + pause > deadline:
                    raise late(seconds) from err
                self.sleep(pause)
        raise AssertionError  # the last try returned or raised

    def _once(self, method: str, url: str, body: bytes | None, headers: dict[str, str], left: "_Left") -> Reply:
        headers = headers | {"Accept-Encoding": "gzip", "User-Agent": "kg"}
        if self._credentials:
            headers["Authorization"] = self._credentials
        packed = bool(body) and bool(self.packed)
        data, how = (gzip.compress(body or b"", 6, mtime=0), {"Content-Encoding": "gzip"}) if packed else (body, {})
        try:
            request = Request(url, data=data, method=method, headers=headers | how)
            patience = min(self._timeout, max(left.deadline - time.monotonic(), 0.001))
            with self._opener.open(request, timeout=patience) as answer:
                if self.packed is None and "gzip" in (answer.headers.get("Accept-Encoding") or ""):
                    self.packed = True  # RFC 7694
                return Reply(answer.status, answer.headers, _body(answer, left))
        except HTTPError as err:
            with err:
                if packed and err.code in {400, 415, 501}:
                    self.packed = False
                    return self._once(method, url, body, headers, left)
                raise _refused(err, url, left, known=bool(self._credentials)) from err
        except (EndpointError, QueryError, _LateError):
            raise
        except (URLError, OSError, http.client.HTTPException, zlib.error) as err:
            if time.monotonic() > left.deadline:
                raise _LateError from err
            raise _unreached(err, url, self._timeout) from err


@dataclass(frozen=True, slots=True)
class _Left:
    """Until when a reply must be there, and how many bytes it may have."""

    deadline: float
    size: int | None

    def check(self, size: int) -> None:
        if self.size is not None and size > self.size:
            raise large(self.size)
        if time.monotonic() > self.deadline:
            raise _LateError


def _body(answer: http.client.HTTPResponse, left: _Left) -> bytes:
    """Return a body decompressed; a server may send bit after bit for ever, and a few may stand for a thousand."""
    parts, size = list[bytes](), 0
    while part := answer.read1(_BLOCK):
        parts.append(part)
        left.check(size := size + len(part))
    if answer.length:  # as it said itself
        raise http.client.IncompleteRead(b"", answer.length)
    whole = b"".join(parts)
    return _unpacked(whole, left) if answer.headers.get("Content-Encoding") == "gzip" else whole


def _unpacked(body: bytes, left: _Left) -> bytes:
    parts, size = list[bytes](), 0
    while body:
        unpacking = zlib.decompressobj(wbits=31)
        while body and not unpacking.eof:
            parts.append(unpacking.decompress(body, _UNPACKED))
            left.check(size := size + len(parts[-1]))
            body = unpacking.unconsumed_tail
        if not unpacking.eof:
            parts.append(unpacking.flush())  # a little may wait within
        if not unpacking.eof:
            raise zlib.error("the compressed reply is incomplete")
        body = unpacking.unused_data
    return b"".join(parts)


def _may_pass(err: EndpointError) -> bool:
    """Tell whether no answer came for a reason that may pass: a connection that broke, not a name that is unknown."""
    reason = getattr(err.__cause__, "reason", err.__cause__)
    return err.status == 0 and isinstance(reason, ConnectionResetError | BrokenPipeError | http.client.HTTPException)


def _said(err: HTTPError, left: _Left) -> str:
    """Return the beginning of what a server complains of, if it can be read: it may be long, slow or broken."""
    answer, until = cast("http.client.HTTPResponse", err.fp), min(left.deadline, time.monotonic() + _COMPLAINING)
    try:
        body = _body(answer, _Left(until, _BLOCK))
    except (_LateError, KgError, OSError, http.client.HTTPException, zlib.error):
        return ""
    return " ".join(body.decode("utf-8", "replace").split())[:_SHOWN]


def _refused(err: HTTPError, url: str, left: _Left, *, known: bool) -> EndpointError:
    said = _said(err, left)
    what = f"server answers {err.code} {err.reason}" + (f": {said}" if said and "<html" not in said.lower() else "")
    hints = {
        401: "check KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, KG_ENDPOINT_TOKEN or ~/.netrc"
        if known
        else "set KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, or KG_ENDPOINT_TOKEN, or use ~/.netrc",
        403: "these credentials may not do this; ask whoever runs the server",
        404: "check the address",
        405: "check the address; this one takes no such request",
        413: "send less at a time with --batch",
    }
    hint = hints.get(err.code, "try again later" if err.code in PASSING else "check the address and what is sent")
    return EndpointError(what, where=url, hint=hint, status=err.code)


def _unreached(err: Exception, url: str, timeout: float) -> EndpointError:
    reason = getattr(err, "reason", err)
    if isinstance(reason, TimeoutError):
        hint = "try again, ask for less, or raise KG_ENDPOINT_TIMEOUT"
        return EndpointError(f"no answer within {timeout:g} seconds", where=url, hint=hint)
    said = getattr(reason, "strerror", None) or reason
    return EndpointError(f"server can't be reached ({said})", where=url, hint="check the address, and that it runs")


def _is_near(host: str) -> bool:
    """Tell whether a host is this machine: no proxy stands before it."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _credentials(host: str) -> str:
    if token := os.environ.get("KG_ENDPOINT_TOKEN"):
        return f"Bearer {token}"
    user, password = os.environ.get("KG_ENDPOINT_USER"), os.environ.get("KG_ENDPOINT_PASSWORD", "")
    if not user:
        file = Path(os.environ.get("NETRC") or Path.home() / ".netrc")
        try:
            found = netrc.netrc(str(file)).authenticators(host) if file.is_file() else None
        except (netrc.NetrcParseError, OSError) as err:
            raise InputError(f"can't be read ({err})", where=str(file), hint="mend it") from err
        if not found:
            return ""
        user, password = found[0], found[2] or ""
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def _timeout() -> float:
    given = os.environ.get("KG_ENDPOINT_TIMEOUT") or "300"
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise InputError(f"KG_ENDPOINT_TIMEOUT is {given!r}", hint="set it to a number of seconds above 0")
    return seconds
