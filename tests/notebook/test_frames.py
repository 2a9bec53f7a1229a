"""The page is drawn inside JupyterLab, Notebook 7 and what VS Code lets an output do, and asks no other host.

JupyterLab and Notebook 7 are real: a server on loopback, a browser, a kernel. VS Code is not: the test gives the output
the surroundings of its notebook webview as of version 1.9x, namely a frame with the sandbox flags that VS Code sets,
the content security policy of its notebook output (setting ``notebook.experimental.enableCsp``, the stricter of its
two modes), a ``<base>`` on another origin, and HTML put in as ``innerHTML``. What VS Code itself does around
that (trusting a workspace, its own renderer for HTML, vscode.dev) is not tested.
"""

import http.server
import json
import os
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from selenium.common.exceptions import TimeoutException
from selenium.webdriver.support.ui import WebDriverWait

pytestmark = pytest.mark.browser

COLOURS = """
const canvas = document.querySelector('canvas');
if (!canvas || !performance.getEntriesByName('kg-drawn').length) return 0;
const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
const seen = new Set();
for (let i = 0; i < data.length; i += 4) if (data[i + 3]) seen.add(data.slice(i, i + 3).map(v => v >> 4).join());
return seen.size;
"""
PLACES = ["lab/tree", "notebooks"]  # JupyterLab and Notebook 7, of one server
SECONDS = 90  # a kernel and a server start in this time even on a busy machine


def wait(browser, condition, *values):
    return WebDriverWait(browser, SECONDS, ignored_exceptions=()).until(
        lambda window: window.execute_script(condition, *values)
    )


def asked(browser):
    """Return the hosts that Chromium asked for something, by its own network log."""
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    urls = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    return {urlsplit(url).hostname for url in urls if not url.startswith(("data:", "blob:", "about:"))}


def drawn(browser, frame):
    """Go into a frame, wait until its network is drawn, and return the number of colours in it.

    A frame out of sight is not drawn, and a notebook scrolls by itself after a cell was run: each look scrolls back.
    """

    def colours(window):
        window.execute_script("arguments[0].scrollIntoView()", frame)
        window.switch_to.frame(frame)
        if not (seen := window.execute_script(COLOURS)):
            window.switch_to.parent_frame()
        return seen

    return WebDriverWait(browser, SECONDS, ignored_exceptions=()).until(colours)


def kernel_is_ready(address, token, name):
    """Tell whether the kernel of a notebook is connected to its page and idle: a cell run before that is dropped."""
    try:
        with urlopen(f"{address}api/sessions?token={token}", timeout=10) as answer:
            kernels = [session["kernel"] for session in json.load(answer) if session["path"] == name]
    except HTTPError:  # a list taken while a kernel comes or goes
        return False
    return any(kernel["connections"] > 0 and kernel["execution_state"] == "idle" for kernel in kernels)


