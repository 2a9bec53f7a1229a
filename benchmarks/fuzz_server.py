"""Sends a server what no client would, over raw sockets, and stops at the first thing that breaks a promise.

    python benchmarks/fuzz_server.py [--minutes 10] [--seed 1] [--url http://127.0.0.1:7878/]

Without --url, the packaged examples are built and served. Hypothesis makes up the bytes: methods, paths, queries, heads
and bodies that contradict each other, several requests at once, other protocols, clients that stop in the middle. What
is found is made smaller and printed. Promised: each answer is well-formed HTTP or the connection is closed; no status
is 500, no answer has a trace or a file of the program in it, none has a header that the client made up, HTML has a
content policy; right after, `/health` answers.
"""

import argparse
import json
import re
import socket
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from hypothesis import HealthCheck, Phase, given, seed, settings

sys.path.insert(0, str(Path(__file__).parent))
from processes import ROOT, build, served
from strange_requests import Sent, sent

EXAMPLES = 500  # made up from one seed
_FIELD = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+: ?[^\x00-\x08\x0a-\x1f\x7f]*\Z")
_STATUS = re.compile(rb"HTTP/1\.[01] ([1-5]\d\d)(?: [^\r\n]*)?\Z")
_LEAKS = (b"Traceback", b'File "', b".py", str(ROOT).encode())
_BODILESS = {204, 304}


class BrokenPromiseError(AssertionError):
    """An answer breaks a promise."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it came."""

    status: int
    fields: dict[bytes, bytes]
    body: bytes


def talk(place: tuple[str, int], one: Sent, patience: float) -> bytes:
    """Send what was made up, as it is to be sent, and return all that comes back until it is quiet for a while."""
    got = []
    with socket.create_connection(place, timeout=30) as client:
        try:
            for part in one.parts:
                client.sendall(part)
                if one.pause:
                    time.sleep(one.pause)
            if one.leaves:
                return b""
            client.settimeout(patience)
            while part := client.recv(1 << 16):
                got.append(part)
                if one.complete(b"".join(got)):
                    break
        except (ConnectionError, TimeoutError):
            pass
    return b"".join(got)


def answers(data: bytes, one: Sent) -> list[Answer]:
    """Return the answers in what came back; the last may be cut off, as the client does not wait for its end.

    Raises:
        BrokenPromiseError: If it is no HTTP.
    """
    found = []
    while data:
        head, found_end, rest = data.partition(b"\r\n\r\n")
        if not found_end:
            break
        line, *fields = head.split(b"\r\n")
        status = _STATUS.match(line)
        if status is None or any(_FIELD.match(field) is None for field in fields):
            raise BrokenPromiseError(f"no head of an answer: {head[:300]!r}")
        told = {name.lower(): value.strip() for name, _, value in (field.partition(b":") for field in fields)}
        number = int(status[1])
        if number < 200:
            data = rest
            continue
        bodiless = number in _BODILESS or one.asks_head(len(found))
        body, data = (b"", rest) if bodiless else _body(told, rest)
        found.append(Answer(number, told, body))
    return found


def _body(fields: dict[bytes, bytes], rest: bytes) -> tuple[bytes, bytes]:
    if fields.get(b"transfer-encoding") == b"chunked":
        return _chunked(rest)
    if b"content-length" in fields:
        size = int(fields[b"content-length"])
        return rest[:size], rest[size:]
    return rest, b""


def _chunked(rest: bytes) -> tuple[bytes, bytes]:
    body = b""
    while rest:
        size, found_end, after = rest.partition(b"\r\n")
        if not found_end:
            return body, b""
        if not re.fullmatch(rb"[0-9A-Fa-f]+", size):
            raise BrokenPromiseError(f"no size of a chunk: {size[:50]!r}")
        length = int(size, 16)
        body, rest = body + after[:length], after[length + 2 :]
        if not length:
            return body, rest
    return body, b""


def check(answer: Answer) -> None:
    """Hold one answer to what is promised.

    Raises:
        BrokenPromiseError: If it breaks a promise.
    """
    if answer.status == 500:
        raise BrokenPromiseError(f"500: {answer.body[:300]!r}")
    if any(leak in answer.body for leak in _LEAKS) and answer.status >= 400:
        raise BrokenPromiseError(f"{answer.status} tells of the program: {answer.body[:300]!r}")
    if b"x-made-up" in answer.fields:
        raise BrokenPromiseError(f"a header of the client's: {answer.fields}")
    html = answer.fields.get(b"content-type", b"").startswith(b"text/html")
    if html and b"default-src" not in answer.fields.get(b"content-security-policy", b""):
        raise BrokenPromiseError(f"HTML without a policy: {answer.fields}")


def healthy(place: tuple[str, int]) -> None:
    """Ask whether the server is well.

    Raises:
        BrokenPromiseError: If it does not say so.
    """
    with socket.create_connection(place, timeout=30) as client:
        client.sendall(b"GET /health HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
        got = b"".join(iter(lambda: client.recv(1 << 16), b""))
    if not got.startswith(b"HTTP/1.1 200") or b'"status":"ok"' not in got:
        raise BrokenPromiseError(f"not well: {got[:300]!r}")


def fuzz(place: tuple[str, int], examples: int, number: int, *, patience: float = 0.5) -> dict[int, int]:
    """Send a server so many made-up conversations; returns how many answers had which status.

    Args:
        place: Host and port.
        examples: How many.
        number: Seed: the same one makes up the same.
        patience: Seconds without a byte after which no more is waited for.

    Raises:
        BrokenPromiseError: With the smallest conversation that was found to break a promise.
    """
    counts: dict[int, int] = {}

    @seed(number)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(one=sent())
    def converse(one: Sent) -> None:
        for answer in answers(talk(place, one, patience), one):
            check(answer)
            counts[answer.status] = counts.get(answer.status, 0) + 1
        healthy(place)

    converse()
    return counts


def logged(log: Path) -> list[dict[str, object]]:
    """Return the requests that a server's log tells of as failed for reasons that nobody foresaw."""
    lines = [line for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if line.startswith("{")]
    told = [json.loads(line) for line in lines]
    return [line for line in told if line["status"] == 500 or "trace" in line]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--url", help="a server that runs already")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        log = Path(folder, "log")
        log.touch()
        if (url := arguments.url) is None:
            build(graph := Path(folder, "graph"))
            url, _ = stack.enter_context(served(graph, Path(folder), log, "serve", "--timeout", "5"))
        place = (urlsplit(url).hostname, urlsplit(url).port)
        until, sums, number = time.monotonic() + arguments.minutes * 60, {}, arguments.seed
        while time.monotonic() < until:
            for status, count in fuzz(place, EXAMPLES, number).items():
                sums[status] = sums.get(status, 0) + count
            number += 1
            print(
                f"{(number - arguments.seed) * EXAMPLES:,} conversations, answers {dict(sorted(sums.items()))}",
                flush=True,
            )
        failed = logged(log)
    for line in failed[:10]:
        print(line)
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
