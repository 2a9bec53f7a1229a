"""What many tests share: one language model and one headless Chromium for the whole run."""

import os
import shutil

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from spacy.language import Language

from kg import annotated

WINDOW = (1440, 900)


def _binary(*names):
    return next((found for name in names if (found := shutil.which(name))), None)


@pytest.fixture
def browser(chromium):
    """The Chromium of the session with an empty window of common size and nothing in its logs."""
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
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
        "--no-first-run",
        "--disable-background-networking",
        "--disable-dev-shm-usage",
        "--force-prefers-reduced-motion",
        f"--user-data-dir={tmp_path_factory.mktemp('chromium')}",
        f"--window-size={WINDOW[0]},{WINDOW[1]}",
    ):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    window = webdriver.Chrome(options=options, service=Service(driver))
    try:
        yield window
    finally:
        window.quit()


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The full pipeline, loaded once; tests must not change it."""
    return annotated.load()
