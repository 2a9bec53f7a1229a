"""Another server: credentials, compression, patience, and errors that say what to do."""

import base64
import gzip
import socket
import threading
import time
from contextlib import contextmanager, suppress

import pytest
from fakes import serving

from kg.errors import EndpointError, InputError, QueryError
from kg.wire import Server, is_address


@pytest.fixture(autouse=True)
def _nobody(monkeypatch, tmp_path):
    """No credentials of whoever runs the tests."""
    for name in ("TOKEN", "USER", "PASSWORD", "TIMEOUT"):
        monkeypatch.delenv(f"KG_ENDPOINT_{name}", raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))


def echoed(request, body):
    return 200, {}, (request.headers.get("Authorization") or "nobody").encode()


def test_an_address_is_told_from_a_folder():
    assert is_address("https://graphs.example/sparql")
    assert not is_address("graph")
    assert not is_address("http")


def test_credentials_come_from_the_environment_or_netrc(monkeypatch, tmp_path):
    with serving(echoed) as url:
        assert Server(url).ask("GET", url).body == b"nobody"
        (tmp_path / "netrc").write_text("machine 127.0.0.1 login ana password s3cret\n")
        assert base64.b64decode(Server(url).ask("GET", url).body.split()[1]) == b"ana:s3cret"
        monkeypatch.setenv("KG_ENDPOINT_USER", "ben")
        monkeypatch.setenv("KG_ENDPOINT_PASSWORD", "other")
        assert base64.b64decode(Server(url).ask("GET", url).body.split()[1]) == b"ben:other"
        monkeypatch.setenv("KG_ENDPOINT_TOKEN", "abc")
        assert Server(url).ask("GET", url).body == b"Bearer abc"


def test_an_address_with_credentials_is_refused_without_showing_them():
    with pytest.raises(InputError, match="can be seen by others") as refused:
        Server("https://ana:s3cret@graphs.example/store")
    assert "s3cret" not in str(refused.value)


def test_what_is_sent_is_compressed_once_the_server_says_that_it_takes_it_so():
    seen = []

    def answer(request, body):
        packed = request.headers.get("Content-Encoding") == "gzip"
        seen.append((packed, gzip.decompress(body) if packed else body))
        return 200, {"Accept-Encoding": "gzip", "Content-Encoding": "gzip"}, gzip.compress(b"done")

    with serving(answer) as url:
        server = Server(url)
        assert [server.ask("POST", url, body=b"words").body for _ in range(2)] == [b"done", b"done"]
    assert seen == [(False, b"words"), (True, b"words")]


def test_a_server_that_takes_nothing_compressed_gets_it_plain():
    seen = []

    def answer(request, body):
        seen.append(body)
        return (415, {}, b"") if request.headers.get("Content-Encoding") else (200, {}, b"")

    with serving(answer) as url:
        server = Server(url, packed=True)
        assert [server.ask("PUT", url, body=b"words").status for _ in range(2)] == [200, 200]
    assert seen[1:] == [b"words", b"words"]


def test_what_may_pass_is_tried_again_ever_later():
    waits, answers = [], [(503, {}, b"busy"), (502, {}, b""), (503, {"Retry-After": "7"}, b""), (200, {}, b"at last")]
    with serving(lambda _request, _body: answers.pop(0)) as url:
        assert Server(url, sleep=waits.append).ask("GET", url).body == b"at last"
    assert waits == [0.5, 1.0, 7.0]


def test_after_the_last_try_the_servers_words_are_told():
    waits = []
    with serving(lambda _request, _body: (500, {}, b"disk\nis full")) as url:
        with pytest.raises(EndpointError, match=r"answers 500 .*: disk is full; try again later") as failed:
            Server(url, tries=3, sleep=waits.append).ask("GET", url)
        assert (failed.value.status, len(waits)) == (500, 2)


@pytest.mark.parametrize(
    ("status", "hint"),
    [(401, "set KG_ENDPOINT_USER"), (403, "may not do this"), (404, "check the address"), (413, "--batch")],
)
def test_what_does_not_pass_is_told_at_once(status, hint):
    with serving(lambda _request, _body: (status, {}, b"<html>long</html>")) as url:
        with pytest.raises(EndpointError, match=hint) as refused:
            Server(url, sleep=lambda _: pytest.fail("tried again")).ask("GET", url)
        assert "<html>" not in str(refused.value)
        assert str(refused.value).startswith(url)


def test_no_redirect_is_followed():
    with (
        serving(lambda _request, _body: (302, {"Location": "http://127.0.0.1:9/elsewhere"}, b"")) as url,
        pytest.raises(EndpointError, match=r"address, http://127.0.0.1:9/elsewhere; give that one"),
    ):
        Server(url).ask("GET", url)


def test_nobody_there():
    with socket.create_server(("127.0.0.1", 0)) as free:
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(EndpointError, match=r"can't be reached .Connection refused.; check the address"):
        Server(url, sleep=lambda _: None).ask("GET", url)


