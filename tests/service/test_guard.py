"""What holds for every request and every answer, whatever route it is of."""

import pytest

from kg.service.guard import MOST_HEAD

PAGES = ("/", "/search?q=Az", "/documents", "/questions", "/questions/allies", "/editor", "/network", "/dashboard")
PAGES += ("/report", "/timeline", "/map", "/id/state/AZ", "/norland", "/id/norland", "/pair?one=x&other=y")
OTHERS = ("/health", "/sparql", "/sparql?query=ASK%20%7B%7D", "/sparql?query=x", "/static/sheet.css", "/static/norland")
OTHERS += ("/id/state/AZ.ttl", "/search?q=Az")


@pytest.mark.parametrize("path", PAGES)
def test_each_page_has_a_policy_that_lets_nobody_frame_it(server, path) -> None:
    got = server.request("GET", path, {"accept": "text/html"})
    assert got.headers["content-type"].startswith("text/html")
    policy = got.headers["content-security-policy"]
    assert policy.startswith(("default-src 'self'", "default-src 'none'"))
    assert "frame-ancestors 'none'" in policy
    assert "script-src 'unsafe" not in policy
    assert got.headers["x-content-type-options"] == "nosniff"


def test_a_drawn_page_has_the_policy_that_it_brings(server) -> None:
    got = server.request("GET", "/network", {"accept": "text/html"})
    policy = got.headers["content-security-policy"].removesuffix("; frame-ancestors 'none'")
    assert f'content="{policy}"' in got.text
    assert "script-src 'sha256-" in policy


@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS", "PUT"])
@pytest.mark.parametrize("path", OTHERS)
def test_no_answer_is_guessed_at(server, method, path) -> None:
    got = server.request(method, path, {"accept": "application/json, text/turtle"})
    assert got.headers.get_all("x-content-type-options") == ["nosniff"]
    assert not (got.headers["content-type"] or "").startswith("text/html")


@pytest.mark.parametrize("host", ["[::1", "[", "a/b", "here, there", "user@here", "a:b:c", "h\xff", "here:999999"])
def test_a_host_that_is_none_is_refused(server, host) -> None:
    for path in ("/network", "/sparql", "/id/state/AZ"):
        got = server.request("GET", path, {"host": host, "accept": "text/html"})
        assert (got.status, got.text) == (400, "the header Host names no host\n")


@pytest.mark.parametrize("host", ["here", "127.0.0.1:80", "[::1]:7878", "a-b.example.", "", "xn--h.example", "a_b"])
def test_a_host_of_any_name_is_none_of_our_business(server, host) -> None:
    assert server.request("GET", "/health", {"host": host}).status == 200


@pytest.mark.parametrize(("bytes_", "statuses"), [(0, {200}), (MOST_HEAD - 500, {200}), (MOST_HEAD + 2000, {400, 431})])
def test_a_head_too_long_is_refused(server, bytes_, statuses) -> None:
    """By us where it came at once, by uvicorn (400) where it came piece by piece."""
    fields = {f"x-{number}": "a" * 1000 for number in range(bytes_ // 1010)}
    assert server.request("GET", "/health", fields).status in statuses
