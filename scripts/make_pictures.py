"""Make the pictures of the README and docs/ from what `make demo` builds: python scripts/make_pictures.py DEMO DOCS.

Needs chromium and chromedriver. Each picture is a page with a fragment of its address, in a window of a size; those
whose page begins with a slash are of the site that `kg serve DEMO/graph` puts in front of the graph.
"""

import base64
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

from kg.namespaces import BASE_IRI

AZERBAIJAN, ARMENIA, TURKIYE = (f"{BASE_IRI}state/{code}" for code in ("AZ", "AM", "TR"))
QUERY = """SELECT ?actor ?recipient (COUNT(?event) AS ?events) WHERE {
  ?event a kg:Event ; kg:status kg:Happened ; kg:actor/rdfs:label ?actor ; kg:recipient/rdfs:label ?recipient .
}
GROUP BY ?actor ?recipient ORDER BY DESC(?events) ?actor LIMIT 30"""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to take: its name, the page, what to show of it, and the window in pixels."""

    name: str
    page: str
    fragment: str = ""
    wide: int = 1440
    high: int = 900
    scale: float = 1.0


PICTURES = (
    Picture("influence", "influence"),
    Picture("evidence", "influence", f"pair={ARMENIA}+{AZERBAIJAN}"),
    Picture("around", "influence", f"around={AZERBAIJAN}&steps=1&theme=dark", 1000, 760),
    Picture("phone", "influence", f"actor={TURKIYE}&theme=dark", 390, 844, 1.5),
    Picture("report", "report"),
    Picture("timeline", "timeline"),
    Picture("map", "map", high=1120),
    Picture("dashboard", "dashboard", f"pair={ARMENIA}+{AZERBAIJAN}"),
    Picture("entity", "/id/state/AZ", high=1000),
    Picture("document", "/document/azal-crash-accounts.txt"),
    Picture("editor", "/editor", f"query={quote(QUERY)}&view=network", high=1180),
)


def main() -> None:
    """Take every picture."""
    demo, docs = (Path(word).resolve() for word in sys.argv[1:])
    docs.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
        flags = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
        for flag in (*flags, "--hide-scrollbars", "--force-prefers-reduced-motion", f"--user-data-dir={profile}"):
            options.add_argument(flag)
        browser = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        try:
            with site(demo / "graph") as url:
                for picture in PICTURES:
                    place = (demo / picture.page).with_suffix(".html").as_uri()
                    take(browser, picture, url + picture.page if picture.page.startswith("/") else place, docs)
        finally:
            browser.quit()


@contextmanager
def site(graph: Path) -> Iterator[str]:
    """Serve a graph while the pictures are taken; gives the address, without a slash at its end."""
    command = [sys.executable, "-m", "kg.cli", "serve", str(graph), "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr is not None
        yield server.stderr.readline().rpartition(" at ")[2].strip().rstrip("/")
    finally:
        server.terminate()
        server.wait(timeout=20)


def take(browser: webdriver.Chrome, picture: Picture, place: str, docs: Path) -> None:
    """Open the page as the picture wants it and write ``NAME.png``."""
    size = {"width": picture.wide, "height": picture.high, "deviceScaleFactor": picture.scale}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {**size, "mobile": picture.wide < 600})
    browser.get("about:blank")
    browser.get(f"{place}#{picture.fragment}")
    ready = (
        "return (!document.getElementById('kg-data') || performance.getEntriesByName('kg-drawn').length > 0)"
        " && (!document.getElementById('atlas') || document.getElementById('atlas').dataset.drawn !== undefined)"
        " && (!document.getElementById('workbench') || document.querySelector('.drawn')?.dataset.drawn === 'yes')"
    )
    WebDriverWait(browser, 30).until(lambda window: window.execute_script(ready))
    browser.execute_script("document.activeElement.blur()")
    browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    shot = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
    (docs / f"{picture.name}.png").write_bytes(base64.b64decode(shot["data"]))


if __name__ == "__main__":
    main()
