"""Time until the page of 300 actors is drawn in headless Chromium: python benchmarks/page.py [ACTORS] [RUNS].

Target: 2 seconds from the start of navigation to the first full drawing, with no network request. Chromium's own
start-up is not counted.
"""

import random
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import networkx as nx
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from kg.network import Passage
from kg.page import page

KINDS = ("State", "State", "Person", "Organization", "Alliance", "Group")
TERMS = {"ASSAULT": -1, "CONSULT": 1, "AID": 1, "ACCUSE": -1, "REQUEST": 0}


def network(actors, seed=1):
    numbers = random.Random(seed)
    graph = nx.MultiDiGraph()
    for n in range(actors):
        graph.add_node(f"urn:n{n:04}", label=f"Actor number {n}", kind=KINDS[n % 6], named=True)
    for n in range(actors * 4):
        u, v = int(actors * numbers.random() ** 2), numbers.randrange(actors)
        term = numbers.choice(list(TERMS))
        if u != v:
            date = f"2024-{n % 12 + 1:02}-{n % 28 + 1:02}"
            said = Passage(
                f"urn:d{n}", 0, 60, f"Actor {u} did something to actor {v}, it was said.", "event", date=date
            )
            data = {"sign": TERMS[term], "weight": numbers.uniform(0.1, 3), "kind": "event", "times": (date,)}
            graph.add_edge(f"urn:n{u:04}", f"urn:n{v:04}", key=term, evidence=(said,), **data)
    return graph


def drawn(path, folder):
    """Return milliseconds until drawn, and how many resources were asked for."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
    for flag in (*flags, f"--user-data-dir={folder}", "--window-size=1440,900"):
        options.add_argument(flag)
    browser = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        browser.get(path.as_uri())
        mark = "return (performance.getEntriesByName('kg-drawn')[0] || {}).startTime"
        while (moment := browser.execute_script(mark)) is None:
            time.sleep(0.05)
        return moment, browser.execute_script("return performance.getEntriesByType('resource').length")
    finally:
        browser.quit()


def main():
    actors, runs = (int(text) for text in (sys.argv[1:] + ["300", "3"][len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        start = time.perf_counter()
        page(network(actors), folder / "page.html")
        print(f"made in {time.perf_counter() - start:.2f} s, {(folder / 'page.html').stat().st_size / 1e6:.2f} MB")
        times = [drawn(folder / "page.html", folder / f"chromium{run}") for run in range(runs)]
    print(
        f"{actors} actors drawn after {statistics.median(t for t, _ in times) / 1000:.2f} s (median of {runs}), ",
        end="",
    )
    print(f"{max(n for _, n in times)} requests")


if __name__ == "__main__":
    main()
