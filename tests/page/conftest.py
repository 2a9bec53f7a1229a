"""A headless Chromium for the browser tests, and the page of the sample network in it."""

import os
import shutil

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

WINDOW = (1440, 900)


def _binary(*names):
    return next((found for name in names if (found := shutil.which(name))), None)


@pytest.fixture
def browser(tmp_path):
    """A fresh Chromium with its log kept; skipped where there is none, failed if KG_REQUIRE_BROWSER=1."""
    chromium, driver = _binary("chromium", "chromium-browser", "google-chrome"), _binary("chromedriver")
    if not (chromium and driver):
        reason = "no chromium with chromedriver on this machine"
        if os.environ.get("KG_REQUIRE_BROWSER") == "1":
            pytest.fail(reason + ", and KG_REQUIRE_BROWSER=1 asks for it")
        pytest.skip(reason)

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-dev-shm-usage",
        "--force-prefers-reduced-motion",
        f"--user-data-dir={tmp_path / 'chromium'}",
        f"--window-size={WINDOW[0]},{WINDOW[1]}",
    ):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    window = webdriver.Chrome(options=options, service=Service(driver))
    try:
        yield window
    finally:
        window.quit()