def test_a_server_that_is_silent(monkeypatch):
    monkeypatch.setenv("KG_ENDPOINT_TIMEOUT", "0.05")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(EndpointError, match=r"no answer within 0.05 seconds; .*KG_ENDPOINT_TIMEOUT"):
            Server(url).ask("GET", url)


@pytest.mark.parametrize("given", ["soon", "0", "-1", "inf", "nan"])
def test_a_timeout_is_a_number(monkeypatch, given):
    monkeypatch.setenv("KG_ENDPOINT_TIMEOUT", given)
    with pytest.raises(InputError, match="number of seconds above 0"):
        Server("http://127.0.0.1")


def test_a_broken_netrc_is_told(tmp_path):
    (tmp_path / "netrc").write_text("machine\n")
    with pytest.raises(InputError, match="netrc: can't be read"):
        Server("http://127.0.0.1")


@contextmanager
def sending(*parts):
    """Yield the address of a server that answers once with these parts, the last one again and again, slowly."""
    over = threading.Event()

    def serve():
        connection, _ = server.accept()
        with connection, suppress(OSError):
            connection.recv(10_000)
            for part in parts[:-1]:
                connection.sendall(part)
            while not over.wait(0.02):
                connection.sendall(parts[-1])

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        finally:
            over.set()
            thread.join()


HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"


@pytest.mark.parametrize("parts", [(HEAD, b"x"), (HEAD, b""), (b"",), (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n")])
def test_a_server_that_goes_on_for_ever_has_so_much_time(parts):
    with sending(*parts) as url, pytest.raises(QueryError, match=r"the query took more than 0[.]3 s"):
        Server(url).ask("GET", url, seconds=0.3)


def test_the_time_of_a_request_is_that_of_all_its_tries():
    waited = []
    with serving(lambda *_: (503, {"Retry-After": "7"}, b"")) as url, pytest.raises(QueryError, match="more than 5 s"):
        Server(url, sleep=waited.append).ask("GET", url, seconds=5)
    assert not waited


def test_a_body_that_is_shorter_than_said_is_an_error():
    def short(request, _):
        request.close_connection = True
        request.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Length: 100\r\n\r\nabc")
        request.wfile = open("/dev/null", "wb")  # noqa: SIM115, PTH123  (what the library sends after it)
        return 200, {}, b""

    with serving(short) as url, pytest.raises(EndpointError, match="can't be reached"):
        Server(url, tries=1).ask("GET", url)


def packed(_request, _body):
    return 200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(50_000_000)) + gzip.compress(b"end")


def test_a_reply_has_so_many_bytes_however_few_they_are_packed_in():
    with serving(packed) as url:
        whole = Server(url).ask("GET", url, size=50_000_003).body
        assert (len(whole), whole[-3:]) == (50_000_003, b"end")
        with pytest.raises(QueryError, match=r"the answer has more than 50,000,002 bytes; ask for fewer"):
            Server(url).ask("GET", url, size=50_000_002)
        with pytest.raises(QueryError, match="more than 1,000,000 bytes"):
            Server(url).ask("GET", url, size=1_000_000)
    with (
        serving(lambda *_: (200, {}, b"x" * 1001)) as url,
        pytest.raises(QueryError, match="more than 1,000 bytes"),
    ):
        Server(url).ask("GET", url, size=1000)


def test_a_reply_without_end_is_cut_off_where_it_gets_too_long():
    with sending(b"HTTP/1.0 200 OK\r\n\r\n", b"x" * 10_000) as url, pytest.raises(QueryError, match="30,000 bytes"):
        Server(url).ask("GET", url, size=30_000)


@pytest.mark.parametrize("body", [gzip.compress(b"words")[:-9], b"no gzip"])
def test_a_reply_that_is_packed_wrongly_is_an_error(body):
    answer = (200, {"Content-Encoding": "gzip"}, body)
    with serving(lambda *_: answer) as url, pytest.raises(EndpointError, match="can't be reached"):
        Server(url, tries=1).ask("GET", url)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"Content-Encoding": "gzip"}, b"no gzip"),
        ({"Content-Encoding": "gzip"}, gzip.compress(bytes(50_000_000))),
        ({}, b"x" * 1_000_000),
    ],
)
def test_a_complaint_that_can_t_be_read_is_left_out(headers, body):
    with serving(lambda *_: (400, headers, body)) as url:
        with pytest.raises(EndpointError, match="server answers 400 Bad Request; check the address") as refused:
            Server(url, tries=1).ask("GET", url)
        assert len(str(refused.value)) < 200


def test_a_complaint_that_never_ends_is_not_waited_for():
    begun = time.monotonic()
    head = b"HTTP/1.1 400 Bad\r\nContent-Length: 1000000\r\n\r\n"
    with sending(head, b"x") as url, pytest.raises(EndpointError, match="server answers 400"):
        Server(url, tries=1).ask("GET", url, seconds=0.3)
    assert time.monotonic() - begun < 30