@pytest.fixture(scope="module")
def server(tmp_path_factory, graph):
    """A Jupyter server on a free port of loopback, with a notebook of one executed cell; (address, token, folder)."""
    home = tmp_path_factory.mktemp("jupyter")
    work = home / "work"
    work.mkdir()
    data = {"text/html": graph.show()._repr_html_(), "text/plain": "page"}
    output = {"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": 1}
    source = f"import kg\nkg.open({str(graph.path)!r}).show(height=420)"
    cell = {
        "id": "one",
        "cell_type": "code",
        "source": source,
        "outputs": [output],
        "execution_count": 1,
        "metadata": {},
    }
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = {"cells": [cell], "metadata": {"kernelspec": spec}, "nbformat": 4, "nbformat_minor": 5}
    for place in PLACES:  # each its own: what is run in one place is saved
        (work / f"{place.partition('/')[0]}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    runtime, token = home / "runtime", "loopback"
    settings = {f"JUPYTER_{name.upper()}_DIR": str(home / name) for name in ("config", "data", "runtime")}
    environment = os.environ | settings | {"HOME": str(home), "IPYTHONDIR": str(home / "ipython")}
    environment |= {"JUPYTER_PATH": str(Path(sys.prefix) / "share" / "jupyter"), "JUPYTER_PLATFORM_DIRS": "1"}
    command = [sys.executable, "-m", "notebook", "--no-browser", "--allow-root"]
    command += ["--ServerApp.ip=127.0.0.1", "--ServerApp.port=0", f"--IdentityProvider.token={token}"]
    command += [f"--ServerApp.root_dir={work}", "--LabApp.news_url=None", "--LabApp.extension_manager=readonly"]
    command += ["--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate"]
    with (home / "log").open("w") as log, subprocess.Popen(command, env=environment, stdout=log, stderr=log) as process:
        try:
            yield _address(process, runtime, home / "log"), token
        finally:
            process.terminate()  # ends its kernels as well


def _address(process, runtime, log):
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and process.poll() is None:
        for file in runtime.glob("jpserver-*.json"):
            try:
                return json.loads(file.read_text())["url"]
            except (ValueError, KeyError):  # half written
                continue
        time.sleep(0.2)
    pytest.fail(f"the Jupyter server did not start: {log.read_text()[-2000:]}")


def run_cell(browser, address, token, name):
    """Run the notebook's first cell as it is opened, and return the frame that it shows, None if there comes none."""
    WebDriverWait(browser, SECONDS).until(lambda _: kernel_is_ready(address, token, name))
    run = "[data-command='notebook:run-cell-and-select-next']"  # the toolbar may come after the cells
    WebDriverWait(browser, SECONDS).until(lambda _: browser.find_elements("css selector", run))[0].click()
    try:
        return wait(browser, "return document.querySelector('.jp-OutputArea-output iframe')")
    except TimeoutException:
        browser.refresh()
        return None


@pytest.mark.parametrize("place", PLACES)
def test_a_jupyter_notebook_draws_the_page_and_asks_no_other_host(browser, server, place):
    (address, token), name = server, f"{place.partition('/')[0]}.ipynb"
    browser.get(f"{address}{place}/{name}?token={token}")
    # What was saved by somebody else is not trusted yet: the frame is taken out, and words stand in its place.
    wait(browser, "return document.querySelector('.jp-OutputArea-output')")
    output = "return document.querySelector('.jp-OutputArea-output').textContent"
    assert "choose Trust Notebook" in wait(browser, output)
    assert not browser.find_elements("css selector", ".jp-OutputArea-output iframe")
    tries = (run_cell(browser, address, token, name) for _ in range(4))  # a busy machine may drop a run
    frame = next(found for found in tries if found)
    assert drawn(browser, frame) > 5
    browser.execute_script("document.querySelector('.skip').click()")  # a link within the page stays within it
    assert browser.find_element("id", "actors").is_displayed()
    browser.switch_to.default_content()
    assert asked(browser) == {"127.0.0.1"}


POLICY = (
    "default-src 'none'; script-src {host} 'unsafe-inline' 'unsafe-eval'; style-src {host} 'unsafe-inline'; "
    "img-src {host} https: http: data:; font-src {host} https:; connect-src https:; child-src https: data:;"
)
WEBVIEW = """<!doctype html><html><head><meta charset="utf-8"><base href="http://localhost:9/work/">
<meta http-equiv="Content-Security-Policy" content="{policy}"></head><body><div id="output"></div><script>
const html = {html};
document.getElementById('output').innerHTML = html;
</script></body></html>"""
OUTER = (
    "<!doctype html><meta charset=utf-8><iframe id=webview src=webview.html style='width: 900px; height: 700px' "
    "sandbox='allow-same-origin allow-pointer-lock allow-scripts allow-downloads allow-forms'></iframe>"
)


@pytest.fixture
def site(tmp_path):
    """Files of a folder on a free port of loopback; (address, folder)."""
    handler = partial(type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": _say_nothing}))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=tmp_path)) as http_server:
        thread = threading.Thread(target=http_server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{http_server.server_port}/", tmp_path
        finally:
            http_server.shutdown()
            thread.join()


def _say_nothing(*_):
    """Keep the test's output clean."""


def test_the_page_is_drawn_under_the_rules_of_a_vs_code_output(browser, site, graph):
    address, folder = site
    html = json.dumps(graph.show(height=600)._repr_html_()).replace("<", "\\u003c")
    policy = POLICY.format(host=address)
    (folder / "webview.html").write_text(WEBVIEW.format(policy=policy, html=html), encoding="utf-8")
    (folder / "index.html").write_text(OUTER, encoding="utf-8")
    browser.get(address)
    browser.switch_to.frame("webview")
    assert drawn(browser, wait(browser, "return document.querySelector('#output iframe')")) > 5
    browser.execute_script("document.querySelector('.skip').click()")
    assert browser.find_element("id", "actors").is_displayed()
    browser.switch_to.default_content()
    assert asked(browser) == {"127.0.0.1"}
    errors = [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    assert [message for message in errors if "favicon" not in message] == []
