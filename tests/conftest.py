"""What many tests share: one language model and one headless Chromium for the whole run, or for each of its workers."""

import copy
import gc
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from functools import cache
from pathlib import Path

import kept_parses
import pytest
from hypothesis import settings
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait
from spacy.language import Language

from kg import annotated
from kg.annotated import pipeline

WINDOW = (1440, 848)
MEMORY = Path("/dev/shm")  # where files are kept in memory, on Linux
ROOM = 4 << 30  # bytes: a run keeps some hundred megabytes at a time
DAY = 86_400  # seconds

# A busy machine is no mistake, and every run and worker tries the same examples.
settings.register_profile("kg", deadline=None, max_examples=50, derandomize=True)
settings.load_profile("kg")


def pytest_configure(config: pytest.Config) -> None:
    """Keep the files of a run in memory if asked to, where there is room: a store waits for the disk at every step."""
    chosen = "TMPDIR" in os.environ or config.option.basetemp  # by the caller, or for a worker of the run
    wanted = os.environ.get("KG_TESTS_IN_MEMORY") == "1"  # the store's library was twice seen to crash there
    if not wanted or chosen or not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < ROOM:
        return
    for left in MEMORY.glob("kg-tests-*"):
        if time.time() - left.stat().st_mtime > DAY:  # by a run that was killed
            shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix="kg-tests-", dir=MEMORY))
    folder.chmod(0o711)  # a test reads its files as somebody else
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)  # of this process and those that it starts


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Have the collector of garbage leave tests and modules alone: there are 700,000 objects, and all stay."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


# One fixture of each does the most: begun first, they are not divided among workers at the end of a run.
DEAREST = ("test_notebooks.py", "test_frames.py", "test_interruption.py", "test_week.py", "test_demo.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have the dearest modules run first, all others in their order."""
    items.sort(key=lambda item: item.path.name not in DEAREST)


def _binary(*names):
    return next((found for name in names if (found := shutil.which(name))), None)


@pytest.fixture
def browser(chromium):
    """The Chromium of the session with a window of common size and nothing in its logs; a test opens a page first."""
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    if not chromium.current_url.startswith("file:"):  # a page from a file asks nothing of anybody once it stands
        chromium.get("about:blank")
    for kind in ("browser", "performance"):
        chromium.get_log(kind)  # what came before is not this test's
    return chromium


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    """One Chromium with its logs kept; skipped where there is none, failed if KG_REQUIRE_BROWSER=1."""
    binary, driver = _binary("chromium", "chromium-browser", "google-chrome"), _binary("chromedriver")
    if not (binary and driver):
        reason = "no chromium with chromedriver on this machine"
        if os.environ.get("KG_REQUIRE_BROWSER") == "1":
            pytest.fail(reason + ", and KG_REQUIRE_BROWSER=1 asks for it")
        pytest.skip(reason)

    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for flag in (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--in-process-gpu",  # fewer processes to start for each page
        "--no-zygote",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-dev-shm-usage",
        "--force-prefers-reduced-motion",
        f"--user-data-dir={tmp_path_factory.mktemp('chromium')}",
    ):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    window = webdriver.Chrome(options=options, service=Service(driver))
    try:
        _leave_tabs(window)
        yield window
    finally:
        window.quit()


def _leave_tabs(window):
    """Go over to a window without tabs, whose signs of loading are drawn anew sixty times a second."""
    tab = window.current_window_handle
    window.execute_script("window.open('about:blank', '', 'popup,noopener')")
    WebDriverWait(window, 60, poll_frequency=0.02).until(lambda _: len(window.window_handles) == 2)
    window.close()
    window.switch_to.window(next(handle for handle in window.window_handles if handle != tab))
    window.set_window_size(*WINDOW)


@pytest.fixture
def oxigraph() -> Iterator[str]:
    """The address of an empty `oxigraph` server in memory, on this machine alone."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = [str(Path(sys.executable).with_name("oxigraph")), "serve", "--bind", place]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        try:
            host, port = place.split(":")
            while True:
                assert server.poll() is None, "the server did not start"
                try:
                    socket.create_connection((host, int(port)), timeout=1).close()
                    break
                except ConnectionRefusedError:
                    time.sleep(0.01)
            yield f"http://{place}"
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def parses(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of kept parses, one for all workers of a run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "parses"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def language_model(parses: Path) -> Callable[[], Language]:
    """The packaged language model without extractors: each call gives a copy that shares the weights."""
    load = cache(pipeline._load_model)

    def lend() -> Language:
        lent = kept_parses.keep(copy.copy(load(None)), parses)
        for name, value in vars(lent).items():
            if isinstance(value, dict | list | set):  # a copy's components come and go without touching the others'
                setattr(lent, name, copy.copy(value))
        return lent

    return lend


@pytest.fixture(scope="session", autouse=True)
def _one_model(language_model: Callable[[], Language]) -> Iterator[None]:
    """Whatever loads a pipeline in this process without naming a model gets the one model of the session."""
    load = pipeline._load_model
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "_load_model", lambda model: language_model() if model is None else load(model))
        yield


@pytest.fixture(scope="session")
def nlp(pipeline_of: Callable[..., Language]) -> Language:
    """The full pipeline, loaded once; tests must not change it."""
    return pipeline_of(*annotated.COMPONENTS)


@pytest.fixture(scope="session")
def pipeline_of(_one_model: None) -> Callable[..., Language]:
    """The pipeline of the components named, in order, assembled once for each choice; tests must not change it."""

    @cache
    def assembled(*components: str) -> Language:
        return annotated.load(components=components)

    return assembled


@pytest.fixture(scope="session")
def parser(pipeline_of: Callable[..., Language]) -> Language:
    """The language model with lemmas and parts of speech, without names and what follows; tests must not change it."""
    return pipeline_of("kg_morphology")
