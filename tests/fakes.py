"""Servers of a few lines that fail, refuse or interrupt as a test asks."""

import http.client
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


@contextmanager
def serving(answer):
    """Yield the address of a server on this machine; ``answer(request, body)`` gives status, headers and body."""

    class Handler(BaseHTTPRequestHandler):
        def _any(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, headers, data = answer(self, body)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_PUT = do_POST = do_DELETE = _any  # noqa: N815  (names of the library)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def forward(request, body, target):
    """Pass a request on to a server and return what it answers, as `serving` takes it."""
    connection = http.client.HTTPConnection(urlsplit(target).netloc)
    kept = {name: value for name, value in request.headers.items() if name.lower() not in {"host", "content-length"}}
    connection.request(request.command, request.path, body or None, kept)
    with connection.getresponse() as answer:
        passed = {name: answer.headers[name] for name in ("Content-Type",) if answer.headers[name]}
        found = answer.status, passed, answer.read()
    connection.close()
    return found
