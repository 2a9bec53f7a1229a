"""How fast the page is in headless Chromium: python benchmarks/page.py [ACTORS] [RUNS] [--dashboard].

Targets: 300 actors drawn within 1 second, 2,000 within 3, from the start of navigation to the first full drawing, with
no network request and no script error; any filter answered within 0.2 seconds, all actors shown. Chromium's own
start-up is not counted. A filter's time is from the click until the canvas is painted anew, once the page has made
ready, in idle moments, what its other views need. People act for states, so that the page can be folded. Of the
dashboard, a step of the time bar is measured as well, until network, map and timeline have followed it, two frames of
the screen included; at most 0.2 seconds.
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

from kg.evidence import Event, Evidence
from kg.page import dashboard_page, page
from kg.page.map.shapes import points

KINDS = ("State", "State", "Person", "Organization", "Alliance", "Group")
TERMS = {"ASSAULT": -1, "CONSULT": 1, "AID": 1, "ACCUSE": -1, "REQUEST": 0}

# Each control once, with all actors shown; each takes back what it did.
CONTROLS = """
const found = {};
const measure = (name, work) => {
  const start = performance.now();
  work();
  kg.network.redraw();
  found[name] = Math.max(found[name] ?? 0, performance.now() - start);
};
const twice = (name, selector) => {
  const control = document.querySelector(selector);
  if (!control) return;
  measure(name, () => control.click());
  measure(name, () => control.click());
};
const slide = (name, id, value) => {
  const control = document.getElementById(id);
  const before = control.value;
  const set = (now) => { control.value = now; control.dispatchEvent(new Event("input")); };
  for (const now of [value, before]) measure(name, () => set(now));
};
document.querySelector("[data-filter^=Only]")?.click();
twice("sign", "[data-filter=Hostility]");
twice("kind", "[data-filter=States]");
twice("relation", "[data-filter=Aid]");
twice("source", "#outlets label:nth-of-type(3) input");  // not the one that is made ready
slide("time", "since", 4);
slide("confidence", "confidence", 0.6);
twice("fold", "[data-filter='Fold into states']");
twice("blocs", "[data-filter=Blocs]");
const filters = Object.keys(found);
const hover = kg.network.body.emitter;
measure("pointer", () => hover.emit("hoverNode", { node: 1 }));
measure("pointer", () => hover.emit("blurNode", { node: 1 }));
measure("several", () => kg.select({ group: [0, 1, 2, 3, 4] }));
measure("actor", () => kg.select({ actor: 0 }));
measure("neighbourhood", () => document.querySelector("[data-depth='1']").click());
measure("neighbourhood", () => document.querySelector("[data-depth='0']").click());
measure("path", () => kg.select({ path: [0, kg.actors.length - 1] }));
measure("close", () => kg.select(null));
return [found, filters];
"""

BRUSH = """
const [done, times] = [arguments[0], []];
const slider = document.getElementById("since");
const step = (value) => {
  if (value > 8) { done(Math.max(...times)); return; }
  performance.clearMarks("kg-followed");
  const start = performance.now();
  slider.value = value;
  slider.dispatchEvent(new Event("input"));
  const seen = () => { times.push(performance.now() - start); step(value + 1); };
  const look = () => requestAnimationFrame(performance.getEntriesByName("kg-followed").length ? seen : look);
  look();
};
step(1);
"""


def network(actors, seed=1):
    numbers = random.Random(seed)
    graph = nx.MultiDiGraph()
    for n in range(actors):
        state = f"urn:n{n - 2:04}" if KINDS[n % 6] == "Person" else ""
        graph.add_node(f"urn:n{n:04}", label=f"Actor number {n}", kind=KINDS[n % 6], named=True, state=state)
    for n in range(actors * 4):
        u, v = int(actors * numbers.random() ** 2), numbers.randrange(actors)
        term = numbers.choice(list(TERMS))
        if u != v:
            date = f"2024-{n % 12 + 1:02}-{n % 28 + 1:02}"
            said = Evidence(
                f"urn:d{n}", 0, 60, f"Actor {u} did something to actor {v}, it was said.", "event", date=date,
                outlet=f"Outlet {n % 9}",
            )  # fmt: skip
            data = {"sign": TERMS[term], "weight": numbers.uniform(0.1, 3), "kind": "event", "times": (date,)}
            confidence = round(numbers.uniform(0.4, 1), 2)
            graph.add_edge(f"urn:n{u:04}", f"urn:n{v:04}", key=term, evidence=(said,), confidence=confidence, **data)
    return graph


def on_the_map(graph, seed=1):
    """Return the network with states and events that have dates and places."""
    numbers = random.Random(seed)
    keys = sorted(points())
    states, places = ([key for key in keys if key.startswith(kind)] for kind in ("state/", "place/"))
    named = {node: f"urn:{key}" for node, key in zip(sorted(graph), states, strict=False)}
    whole = nx.relabel_nodes(graph, named)
    acting = {node: named.get(state, state) for node, state in whole.nodes(data="state")}
    nx.set_node_attributes(whole, acting, "state")
    nx.set_node_attributes(whole, {node: {"kind": "State", "state": ""} for node in named.values()})
    found = []
    for n, (u, v, term, data) in enumerate(whole.edges(keys=True, data=True)):
        quad = {1: "material cooperation", -1: "material conflict", 0: ""}[data["sign"]]
        place = numbers.choice(places) if n % 4 == 0 else ""
        found.append(
            Event(
                f"urn:event/{n}", "", term, "Happened", data["times"][0], place and f"urn:{place}", place,
                names=((u,), (v,)), arcs=((u, v),), quad=quad, evidence=data["evidence"],
            )
        )  # fmt: skip
    whole.graph |= {"base": "urn:", "events": tuple(sorted(found, key=lambda event: (event.time, event.iri)))}
    return whole


def drawn(path, folder, *, linked=False):
    """Return milliseconds until drawn, numbers of requests and of errors, milliseconds by control, and the filters."""
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
        if linked:
            mark = "return (performance.getEntriesByName('kg-followed')[0] || {}).startTime"
            while (all_three := browser.execute_script(mark)) is None:
                time.sleep(0.05)
            moment = max(moment, all_three)
        while not browser.execute_script("return performance.getEntriesByName('kg-ready').length"):
            time.sleep(0.05)
        controls, filters = browser.execute_script(CONTROLS)
        if linked:
            controls["brush"] = browser.execute_async_script(BRUSH)
        requests = browser.execute_script("return performance.getEntriesByType('resource').length")
        return moment, (requests, len(browser.get_log("browser"))), controls, filters
    finally:
        browser.quit()


def main():
    linked = "--dashboard" in sys.argv
    given = [word for word in sys.argv[1:] if word != "--dashboard"]
    actors, runs = (int(text) for text in (given + ["300", "3"][len(given) :]))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        start = time.perf_counter()
        graph = on_the_map(network(actors)) if linked else network(actors)
        (dashboard_page if linked else page)(graph, folder / "page.html", most=actors)
        print(f"made in {time.perf_counter() - start:.2f} s, {(folder / 'page.html').stat().st_size / 1e6:.2f} MB")
        found = [drawn(folder / "page.html", folder / f"chromium{run}", linked=linked) for run in range(runs)]
    first = statistics.median(moment for moment, *_ in found) / 1000
    requests, errors = (max(counts[place] for _, counts, *_ in found) for place in (0, 1))
    print(f"{actors} actors drawn after {first:.2f} s (median of {runs}), {requests} requests, {errors} script errors")
    took = {name: statistics.median(controls[name] for _, _, controls, _ in found) for name in found[0][2]}
    print("all shown, ms: " + ", ".join(f"{name} {value:.0f}" for name, value in took.items()))
    slowest = max(found[0][3], key=took.__getitem__)
    print(f"slowest filter: {slowest}, {took[slowest]:.0f} ms")


if __name__ == "__main__":
    main()
