"""What `benchmarks/fuzz_server.py` sends: conversations that no client would begin, put together from a table."""

import itertools
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

_BODIES = (b"", b"query=ASK+%7B%7D", b"ASK {}", b"SELECT * {", b"\xff\xfe", b"x" * 5000)
_METHODS = ("GET", "GET", "GET", "GET", "POST", "POST", "HEAD", "OPTIONS")


def _table() -> dict[str, list[str]]:
    found = defaultdict(list)
    for line in Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, value, again, times, *_ = [*line.split("\t"), "", "0"]
            found[kind].append(_unescaped(value) + _unescaped(again) * int(times or 0))
    return found


def _unescaped(text: str) -> str:
    return text.encode("ascii").decode("unicode_escape")


ROWS = _table()


@dataclass(frozen=True, slots=True)
class Sent:
    """A conversation from the client's side.

    Attributes:
        parts: Bytes, sent one after the other.
        pause: Seconds after each part.
        leaves: Whether the client goes away without reading.
        methods: Of the requests in it, as far as they are requests.
    """

    parts: tuple[bytes, ...]
    pause: float
    leaves: bool
    methods: tuple[str, ...]

    def asks_head(self, number: int) -> bool:
        """Tell whether the answer of this number is to a request for the head alone."""
        return number < len(self.methods) and self.methods[number] == "HEAD"

    def complete(self, got: bytes) -> bool:
        """Tell whether the one answer that is waited for is there, so that its client need wait no longer."""
        head, end, rest = got.partition(b"\r\n\r\n")
        if len(self.methods) != 1 or not end or head.startswith(b"HTTP/1.1 1"):
            return False
        length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
        return self.asks_head(0) or (length.isdigit() and len(rest) >= int(length)) or rest.endswith(b"0\r\n\r\n")


def _one(kind: str) -> st.SearchStrategy[str]:
    return st.sampled_from(ROWS[kind])


def _seldom(draw: st.DrawFn, share: int) -> bool:
    return draw(st.integers(0, share - 1)) == share - 1


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _encoded(draw: st.DrawFn, text: str) -> bytes:
    """Return text as an address holds it; seldom as it is, which is no HTTP where it is not ASCII."""
    raw = _bytes(text)
    kept = b"/?&=%.*:;{}[]()<>'\\@#,+" if _seldom(draw, 2) else b"/.%"
    return (
        raw
        if _seldom(draw, 12)
        else b"".join(bytes([c]) if (chr(c).isalnum() and c < 128) or c in kept else b"%%%02X" % c for c in raw)
    )


@st.composite
def _target(draw: st.DrawFn) -> bytes:
    odd = "".join(draw(st.lists(_one("odd"), max_size=2))) if _seldom(draw, 2) else ""
    path = _encoded(draw, draw(_one("path")) + odd)
    if _seldom(draw, 12):
        path = _bytes(draw(_one("odd") | st.text(max_size=20)))
    fields = draw(st.lists(st.tuples(_one("name"), _one("value") | st.text(max_size=20)), max_size=3))
    asked = b"&".join(_bytes(name) + b"=" + _encoded(draw, value) for name, value in fields)
    return path + (b"?" + asked if asked else b"")


def _framing(draw: st.DrawFn, body: bytes) -> tuple[list[str], bytes]:
    """Return the headers that tell how long a body is, most often rightly, and the body as it is sent."""
    fields = [f"Content-Type: {draw(_one('type'))}"]
    if not _seldom(draw, 6):
        fields.append(f"Content-Length: {len(body)}")
    if _seldom(draw, 6):
        fields.append(f"Content-Length: {draw(_one('length'))}")
    if _seldom(draw, 4):
        fields = [field for field in fields if not field.startswith("Content-Length") or _seldom(draw, 2)]
        fields.append(f"Transfer-Encoding: {draw(_one('coding'))}")
        whole = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
        odd = [
            body,
            b"f" * 17 + b"\r\n",
            b"-1\r\n",
            b"0\r\nA: b\r\n\r\n",
            b"1;" + b"x" * 9000 + b"\r\n",
            b"2\r\nxxx\r\n0\r\n\r\n",
        ]
        body = draw(st.sampled_from([whole, whole, whole, *odd]))
    return fields, body


@st.composite
def _request(draw: st.DrawFn) -> tuple[str, bytes]:
    method = draw(_one("bad method") if _seldom(draw, 12) else st.sampled_from(_METHODS))
    version = draw(_one("bad version")) if _seldom(draw, 20) else "HTTP/1.0" if _seldom(draw, 6) else "HTTP/1.1"
    end = draw(st.sampled_from((b"\n", b"\r"))) if _seldom(draw, 20) else b"\r\n"
    fields = ["Host: here"] if not _seldom(draw, 8) else draw(st.lists(_one("host").map("Host: {}".format), max_size=2))
    body = draw(st.sampled_from(_BODIES) | st.binary(max_size=30))
    if method in {"POST", "PUT", "PATCH"} or _seldom(draw, 10):
        framing, body = _framing(draw, body)
        fields += framing
    else:
        body = b""
    fields += [f"Accept: {draw(_one('accept'))}"] if draw(st.booleans()) else []
    fields += draw(st.lists(_one("header"), max_size=3)) + ([draw(_one("bad"))] if _seldom(draw, 20) else [])
    line = b" ".join(filter(None, (_bytes(method), draw(_target()), _bytes(version))))
    told = (field.encode("latin-1", "replace") for field in draw(st.permutations(fields)))
    return method, end.join([line, *told]) + end + end + body


@st.composite
def sent(draw: st.DrawFn) -> Sent:
    """Return a strategy for conversations."""
    if _seldom(draw, 15):
        strange = _one("stranger").map(lambda text: text.encode("latin-1"))
        data, methods = draw(strange | st.binary(max_size=200)), ()
    else:
        requests = draw(st.lists(_request(), min_size=1, max_size=4 if _seldom(draw, 5) else 1))
        data, methods = b"".join(data for _, data in requests), tuple(method for method, _ in requests)
    if _seldom(draw, 15):
        data = data[: draw(st.integers(0, len(data)))]  # stops in the middle
    cuts = sorted(draw(st.lists(st.integers(0, len(data)), max_size=3))) if _seldom(draw, 8) else []
    parts = tuple(data[a:b] for a, b in itertools.pairwise([0, *cuts, len(data)]))
    return Sent(parts, 0.02 if cuts else 0.0, _seldom(draw, 12), methods)
